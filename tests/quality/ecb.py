"""ECB+ as newspapers print it: reports on the same events, and what of them is one event or one thing.

The set is cut into tokens with a space between them ("World 's" , "`` Australia , ''"). Reports are not
printed so, and nothing here reads them so: the spaces before commas and the like are taken out, doubled
apostrophes become quotation marks, and every place is carried along.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sourceline.model.span import Span
from sourceline.text.lexicon import words_of

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "xdoc"
ACTS, THINGS, TIMES = ("ACT",), ("HUM", "LOC", "NON"), ("TIM",)

_TOKEN = re.compile(r"\S+")
_CLOSES = re.compile(r"[,.;:?!%)\]]+|\.\.\.|n't|'(?:s|re|ve|ll|d|m)?|''|”|’s?", re.IGNORECASE)
_OPENS = frozenset(["(", "[", "$", "#", "``", "“", "‘"])
_WORD = re.compile(r"\w(?:[\w.&'’-]*\w)?")
_LEADS = words_of("function", "words")
_MARKS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """`chain`: what it is of, one name in all reports of the topic.

    `head`: its last word before a comma or a preposition, "freeway" of "on a freeway outside San Diego";
    `last` its last word altogether.
    """

    span: Span
    head: Span
    last: Span
    kind: str
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """One report of a topic; a topic has reports of two events of one kind: two resignations."""

    id: str
    topic: str
    text: str
    mentions: tuple[GoldMention, ...]


def read_reports(split: str) -> list[GoldReport]:
    """All reports of "dev" or "train", in the order of the set."""
    lines = (DATA / f"ecb_{split}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_report(json.loads(line)) for line in lines]


def by_topic(reports: list[GoldReport]) -> Iterator[list[GoldReport]]:
    for topic in sorted({report.topic for report in reports}):
        yield [report for report in reports if report.topic == topic]


def as_printed(text: str) -> tuple[str, list[int]]:
    """The text without the spaces that cutting it into tokens left, and the new place of each old one."""
    made: list[str] = []
    places: list[int] = []
    length, glued, inside = 0, True, False
    for token in _TOKEN.finditer(text):
        gap = text[len(places) : token.start()]
        word = _MARKS.get(token.group(), token.group())
        closes = _CLOSES.fullmatch(word) is not None
        if word == '"':
            word, closes, inside = ("”", True, False) if inside else ("“", False, True)
        if "\n" in gap:
            inside = inside and word == "”"
        kept = gap if "\n" in gap else "" if glued or closes else gap
        places.extend([length] * len(gap))
        made.append(kept)
        length += len(kept)
        old = len(token.group())
        places.extend(length + min(i, len(word)) for i in range(old))
        made.append(word)
        length += len(word)
        glued = word in _OPENS
    places.extend([length] * (len(text) + 1 - len(places)))
    return "".join(made), places


def _report(record: dict[str, Any]) -> GoldReport:
    text, places = as_printed(record["text"])
    return GoldReport(
        id=record["id"],
        topic=record["topic"],
        text=text,
        mentions=tuple(
            _mention(text, Span(places[start], places[end - 1] + 1), kind, chain)
            for start, end, kind, chain, _ in record["mentions"]
        ),
    )


def _mention(text: str, span: Span, kind: str, chain: str) -> GoldMention:
    words = [
        Span(span.start + each.start(), span.start + each.end())
        for each in _WORD.finditer(span.cut(text))
    ] or [span]
    return GoldMention(span=span, head=_head(text, words), last=words[-1], kind=kind, chain=chain)


def _head(text: str, words: list[Span]) -> Span:
    """The last word before what goes on about it; what leads up to it, "in the", is passed over."""
    head: Span | None = None
    for word in words:
        leads = word.cut(text).lower() in _LEADS
        if head is not None and (leads or "," in text[head.end : word.start]):
            break
        head = head if leads else word
    return head or words[-1]
