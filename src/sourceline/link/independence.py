"""How many independent sources tell something: copies count as one, and so does one publisher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sourceline.link.unions import Unions
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.model.story import Evidence, Reuse
from sourceline.text.tokens import plain

Side = tuple[str, Span]


@dataclass(slots=True)
class Sources:
    """Which reports are one source altogether, and which for single passages only."""

    articles: tuple[str, ...] = ()
    _reports: Unions[Hashable] = field(default_factory=Unions)
    _passages: Unions[Hashable] = field(default_factory=Unions)
    _sides: dict[str, list[Span]] = field(default_factory=dict)

    @classmethod
    def of(cls, annotations: Sequence[Annotations], reuse: Sequence[Reuse]) -> Sources:
        """`reuse` is what `find_reuse` told of the same reports."""
        articles = [each.article for each in annotations]
        sources = cls(articles=tuple(sorted({article.id for article in articles})))
        for article, publisher in _publishers(articles).items():
            sources._reports.join(article, ("publisher", publisher))
        sides: dict[str, set[Span]] = defaultdict(set)
        for each in reuse:
            if each.is_mostly_copied:
                sources._reports.join(each.source, each.copy)
            for passage in each.passages:
                source = (passage.source.article, passage.source.span)
                copy = (passage.copy.article, passage.copy.span)
                sources._passages.join(source, copy)
                sides[source[0]].add(source[1])
                sides[copy[0]].add(copy[1])
        sources._sides = {article: sorted(spans) for article, spans in sides.items()}
        sources._join_overlapping()
        return sources

    def count(self, evidence: Iterable[Evidence]) -> int:
        """How many independent sources stand behind these sentences."""
        told: dict[str, set[Span]] = defaultdict(set)
        for each in evidence:
            told[each.article].add(each.span)
        sets: Unions[Hashable] = Unions()
        groups = set()
        for article, spans in told.items():
            report = ("report", self._reports.find(article))
            groups.add(report)
            for span in spans:
                for side in self._sides.get(article, ()):
                    if side.overlaps(span):
                        passage = self._passages.find((article, side))
                        sets.join(report, ("passage", passage))
        return len({sets.find(group) for group in groups})

    def total(self) -> int:
        """How many independent sources there are in all."""
        return len({self._reports.find(article) for article in self.articles})

    def _join_overlapping(self) -> None:
        """A passage that was handed on: what B took from A and C from B overlaps in B."""
        for article, spans in self._sides.items():
            reach = None
            for span in spans:
                if reach is not None and span.start < reach.end:
                    self._passages.join((article, reach), (article, span))
                if reach is None or span.end > reach.end:
                    reach = span


def _publishers(articles: Sequence[Article]) -> dict[str, str]:
    """Article to its publisher: the name, else the host of its address.

    A report without a publisher's name is its whose name stands on other reports of that host.
    """
    named: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        if article.publisher and (host := _host(article)):
            named[host].add(plain(article.publisher))
    found: dict[str, str] = {}
    for article in articles:
        host = _host(article)
        if article.publisher:
            found[article.id] = plain(article.publisher)
        elif host:
            known = named.get(host, set())
            found[article.id] = min(known) if len(known) == 1 else host
    return found


def _host(article: Article) -> str | None:
    try:
        host = urlsplit(article.url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
