"""Settings in words: as a file that says where each value came from."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby

from sourceline.settings.choosing import DEFAULT, Chosen
from sourceline.settings.setting import Setting, shown
from sourceline.settings.values import ALL, value_of


def tell_settings(chosen: Chosen, *, reasons: bool = False) -> str:
    """TOML that a program can read, with comments for people; no line holds another than it says."""
    return "\n".join(_lines(chosen, reasons)) + "\n"


def _lines(chosen: Chosen, reasons: bool) -> Iterator[str]:
    for path in chosen.files:
        yield f"# {_one_line(str(path))}{'' if path.exists() else ' (not there)'}"
    for section, settings in groupby(ALL, lambda each: each.section):
        yield ""
        yield f"[{section}]"
        for each in settings:
            if reasons:
                yield from _about(each)
            value = shown(value_of(chosen.settings, each.path))
            origin = chosen.origins[each.path]
            unit = f"{each.unit}; " if each.unit else ""
            told = (
                origin
                if origin == DEFAULT
                else f"{_one_line(origin)}; default {shown(each.default)}"
            )
            yield f"{f'{each.name} = {value}':<28} # {unit}{told}"


def _about(each: Setting) -> Iterator[str]:
    told = f"{each.reason} Give {each.wanted}; or {each.variable}."
    yield from (f"# {line}" for line in textwrap.wrap(told, 96))


def _one_line(words: str) -> str:
    return " ".join(words.split())
