"""Word lists by language, kept as data in `text/languages/<language>/<name>.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load_lexicon(name: str, language: str = "en") -> dict[str, Any]:
    """The word list `name` of a language, as its TOML says; an empty one where there is none.

    English stands in for a language that has no lists at all: callers check `has_language` first.
    """
    place = resources.files("sourceline.text") / "languages" / language / f"{name}.toml"
    if not place.is_file():
        return {}
    return tomllib.loads(place.read_text(encoding="utf-8"))


@cache
def words_of(name: str, key: str, language: str = "en") -> frozenset[str]:
    """One list of a lexicon, as a set."""
    return frozenset(load_lexicon(name, language).get(key, ()))


@cache
def has_language(language: str) -> bool:
    """Whether there are word lists for it, so that its sentences can be annotated by rule."""
    return (resources.files("sourceline.text") / "languages" / language).is_dir()
