"""Real reports with passages of other real reports planted in them, changed in known ways.

For measuring reuse: what was planted, and how, is known exactly. The reports are not ours to ship; they
lie beside the repository where it is developed.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sourceline.annotate.sentences import find_sentences
from sourceline.model.annotations import Annotations, Quotation
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.model.when import When
from tests.quality.piles import SHARED

REPORTS = SHARED / "data" / "stories" / "basil_dev.jsonl"
# Words that change nothing about a sentence's build, for putting in the place of others.
SUBSTITUTES = (
    "leading", "angry", "recent", "public", "plan", "promised", "refused", "closed", "quietly",
    "senior", "review", "demanded", "opened", "local", "decision", "moved", "shortly", "group",
)  # fmt: skip
_QUOTED = re.compile(r'"([^"\n]{2,2000})"|“([^”\n]{2,2000})”')
_WORD = re.compile(r"\b[a-z]{4,}\b")
_NUMBER = re.compile(r"\b\d+\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence in a copy, the kind of change, and whose it was."""

    kind: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Pile:
    reports: list[Annotations]
    planted: dict[str, list[Planted]]  # by the copy's id


def read_stories() -> dict[str, list[dict[str, str]]]:
    stories: dict[str, list[dict[str, str]]] = {}
    for line in REPORTS.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        stories.setdefault(record["story"], []).append(record)
    return stories


def as_found(name: str, text: str, day: date | None) -> Annotations:
    """Sentences and what stands in quotation marks: as much as reuse asks for."""
    when = When.day(day) if day else None
    article = Article(id=name, source=name, text=text, language="en", published=when)
    quotations = tuple(
        Quotation(words=Span(*span), parts=(Span(*span),), kind="direct")
        for match in _QUOTED.finditer(text)
        for span in [match.span(1) if match.group(1) else match.span(2)]
    )
    return Annotations(article=article, sentences=find_sentences(article), quotations=quotations)


def real_piles() -> Iterator[list[Annotations]]:
    """Each event as three outlets told it."""
    for records in read_stories().values():
        yield [
            as_found(f"{record['id']}-{at}", record["text"], _day(record["published"]))
            for at, record in enumerate(records)
        ]


def planted_piles(seed: int = 7) -> Iterator[Pile]:
    """Piles of a report, copies with sentences of it changed in one way each, and a copy's copy."""
    rng = random.Random(seed)
    stories = [records[0] for records in read_stories().values()]
    for at in range(len(stories)):
        source, other = stories[at], stories[at - 1]
        theirs = _plain_sentences(source["text"])
        own = _plain_sentences(other["text"])
        if len(theirs) >= len(KINDS) and len(own) >= 8:
            yield _plant(rng, source["text"], theirs, own)


def _plant(rng: random.Random, text: str, theirs: list[str], own: list[str]) -> Pile:
    first = date(2030, 1, 1)
    chosen = rng.sample(theirs, len(KINDS))
    planted = [
        Planted(kind, change(rng, words, theirs), "source")
        for (kind, change), words in zip(KINDS.items(), chosen, strict=True)
    ]
    kept = [each for each in planted if each.text]
    lines = [each.text for each in kept] + own[: len(own) // 2]
    rng.shuffle(lines)
    # The second copy takes the first one's changed words over: its source is the first copy.
    handed_on = [
        Planted("handed on", each.text, "copy")
        for each in kept
        if each.kind in ("number", "name", "word", "few words")
    ]
    more = [each.text for each in handed_on] + own[len(own) // 2 :]
    rng.shuffle(more)
    reports = [
        as_found("source", text, first),
        as_found("copy", "\n\n".join(lines) + "\n", first + timedelta(days=1)),
        as_found("second", "\n\n".join(more) + "\n", first + timedelta(days=2)),
    ]
    return Pile(reports, {"copy": kept, "second": handed_on})


def _plain_sentences(text: str) -> list[str]:
    """Sentences of ten to forty words without quotation marks."""
    found = as_found("x", text, None)
    cut = [each.span.cut(text) for each in found.sentences if not each.heading]
    return [each for each in cut if 10 <= len(each.split()) <= 40 and not re.search('["“”]', each)]


def _same(rng: random.Random, words: str, _: list[str]) -> str:
    return words


def _number(rng: random.Random, words: str, _: list[str]) -> str:
    if not _NUMBER.search(words):
        return ""
    return _NUMBER.sub(str(rng.randrange(11, 99)), words, count=1)


def _name(rng: random.Random, words: str, _: list[str]) -> str:
    return _NAME.sub("Marlowe", words, count=1) if _NAME.search(words) else ""


def _replace(share: float) -> Callable[[random.Random, str, list[str]], str]:
    def change(rng: random.Random, words: str, _: list[str]) -> str:
        places = [match.span() for match in _WORD.finditer(words)]
        count = max(1, round(share * len(places)))
        for start, end in sorted(rng.sample(places, min(count, len(places))), reverse=True):
            words = words[:start] + rng.choice(SUBSTITUTES) + words[end:]
        return words

    return change


def _cut(rng: random.Random, words: str, _: list[str]) -> str:
    parts = words.rstrip(".").split()
    return " ".join(parts[: max(9, 2 * len(parts) // 3)]) + "."


def _moved(rng: random.Random, words: str, _: list[str]) -> str:
    head, comma, tail = words.rstrip(".").partition(", ")
    if not comma or min(len(head.split()), len(tail.split())) < 4:
        return ""
    return f"{tail[0].upper()}{tail[1:]}, {head[0].lower()}{head[1:]}."


def _merged(rng: random.Random, words: str, theirs: list[str]) -> str:
    other = rng.choice([each for each in theirs if each != words])
    return f"{words.rstrip('.')}, and {other[0].lower()}{other[1:]}"


KINDS: dict[str, Callable[[random.Random, str, list[str]], str]] = {
    "verbatim": _same,
    "number": _number,
    "name": _name,
    "word": _replace(0.01),
    "few words": _replace(0.2),
    "third of the words": _replace(0.34),
    "half of the words": _replace(0.5),
    "cut": _cut,
    "moved": _moved,
    "merged": _merged,
}


def _day(stamp: str | None) -> date | None:
    return date.fromisoformat(stamp[:10]) if stamp else None
