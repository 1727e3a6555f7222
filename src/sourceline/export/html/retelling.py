"""Who retold whom and what each report adds, as the page's templates want them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sourceline.export.html.arcs import percent, ties_of
from sourceline.export.html.changes import Run, compare_words
from sourceline.export.html.desk import Desk, Opener
from sourceline.export.labels import counted, listed
from sourceline.export.safe import neutral, one_line
from sourceline.model.story import Passage, Reuse, Story

_NEW_SHOWN = 3

_KINDS = {"verbatim": "word for word", "near": "with changes", "rewritten": "rewritten"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    kind: str
    left: tuple[Run, ...]
    right: tuple[Run, ...]
    opener: Opener | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    anchor: str
    source: int
    source_name: str
    copy: int
    copy_name: str
    percent: int
    unknown: bool
    told: str
    passages: tuple[Sides, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adds:
    number: int
    name: str
    day: str
    percent: float
    words: str
    shown: tuple[str, ...]
    opener: Opener | None


def retold_of(story: Story, desk: Desk) -> list[Retold]:
    return [_retold(at, tie, desk) for at, tie in enumerate(ties_of(story, desk), start=1)]


def _retold(at: int, tie: Reuse, desk: Desk) -> Retold:
    return Retold(
        anchor=f"u{at}",
        source=desk.numbers[tie.source],
        source_name=desk.names[tie.source],
        copy=desk.numbers[tie.copy],
        copy_name=desk.names[tie.copy],
        percent=percent(tie.share),
        unknown=not tie.order_known,
        told=_told(tie),
        passages=tuple(_sides(passage, desk) for passage in tie.passages),
    )


def _told(tie: Reuse) -> str:
    """ "1 passage, rewritten", "3 passages: 1 nearly so and 2 word for word"."""
    kinds = Counter(_KINDS.get(passage.kind, passage.kind) for passage in tie.passages)
    passages = counted(len(tie.passages), "passage")
    if len(kinds) == 1:
        return f"{passages}, {next(iter(kinds))}"
    return f"{passages}: {listed([f'{kinds[kind]} {kind}' for kind in sorted(kinds)])}"


def _sides(passage: Passage, desk: Desk) -> Sides:
    left, right = compare_words(
        neutral(one_line(passage.source.text)), neutral(one_line(passage.copy.text))
    )
    if passage.kind == "rewritten":  # nearly every word would be marked
        left, right = (_whole(left), _whole(right))
    return Sides(
        kind=passage.kind,
        left=left,
        right=right,
        opener=desk.opener([passage.source, passage.copy]),
    )


def _whole(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return (Run("".join(run.text for run in runs), False),)


def adds_of(story: Story, desk: Desk) -> list[Adds]:
    return [
        Adds(
            number=desk.numbers[item.article],
            name=desk.names[item.article],
            day=desk.published(item.article),
            percent=round(100 * item.new / item.sentences, 1) if item.sentences else 0.0,
            words=f"{item.new:,} of {counted(item.sentences, 'sentence')} new",
            shown=_first_new(item.evidence, first=desk.numbers[item.article] == 1),
            opener=desk.opener(item.evidence),
        )
        for item in story.novelty
        if item.article in desk.numbers
    ]


def _first_new(evidence: tuple[object, ...], *, first: bool) -> tuple[str, ...]:
    """The first new sentences; none of the earliest report, in which everything is new."""
    if first:
        return ()
    return tuple(one_line(getattr(item, "text", "")) for item in evidence[:_NEW_SHOWN])
