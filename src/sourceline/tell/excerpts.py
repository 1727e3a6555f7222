"""The same story with excerpts in place of its reports, so that it can be handed on.

Whole reports are their publishers' to share. What is left of each are the words behind what is told,
the shorter ones with a little around them: enough to check a line, and no substitute for the report.

All evidence together is often the whole report: every mention of the cast, every new sentence, every
copied passage. So of each list the first words of each report stay; of names and new sentences those
that stand in what is told anyway; of a long passage its head. Of a dense report that is still nearly
all: there each piece of evidence is cut to its first words, as few as it takes to leave half of the
report out. The lines themselves stay as they are told, and so do counts (`mentions`, `new`, `share`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from sourceline.model.article import EXCERPT, Article
from sourceline.model.span import Mark, Span, overlaps_any
from sourceline.model.story import CastMember, Evidence, Novelty, Passage, Story

CONTEXT = 40  # characters on either side of a few words that are told: some six words
SENTENCE = 80  # characters that stand for themselves: most sentences of news are longer
NAME_CONTEXT = 15  # on either side of a name that stands in nothing told: a word or two
NEW_SENTENCES = 3  # of each report, as many as the Markdown names
MOST = 0.5  # of a report's own characters
LIMITS = (
    160,
    120,
    80,
    60,
    40,
    25,
    15,
)  # characters of each piece, tried in turn where more than MOST would stay
PASSAGE = 80  # characters of a copied passage or of a new sentence that is told nowhere else

MISSING = "[…]"

# A hole this small is told as it is: the mark would be longer.
_HOLE = len(MISSING) + 2
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


def excerpt_story(story: Story) -> Story:
    """The story with every report cut to its evidence.

    Evidence is still exactly `text[start:end]` of its shortened report. A report that is an excerpt
    already stays as it is.
    """
    whole = {article.id: article for article in story.articles if not article.excerpt}
    if not whole:
        return story
    limits: dict[str, int] = {}
    chosen, cuts = _excerpted(story, whole, limits)
    for limit in LIMITS:
        dense = [ident for ident, cut in cuts.items() if _share(whole[ident], cut.article) > MOST]
        if not dense:
            break
        limits |= dict.fromkeys(dense, limit)
        chosen, cuts = _excerpted(story, whole, limits)

    def move(value: Any) -> Any:
        if isinstance(value, Evidence):
            return cuts[value.article].moved(value) if value.article in cuts else value
        if isinstance(value, Article):
            return cuts[value.id].article if value.id in cuts else value
        return None

    moved: Story = _rebuilt(chosen, move)
    return moved


def _excerpted(
    story: Story, whole: Mapping[str, Article], limits: Mapping[str, int]
) -> tuple[Story, dict[str, _Cut]]:
    """The story with the evidence that stays, and the excerpts; `limits` are those of dense reports."""
    slim: Story = _rebuilt(story, lambda value: _less(value, limits))
    lines = replace(slim, cast=tuple(replace(m, evidence=()) for m in slim.cast), novelty=())
    told = _around(_evidence_in(lines), whole, CONTEXT, limits)
    slim = replace(
        slim,
        cast=tuple(_named(member, told) for member in slim.cast),
        novelty=tuple(_new(novelty, told) for novelty in slim.novelty),
    )
    names = _around((e for m in slim.cast for e in m.evidence), whole, NAME_CONTEXT, limits)
    new = _around(_evidence_in(slim.novelty), whole, 0, limits)
    cuts = {
        ident: _cut(article, [*told[ident], *names[ident], *new[ident]])
        for ident, article in whole.items()
    }
    return slim, cuts


def share_kept(whole: Story, excerpts: Story) -> dict[str, float]:
    """Report to the share of its own characters, 0 to 1, that its excerpt still holds."""
    kept = {article.id: article for article in excerpts.articles}
    return {a.id: _share(a, kept[a.id]) for a in whole.articles if a.id in kept}


def _share(whole: Article, excerpt: Article) -> float:
    return _own_length(excerpt) / (_own_length(whole) or 1)


def _own_length(article: Article) -> int:
    """Characters that are neither white space nor set apart."""
    at = count = 0
    end = len(article.text)
    for span in [*sorted(mark.span for mark in article.boilerplate), None]:
        start = span.start if span else end
        count += sum(map(len, article.text[at:start].split()))
        at = max(at, span.end if span else end)
    return count


def _rebuilt(value: Any, change: Callable[[Any], Any]) -> Any:
    """The same tuples and dataclasses, made again around whatever `change` gives something for."""
    changed = change(value)
    if changed is not None:
        return changed
    if isinstance(value, tuple):
        return tuple(_rebuilt(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type | Article | Evidence):
        parts = {f.name: _rebuilt(getattr(value, f.name), change) for f in fields(value)}
        return type(value)(**parts)
    return value


def _less(value: Any, limits: Mapping[str, int]) -> Any:
    """Less evidence for the same line; None for what is no evidence."""

    def change(part: Any) -> Any:
        return _less(part, limits)

    if isinstance(value, CastMember):  # which mentions stay is chosen when all else is known
        roles, relations = _rebuilt(value.roles, change), _rebuilt(value.relations, change)
        return replace(value, roles=roles, relations=relations)
    if isinstance(value, Novelty):  # as above
        return value
    if isinstance(value, Passage):
        source, copy = _head(value.source, PASSAGE), _head(value.copy, PASSAGE)
        changes = (c for c in value.changes if c.before in source.text and c.after in copy.text)
        return replace(value, source=change(source), copy=change(copy), changes=tuple(changes))
    if isinstance(value, Evidence):
        return _head(value, limits[value.article]) if value.article in limits else value
    if isinstance(value, tuple) and value and isinstance(value[0], Evidence):
        firsts = {item.article: item for item in reversed(value)}
        return tuple(change(item) for item in reversed(firsts.values()))
    return None


def _head(evidence: Evidence, limit: int) -> Evidence:
    """Its first words, as many as `limit` characters hold; at least one word's beginning."""
    if len(evidence.text) <= limit:
        return evidence
    text = evidence.text[:limit]
    if not evidence.text[limit].isspace():
        text = text.rpartition(" ")[0] or text
    text = text.rstrip() or text
    start = evidence.span.start
    return Evidence(evidence.article, Span(start, start + len(text)), text)


def _named(member: CastMember, told: Mapping[str, Sequence[Span]]) -> CastMember:
    """Of each report the first mention that stands in what is told anyway, else the first."""
    firsts: dict[str, Evidence] = {}
    for item in member.evidence:
        held = firsts.setdefault(item.article, item)
        if not _told(held, told) and _told(item, told):
            firsts[item.article] = item
    return replace(member, evidence=tuple(firsts.values()))


def _new(novelty: Novelty, told: Mapping[str, Sequence[Span]]) -> Novelty:
    """The first new sentences that stand in what is told anyway, else the head of the first."""
    kept = [item for item in novelty.evidence if _told(item, told)] or [
        _head(item, PASSAGE) for item in novelty.evidence[:1]
    ]
    return replace(novelty, evidence=tuple(kept[:NEW_SENTENCES]))


def _told(evidence: Evidence, told: Mapping[str, Sequence[Span]]) -> bool:
    return any(span.contains(evidence.span) for span in told.get(evidence.article, ()))


def _evidence_in(value: Any) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _evidence_in(item)
    elif is_dataclass(value) and not isinstance(value, type | Article):
        for field in fields(value):
            yield from _evidence_in(getattr(value, field.name))


def _around(
    evidence: Iterable[Evidence],
    whole: Mapping[str, Article],
    context: int,
    dense: Container[str],
) -> dict[str, list[Span]]:
    """Report to the pieces of it that stay; few words keep some of their context, but in a dense report."""
    spans: dict[str, set[Span]] = {ident: set() for ident in whole}
    for item in evidence:
        if item.article in whole:
            alone = item.article in dense or len(item.span) >= SENTENCE
            span = item.span if alone else _widened(whole[item.article], item.span, context)
            spans[item.article].add(span)
    return {ident: _joined(whole[ident].text, found) for ident, found in spans.items()}


def _widened(article: Article, span: Span, context: int) -> Span:
    """With whole words on either side, no further than the paragraph, and without page furniture."""
    text = article.text
    low, high = max(0, span.start - context), min(len(text), span.end + context)
    for mark in article.boilerplate:
        if mark.span.end <= span.start:
            low = max(low, mark.span.end)
        elif mark.span.start >= span.end:
            high = min(high, mark.span.start)
    before, after = text[low : span.start], text[span.end : high]
    for broken in _PARAGRAPH.finditer(before):
        low = span.start - len(before) + broken.end()
    broken_at = _PARAGRAPH.search(after)
    high = span.end + broken_at.start() if broken_at else high
    while low < span.start and low and not text[low - 1].isspace() and not text[low].isspace():
        low += 1
    while high > span.end and high < len(text) and not text[high].isspace():
        high -= 1
    left = text[low : span.start]
    right = text[span.end : high]
    return Span(low + len(left) - len(left.lstrip()), high - len(right) + len(right.rstrip()))


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """In order, those together that overlap or have next to nothing between them."""
    joined: list[Span] = []
    for span in sorted(spans):
        hole = text[joined[-1].end : span.start] if joined else ""
        if joined and (span.start <= joined[-1].end or len(hole) <= _HOLE or not hole.strip()):
            joined[-1] = joined[-1].cover(span)
        else:
            joined.append(span)
    return joined


@dataclass(frozen=True, slots=True)
class _Cut:
    """A report's excerpt, and where each piece that stays went: (where it was, how far it moved)."""

    article: Article
    moves: tuple[tuple[Span, int], ...]

    def moved(self, evidence: Evidence) -> Evidence:
        by = next(by for piece, by in self.moves if piece.contains(evidence.span))
        return replace(evidence, span=evidence.span.shifted(by))


def _cut(article: Article, kept: Sequence[Span]) -> _Cut:
    """The pieces one after another, `MISSING` where words were left out."""
    out: list[str] = []
    length = at = 0
    moves: list[tuple[Span, int]] = []
    marks: list[Mark] = []

    def add(words: str) -> None:
        nonlocal length
        out.append(words)
        length += len(words)

    def leave_out(hole: str, *, last: bool = False) -> None:
        if not hole.strip():
            return
        gap = "\n\n" if "\n" in hole else " "
        add(gap if length else "")
        marks.append(Mark(Span(length, length + len(MISSING)), EXCERPT))
        add(MISSING if last else MISSING + gap)

    for piece in _joined(article.text, kept):
        leave_out(article.text[at : piece.start])
        moves.append((piece, length - piece.start))
        marks += _inside(article.boilerplate, piece, length - piece.start)
        add(piece.cut(article.text))
        at = piece.end
    leave_out(article.text[at:], last=True)
    cut = replace(
        article, text="".join(out), boilerplate=tuple(sorted(marks)), excerpt=True, versions=()
    )
    return _Cut(cut, tuple(moves))


def _inside(marks: Sequence[Mark], piece: Span, by: int) -> Iterator[Mark]:
    for mark in marks:
        if overlaps_any(mark.span, [piece]):
            start, end = max(mark.span.start, piece.start), min(mark.span.end, piece.end)
            yield Mark(Span(start, end).shifted(by), mark.reason)
