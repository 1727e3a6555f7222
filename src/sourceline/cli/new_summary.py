"""What is new in words, report by report: what it changes first, then what else it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sourceline.cli.summary import LINE, PLAIN_WIDTH, printed
from sourceline.export.catch_up import phrases
from sourceline.export.labels import as_sentence, date_label, report_name, reports_label
from sourceline.export.safe import neutral, shortened
from sourceline.model.catch_up import Added, CatchUp, NewDispute, NewLine
from sourceline.model.story import Evidence

# What is quoted behind a number or a name, which often stands in a line or sentence told beside it.
QUOTED = 120
_DATE = "bold cyan"
_QUIET = "dim"
_LOUD = "bold yellow"
_PLAIN = "not bold default"


def render_new(new: CatchUp, *, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """The text of that width; with terminal colours where `colour` is wanted."""
    return printed(Group(*_parts(new)), width=width, colour=colour)


def _parts(new: CatchUp) -> Iterator[RenderableType]:
    names = phrases.report_names(new.story.articles)
    yield Text(_safe(phrases.heading(new)), style="bold")
    yield Text(_safe(as_sentence(phrases.summary(new))), style=_QUIET)
    for added in new.adding:
        yield from _report(added, new, names)
    silent = phrases.nothing_in(new, names)
    if silent:
        yield Text(f"\n{_safe(silent)}.", style=_QUIET)
    yield Text("")


def _report(added: Added, new: CatchUp, names: dict[str, str]) -> Iterator[RenderableType]:
    yield (
        Text(f"\n{phrases.became_known(added.article)}", style=_DATE)
        + Text(f"  {_safe(report_name(added.article))}", style="bold default")
        + Text(f"  {_safe(added.article.source)}, {phrases.share(added)}", style=_QUIET)
    )
    doubt = phrases.doubt(added, new)
    if doubt:
        yield Padding(Text(doubt, style=_LOUD), (0, 0, 0, 2))
    sections: tuple[tuple[str, Iterable[RenderableType]], ...] = (
        ("What happened", _lines(added)),
        ("Numbers", _values(added)),
        ("Where they disagree", _disputes(added, names)),
        ("Names", _names(added)),
        ("Also new", _others(added)),
    )
    for title, lines in sections:
        found = list(lines)
        if found:
            yield Padding(Text(title, style="underline"), (0, 0, 0, 2))
            yield Padding(Group(*found), (0, 0, 0, 4))


def _lines(added: Added) -> Iterator[RenderableType]:
    if not added.lines:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    last = ""
    for line in added.lines:
        label = date_label(line.entry.date)
        told = Text(_cut(line.sentence.text)) + Text(f"  {_told_by(line)}", style=_QUIET)
        table.add_row(Text("" if label == last else label, style=_DATE), told)
        last = label
    yield table


def _told_by(line: NewLine) -> str:
    reports = len({each.article for each in line.entry.evidence})
    told = reports_label(reports, line.entry.independent_sources)
    status = line.entry.status
    return f"[{told}; {status}]" if status in ("disputed", "expected") else f"[{told}]"


def _values(added: Added) -> Iterator[Text]:
    for value in added.values:
        yield Text(_cut(phrases.value_told(value))) + _quoted(value.sentence)


def _disputes(added: Added, names: dict[str, str]) -> Iterator[Text]:
    for dispute in added.disputes:
        yield _dispute(dispute, names)
        for sentence in dispute.sentences:
            yield Text("  ") + _quoted(sentence)


def _dispute(dispute: NewDispute, names: dict[str, str]) -> Text:
    note = phrases.corrected_note(dispute)
    after = f" ({note})" if note else ""
    values = [f"{_cut(v, 80)} ({_safe(by)})" for v, by in phrases.values_of(dispute, names)]
    return Text(f"{_cut(dispute.discrepancy.about)}{after}: ", style=_LOUD) + Text(
        " or ".join(values), style=_PLAIN
    )


def _names(added: Added) -> Iterator[Text]:
    for name in added.names:
        told = Text(f" {_cut(phrases.name_told(name), 120)}", style=_PLAIN)
        yield Text(_cut(name.member.name, 80), style="bold") + told + _quoted(name.sentence)


def _others(added: Added) -> Iterator[RenderableType]:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for sentence in added.others:
        table.add_row(Text("-", style=_QUIET), Text(_safe(" ".join(sentence.text.split()))))
    if added.others:
        yield table


def _quoted(sentence: Evidence) -> Text:
    return Text(f"  “{_cut(sentence.text, QUOTED)}”", style=f"{_QUIET} not bold")


def _cut(text: str, limit: int = LINE) -> str:
    return _safe(shortened(text, limit))


def _safe(text: str) -> str:
    """Nothing in a report may steer the terminal: escape sequences arrive as visible characters."""
    return neutral(text)
