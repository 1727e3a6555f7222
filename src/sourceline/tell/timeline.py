"""The timeline: one line for each event, in the best sentence that a report has for it."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sourceline.model.annotations import Annotations, EventClass, EventMention, Form, Sentence
from sourceline.model.links import LinkedEvent, Links, LocalEntity
from sourceline.model.span import Span, within
from sourceline.model.story import Discrepancy, Evidence, TimelineEntry
from sourceline.model.when import When
from sourceline.text.dangling import is_dangling
from sourceline.text.lexicon import words_of

# A line of the timeline reads best within these numbers of words.
SHORT, LONG = 8, 40
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me)\b")


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with the clauses that its events stand in, for matching discrepancies to it."""

    entry: TimelineEntry
    clauses: tuple[tuple[str, Span], ...]


def tell_timeline(links: Links) -> tuple[tuple[TimelineEntry, ...], tuple[Discrepancy, ...]]:
    """Entries in order of date, and the discrepancies with the entries that they dispute."""
    by_id = {each.article.id: each for each in links.annotations}
    lines = [_line(links, by_id, event) for event in links.events]
    lines.sort(key=lambda line: (line.entry.date.sort_key, line.entry.id))
    lines = _with_single_ids(lines)
    by_article = _by_article(lines)
    disputes = [_disputed(each, by_article) for each in links.discrepancies]
    named = {entry for dispute in disputes for entry in dispute.timeline}
    entries = tuple(_with_status(line.entry, line.entry.id in named) for line in lines)
    return entries, tuple(disputes)


def _line(links: Links, by_id: Mapping[str, Annotations], event: LinkedEvent) -> Line:
    mentions = [(by_id[ref.article], by_id[ref.article].events[ref.event]) for ref in event.members]
    places = _unique([(each, each.sentences[m.sentence]) for each, m in mentions])
    evidence = tuple(Evidence.of(each.article, sentence.span) for each, sentence in places)
    best = max(range(len(places)), key=lambda i: (_goodness(places[i], mentions, event.when), -i))
    each, sentence = places[best]
    entry = TimelineEntry(
        id=_entry_id(event, evidence[0]),
        date=event.when,
        text=sentence.span.cut(each.article.text),
        status="expected" if event.expected else "",
        independent_sources=links.sources.count(evidence),
        entities=_entities(links, mentions),
        evidence=evidence,
    )
    return Line(entry, tuple((a.article.id, m.clause) for a, m in mentions))


def _unique(places: Sequence[tuple[Annotations, Sentence]]) -> list[tuple[Annotations, Sentence]]:
    seen: dict[tuple[str, Span], tuple[Annotations, Sentence]] = {}
    for each, sentence in places:
        seen.setdefault((each.article.id, sentence.span), (each, sentence))
    return list(seen.values())


def _goodness(
    place: tuple[Annotations, Sentence],
    mentions: Sequence[tuple[Annotations, EventMention]],
    when: When,
) -> float:
    """How well a sentence tells the event by itself: names and a day in it, nothing left dangling."""
    each, sentence = place
    words = sentence.span.cut(each.article.text)
    own = [m for a, m in mentions if a is each and each.sentences[m.sentence] is sentence]
    length = len(words.split())
    score = 0.0
    if is_dangling(words):
        score -= 2.0
    if any(m.time is not None for m in own):
        score += 1.0
    if any(m.time is not None and m.when is not None and when.contains(m.when) for m in own):
        score += 1.5  # the sentence itself tells the day that the line stands at
    if all(_is_aside(each, m) for m in own):
        score -= 1.0
    if _FIRST_PERSON.search(words):
        score -= 0.7
    if length < SHORT:
        score -= 0.5
    if length > LONG:
        score -= (length - LONG) / 20
    names = sum(m.form is Form.NAME for m in within(each.mentions, sentence.span))
    score += 0.4 * min(names, 4)
    score -= 0.3 * sum(m.form is Form.PRONOUN for m in within(each.mentions, sentence.span))
    return round(score, 6)


def _is_aside(each: Annotations, mention: EventMention) -> bool:
    """Whether a sentence tells an event in passing: "Ito, who left on Tuesday, said"."""
    if mention.cls is EventClass.REPORTING:
        return False  # "it sank because of the storm, the board said"
    clause = mention.clause.cut(each.article.text).lstrip(" ,").partition(" ")[0]
    return clause in words_of("events", "subordinating")


def _entities(
    links: Links, mentions: Sequence[tuple[Annotations, EventMention]]
) -> tuple[str, ...]:
    """Who takes part, in order of first mention."""
    found: dict[str, None] = {}
    for each, mention in mentions:
        for number in mention.participants:
            local = LocalEntity(each.article.id, each.mentions[number].entity)
            if local in links.entity_of:
                found.setdefault(links.entity_of[local])
    return tuple(found)


def _entry_id(event: LinkedEvent, first: Evidence) -> str:
    text = f"{event.when.edtf}|{first.article}|{first.span.start}|{event.expected}"
    return "t-" + hashlib.sha256(text.encode()).hexdigest()[:10]


def _with_single_ids(lines: list[Line]) -> list[Line]:
    """A second entry of the same day and place gets a counter."""
    seen: dict[str, int] = {}
    out = []
    for line in lines:
        number = seen[line.entry.id] = seen.get(line.entry.id, 0) + 1
        entry = line.entry if number == 1 else replace(line.entry, id=f"{line.entry.id}-{number}")
        out.append(replace(line, entry=entry))
    return out


Told = tuple[Line, Evidence]


def _by_article(lines: Sequence[Line]) -> dict[str, list[Told]]:
    """Each article's evidence with the line that it stands for, in order of the lines."""
    found: dict[str, list[Told]] = defaultdict(list)
    for line in lines:
        if line.entry.status != "expected":
            for evidence in line.entry.evidence:
                found[evidence.article].append((line, evidence))
    return found


def _disputed(discrepancy: Discrepancy, by_article: Mapping[str, Sequence[Told]]) -> Discrepancy:
    """The entries that tell one of the values that cannot both hold."""
    if discrepancy.kind == "quotation":
        return discrepancy
    hit: dict[str, Line] = {}
    for value in discrepancy.values:
        for evidence in value.evidence:
            for line, told in by_article.get(evidence.article, ()):
                if told.span.overlaps(evidence.span) and _clause_holds(
                    line, evidence, told, value.value
                ):
                    hit.setdefault(line.entry.id, line)
    order = sorted(hit.values(), key=lambda line: (line.entry.date.sort_key, line.entry.id))
    return replace(discrepancy, timeline=tuple(line.entry.id for line in order))


def _clause_holds(line: Line, evidence: Evidence, told: Evidence, value: str) -> bool:
    """Whether the value's words stand in a clause of the entry's own events, and not elsewhere in the sentence."""
    at = told.text.find(value)
    if at < 0:
        return True
    span = Span(told.span.start + at, told.span.start + at + max(1, len(value)))
    return any(
        article == evidence.article and clause.overlaps(span) for article, clause in line.clauses
    )


def _with_status(entry: TimelineEntry, disputed: bool) -> TimelineEntry:
    if entry.status == "expected":
        return entry
    status = "disputed" if disputed else "agreed" if entry.independent_sources > 1 else "single"
    return replace(entry, status=status)
