"""What one sentence of a report tells of one day: the unit that the timeline is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sourceline.link.clauses import clause_terms
from sourceline.link.notes import is_correction
from sourceline.model.annotations import Annotations, EventClass, EventMention, Form
from sourceline.model.links import EventRef, LocalEntity
from sourceline.model.span import Span, overlaps_any, within
from sourceline.model.when import UNKNOWN, Basis, Precision, When
from sourceline.text.dangling import is_dangling
from sourceline.text.lexicon import load_lexicon, words_of
from sourceline.text.vectors import Centre, Direction

# An entity that takes part weighs as much as a rare word.
ENTITY_WEIGHT = 7.0


@dataclass(frozen=True, slots=True)
class Telling:
    """Events of one sentence on one day; `terms` are weighted stems and entities, `verbs` their lemmas."""

    events: tuple[EventRef, ...]
    article: str
    order: tuple[int, int]  # number of the article in order of publication, place in it
    sentence: Span
    when: When
    expected: bool
    carried: bool  # the day is carried over from the sentences before
    terms: Mapping[str, float] = field(repr=False)
    verbs: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    figures: frozenset[object] = frozenset()  # the numbers that the sentence tells
    direction: Direction | None = field(default=None, repr=False)  # of the sentence's vector
    own: Direction | None = field(default=None, repr=False)  # less what the whole story shares
    leaning: bool = (
        False  # too weak for a line of its own: it can only join what another report tells
    )
    told_by: date | None = None  # the last day on which the report can have been written


@dataclass(frozen=True, slots=True)
class Pile:
    """What only all reports together say: who is who, and what all sentences have in common."""

    entity_of: Mapping[LocalEntity, str]
    centre: Centre

    @classmethod
    def of(cls, annotations: Sequence[Annotations], entity_of: Mapping[LocalEntity, str]) -> Pile:
        told = (
            vector
            for each in annotations
            for sentence, vector in zip(each.sentences, each.vectors, strict=False)
            if not sentence.heading
        )
        return cls(entity_of, Centre.of(told))


def find_tellings(annotations: Sequence[Annotations], pile: Pile) -> list[Telling]:
    """All tellings of all reports, in order of publication and place."""
    found: list[Telling] = []
    for number, each in enumerate(annotations):
        found.extend(_in_article(number, each, pile))
    return found


def find_undated(annotations: Sequence[Annotations], pile: Pile) -> list[Telling]:
    """What reports tell as done without any day, in order: it can only join an event that has one."""
    found: list[Telling] = []
    for number, each in enumerate(annotations):
        marked = [mark.span for mark in each.article.boilerplate]
        for index, event in enumerate(each.events):
            done = event.cls is EventClass.HAPPENED and event.when is None
            if not done or event.lemma in words_of("events", "stative"):
                continue
            if not overlaps_any(event.span, marked):
                found.append(make_telling(number, each, event.sentence, False, [index], pile))
    return found


def _in_article(number: int, each: Annotations, pile: Pile) -> Iterator[Telling]:
    marked = [mark.span for mark in each.article.boilerplate]
    marked += [s.span for s in each.sentences if is_correction(s.span.cut(each.article.text))]
    groups: dict[tuple[int, date | None, date | None, bool], list[int]] = {}
    for index, event in enumerate(each.events):
        if overlaps_any(event.span, marked) or not is_tellable(each, event, pile.entity_of):
            continue
        assert event.when is not None
        expected = event.cls is EventClass.EXPECTED
        key = (event.sentence, event.when.start, event.when.end, expected)
        groups.setdefault(key, []).append(index)
    for (sentence, _, _, expected), indices in groups.items():
        yield make_telling(number, each, sentence, expected, indices, pile)


def is_tellable(
    each: Annotations, event: EventMention, entity_of: Mapping[LocalEntity, str]
) -> bool:
    """Whether an event can be a line of the timeline: it has a day, and is more than saying or being so."""
    if event.when is None or event.when.precision is Precision.UNKNOWN:
        return False
    if event.cls is EventClass.NOT_HAPPENED:
        return False
    if event.time is None:
        return event.cls is EventClass.HAPPENED and _named(each, event, entity_of)
    if event.cls is EventClass.REPORTING:
        if event.lemma == "say":
            return _is_announcement(each, event) or _is_statement(each, event)
        if event.lemma in ("add", "report"):
            return _is_act(each, event)
        return event.lemma not in ("ask", "comment", "reply", "think")
    if event.cls is EventClass.STATE:
        return not _is_now(each, event)
    return True


def _is_announcement(each: Annotations, event: EventMention) -> bool:
    """What a report begins with is its news, though it be in somebody's mouth: "The pier will close, the
    council said on Monday". A quotation is none."""
    sentence = each.sentences[event.sentence]
    first = next((s.paragraph for s in each.sentences if not s.heading), 0)
    quoted = (q for q in each.quotations if q.kind != "indirect")
    if event.span.cut(each.article.text).lower() == "saying":
        return False  # "despite saying a day earlier"
    return sentence.paragraph <= first + 1 and not any(
        sentence.span.overlaps(q.words) for q in quoted
    )


def _is_statement(each: Annotations, event: EventMention) -> bool:
    """ "Ito said on Thursday that the pier must close": a saying in the report's own words on a day that is
    the saying's; in "it will not open before 3 May, Ito said" the day is of what was said."""
    assert event.time is not None
    if event.span.cut(each.article.text).lower() != "said":
        return False
    day = each.times[event.time].span
    said = [q for q in each.quotations if q.cue == event.span]
    return any(q.kind == "indirect" for q in said) and not any(
        overlaps_any(day, q.parts) for q in said
    )


def _is_act(each: Annotations, event: EventMention) -> bool:
    """ "Added a hundred to the reward on Tuesday", "was reported to the harbour master in 2019": verbs of
    saying that here lead no words; "as a magazine reported in May" leads those of its sentence."""
    if any(q.cue == event.span for q in each.quotations):
        return False
    return event.clause.cut(each.article.text).lstrip(" ,").partition(" ")[0].lower() != "as"


def _named(each: Annotations, event: EventMention, entity_of: Mapping[LocalEntity, str]) -> bool:
    """Whether the act is one that counts by itself, or somebody with a name is its subject."""
    if event.lemma in words_of("events", "stative") | words_of("events", "feelings"):
        return False
    if event.lemma in words_of("events", "hard"):
        return True
    before = [
        each.mentions[i]
        for i in event.participants
        if each.mentions[i].span.end <= event.span.start
    ]
    known = [m for m in before if LocalEntity(each.article.id, m.entity) in entity_of]
    if not known:
        return False
    text = each.article.text
    near, first = max(before, key=lambda m: m.span.end), min(known, key=lambda m: m.span)
    between = text[near.span.end : event.span.start]
    tight = len(between.split()) <= 3 and not any(mark in between for mark in ",;:'’\"“")
    opens = (
        not text[event.clause.start : first.span.start].strip(' ,"“') and first.span != near.span
    )
    if tight and near in known:
        return near.form is not Form.PRONOUN
    return opens and first.form is not Form.PRONOUN


def _is_now(each: Annotations, event: EventMention) -> bool:
    """ "is today", "costs this year": a state of the day of the report, and no event."""
    if event.time is None:
        return True
    expression = each.times[event.time]
    past = event.span.cut(each.article.text).lower() in ("was", "were", "had")
    if past and expression.type == "time":
        return False  # "this morning there was a queue"
    if expression.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        return True
    words = expression.span.cut(each.article.text).lower()
    return words.startswith(("this ", "today", "now", "current"))


def make_telling(
    number: int,
    each: Annotations,
    sentence: int,
    expected: bool,
    indices: list[int],
    pile: Pile,
) -> Telling:
    """What some events of one sentence tell; `indices` are those of one day, or one that has none."""
    events = [each.events[i] for i in indices]
    span = each.sentences[sentence].span
    clause = Span(min(e.clause.start for e in events), max(e.clause.end for e in events))
    here = [m for m in within(each.mentions, clause) if clause.contains(m.span)]
    entities = frozenset(
        pile.entity_of[local]
        for m in here
        if (local := LocalEntity(each.article.id, m.entity)) in pile.entity_of
    )
    terms = _terms(each, clause, entities)
    own = [e.when for e in events if e.time is not None]
    when = (own[0] if own else events[0].when) or UNKNOWN
    return Telling(
        events=tuple(EventRef(each.article.id, i) for i in indices),
        article=each.article.id,
        order=(number, span.start),
        sentence=span,
        when=when,
        expected=expected,
        carried=all(e.time is None for e in events) and when.basis is Basis.INFERRED,
        leaning=_leans(each, span, events),
        terms=terms,
        verbs=frozenset(
            _act(e.lemma) for e in events if e.lemma not in words_of("events", "stative")
        ),
        entities=entities,
        figures=frozenset(f.value for f in each.figures if f.sentence == sentence),
        direction=Direction.of(each.vectors[sentence]) if each.vectors else None,
        own=pile.centre.leave(each.vectors[sentence]) if each.vectors else None,
        told_by=each.article.published.end if each.article.published is not None else None,
    )


def _leans(each: Annotations, sentence: Span, events: Sequence[EventMention]) -> bool:
    """A noun beside its day ("the attacks of 11 September") that its sentence says something else of, and
    a sentence that leans on the one before and takes over its day."""
    if all(e.time is None for e in events):
        return is_dangling(sentence.cut(each.article.text))
    return all(_is_named(each, sentence, e) for e in events)


def _is_named(each: Annotations, sentence: Span, event: EventMention) -> bool:
    if event.time is None or event.clause != event.span.cover(each.times[event.time].span):
        return False
    return any(
        other.span.end <= event.span.start
        for other in each.events
        if other.sentence == event.sentence and other is not event
    )


def _act(lemma: str) -> str:
    """One verb for those that tell one act: "dropped" and "released" of a song, "quit" and "resigned"."""
    acts: dict[str, list[str]] = load_lexicon("events").get("acts", {})
    return next((act for act, verbs in acts.items() if lemma in verbs), lemma)


def _terms(each: Annotations, clause: Span, entities: frozenset[str]) -> dict[str, float]:
    """The clause's stems without the names' own words, and who takes part."""
    names = [
        m.span
        for m in within(each.mentions, clause)
        if clause.contains(m.span) and m.form is Form.NAME
    ]
    terms = clause_terms(each, clause, tuple(names))
    for entity in sorted(entities):
        terms[f"@{entity}"] = ENTITY_WEIGHT
    return terms
