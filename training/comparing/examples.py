"""Pairs to compare: the invented questions, mentions of ECB+, and sentence pairs that entail or contradict."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from sourceline.annotate.wordpiece import WordPiece
from training.settings import DATA, ROOT

QUESTIONS = ROOT / "training" / "questions"
REACH = 60  # pieces of one sentence that are read, around its phrase
OTHER, SAME, CONFLICT, LATER = range(4)
_MARK = re.compile(r"\[\[(.*?)\]\]")
Marked = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    a: Marked
    b: Marked
    label: int
    kind: str


@dataclass(frozen=True, slots=True)
class Row:
    ids: np.ndarray
    roles: np.ndarray
    label: int


def unmark(text: str) -> Marked:
    found = _MARK.search(text)
    assert found, text
    return _MARK.sub(r"\1", text), found.start(), found.end() - 4


def read_questions(paths: Iterable[Path]) -> Iterator[list[Pair]]:
    """The pairs of each question."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield list(_pairs(json.loads(line)))


def _pairs(record: dict) -> Iterator[Pair]:
    for (one, x), (two, y) in combinations(record["says"], 2):
        label = label_of(one, two)
        if label is not None:
            yield Pair(unmark(x), unmark(y), label, record["kind"])


def label_of(one: str, two: str) -> int | None:
    """What two tags make of a pair; None where the guide leaves it open."""
    if "o" in (one, two):
        return None if one == two else OTHER
    if "u" in (one, two):
        return None if one == two else LATER
    if "~" not in one + two:
        return SAME if one == two else CONFLICT
    if "~" in one and "~" in two:
        return None
    vague, plain = (one, two) if "~" in one else (two, one)
    return SAME if plain in vague else None


def read_ecb(split: str, most: int, seed: int) -> list[Pair]:
    """Mentions of one topic in two reports: one chain, or two of one kind."""
    chance = random.Random(seed)
    topics: dict[str, list[tuple[int, str, str, Marked]]] = defaultdict(list)
    for number, line in enumerate((DATA / "xdoc" / f"ecb_{split}.jsonl").open(encoding="utf-8")):
        report = json.loads(line)
        for start, end, kind, chain, *_ in report["mentions"]:
            marked = _sentence(report["text"], start, end)
            topics[report["subtopic"]].append((number, kind, chain, marked))
    same, other = [], []
    for _, mentions in sorted(topics.items()):
        for _ in range(8 * most // len(topics)):
            x, y = chance.choice(mentions), chance.choice(mentions)
            if x[0] != y[0] and x[1] == y[1]:
                label = SAME if x[2] == y[2] else OTHER
                (same if label == SAME else other).append(Pair(x[3], y[3], label, f"ecb-{x[1]}"))
    chance.shuffle(same)
    chance.shuffle(other)
    return same[: most // 3] + other[: most - most // 3]


def _sentence(text: str, start: int, end: int) -> Marked:
    low = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start) + 1) + 1
    high = min(
        [at for at in (text.find("\n", end), text.find(". ", end)) if at >= 0] or [len(text)]
    )
    return text[low:high], start - low, end - low


def read_entailment(split: str) -> list[tuple[str, str, int]]:
    names = ("neutral", "entailment", "contradiction")
    found = []
    for line in (DATA / "nli" / f"{split}.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        if record["src"] != "sick":  # its terms do not allow weights that ship
            found.append((record["premise"], record["hypothesis"], names.index(record["label"])))
    return found


def encode(pair: Pair, wordpiece: WordPiece, turned: bool = False) -> Row:
    a, b = (pair.b, pair.a) if turned else (pair.a, pair.b)
    first, second = (_half(marked, wordpiece, side) for side, marked in enumerate((a, b)))
    last = np.array([wordpiece.last])
    ids = np.concatenate(([wordpiece.first], first[0], last, second[0], last))
    roles = np.concatenate(([0], first[1], [0], second[1], [2]))
    return Row(ids, roles, pair.label)


def _half(marked: Marked, wordpiece: WordPiece, side: int) -> tuple[np.ndarray, np.ndarray]:
    text, start, end = marked
    pieces = wordpiece.cut(text)
    roles = np.where((pieces.starts < end) & (pieces.ends > start), 1, 0) + 2 * side
    low, high = 0, len(pieces)
    if high > REACH:
        at = np.flatnonzero(roles % 2)
        middle = int(at.mean()) if len(at) else 0
        low = min(max(0, middle - REACH // 2), high - REACH)
        high = low + REACH
    return pieces.ids[low:high], roles[low:high]


def encode_entailment(pair: tuple[str, str, int], wordpiece: WordPiece) -> Row:
    x, y, label = pair
    return encode(Pair((x, 0, 0), (y, 0, 0), label, "entailment"), wordpiece)
