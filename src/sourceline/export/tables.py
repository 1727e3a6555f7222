"""The story as CSV tables for a spreadsheet: one row a line of the story, words in plain sight.

RFC 4180, with a byte-order mark: without one Excel takes UTF-8 for the machine's old code page and
spoils every name. A cell whose words begin like a formula gets an apostrophe before it, as OWASP
advises: a report must not be able to run anything in the reader's spreadsheet. Numbers of ours are left as
they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from sourceline.errors import SettingsError
from sourceline.export.cited import Reports, clean
from sourceline.export.labels import date_label
from sourceline.model.story import Evidence, Story
from sourceline.model.when import When
from sourceline.wire.parts import number, score

BYTE_ORDER_MARK = "\ufeff"

# Also the full-width forms, which spreadsheets of East Asian languages take for the same.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# The most that Excel keeps of a cell; it cuts the rest off without a word.
_CELL = 32_767

Cell = str | int | float | bool | None
Row = Sequence[Cell]
Rows = Callable[[Story, Reports], Iterable[Row]]


def render(story: Story) -> str:
    """The table that most want: the timeline."""
    return render_table(story, "timeline")


def render_table(story: Story, name: str) -> str:
    """One of `TABLES`."""
    if name not in TABLES:
        raise SettingsError(
            f"there is no table {name!r}",
            subject="table",
            remedy=f"Choose one of {', '.join(TABLES)}.",
        )
    header, rows = TABLES[name]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    for row in rows(story, Reports(story)):
        writer.writerow([cell(value) for value in row])
    return BYTE_ORDER_MARK + out.getvalue()


def cell(value: Cell) -> str | int | float | None:
    """What a spreadsheet shows: words on one line, and never a formula."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return value
    words = clean(value)[: _CELL - 1]
    return f"'{words}" if words.startswith(_FORMULA) else words


_DATE = ("date", "from", "to", "precision", "basis", "time")
_WORDS = ("report", "published", "words")


def _date(when: When | None) -> Row:
    if when is None:
        return [None] * len(_DATE)
    start = when.start.isoformat() if when.start else None
    end = when.end.isoformat() if when.end else None
    return [when.edtf, start, end, str(when.precision), str(when.basis), when.time]


def _words(evidence: Iterable[Evidence], reports: Reports) -> Row:
    """The first words; all of them are in the table `evidence`."""
    for item in reports.known(evidence):
        return [reports.name(item), date_label(reports.of(item).published), item.text]
    return [None] * len(_WORDS)


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, map(clean, parts))))


def _timeline(story: Story, reports: Reports) -> Iterator[Row]:
    names = _names(story)
    for entry in story.timeline:
        told_by = reports.one_each(entry.evidence)
        yield [
            entry.id, *_date(entry.date), entry.text, entry.status, len(told_by),
            entry.independent_sources, _joined(reports.name(item) for item in told_by),
            _joined(names.get(ident, "") for ident in entry.entities),
        ]  # fmt: skip


def _articles(story: Story, reports: Reports) -> Iterator[Row]:
    for article in story.articles:
        yield [
            article.id, reports.numbers[article.id], article.source, article.title,
            article.publisher, article.url, article.language, *_date(article.published),
            article.published_from, article.sha256, _joined(article.duplicates), article.excerpt,
        ]  # fmt: skip


def _cast(story: Story, reports: Reports) -> Iterator[Row]:
    names = _names(story)
    for member in story.cast:
        yield [
            member.id, member.name, str(member.kind), member.mentions,
            len(reports.one_each(member.evidence)),
            _joined(alias.text for alias in member.aliases if alias.text != member.name),
            _joined(role.text for role in member.roles),
            _joined(f"{t.kind.replace('_', ' ')}: {names.get(t.to, t.to)}" for t in member.relations),
        ]  # fmt: skip


def _quotations(story: Story, reports: Reports) -> Iterator[Row]:
    names = _names(story)
    for said in story.quotations:
        yield [
            said.id, names.get(said.speaker or ""), said.speaker_text, said.cue, said.text,
            said.kind, said.heading, *_date(said.date), *_words(said.evidence, reports),
        ]  # fmt: skip


def _discrepancies(story: Story, reports: Reports) -> Iterator[Row]:
    for item in story.discrepancies:
        for value in item.values:
            yield [
                item.id, item.about, item.kind, item.status, value.value,
                value.independent_sources, *_words(value.evidence, reports), item.reason,
                item.correction.text if item.correction else None,
            ]  # fmt: skip


def _figures(story: Story, reports: Reports) -> Iterator[Row]:
    for series in story.figures:
        for value in series.values:
            low, high = value.value if isinstance(value.value, tuple) else (value.value,) * 2
            yield [
                series.what, series.unit, number(low), number(high), str(value.qualifier),
                value.text, *_date(value.as_of), *_words(value.evidence, reports),
            ]  # fmt: skip


def _reuse(story: Story, reports: Reports) -> Iterator[Row]:
    def report(ident: str) -> str | None:
        return (
            f"{reports.numbers[ident]}. {reports.named(ident)}" if ident in reports.by_id else None
        )

    for tie in story.reuse:
        for passage in tie.passages:
            yield [
                report(tie.source), report(tie.copy), score(tie.share), tie.order_known, passage.kind,
                passage.source.text, passage.copy.text,
                _joined(f"{c.before or '∅'} → {c.after or '∅'}" for c in passage.changes),
            ]  # fmt: skip


def _reactions(story: Story, reports: Reports) -> Iterator[Row]:
    names = _names(story)
    for felt in story.reactions:
        yield [
            felt.emotion, names.get(felt.who or ""), felt.who_text, felt.text, felt.about,
            *_words(felt.evidence, reports),
        ]  # fmt: skip


def _novelty(story: Story, reports: Reports) -> Iterator[Row]:
    for item in story.novelty:
        if item.article in reports.by_id:
            article = reports.by_id[item.article]
            yield [
                reports.named(item.article), date_label(article.published), item.sentences,
                item.new, article.id,
            ]  # fmt: skip


def _problems(story: Story, reports: Reports) -> Iterator[Row]:
    for problem in story.problems:
        yield [problem.source, problem.kind, problem.reason]


def _evidence(story: Story, reports: Reports) -> Iterator[Row]:
    """All words behind the rows of the other tables; `line` is their id, where they have none their place."""

    def rows(table: str, line: str | int, evidence: Iterable[Evidence]) -> Iterator[Row]:
        for item in reports.known(evidence):
            article = reports.of(item)
            yield [
                table, line, reports.name(item), date_label(article.published), item.text,
                article.id, item.span.start, item.span.end,
            ]  # fmt: skip

    for entry in story.timeline:
        yield from rows("timeline", entry.id, entry.evidence)
    for member in story.cast:
        behind = [item for role in member.roles for item in role.evidence]
        behind += [item for tie in member.relations for item in tie.evidence]
        yield from rows("cast", member.id, [*member.evidence, *behind])
    for said in story.quotations:
        yield from rows("quotations", said.id, said.evidence)
    for item in story.discrepancies:
        words = [one for value in item.values for one in value.evidence]
        corrected = [item.correction] if item.correction else []
        yield from rows("discrepancies", item.id, [*words, *corrected])
    figures = [value for series in story.figures for value in series.values]
    passages = [passage for tie in story.reuse for passage in tie.passages]
    known = [item for item in story.novelty if item.article in reports.by_id]
    for at, value in enumerate(figures, start=1):
        yield from rows("figures", at, value.evidence)
    for at, passage in enumerate(passages, start=1):
        yield from rows("reuse", at, [passage.source, passage.copy])
    for at, felt in enumerate(story.reactions, start=1):
        yield from rows("reactions", at, felt.evidence)
    for at, new in enumerate(known, start=1):
        yield from rows("novelty", at, new.evidence)


def _decisions(story: Story, reports: Reports) -> Iterator[Row]:
    """What persons decided, each with the ids of the things that it made so."""
    things = [
        *((each.id, each.decided) for each in story.timeline),
        *((each.id, each.decided) for each in story.cast),
        *((each.id, each.decided) for each in story.quotations),
        *((each.id, each.decided) for each in story.discrepancies),
    ]
    for each in story.decisions:
        decided = (ident for ident, decisions in things if each.id in decisions)
        yield [
            each.id, each.at, each.by, each.kind, each.what, each.why, each.status, each.note,
            _joined(decided),
        ]  # fmt: skip


def _names(story: Story) -> dict[str, str]:
    return {member.id: member.name for member in story.cast}


TABLES: dict[str, tuple[tuple[str, ...], Rows]] = {
    "timeline": (
        ("id", *_DATE, "text", "status", "reports", "independent_sources", "told_by", "cast"),
        _timeline,
    ),
    "reports": (
        (
            "id", "number", "source", "title", "publisher", "url", "language", *_DATE,
            "published_from", "sha256", "duplicates", "excerpt",
        ),
        _articles,
    ),
    "cast": (
        ("id", "name", "kind", "mentions", "reports", "also", "roles", "relations"),
        _cast,
    ),
    "quotations": (
        ("id", "speaker", "speaker_text", "cue", "text", "kind", "heading", *_DATE, *_WORDS),
        _quotations,
    ),
    "discrepancies": (
        (
            "id", "about", "kind", "status", "value", "independent_sources", *_WORDS, "reason",
            "correction",
        ),
        _discrepancies,
    ),
    "figures": (("what", "unit", "low", "high", "qualifier", "text", *_DATE, *_WORDS), _figures),
    "reuse": (
        ("earlier", "later", "share", "order_known", "kind", "words", "retold", "changes"),
        _reuse,
    ),
    "reactions": (("emotion", "who", "who_text", "text", "about", *_WORDS), _reactions),
    "novelty": (("report", "published", "sentences", "new", "article"), _novelty),
    "problems": (("source", "kind", "reason"), _problems),
    "decisions": (
        ("id", "at", "by", "kind", "what", "why", "status", "note", "decided"),
        _decisions,
    ),
    "evidence": (("table", "line", *_WORDS, "article", "start", "end"), _evidence),
}  # fmt: skip
