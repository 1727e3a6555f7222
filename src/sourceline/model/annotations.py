"""What one article says by itself, as stand-off annotations over its own text.

Places in these tuples serve as names: `Quotation.source` is an index into `Annotations.mentions`,
`EventMention.time` one into `Annotations.times`. They are good inside one article only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.model.when import When


class Kind(StrEnum):
    """Kinds of entity."""

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    PLACE = "place"
    WORK = "work"
    EVENT = "event"
    PRODUCT = "product"
    OTHER = "other"


class Form(StrEnum):
    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


class EventClass(StrEnum):
    HAPPENED = "happened"
    REPORTING = "reporting"  # "said": carries a quotation and no event of its own
    EXPECTED = "expected"  # will, hopes to, plans
    NOT_HAPPENED = "not_happened"  # did not, denied
    STATE = "state"  # has led the council since 2022, costs, is


class Qualifier(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """`heading`: a line of its own that names what follows. `paragraph` counts from 0."""

    span: Span
    paragraph: int
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name or describe something. `entity` is a number good in this article only."""

    span: Span
    head: Span
    form: Form
    kind: Kind
    entity: int
    confidence: float | None = None


class Link(StrEnum):
    """Why two mentions of one article are thought one thing, or tied to each other."""

    AKA = "aka"  # "Kim, aka V", "V (Kim)"
    APPOSITION = "apposition"  # "Kim, the captain", "the captain, Kim"
    TITLE = "title"  # "Mayor Kim", "midfielder Kim"
    SHORT_NAME = "short_name"  # "Kim" after "Ada Kim"
    COREFERENCE = "coreference"  # "the captain" where only one can be meant; pronouns
    POSSESSOR = "possessor"  # "Hollin's spokeswoman": from description to owner
    CHARACTER = "character"  # "Tae-joon (Taehyung)": role first, actor second; two entities


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasEvidence:
    """Mentions `a` and `b` (indices) tied by `link`; `span` covers the words that say so."""

    a: int
    b: int
    link: Link
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a relative expression counts from and by how much, kept so that an undated report can be dated.

    `unit` is day, week, month or year for a shift of `amount`, or weekday, month_name, day_of_month
    with `amount` 0..6 (Monday 0), 1..12, 1..31. `direction` is past, future or none.
    `base` is "published" or "narrative" (the day told before: "the following day").
    """

    base: str
    unit: str
    amount: int
    direction: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """`type` is date, time, duration or set; `value` is TimeML's TIMEX3 value.

    `when` is the interval it can mean; None for durations, sets, and what hangs on an unknown day.
    `anchor` is None where the words are explicit.
    """

    span: Span
    type: str
    value: str | None
    when: When | None
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words that an article gives to a speaker.

    `words` runs from the first to the last quoted word, without the outer marks. `parts` are the
    pieces where a cue splits them, else one, equal to `words`. `kind`: direct, mixed, indirect.
    `source` are the words that name the speaker ("the mayor", "she"), `speaker` the mention that
    they resolve to inside the report: an index into `mentions`, None where the report does not say.
    `aside`: no story tells it as speech; it is a thought, plan or hope that the report gives to somebody, or
    the whole clause around quoted words that are a quotation of their own.
    """

    words: Span
    parts: tuple[Span, ...]
    kind: str
    cue: Span | None = None
    source: Span | None = None
    speaker: int | None = None
    heading: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """`span` is the word that carries the event, `lemma` its dictionary form, `clause` the words around
    it that belong to it. `when` is the day it happened, None where unknown; `time` is an index into
    `times` where a time expression of the same sentence says so, and None where `when` is carried
    over from the sentences before (its basis is then inferred). `participants` index `mentions`.
    """

    span: Span
    lemma: str
    cls: EventClass
    clause: Span
    sentence: int
    when: When | None = None
    time: int | None = None
    participants: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that counts or measures something.

    `span` are the words of the number with its unit; `value` in whole units ("2.14 million" is
    2140000.0), a pair for a range; `unit` a normal form ("GBP", "percent", "m", "people", "" for a
    bare count); `of` what is counted, as a span of the text, or None. Scores and votes ("3-2",
    "five to four") have unit "score" and a pair as told.
    """

    span: Span
    value: float | tuple[float, float]
    qualifier: Qualifier
    unit: str
    of: Span | None
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """A sentence (or clause) that tells what somebody felt. `who` are the words that say who."""

    span: Span
    emotion: str
    sentence: int
    who: Span | None = None
    mention: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """All of one article, in order of place.

    `vectors`: one a sentence, 384 signed bytes each, alike where sentences tell alike; empty bytes
    where a sentence has no words, and no vectors at all where no network read the article.
    """

    article: Article
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    aliases: tuple[AliasEvidence, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[EventMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    vectors: tuple[bytes, ...] = field(default=(), repr=False)
