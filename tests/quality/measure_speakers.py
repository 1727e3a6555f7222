"""Score the speakers of quotations on real reports whose speakers were read by hand.

    python -m tests.quality.measure_speakers [--set read_1|read_2|all] [--errors N]

`tests/quality/speakers` holds the readings, offsets alone, and the guide they follow. A quotation is
found where told ones cover half of its words; the speaker is that of the told one which covers it best.
Right: the told speaker's entity has a name or description, not a pronoun, that stands on a place of the
read speaker; where nothing tells who speaks, no speaker or one known by the source's words alone is right.
`in words` are the unknown ones whose told source stands on such a place itself: "analysts say", of no
entity, still tells a reader who speaks.

`nearest` is the peer: no reading of sources, but the nearest name of a person or organization up to the
end of the quotation's sentence, counted from the source as read by hand. Only finding the names is told.
`nearest full` takes names of two words and more alone, as the figure for political news does.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sourceline.annotate.annotator import annotate
from sourceline.model.annotations import Annotations, Form, Kind, Mention, Quotation
from sourceline.model.article import Article
from sourceline.model.span import Span, overlaps_any
from sourceline.model.when import When
from sourceline.text.tokens import find_words

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
READ = Path(__file__).resolve().parent / "speakers"
READINGS = ("read_1", "read_2")
# Of the words of a quotation, this share at least is told where it counts as found.
_FOUND = 0.5
_SPEAKING = frozenset([Kind.PERSON, Kind.ORGANIZATION])
_FORMS, _KINDS = ("name", "description", "pronoun", "none"), ("direct", "mixed", "indirect")
Report = tuple[str, str]  # the set it is from, and its id there


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One quotation as read by hand; no places where nothing tells who speaks."""

    report: Report
    words: Span
    kind: str
    form: str
    source: Span | None
    speaker: tuple[Span, ...]

    @property
    def asked(self) -> Span:
        """Where a reader begins to ask who speaks."""
        return self.source or self.words


@dataclass(slots=True)
class Tally:
    """Counts of quotations. `right`, `wrong` and `unknown` are of those `found`, `in_words` of `unknown`."""

    gold: int = 0
    found: int = 0
    right: int = 0
    wrong: int = 0
    unknown: int = 0
    in_words: int = 0
    nearest: int = 0
    nearest_full: int = 0

    def of_gold(self, count: int) -> float:
        return 100.0 * count / max(1, self.gold)

    def of_found(self, count: int) -> float:
        return 100.0 * count / max(1, self.found)

    @property
    def precision(self) -> float:
        """Of the speakers told, the share that is right."""
        return 100.0 * self.right / max(1, self.right + self.wrong)

    def __str__(self) -> str:
        return (
            f"{self.gold:4}  found {self.of_gold(self.found):5.1f}  "
            f"right {self.of_found(self.right):5.1f}  wrong {self.of_found(self.wrong):5.1f}  "
            f"unknown {self.of_found(self.unknown):5.1f}  in words {self.of_found(self.in_words):5.1f}  |  "
            f"right of all {self.of_gold(self.right):5.1f}  nearest {self.of_gold(self.nearest):5.1f}  "
            f"nearest full {self.of_gold(self.nearest_full):5.1f}"
        )


@dataclass(slots=True)
class Board:
    tallies: dict[str, Tally] = field(default_factory=dict)

    def of(self, what: str) -> Tally:
        """`what` is "all", a form or a kind."""
        return self.tallies.setdefault(what, Tally())

    def add(self, reading: Reading, outcome: str, **also: bool) -> None:
        for what in ("all", reading.form, reading.kind):
            tally = self.of(what)
            tally.gold += 1
            tally.found += outcome != "missed"
            tally.right += outcome == "right"
            tally.wrong += outcome == "wrong"
            tally.unknown += outcome == "unknown"
            tally.in_words += also["in_words"]
            tally.nearest += also["nearest"]
            tally.nearest_full += also["nearest_full"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two readings of the same reports; shares are of what both listed."""

    first: int
    second: int
    both: int
    same_speaker: int
    same_form: int
    same: int

    def __str__(self) -> str:
        def share(count: int) -> str:
            return f"{100.0 * count / max(1, self.both):.1f}"

        return (
            f"listed {self.first} and {self.second}, both {self.both}: "
            f"speaker {share(self.same_speaker)}, form {share(self.same_form)}, both alike {share(self.same)}"
        )


def readings(name: str) -> list[Reading]:
    """The quotations of one reading, or of all that do not repeat another."""
    names = READINGS if name == "all" else (name,)
    return [
        _reading(json.loads(line))
        for one in names
        for line in (READ / f"{one}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def _reading(raw: dict[str, Any]) -> Reading:
    return Reading(
        report=(raw["set"], raw["id"]),
        words=Span(*raw["words"]),
        kind=raw["kind"],
        form=raw["form"],
        source=Span(*raw["source"]) if raw["source"] else None,
        speaker=tuple(Span(*place) for place in raw["speaker"]),
    )


def articles(reports: Iterable[Report]) -> Iterator[tuple[Report, Article]]:
    """The reports themselves, from the development data."""
    wanted = set(reports)
    for name in sorted({name for name, _ in wanted}):
        with (DATA / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                report = (name, str(record["id"]))
                if report in wanted:
                    yield report, _article(record)


def _article(record: dict[str, Any]) -> Article:
    day = str(record.get("published") or "")[:10]
    return Article(
        id=record["id"],
        source=record["id"],
        text=record["text"],
        title=record.get("title") or None,
        language="en",
        published=When.day(date.fromisoformat(day)) if day else None,
        published_from="header" if day else "unknown",
    )


def best_told(text: str, words: Span, told: Iterable[Quotation]) -> Quotation | None:
    """Whichever covers most of the words, with the fewest others; None where that is under half."""
    wanted = _places(text, words)
    best, rank = None, (0, 0)
    for quotation in told:
        have = _places(text, quotation.words)
        shared = len(wanted & have)
        if shared and (shared, -len(have)) > rank:
            best, rank = quotation, (shared, -len(have))
    return best if best and rank[0] >= _FOUND * len(wanted) else None


def _places(text: str, span: Span) -> set[int]:
    return {word.span.start for word in find_words(text, span)}


def judge(reading: Reading, told: Quotation | None, mentions: tuple[Mention, ...]) -> str:
    """right, wrong, unknown; missed where the quotation is not told."""
    if told is None:
        return "missed"
    own = _told_of(told, mentions)
    if not reading.speaker:
        return "right" if told.speaker is None or _is_source_alone(told, own) else "wrong"
    if told.speaker is None:
        return "unknown"
    return "right" if any(overlaps_any(m.span, reading.speaker) for m in own) else "wrong"


def _told_of(told: Quotation, mentions: tuple[Mention, ...]) -> list[Mention]:
    """What the report calls the told speaker, pronouns apart."""
    if told.speaker is None:
        return []
    entity = mentions[told.speaker].entity
    return [m for m in mentions if m.entity == entity and m.form is not Form.PRONOUN]


def _is_source_alone(told: Quotation, own: list[Mention]) -> bool:
    """ "some", "someone": an entity that nothing but the source's words makes known."""
    source = told.source
    return source is not None and all(
        m.form is Form.DESCRIPTION and m.span.overlaps(source) for m in own
    )


def nearest_name(
    reading: Reading, annotations: Annotations, *, full: bool = False
) -> Mention | None:
    """The name of a person or organization nearest to the source, outside the quoted words."""
    text, asked = annotations.article.text, reading.asked
    sentences = [s.span.end for s in annotations.sentences if s.span.overlaps(reading.words)]
    end = max([asked.end, *sentences])
    names = [
        m
        for m in annotations.mentions
        if m.form is Form.NAME and m.kind in _SPEAKING and m.span.end <= end
        if not reading.words.contains(m.span)
        if not full or len(_places(text, m.span)) > 1
    ]
    return min(names, key=lambda m: (_distance(m.span, asked), m.span), default=None)


def _distance(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def _score_report(
    read: list[Reading], annotations: Annotations, board: Board
) -> Iterator[tuple[str, str]]:
    """Add one report; yields what went wrong: the outcome, and a line to read."""
    text, mentions = annotations.article.text, annotations.mentions
    for reading in read:
        told = best_told(text, reading.words, annotations.quotations)
        outcome = judge(reading, told, mentions)
        heard = told.source if told else None
        near, full = (nearest_name(reading, annotations, full=f) for f in (False, True))
        board.add(
            reading,
            outcome,
            in_words=outcome == "unknown"
            and heard is not None
            and overlaps_any(heard, reading.speaker),
            nearest=near is not None and overlaps_any(near.span, reading.speaker),
            nearest_full=full is not None and overlaps_any(full.span, reading.speaker),
        )
        if outcome != "right":
            yield outcome, _line(reading, told, annotations)


def _line(reading: Reading, told: Quotation | None, annotations: Annotations) -> str:
    text = annotations.article.text
    source = reading.source.cut(text) if reading.source else "-"
    names = sorted({place.cut(text) for place in reading.speaker}, key=lambda name: -len(name))
    line = f"{reading.kind}/{reading.form} {reading.report[1][:24]}:{reading.words.start} [{source}] = {names[:2]}"
    if told is not None:
        heard = told.source.cut(text) if told.source else "-"
        own = _told_of(told, annotations.mentions)
        called = sorted({m.span.cut(text) for m in own}, key=lambda name: -len(name))
        line += f" not [{heard}] = {called[:3]}"
    around = text[max(0, reading.words.start - 160) : reading.words.end + 80]
    return f"{line}\n    {around!r}"


def measure(name: str = "all") -> tuple[Board, list[tuple[str, str]]]:
    """The board of one reading or of all, and what went wrong with its outcome."""
    board = Board()
    read: dict[Report, list[Reading]] = {}
    for reading in readings(name):
        read.setdefault(reading.report, []).append(reading)
    errors: list[tuple[str, str]] = []
    for report, article in articles(read):
        errors.extend(_score_report(read.pop(report), annotate(article), board))
    if read:
        raise LookupError(f"reports that the data does not have: {sorted(read)}")
    return board, errors


def agreement() -> Agreement:
    """How far the second reader of some reports agrees with the first."""
    second = readings("read_twice")
    reports = {reading.report for reading in second}
    first = [reading for reading in readings("read_1") if reading.report in reports]
    texts = {report: article.text for report, article in articles(reports)}
    pairs = [(one, two) for two in second for one in [_same_words(two, first, texts)] if one]
    speaker = [_same_speaker(one, two) for one, two in pairs]
    form = [one.form == two.form for one, two in pairs]
    same = sum(a and b for a, b in zip(speaker, form, strict=True))
    return Agreement(len(first), len(second), len(pairs), sum(speaker), sum(form), same)


def _same_words(
    wanted: Reading, others: Iterable[Reading], texts: dict[Report, str]
) -> Reading | None:
    """The other reader's quotation that shares at least half of the words, both ways."""
    text = texts[wanted.report]
    own = _places(text, wanted.words)
    for other in others:
        if other.report == wanted.report:
            theirs = _places(text, other.words)
            if len(own & theirs) >= _FOUND * max(len(own), len(theirs)):
                return other
    return None


def _same_speaker(one: Reading, two: Reading) -> bool:
    if not one.speaker or not two.speaker:
        return one.speaker == two.speaker
    return any(overlaps_any(place, two.speaker) for place in one.speaker)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="all", choices=[*READINGS, "all"])
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    board, errors = measure(arguments.set)
    for what in ("all", *_FORMS, *_KINDS):
        print(f"{what:12} {board.of(what)}")
    print(f"of the speakers told, right: {board.of('all').precision:.1f}")
    print(f"two readers: {agreement()}")
    order = ("wrong", "unknown", "missed")
    errors.sort(key=lambda error: order.index(error[0]))
    for outcome, line in errors[: arguments.errors]:
        print(f"{outcome:8} {line}")


if __name__ == "__main__":
    main()
