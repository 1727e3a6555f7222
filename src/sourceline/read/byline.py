"""Lines that say when a report was published and by whom: "Posted on Friday, 3 May 2030 by A. Ito".

They stand at the head or the foot. A date in a line is not enough, since chapters of a chronology
have one too: apart from the date there must be nothing but the words of such lines ("Published",
"By", a name, an outlet, a time of day), and a text with many such lines is a chronology.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.model.span import Mark, Span, overlaps_any
from sourceline.model.when import When
from sourceline.read.stamps import find_clock, when_of, with_clock
from sourceline.text.calendar import find_calendar_dates
from sourceline.text.credits import EDGES, is_credit, is_signature
from sourceline.text.lexicon import words_of

HEAD_LINES = 8
FOOT_LINES = 6
LINE_WORDS = 25
LINE_CHARS = 220
# With this many dated lines the text tells day by day, or lists other reports.
CHRONOLOGY = 4

_LINE = re.compile(r"[^\n]+")
_SEPARATOR = re.compile(r"\s*(?:[|·•∙▪/–—]|--|\s-\s|,|\t|\s{3,})\s*")
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?:\bat\s+)?\b\d{1,2}(?:[:.]\d{2}(?::\d{2})?)?\s?(?:[ap]\.?m\b\.?)?(?:\s?h(?:rs)?\b)?"
    r"(?:\s?\(?(?:[A-Z]{2,4}T?|Z)\)?\b)?",
)
_THIS_STORY = re.compile(
    r"[*_(\[ ]{0,3}(?:this|a version of this|an earlier version of this)\s+"
    r"(?:article|story|report|post|piece|item|column|page|feature|blog|interview|review)\b.{0,60}?"
    r"\b(?:published|posted|appeared|printed|updated|modified|ran)\b",
    re.IGNORECASE,
)
# What a notice put right is part of what the report says.
_CORRECTION = re.compile(
    r"correct|error|mistak|misst|mis-?sp|misid|wrong|amend|clarif", re.IGNORECASE
)
# The end of a dateline: a sentence follows.
_BODY_BEGINS = re.compile(r"\w\)\s{0,2}(?:--?|–|—)\s")
_AGE = re.compile(
    r"\b\d{1,2}\s+(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?)\s+(?:ago|read)\b"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """`rank`: 0 published, 1 not said, 2 last changed."""

    span: Span
    when: When
    rank: int


def find_bylines(text: str, marks: tuple[Mark, ...]) -> tuple[Byline, ...]:
    """The dated lines at head and foot, in order of place; none in a chronology."""
    lines = _lines(text, marks)
    edges = [*lines[:HEAD_LINES], *lines[max(HEAD_LINES, len(lines) - FOOT_LINES) :]]
    found = [byline for line in edges if (byline := read_byline(text, line))]
    return tuple(found) if len(found) < CHRONOLOGY else ()


def read_byline(text: str, line: Span) -> Byline | None:
    """The byline that the whole line is, if it is one and names a day."""
    words = line.cut(text)
    if len(words) > LINE_CHARS or len(words.split()) > LINE_WORDS:
        return None
    if not any(c.isdigit() for c in words):
        return None
    dates = [
        (item, when)
        for item in find_calendar_dates(text, line.start, line.end)
        if (when := when_of(item)) is not None and when.is_day
    ]
    if not dates:
        return None
    item, when = dates[0]
    before = text[line.start : item.span.start]
    after = text[item.span.end : line.end]
    for later, _ in dates[1:]:
        after = after.replace(later.span.cut(text), " ")
    rank = _rank(before, after, words)
    if rank is None:
        return None
    timed = with_clock(when, *find_clock(text[: line.end], item.span.end))
    return Byline(line, timed or when, rank)


def _rank(before: str, after: str, line: str) -> int | None:
    """What the words around the date make of it; None where the line is no byline."""
    if _THIS_STORY.match(line):
        return None if _CORRECTION.search(line) else 0
    if _BODY_BEGINS.search(after):
        return None
    left, right = _bare(before), _bare(after)
    label, rest = _label(left)
    if label is not None and is_credit(right) and (not rest or is_credit(rest)):
        return label
    if not left and not right:
        return 1
    if not left:
        return 1 if _SEPARATOR.match(after) and is_credit(right, most=5) else None
    if not right or is_credit(right):
        named = is_signature(left) or (_ends_apart(before) and is_credit(left))
        return 1 if named else None
    return None


def _bare(words: str) -> str:
    """Without weekdays, times of day and the marks at the ends."""
    words = _AGE.sub(" ", _CLOCK.sub(" ", _WEEKDAY.sub(" ", words)))
    return " ".join(words.split()).strip(EDGES)


def _label(words: str) -> tuple[int | None, str]:
    """What the last part of `words` before a date says of the date, and what stands before that."""
    plain = words.casefold().replace(":", " ").split()
    for size in range(min(5, len(plain)), 0, -1):
        label = " ".join(plain[-size:])
        for rank, key in ((0, "published"), (2, "updated")):
            if label in words_of("bylines", key):
                kept = words.replace(":", " ").split()[:-size]
                return rank, " ".join(kept).strip(EDGES)
    return None, words


def _ends_apart(before: str) -> bool:
    """Whether a mark or a wide space parts the date from what stands before it."""
    bare = _WEEKDAY.sub("", before).rstrip(" ")
    return bool(bare) and (bare[-1] in ",|·•∙▪/–—-:;\t)" or before.endswith("   "))


def _lines(text: str, marks: tuple[Mark, ...]) -> list[Span]:
    """The lines outside header marks that hold words, without the space around them."""
    return [line for line in _edge_lines(text) if not overlaps_any(line, [m.span for m in marks])]


def _edge_lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if words and any(c.isalnum() for c in words[:LINE_CHARS]):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield Span(start, start + len(words))
