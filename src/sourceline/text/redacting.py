"""Striking out of a decision what it holds of reports that are forgotten: who decided what, and when, stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from sourceline.model.corrections import Correction, Place, ReportRef, Side, Split, Thing


def redact(
    correction: Correction, gone: Callable[[ReportRef], bool], stays: Callable[[str], bool]
) -> Correction:
    """The same line without the words, the name and the address of reports that are `gone`.

    `stays` says of a name whether other reports have it, too: then it tells nothing of the forgotten one.
    What the person wrote, a reason or a new name, is theirs.
    """
    what = _struck(correction.what, gone, stays)
    return replace(correction, what=what, redacted=True) if what != correction.what else correction


def _struck(value: Any, gone: Callable[[ReportRef], bool], stays: Callable[[str], bool]) -> Any:
    if isinstance(value, tuple):
        return tuple(_struck(each, gone, stays) for each in value)
    if not is_dataclass(value):
        return value
    if isinstance(value, ReportRef):
        return replace(value, source="", url=None) if gone(value) else value
    inner = {
        each.name: _struck(getattr(value, each.name), gone, stays)
        for each in fields(cast(Any, value))
    }
    if isinstance(value, Place) and gone(value.report):
        inner |= {"words": "", "before": "", "after": ""}
    if isinstance(value, Thing) and gone(value.place.report) and not stays(value.name):
        inner["name"] = ""
    if isinstance(value, Side) and gone(value.place.report):
        inner["value"] = ""
    if isinstance(value, Split) and gone(value.thing.place.report):
        inner["form"] = value.form if value.form is None or stays(value.form) else ""
    return replace(cast(Any, value), **inner)
