"""The story in one screen or two: what a person wants to know before opening the page."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import PurePosixPath

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sourceline.export.decided import (
    day_of,
    decided_label,
    decisions_by_id,
    status_label,
    who,
)
from sourceline.export.facts import find_facts
from sourceline.export.labels import (
    counted,
    date_label,
    listed,
    report_name,
    reports_label,
    span_label,
    value_label,
)
from sourceline.export.safe import neutral, shortened
from sourceline.export.versions import version_lines
from sourceline.model.annotations import Kind
from sourceline.model.article import Article
from sourceline.model.story import CastMember, Discrepancy, Evidence, Reuse, Story, TimelineEntry
from sourceline.tell.selection import Selection
from sourceline.tell.shorter import shorten

# A pipe has no width: as wide as is still read with ease, and what a terminal is held to as well.
PLAIN_WIDTH = 100
# What one screen or two hold; the page holds everything.
DATES, SENTENCES = 14, 2
DISPUTES, PEOPLE, RETELLINGS, REPORTS = 6, 8, 6, 12
LINE = 260

_DATE = "bold cyan"
_QUIET = "dim"
_LOUD = "bold yellow"
_ACTORS = (Kind.PERSON, Kind.GROUP, Kind.ORGANIZATION)


def render_summary(story: Story, *, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """The summary as text of that width; with terminal colours where `colour` is wanted."""
    return printed(Group(*_Summary(story).parts()), width=width, colour=colour)


def printed(content: RenderableType, *, width: int, colour: bool) -> str:
    """What a console of that width shows, as text."""
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(content)
    # Rich fills lines up with spaces, which only bother whoever reads the text in a file.
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


class _Summary:
    """Each method gives the lines of one section; a section without lines is left out."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.names = _names(story.articles)
        self.decisions = decisions_by_id(story)

    def parts(self) -> Iterator[RenderableType]:
        yield from self._head()
        sections: tuple[tuple[str, Iterable[RenderableType]], ...] = (
            ("What happened", self._timeline()),
            ("Where they disagree", self._disputes()),
            ("Who is who", self._cast()),
            ("Who retold whom", self._reuse()),
            ("What each report adds", self._novelty()),
            ("What was changed afterwards", self._versions()),
            ("What people decided", self._decided()),
        )
        for title, lines in sections:
            found = list(lines)
            if found:
                yield Text(f"\n{title}", style="bold underline")
                yield Padding(Group(*found), (0, 0, 0, 2))
        yield Text("")

    def _head(self) -> Iterator[Text]:
        facts = find_facts(self.story)
        yield Text(_safe(facts.title), style="bold")
        disputed = f"{facts.disputed} disputed" if facts.disputed else "nothing disputed"
        corrected = f", {facts.corrected} corrected" if facts.corrected else ""
        reports = reports_label(facts.reports, facts.independent)
        span = span_label(self.story.start, self.story.end)
        yield Text(f"{span}. {reports}; {disputed}{corrected}.", style=_QUIET)

    def _timeline(self) -> Iterator[RenderableType]:
        shown = shorten(self.story.timeline, Selection(dates=DATES, sentences=SENTENCES))
        table = _columns(2)
        last = None
        for entry in shown:
            days = (entry.date.start, entry.date.end)
            table.add_row(
                Text("" if days == last else date_label(entry.date), style=_DATE),
                Text(_cut(entry.text))
                + Text(f"  {_status(entry)}{self._by(entry.decided)}", style=_QUIET),
            )
            last = days
        if shown:
            yield table
        yield from _more(len(self.story.timeline) - len(shown), "line")

    def _disputes(self) -> Iterator[Text]:
        everything = sorted(self.story.discrepancies, key=lambda item: item.status == "corrected")
        for item in everything[:DISPUTES]:
            yield self._dispute(item)
        yield from _more(len(everything) - DISPUTES, "point")

    def _dispute(self, item: Discrepancy) -> Text:
        corrected = " (corrected)" if item.status == "corrected" else ""
        about = f"{_cut(item.about)}{corrected}{self._by(item.decided)}: "
        line = Text(about, style=_LOUD)
        values = [
            f"{_cut(value_label(value.value), 80)} ({self._reports(value.evidence)})"
            for value in item.values
        ]
        return line + Text(" or ".join(values), style="not bold default")

    def _cast(self) -> Iterator[Text]:
        ranked = sorted(
            self.story.cast, key=lambda who: (who.kind not in _ACTORS, -who.mentions, who.id)
        )
        for member in ranked[:PEOPLE]:
            yield _member(member) + Text(self._by(member.decided), style="not bold default")
        yield from _more(len(ranked) - PEOPLE, "name")

    def _reuse(self) -> Iterator[Text]:
        strongest = sorted(self.story.reuse, key=lambda item: (-item.share, item.source, item.copy))
        for item in strongest[:RETELLINGS]:
            yield Text(self._retelling(item))
        yield from _more(len(strongest) - RETELLINGS, "retelling")

    def _retelling(self, item: Reuse) -> str:
        source, copy = self._name(item.source), self._name(item.copy)
        verb = "retells" if item.order_known else "shares words with"
        changes = sum(len(passage.changes) for passage in item.passages)
        changed = f", {counted(changes, 'change')}" if changes else ""
        passages = counted(len(item.passages), "passage")
        return f"{copy} {verb} {source}: {item.share:.0%} of its words in {passages}{changed}"

    def _novelty(self) -> Iterator[RenderableType]:
        table = _columns(2)
        for item in self.story.novelty[:REPORTS]:
            told = f"{item.new} of {counted(item.sentences, 'sentence')} new"
            table.add_row(Text(self._name(item.article)), Text(told))
        if self.story.novelty:
            yield table
        yield from _more(len(self.story.novelty) - REPORTS, "report")

    def _versions(self) -> Iterator[Text]:
        changed = [
            f"{self._name(article.id)}: {line}"
            for article in self.story.articles
            for line in version_lines(article)
        ]
        for line in changed[:REPORTS]:
            yield Text(_cut(line, LINE * 2))
        yield from _more(len(changed) - REPORTS, "change")

    def _by(self, ids: Sequence[str]) -> str:
        """ " [decided by Ada]"; nothing where nobody decided anything."""
        return f" [{_cut(label, 80)}]" if (label := decided_label(ids, self.decisions)) else ""

    def _decided(self) -> Iterator[Text]:
        for each in self.story.decisions:
            status = f"{status_label(each)}: " if status_label(each) else ""
            note = f" ({_cut(each.note)})" if each.note else ""
            yield Text(f"{day_of(each)}, {_cut(who(each), 40)}: {status}{_cut(each.what)}{note}")

    def _reports(self, evidence: Sequence[Evidence]) -> str:
        names = list(dict.fromkeys(self._name(each.article) for each in evidence))
        return listed(names if len(names) < 4 else [*names[:2], f"{len(names) - 2} more"])

    def _name(self, article: str) -> str:
        return _safe(self.names.get(article, article))


def _names(articles: Sequence[Article]) -> dict[str, str]:
    """Who published each; where one published several, which of them is meant."""
    counts = Counter(report_name(article) for article in articles)
    return {
        article.id: name if counts[name] < 2 else f"{name}, {PurePosixPath(article.source).name}"
        for article in articles
        for name in [report_name(article)]
    }


def _member(member: CastMember) -> Text:
    others = [a.text for a in member.aliases if a.text != member.name and a.kind != "description"]
    told = [_cut(role.text, 80) for role in member.roles[:1]]
    if others:
        told.append("also " + listed([_cut(name, 40) for name in islice(others, 4)]))
    told.append(counted(member.mentions, "mention"))
    return Text(_cut(member.name, 80), style="bold") + Text(
        f" ({member.kind.value}), {'; '.join(told)}", style="not bold default"
    )


def _status(entry: TimelineEntry) -> str:
    reports = len({each.article for each in entry.evidence})
    told = reports_label(reports, entry.independent_sources)
    return f"[{told}; {entry.status}]" if entry.status in ("disputed", "expected") else f"[{told}]"


def _columns(number: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    for _ in range(number - 1):
        table.add_column(ratio=1)
    return table


def _more(number: int, what: str) -> Iterator[Text]:
    if number > 0:
        yield Text(f"... and {counted(number, f'more {what}')}", style=_QUIET)


def _cut(text: str, limit: int = LINE) -> str:
    return _safe(shortened(text, limit))


def _safe(text: str) -> str:
    """Nothing in a report may steer the terminal: escape sequences arrive as visible characters."""
    return neutral(text)
