"""Which report was made from which: passages taken over, and what was changed in them.

Sentences are found by what they share (`shingles`), laid side by side (`align`), judged
(`matches`), and each report is given the nearest sources that explain it (`sources`). Telling the
same facts in other words is no reuse, and neither is quoting the same speech.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sourceline.link.align import Alignment, word_changes
from sourceline.link.direction import tells_order
from sourceline.link.matches import Match, find_matches
from sourceline.link.order import in_order, is_earlier
from sourceline.link.sources import Offer, choose_sources
from sourceline.link.wording import Line, Wordings, find_terms, weigh_down
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.model.story import Change, Evidence, Passage, Reuse

# Of the reports that hold the same words the oldest and the newest before this one are asked.
PLACES_ASKED = 4


@dataclass(frozen=True, slots=True)
class Report:
    article: Article
    lines: list[Line]

    @property
    def words(self) -> int:
        return sum(len(line.words) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Place:
    report: int
    line: int


def find_reuse(annotations: Sequence[Annotations]) -> tuple[Reuse, ...]:
    """Who took what from whom, from the earlier to the later report, in order of publication."""
    ordered = in_order(annotations)
    wordings = Wordings()
    reports = [Report(each.article, wordings.lines_of(each)) for each in ordered]
    terms = find_terms([report.lines for report in reports])
    matches = find_matches([weigh_down(each, terms) for each in wordings.known.values()])
    places: dict[int, list[Place]] = defaultdict(list)
    found: list[Reuse] = []
    for number, report in enumerate(reports):
        offers = _offers(number, report, matches, places)
        for source, taken in choose_sources(offers):
            found.append(_reuse(reports[source], report, taken))
        for at, line in enumerate(report.lines):
            places[line.wording.number].append(Place(number, at))
    return tuple(found)


def _offers(
    number: int,
    report: Report,
    matches: list[list[Match]],
    places: dict[int, list[Place]],
) -> Iterator[Offer]:
    for at, line in enumerate(report.lines):
        for match in matches[line.wording.number]:
            held = places.get(match.source, [])
            end = bisect_left(held, number, key=lambda place: place.report)
            start = max(end - PLACES_ASKED, 0)
            for place in [*held[: min(PLACES_ASKED, start)], *held[start:end]]:
                yield Offer(at, place.report, place.line, match)


def _reuse(source: Report, copy: Report, taken: list[Offer]) -> Reuse:
    passages = [_passage(source, copy, offer) for offer in taken]
    known = is_earlier(source.article, copy.article)
    if not known:
        order = tells_order(source.article, copy.article, passages)
        known = order != 0
        if order < 0:
            passages = sorted(
                (_turned(passage) for passage in passages), key=lambda each: each.copy
            )
            source, copy = copy, source
    return Reuse(
        source=source.article.id,
        copy=copy.article.id,
        share=_share(copy, passages),
        passages=tuple(passages),
        order_known=known,
    )


def _passage(source: Report, copy: Report, offer: Offer) -> Passage:
    alignment = offer.match.alignment
    ours, theirs = copy.lines[offer.line], source.lines[offer.source_line]
    before = theirs.words[alignment.a_start : alignment.a_end]
    after = ours.words[alignment.b_start : alignment.b_end]
    return Passage(
        kind=alignment.kind,
        source=Evidence.of(source.article, before[0].cover(before[-1])),
        copy=Evidence.of(copy.article, after[0].cover(after[-1])),
        changes=tuple(_changes(source.article, theirs, copy.article, ours, alignment)),
    )


def _changes(
    source: Article, theirs: Line, copy: Article, ours: Line, alignment: Alignment
) -> Iterator[Change]:
    before = theirs.wording.plain[alignment.a_start : alignment.a_end]
    after = ours.wording.plain[alignment.b_start : alignment.b_end]
    for (a_start, a_end), (b_start, b_end) in word_changes(before, after):
        yield Change(
            before=_cut(source, theirs.words[alignment.a_start :][a_start:a_end]),
            after=_cut(copy, ours.words[alignment.b_start :][b_start:b_end]),
        )


def _cut(article: Article, words: Sequence[Span]) -> str:
    return words[0].cover(words[-1]).cut(article.text) if words else ""


def _turned(passage: Passage) -> Passage:
    return Passage(
        kind=passage.kind,
        source=passage.copy,
        copy=passage.source,
        changes=tuple(Change(before=each.after, after=each.before) for each in passage.changes),
    )


def _share(copy: Report, passages: Sequence[Passage]) -> float:
    """Of the copy's unquoted body words, the share that lies in passages."""
    spans = sorted((passage.copy.span.start, passage.copy.span.end) for passage in passages)
    words = sorted(word.start for line in copy.lines for word in line.words)
    covered, reached = 0, 0
    for start, end in spans:
        first = bisect_left(words, max(start, reached))
        covered += max(bisect_left(words, end) - first, 0)
        reached = max(reached, end)
    return round(covered / max(len(words), 1), 3)
