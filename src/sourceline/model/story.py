"""The told story: what `sourceline.story/1` holds, field by field (docs/story-json.md)."""

from __future__ import annotations

from dataclasses import dataclass, field

from sourceline.model.annotations import Kind, Qualifier
from sourceline.model.article import Article, Problem
from sourceline.model.span import Span
from sourceline.model.when import When

# From this share of copied words on a whole report is no source of its own. Reports of three
# outlets on one event share at most .14 without being copies, a wire story retold .6.
MOSTLY_COPIED = 0.3


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words of one article that let us say something."""

    article: str
    span: Span
    text: str = field(compare=False)

    @classmethod
    def of(cls, article: Article, span: Span) -> Evidence:
        return cls(article.id, span, span.cut(article.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    text: str
    count: int
    kind: str  # name, description, misspelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    kind: str  # member_of, plays, directed, works_for, married_to, possible_match, ...
    to: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CastMember:
    id: str
    name: str
    kind: Kind
    aliases: tuple[Alias, ...]
    roles: tuple[Role, ...]
    relations: tuple[Relation, ...]
    mentions: int
    evidence: tuple[Evidence, ...]
    decided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    id: str
    date: When
    text: str
    status: str  # expected, disputed, agreed, single
    independent_sources: int
    entities: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    decided: tuple[str, ...] = ()
    pinned: bool = False  # a person wants it in every shortening


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldQuotation:
    id: str
    text: str
    kind: str
    speaker: str | None
    speaker_text: str | None
    cue: str | None
    heading: bool
    date: When | None
    evidence: tuple[Evidence, ...]
    decided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedValue:
    value: str
    evidence: tuple[Evidence, ...]
    independent_sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    id: str
    about: str
    kind: str  # date, number, person, place, object, quotation, other
    status: str  # open, corrected
    correction: Evidence | None
    reason: str
    values: tuple[ClaimedValue, ...]
    timeline: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    value: float | tuple[float, float]
    qualifier: Qualifier
    text: str
    as_of: When
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSeries:
    what: str
    unit: str
    values: tuple[FigureValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words on either side that differ; "" where one side has none."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    kind: str  # verbatim, near, rewritten
    source: Evidence
    copy: Evidence
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """`source` and `copy` are article ids; `share` (0..1) of the copy's own body words."""

    source: str
    copy: str
    share: float
    passages: tuple[Passage, ...]
    order_known: bool = True

    @property
    def is_mostly_copied(self) -> bool:
        """Whether the copy as a whole is no source of its own."""
        return self.share >= MOSTLY_COPIED


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReaction:
    text: str
    who: str | None
    who_text: str | None
    emotion: str
    about: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Novelty:
    article: str
    sentences: int
    new: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided (a correction), and what became of it in this story.

    `at` is a moment in UTC; `what` says it in words; `status` is holds, overruled (by a later one) or
    no_longer, with the reason in `note`. A thing's `decided` are the ids of those that made it so.
    """

    id: str
    kind: str
    by: str
    at: str
    why: str
    what: str
    status: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    id: str
    title: str
    start: str | None
    end: str | None
    annotator: str
    articles: tuple[Article, ...]
    timeline: tuple[TimelineEntry, ...] = ()
    cast: tuple[CastMember, ...] = ()
    quotations: tuple[ToldQuotation, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    figures: tuple[FigureSeries, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    reactions: tuple[ToldReaction, ...] = ()
    novelty: tuple[Novelty, ...] = ()
    problems: tuple[Problem, ...] = ()
    decisions: tuple[Decision, ...] = ()
