"""Styled words laid out in lines of a terminal's width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import combining, east_asian_width

from sourceline.export.annotated.paint import Run

_ATOM = re.compile(r"\n| +|[^\n ]+")


def lines_of(runs: Iterable[Run], width: int | None) -> Iterator[list[Run]]:
    """Lines without their ends, broken at spaces; a word that is too long stays whole.

    Runs that touch without a space between them are one word, whatever their styles.
    """
    line: list[Run] = []
    used = 0
    for word in _words(runs):
        if word[0].text == "\n":
            yield line
            line, used = [], 0
            continue
        size = columns(word)
        if width is not None and used and used + size > width and not word[0].text.isspace():
            yield line
            line, used = [], 0
        line.extend(word)
        used += size
    if line:
        yield line


def columns(runs: Sequence[Run]) -> int:
    """How much room they take: letters of East Asia two, accents by themselves none."""
    return sum(_columns(letter) for run in runs for letter in run.text)


def _columns(letter: str) -> int:
    if combining(letter):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def _words(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Words, the spaces between them, and line ends, each by itself."""
    word: list[Run] = []
    for run in runs:
        for atom in _ATOM.findall(run.text):
            if atom.isspace():
                if word:
                    yield word
                word = []
                yield [Run(atom, run.style)]
            else:
                word.append(Run(atom, run.style))
    if word:
        yield word
