"""Invented stories as the teller would tell them, for measuring what shows them.

Annotating a hundred thousand reports takes hours and says nothing of the reading room; so reports and
what is told of them are made together here. Words, names and days come from `bench/generate.py`, each
piece of evidence is where it says, and the proportions (two lines, two quotations a report, a quarter of
the reports copied from an earlier one) are those of the example stories.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from bench.generate import COPIED, Event, World
from sourceline.model.annotations import Kind
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.model.story import (
    Alias,
    CastMember,
    ClaimedValue,
    Discrepancy,
    Evidence,
    Novelty,
    Passage,
    Reuse,
    Story,
    TimelineEntry,
    ToldQuotation,
)
from sourceline.model.when import Basis, Precision, When

_SENTENCES = 8  # paragraphs of a report
_TELLERS = 6  # reports at most that tell one line


@dataclass(slots=True)
class _Report:
    article: Article
    day: date
    told: list[Evidence] = field(default_factory=list)
    quoted: list[tuple[str, Evidence]] = field(default_factory=list)
    named: list[tuple[str, Evidence]] = field(default_factory=list)
    copied: list[Passage] = field(default_factory=list)
    source: str = ""


def story_of(seed: int, reports: int) -> Story:
    """One story of so many reports; the same numbers give the same story."""
    random = Random(seed)
    world = World(random, 4 + int(2 * reports**0.75))
    written: list[_Report] = []
    for at in range(reports):
        written.append(_report(world, random, f"{seed:x}-{at}", at, reports, written))
    articles = tuple(each.article for each in written)
    cast = _cast(written)
    return Story(
        id=f"s-{seed:012x}",
        title=written[0].told[0].text.rstrip("."),
        start=written[0].day.isoformat(),
        end=written[-1].day.isoformat(),
        annotator="bench",
        articles=articles,
        timeline=(timeline := _timeline(world, random, written)),
        cast=cast,
        quotations=_quotations(written, {member.name: member.id for member in cast}),
        discrepancies=_disputes(timeline, reports),
        reuse=tuple(
            Reuse(source=each.source, copy=each.article.id, share=0.4, passages=tuple(each.copied))
            for each in written
            if each.copied
        ),
        novelty=tuple(
            Novelty(
                article=each.article.id,
                sentences=_SENTENCES * 2,
                new=len(each.told),
                evidence=tuple(each.told),
            )
            for each in written
        ),
    )


def _report(
    world: World, random: Random, ident: str, at: int, of: int, before: list[_Report]
) -> _Report:
    seen = 1 + at * len(world.events) // of
    day = world.events[seen - 1].day + timedelta(days=random.randint(0, 2))
    day = max(day, before[-1].day) if before else day
    sentences: list[tuple[str, str]] = []
    for _ in range(_SENTENCES):
        event = world.events[max(0, seen - 1 - int(random.expovariate(0.4)))]
        sentences.append(("told", f"{random.choice(event.told)} on {event.day:%-d %B %Y}."))
        sentences.append(("", world.filled("{who} will meet {other} at {place} before long.")))
    for _ in range(2):
        sentences.append(("quoted", world.filled('"{Words}," said {who}.')))
    source = random.choice(before[-30:]) if before and random.random() < COPIED else None
    if source:
        sentences[2:2] = [("copied", each.text) for each in source.told[:3]]
    return _written(ident, day, random.choice(world.outlets), sentences, source)


def _written(
    ident: str, day: date, outlet: str, sentences: list[tuple[str, str]], source: _Report | None
) -> _Report:
    text, spans = "", []
    for at, (_, words) in enumerate(sentences):
        text += words + ("\n\n" if at % 3 == 2 else " ")
        spans.append(Span(len(text) - len(words) - (2 if at % 3 == 2 else 1), len(text.rstrip())))
    report = _Report(
        Article(
            id=ident,
            source=f"{ident}.txt",
            text=text,
            title=sentences[0][1],
            publisher=outlet,
            language="en",
            published=When.day(day),
            published_from="header",
        ),
        day,
    )
    originals = iter(source.told if source else ())
    for (kind, words), span in zip(sentences, spans, strict=True):
        evidence = Evidence.of(report.article, span)
        if kind == "told":
            report.told.append(evidence)
        elif kind == "copied" and source:
            report.source = source.article.id
            report.copied.append(
                Passage(kind="verbatim", source=next(originals), copy=evidence, changes=())
            )
        elif kind == "quoted":
            speaker = words.rpartition(" said ")[2].rstrip(".")
            report.quoted.append((speaker, evidence))
            begin = span.end - len(speaker) - 1
            name = Evidence.of(report.article, Span(begin, begin + len(speaker)))
            report.named.append((speaker, name))
    return report


def _timeline(world: World, random: Random, written: list[_Report]) -> tuple[TimelineEntry, ...]:
    """Each event as several lines, each told by a handful of reports."""
    by_event: dict[str, list[Evidence]] = {}
    days: dict[str, Event] = {words: event for event in world.events for words in event.told}
    for report in written:
        for evidence in report.told:
            by_event.setdefault(evidence.text.rpartition(" on ")[0], []).append(evidence)
    entries: list[TimelineEntry] = []
    for words, all_told in by_event.items():
        for at in range(0, len(all_told), _TELLERS):
            some = tuple(all_told[at : at + _TELLERS])
            tellers = len({each.article for each in some})
            entries.append(
                TimelineEntry(
                    id=f"t-{len(entries)}",
                    date=_when(random, days[words].day),
                    text=some[0].text,
                    status="agreed" if tellers > 1 else "single",
                    independent_sources=tellers,
                    entities=(),
                    evidence=some,
                )
            )
    entries.sort(key=lambda each: (each.date.start or date.max, each.id))
    return tuple(entries)


def _when(random: Random, day: date) -> When:
    if random.random() < 0.9:
        return When.day(day)
    return When(
        start=day.replace(day=1),
        end=day.replace(day=28),
        precision=Precision.MONTH,
        basis=Basis.EXPLICIT,
    )


def _cast(written: list[_Report]) -> tuple[CastMember, ...]:
    places: dict[str, list[Evidence]] = {}
    for report in written:
        for name, evidence in report.named:
            places.setdefault(name, []).append(evidence)
    found = sorted(places.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple(
        CastMember(
            id=f"n-{at}",
            name=name,
            kind=Kind.PERSON,
            aliases=(Alias(text=name, count=len(evidence), kind="name"),),
            roles=(),
            relations=(),
            mentions=len(evidence),
            evidence=tuple(evidence),
        )
        for at, (name, evidence) in enumerate(found)
    )


def _quotations(written: list[_Report], cast: dict[str, str]) -> tuple[ToldQuotation, ...]:
    return tuple(
        ToldQuotation(
            id=f"q-{report.article.id}-{at}",
            text=evidence.text.split('"')[1],
            kind="direct",
            speaker=cast[name],
            speaker_text=name,
            cue="said",
            heading=False,
            date=None,
            evidence=(evidence,),
        )
        for report in written
        for at, (name, evidence) in enumerate(report.quoted)
    )


def _disputes(timeline: tuple[TimelineEntry, ...], reports: int) -> tuple[Discrepancy, ...]:
    told = [each for each in timeline if len(each.evidence) > 1][: max(1, reports // 20)]
    return tuple(
        Discrepancy(
            id=f"d-{at}",
            about=each.text,
            kind="date",
            status="open",
            correction=None,
            reason="reports give different days",
            values=tuple(
                ClaimedValue(value=value, evidence=(evidence,), independent_sources=1)
                for value, evidence in zip(
                    ("2031-03-04", "2031-03-05"), each.evidence, strict=False
                )
            ),
            timeline=(each.id,),
        )
        for at, each in enumerate(told)
    )
