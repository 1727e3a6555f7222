"""What every part of the page asks for: report numbers, names, and places in the reports.

Each piece of evidence gets one anchor in its report's text, however often the page points at it.
The reports themselves are set last (`bodies.py`), when all anchors are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sourceline.export.labels import date_label, report_name
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.model.story import Evidence, Story


@dataclass(frozen=True, slots=True)
class Ref:
    """A report's number, where in it to look, and what it is called."""

    number: int
    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class Opener:
    """What opens the evidence: an id of its own, the first anchor, and all anchors in order."""

    id: str
    href: str
    anchors: str
    refs: tuple[Ref, ...]
    reports: int


class Desk:
    """Numbers and anchors of one page; ids are counters, so nothing from outside becomes one."""

    def __init__(self, story: Story, numbered: Sequence[Article] = ()) -> None:
        """`numbered` are the reports by whose order they are numbered, the story's own unless told."""
        self.articles: dict[str, Article] = {item.id: item for item in story.articles}
        ordered = numbered or story.articles
        self.numbers = {item.id: at for at, item in enumerate(ordered, start=1)}
        self.names = {item.id: report_name(item) for item in story.articles}
        self.members = {member.id: member for member in story.cast}
        self.member_anchor = {item.id: f"c{at}" for at, item in enumerate(story.cast, start=1)}
        self.entry_anchor = {item.id: f"t{at}" for at, item in enumerate(story.timeline, start=1)}
        self.dispute_anchor = {
            item.id: f"d{at}" for at, item in enumerate(story.discrepancies, start=1)
        }
        self._anchors: dict[tuple[str, Span], str] = {}
        self._openers = 0

    def anchor(self, evidence: Evidence) -> str:
        """The anchor of these words in their report; the same words have the same one."""
        key = (evidence.article, evidence.span)
        return self._anchors.setdefault(key, f"e{len(self._anchors) + 1}")

    def ref(self, evidence: Evidence) -> Ref:
        number = self.numbers[evidence.article]
        return Ref(number, self.anchor(evidence), self.names[evidence.article])

    def known(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        """What lies in a report of this story; a story cut by hand may hold less."""
        return [
            item
            for item in evidence
            if item.article in self.articles
            and item.span.end <= len(self.articles[item.article].text)
        ]

    def opener(self, evidence: Sequence[Evidence]) -> Opener | None:
        """None where no evidence can be shown."""
        refs = list(dict.fromkeys(self.ref(item) for item in self.known(evidence)))
        if not refs:
            return None
        self._openers += 1
        firsts: dict[int, Ref] = {}
        for ref in refs:
            firsts.setdefault(ref.number, ref)
        return Opener(
            id=f"o{self._openers}",
            href=f"#{refs[0].anchor}",
            anchors=" ".join(ref.anchor for ref in refs),
            refs=tuple(firsts[number] for number in sorted(firsts)),
            reports=len(firsts),
        )

    def marks(self) -> dict[str, list[tuple[Span, str]]]:
        """The anchors of every report."""
        found: dict[str, list[tuple[Span, str]]] = {ident: [] for ident in self.articles}
        for (ident, span), anchor in self._anchors.items():
            found[ident].append((span, anchor))
        return found

    def published(self, ident: str) -> str:
        return date_label(self.articles[ident].published)
