"""Languages other than English, told by their little words or their script.

Good for a paragraph of running text. It was py3langid once: right more often on ten words, and 76 MB
with numpy, 1.4 s and 100 MB of memory for the first report that is not English.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

UNKNOWN = "und"
# Share of a text's words that are on its language's list. In paragraphs of news 0.25 to 0.5 for
# Western Europe and 0.12 to 0.25 for languages that inflect more; a name list has under 0.05.
_LEAST_SHARE = 0.07
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def identify(text: str) -> str:
    """A language's two-letter code; "und" where none stands out."""
    data = _data()
    script = _script(text)
    if script is None:
        return _by_words(text)
    for language, letters in data["letters"].items():
        if script == "ar" and any(letter in text for letter in letters):
            return str(language)
    return script


def little_words(words: Iterable[str], code: str) -> int:
    """How many of some words are on a language's list."""
    listed = frozenset(str(_data()["words"].get(code, "")).split())
    return sum(word in listed for word in words)


def language_name(code: str) -> str:
    """ "German" for "de"; a code that has no name here stands for itself."""
    return str(_data()["names"].get(code, code))


def _script(text: str) -> str | None:
    """The language of a script that it has to itself; None for Latin, Cyrillic and others."""
    counts: Counter[str] = Counter()
    letters = 0
    for letter in filter(str.isalpha, text):
        letters += 1
        place = ord(letter)
        for language, (first, end) in _data()["scripts"].items():
            if first <= place < end:
                counts[language] += 1
                break
    # Japanese is mostly Chinese characters with kana between them.
    if counts["ja"] * 20 >= letters > 0:
        return "ja"
    language, most = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return language if most * 2 > letters else None


def _by_words(text: str) -> str:
    words = [word.lower() for word in _WORD.findall(text)]
    holders = _holders()
    scores: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for word in words:
        for language in holders.get(word, ()):
            # A word of one language says more than one that its neighbours share.
            scores[language] += 1000 // len(holders[word])
            hits[language] += 1
    # Where two fit alike, the one that the list names first.
    best = max(_data()["words"], key=lambda language: scores[language])
    return str(best) if hits[best] >= _LEAST_SHARE * len(words) and hits[best] else UNKNOWN


@cache
def _data() -> dict[str, Any]:
    place = resources.files("sourceline.text") / "languages" / "foreign.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))


@cache
def _holders() -> dict[str, tuple[str, ...]]:
    """Little word to the languages that have it."""
    found: dict[str, dict[str, None]] = {}
    for language, words in _data()["words"].items():
        for word in words.split():
            found.setdefault(word, {})[language] = None
    return {word: tuple(languages) for word, languages in found.items()}
