"""The development data read into one form: a text and its layers, each with what it leaves open.

Each set says only part of what the network learns. `Layer.open_names` says which kinds of name a set
does not tell from "no name"; `loose` maps a label to the kinds that it can stand for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from sourceline.annotate.schemes import EMOTIONS, EVENTS, KINDS, MENTION_KINDS
from training.settings import DATA, PASSAGES

Labelled = tuple[int, int, tuple[str, ...]]  # start, end, the labels that it may have


@dataclass(slots=True)
class Mentioned:
    start: int
    end: int
    kinds: tuple[str, ...]
    chain: str


@dataclass(slots=True)
class Example:
    """`None` where a set does not annotate a layer; an empty list where there is nothing to find."""

    text: str
    names: list[Labelled] | None = None
    open_names: tuple[str, ...] = ()  # kinds that may hide in what has no label
    sources: list[tuple[int, int]] | None = None
    cues: list[tuple[int, int]] | None = None
    contents: list[tuple[int, int]] | None = None
    times: list[tuple[int, int, str]] | None = None
    events: list[Labelled] | None = None
    mentions: list[Mentioned] | None = None
    feelings: list[tuple[int, int, tuple[str, ...]]] | None = None  # of all sentences; () is none
    vectors: bool = False  # whether sentence vectors are learned from it


_NAMES = {
    "PERSON": ("person",), "GROUP": ("group",), "ORG": ("organization",), "LOC": ("place",),
    "WORK": ("work",), "EVENT": ("event",), "PRODUCT": ("product",), "AWARD": ("other",),
    "MISC": ("other", "product"),
}  # fmt: skip
_WIDE_ORG = {**_NAMES, "ORG": ("organization", "group")}
_WIKIGOLD = {**_WIDE_ORG, "MISC": ("work", "event", "product", "other")}


def _lines(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def read_names(part: str) -> list[Example]:
    """Without CoNLL-03, whose terms keep it out of what ships; CrossNER three or four times, for it is small."""
    found = []
    sets = {
        "crossner_music": (_NAMES, (), 4),
        "crossner_literature": (_NAMES, (), 4),
        "crossner_science": (_NAMES, ("work",), 3),
        "crossner_politics": (_NAMES, ("work",), 3),
        "wnut17": (_NAMES, ("event", "other"), 1),
        "uner_ewt": (_WIDE_ORG, ("work", "event", "product", "other", "group"), 1),
        "wikigold": (_WIKIGOLD, (), 1),
    }
    for name, (kinds, hidden, times) in sets.items():
        path = DATA / "ner" / f"{name}_{part}.jsonl"
        if not path.exists():
            continue
        for record in _lines(path):
            example = Example(
                text=record["text"],
                names=[(s, e, kinds[label]) for s, e, label in record["spans"]],
                open_names=hidden,
            )
            found += [example] * (times if part == "train" else 1)
    return found


def read_name_set(name: str, part: str) -> list[Example]:
    """One set alone, to measure on."""
    return [
        Example(text=r["text"], names=[(s, e, _NAMES[label]) for s, e, label in r["spans"]])
        for r in _lines(DATA / "ner" / f"{name}_{part}.jsonl")
    ]


def read_quotes(part: str) -> list[Example]:
    found = []
    for record in _lines(DATA / "quotes" / f"polnear_{part}.jsonl"):
        spans = record["spans"]
        used: dict[str, set[int]] = {"source": set(), "cue": set(), "content": set()}
        for attribution in record["attributions"]:
            for role, places in used.items():
                places.update(attribution.get(role, ()))
        rows = {
            role: sorted((spans[i][0], spans[i][1]) for i in places)
            for role, places in used.items()
        }
        found.append(
            Example(
                text=record["text"],
                sources=rows["source"],
                cues=rows["cue"],
                contents=rows["content"],
                vectors=True,
            )
        )
    return found


_EVENTS = {
    "OCCURRENCE": ("happened", "expected", "not_happened"),
    "I_ACTION": ("happened", "expected", "not_happened"),
    "ASPECTUAL": ("happened", "expected", "not_happened"),
    "PERCEPTION": ("happened", "reporting", "state"),
    "REPORTING": ("reporting",),
    "STATE": ("state",),
    "I_STATE": ("expected", "state"),
}


def read_times(part: str) -> list[Example]:
    return [
        Example(
            text=record["text"],
            times=[(t[0], t[1], t[2].lower()) for t in record["timex"]],
            events=[(e[0], e[1], _EVENTS[e[2]]) for e in record["events"]],
            vectors=True,
        )
        for record in _lines(DATA / "temporal" / f"{part}.jsonl")
    ]


_GUM = {
    "person": ("person", "group"),
    "organization": ("organization", "group"),
    "place": ("place",),
    "event": ("event",),
    "object": ("product", "work", "other", "thing"),
    "abstract": ("work", "other", "thing"),
}


def read_mentions(part: str) -> list[Example]:
    """GUM without the texts whose licence is non-commercial."""
    return [
        Example(
            text=record["text"],
            mentions=[
                Mentioned(m[0], m[1], _GUM.get(m[2], ("thing",)), str(m[3]))
                for m in record["mentions"]
            ],
            vectors=True,
        )
        for record in _lines(DATA / "coref" / f"gum_{part}.jsonl")
        if not (part == "train" and record["license_nc"])
    ]


_GOEMOTIONS = {
    "joy": "joy", "excitement": "joy", "relief": "joy", "gratitude": "joy", "admiration": "admiration",
    "approval": "admiration", "love": "affection", "caring": "affection", "desire": "hope",
    "pride": "pride", "amusement": "amusement", "optimism": "hope", "surprise": "surprise",
    "realization": "surprise", "nervousness": "concern", "confusion": "concern", "fear": "fear",
    "sadness": "sadness", "grief": "sadness", "remorse": "sadness", "disappointment": "sadness",
    "anger": "anger", "annoyance": "anger", "disapproval": "disapproval", "embarrassment": "concern",
    "disgust": "disgust",
}  # fmt: skip


def read_feelings(part: str, keep: int = 1) -> list[Example]:
    """Comments; one without a feeling says nothing of whether a sentence of a report tells one."""
    found = []
    for number, record in enumerate(_lines(DATA / "emotion" / f"goemotions_{part}.jsonl")):
        labels = tuple(sorted({_GOEMOTIONS[x] for x in record["labels"] if x in _GOEMOTIONS}))
        text = record["text"].strip()
        if labels and text and number % keep == 0:
            found.append(Example(text=text, feelings=[(0, len(text), labels)]))
    return found


@dataclass(slots=True)
class _Passage:
    text: list[str] = field(default_factory=list)
    length: int = 0
    tags: list[tuple[str, dict[str, str], int, int]] = field(default_factory=list)

    def add(self, words: str | None) -> None:
        if words:
            self.text.append(words)
            self.length += len(words)

    def walk(self, node: ElementTree.Element) -> None:
        self.add(node.text)
        for child in node:
            start = self.length
            self.walk(child)
            if self.length > start:
                self.tags.append((child.tag, dict(child.attrib), start, self.length))
            self.add(child.tail)


def read_passages(part: str = "train", hold: int = 10) -> list[Example]:
    """The passages invented for training; every tenth is held out to measure on ("dev")."""
    found = []
    for path in sorted(PASSAGES.glob("*.xml")):
        for number, node in enumerate(ElementTree.parse(path).getroot()):
            if (number % hold == hold - 1) != (part == "dev"):
                continue
            passage = _Passage()
            passage.walk(node)
            found.append(_example(passage))
    return found


def _example(passage: _Passage) -> Example:
    text = "".join(passage.text)
    of: dict[str, list[tuple[dict[str, str], int, int]]] = {}
    for tag, attributes, start, end in sorted(passage.tags, key=lambda t: (t[2], -t[3])):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            of.setdefault(tag, []).append((attributes, start, end))
    names: list[Labelled] = []
    for a, s, e in of.get("m", ()):
        if a.get("f") == "name" and a.get("k") in KINDS and not (names and s < names[-1][1]):
            names.append((s, e, (a["k"],)))
    felt = [(s, e, (a["emo"],)) for a, s, e in of.get("r", ()) if a.get("emo") in EMOTIONS]
    return Example(
        text=text,
        names=names,
        sources=_flat(of, "src"),
        cues=_flat(of, "cue"),
        contents=_flat(of, "con"),
        times=[(s, e, a["y"]) for a, s, e in of.get("t", ())],
        events=[(s, e, (a["t"],)) for a, s, e in of.get("e", ()) if a.get("t") in EVENTS],
        mentions=[
            Mentioned(s, e, (a["k"],), a["c"])
            for a, s, e in of.get("m", ())
            if a.get("k") in MENTION_KINDS
        ],
        feelings=felt + _unfelt(text, felt),
        vectors=True,
    )


def _flat(of: dict[str, list[tuple[dict[str, str], int, int]]], tag: str) -> list[tuple[int, int]]:
    """The outermost spans of a tag."""
    found: list[tuple[int, int]] = []
    for _, start, end in of.get(tag, ()):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _unfelt(
    text: str, felt: list[tuple[int, int, tuple[str, ...]]]
) -> list[tuple[int, int, tuple[str, ...]]]:
    from training.sentences import sentence_spans

    return [
        (s, e, ()) for s, e in sentence_spans(text) if not any(s < b and a < e for a, b, _ in felt)
    ]
