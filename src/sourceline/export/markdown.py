"""The whole story as Markdown: dates first, a footnote for all words behind a line, empty sections left out.

A footnote holds the report, its date and the exact words; the same words have the same one. Of each
report a line points at its first words: what else says the same stands in the other formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sourceline.export.cited import Reports
from sourceline.export.decided import (
    day_of,
    decided_label,
    decisions_by_id,
    note_of,
    status_label,
    who,
)
from sourceline.export.facts import find_facts
from sourceline.export.labels import (
    as_sentence,
    counted,
    date_label,
    listed,
    report_name,
    reports_label,
    span_label,
    speaker_key,
    value_label,
)
from sourceline.export.markdown_text import plain
from sourceline.export.safe import safe_url, shortened
from sourceline.export.versions import version_lines
from sourceline.model.article import Article
from sourceline.model.story import (
    CastMember,
    Discrepancy,
    Evidence,
    Passage,
    Reuse,
    Story,
    TimelineEntry,
    ToldQuotation,
)

_NEW_SHOWN = 3
_LIMIT = 200


def render(story: Story) -> str:
    return _Writer(story).text()


class _Writer:
    """Holds the numbers of reports and footnotes; each method gives the lines of one section."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.reports = Reports(story)
        self.numbers = self.reports.numbers
        self.names = {member.id: member.name for member in story.cast}
        self.notes: dict[Evidence, int] = {}
        self.decisions = decisions_by_id(story)

    def text(self) -> str:
        sections = (
            ("What happened", self._timeline()),
            ("Where they disagree", self._discrepancies()),
            ("Who is who", self._cast()),
            ("Who said what", self._quotations()),
            ("Numbers", self._figures()),
            ("Reactions", self._reactions()),
            ("Who retold whom", self._reuse()),
            ("What each report adds", self._novelty()),
            ("What people decided", self._decisions()),
            ("Left out", self._problems()),
        )
        lines = list(self._head())
        for title, found in sections:
            body = list(found)
            if body:
                lines += [f"## {title}", "", *body, ""]
        lines += ["## The reports", "", *self._reports(), ""] if self.numbers else []
        lines += self._footnotes()
        return "\n".join(lines).rstrip("\n") + "\n"

    def refs(self, evidence: Iterable[Evidence]) -> str:
        """ "[^1][^3]": a footnote for the first words of each report, numbered as they come."""
        found = self.reports.one_each(evidence)
        numbers = [self.notes.setdefault(item, len(self.notes) + 1) for item in found]
        return "".join(f"[^{number}]" for number in numbers)

    def _head(self) -> Iterator[str]:
        facts = find_facts(self.story)
        yield f"# {plain(facts.title)}"
        yield ""
        counts = [
            span_label(self.story.start, self.story.end),
            f"{counted(facts.reports, 'report')}, {facts.independent} independent",
        ]
        disputed = [f"{facts.disputed} disputed"] if facts.disputed else []
        corrected = [f"{facts.corrected} corrected"] if facts.corrected else []
        counts += [", ".join(disputed + corrected) or "nothing disputed"]
        yield f"*{'. '.join(counts)}.*"
        yield ""
        if facts.newest:
            newest = facts.newest
            yield (
                f"Newest, {date_label(newest.date)}: {plain(newest.text)}"
                f"{self.refs(newest.evidence)}"
            )
            yield ""

    def _timeline(self) -> Iterator[str]:
        disputes: dict[str, list[Discrepancy]] = {}
        for item in self.story.discrepancies:
            for ident in item.timeline:
                disputes.setdefault(ident, []).append(item)
        for entry in self.story.timeline:
            yield from self._entry(entry, disputes.get(entry.id, []))

    def _entry(self, entry: TimelineEntry, disputes: list[Discrepancy]) -> Iterator[str]:
        time = f", {plain(entry.date.time)}" if entry.date.time else ""
        refs = self.refs(entry.evidence)
        yield f"- **{date_label(entry.date)}{time}**: {plain(entry.text)}{refs}"
        reports = len({item.article for item in entry.evidence})
        note = reports_label(reports, entry.independent_sources)
        if entry.status in ("disputed", "expected"):
            versus = "; ".join(self._versus(item) for item in disputes)
            note += f"; {entry.status}" + (f": {versus}" if versus else "")
        note += self._decided(entry.decided)
        yield f"  *({note})*"

    def _decided(self, ids: tuple[str, ...]) -> str:
        label = decided_label(ids, self.decisions)
        return f"; {plain(label)}" if label else ""

    def _versus(self, discrepancy: Discrepancy) -> str:
        values = dict.fromkeys(
            plain(shortened(value_label(v.value), 60)) for v in discrepancy.values
        )
        return listed(list(values), "or")

    def _discrepancies(self) -> Iterator[str]:
        for at, item in enumerate(self.story.discrepancies):
            if at:
                yield ""
            corrected = ", corrected" if item.status == "corrected" else ""
            yield f"### {plain(shortened(item.about, _LIMIT))} ({item.kind}{corrected})"
            yield ""
            yield plain(as_sentence(item.reason)) + self._decided(item.decided)
            yield ""
            for value in item.values:
                words = list(
                    dict.fromkeys(plain(shortened(e.text, _LIMIT)) for e in value.evidence)
                )
                independent = counted(value.independent_sources, "independent report")
                yield (
                    f"- **{plain(shortened(value_label(value.value), _LIMIT))}** ({independent}):"
                    f" “{'”, “'.join(words)}”{self.refs(value.evidence)}"
                )
            if item.correction:
                words_of = plain(shortened(item.correction.text, _LIMIT))
                yield f"- Corrected: “{words_of}”{self.refs([item.correction])}"

    def _cast(self) -> Iterator[str]:
        for member in self.story.cast:
            yield f"- **{plain(member.name)}** ({member.kind})" + "".join(self._about(member))

    def _about(self, member: CastMember) -> Iterator[str]:
        for role in member.roles:
            yield f", {plain(role.text)}{self.refs(role.evidence)}"
        for tie in member.relations:
            if tie.to in self.names:
                kind = plain(tie.kind.replace("_", " "))
                yield f"; {kind} {plain(self.names[tie.to])}{self.refs(tie.evidence)}"
        others = [alias for alias in member.aliases if alias.text != member.name]
        if others:
            yield "; also " + ", ".join(f"{plain(a.text)} (×{a.count})" for a in others)
        yield f"; {counted(member.mentions, 'mention')}{self.refs(member.evidence)}"
        yield self._decided(member.decided)

    def _quotations(self) -> Iterator[str]:
        groups: dict[str, list[ToldQuotation]] = {}
        alike: dict[str, str] = {}
        for quotation in self.story.quotations:
            name = self.names.get(quotation.speaker or "")
            if name is None:
                words = quotation.speaker_text or ""
                name = alike.setdefault(speaker_key(words), words)
            groups.setdefault(plain(name), []).append(quotation)
        order = {plain(name): at for at, name in enumerate(self.names.values())}
        for at, name in enumerate(sorted(groups, key=lambda n: (order.get(n, len(order)), not n))):
            if at:
                yield ""
            yield f"### {name or 'No speaker named'}"
            yield ""
            for quotation in groups[name]:
                yield self._quotation(quotation)

    def _quotation(self, quotation: ToldQuotation) -> str:
        words = plain(quotation.text)
        told = words if quotation.kind == "indirect" else f"“{words}”"
        notes = ["reported speech"] if quotation.kind == "indirect" else []
        notes += ["in a heading"] if quotation.heading else []
        notes += [date_label(quotation.date)] if quotation.date and quotation.date.edtf else []
        label = decided_label(quotation.decided, self.decisions)
        notes += [plain(label)] if label else []
        after = f" *({', '.join(notes)})*" if notes else ""
        return f"- {told}{self.refs(quotation.evidence)}{after}"

    def _figures(self) -> Iterator[str]:
        for series in self.story.figures:
            unit = f" ({plain(series.unit)})" if series.unit.strip() else ""
            yield f"- **{plain(series.what)}**{unit}"
            for value in series.values:
                label = date_label(value.as_of)
                yield f"  - {label}: {plain(value.text)}{self.refs(value.evidence)}"

    def _reactions(self) -> Iterator[str]:
        for item in self.story.reactions:
            name = self.names.get(item.who or "", item.who_text or "")
            who = f" ({plain(name)})" if name.strip() else ""
            yield f"- *{plain(item.emotion)}*: {plain(item.text)}{who}{self.refs(item.evidence)}"

    def _reuse(self) -> Iterator[str]:
        for item in self.story.reuse:
            if item.source in self.numbers and item.copy in self.numbers:
                yield self._tie(item)
                yield from map(self._passage, item.passages)

    def _tie(self, item: Reuse) -> str:
        how = "comes from" if item.order_known else "is shared (unknown which came first) with"
        return (
            f"- {round(100 * item.share)}% of {self._named(item.copy)}"
            f" {how} {self._named(item.source)}"
        )

    def _named(self, ident: str) -> str:
        name = plain(report_name(self.reports.by_id[ident]))
        return f"report {self.numbers[ident]} ({name})"

    def _passage(self, passage: Passage) -> str:
        source, copy = (
            f"“{plain(shortened(side.text, _LIMIT))}”{self.refs([side])}"
            for side in (passage.source, passage.copy)
        )
        return f"  - *{passage.kind}*: {source} → {copy}"

    def _novelty(self) -> Iterator[str]:
        for item in self.story.novelty:
            number = self.numbers.get(item.article)
            if number is None:
                continue
            name = plain(report_name(self.story.articles[number - 1]))
            sentences = counted(item.sentences, "sentence")
            yield f"- Report {number}, **{name}**: {item.new:,} of {sentences} new"
            if number > 1:
                for evidence in item.evidence[:_NEW_SHOWN]:
                    yield f"  - {plain(evidence.text)}{self.refs([evidence])}"

    def _decisions(self) -> Iterator[str]:
        for each in self.story.decisions:
            status = f" *({status_label(each)})*" if status_label(each) else ""
            yield f"- {day_of(each)}, {plain(who(each))}{status}: {plain(each.what)}"
            if each.why.strip():
                yield f"  Why: {plain(each.why)}"
            if each.note:
                yield f"  {plain(note_of(each))}"

    def _problems(self) -> Iterator[str]:
        for problem in self.story.problems:
            kind = problem.kind.replace("_", " ")
            yield f"- {plain(problem.source)} ({kind}): {plain(problem.reason)}"

    def _reports(self) -> Iterator[str]:
        for article in self.story.articles:
            yield f"{self.numbers[article.id]}. {self._report(article)}"

    def _report(self, article: Article) -> str:
        parts = [f"**{plain(report_name(article))}**"]
        if article.title and article.title.strip():
            parts.append(f"“{plain(shortened(article.title, _LIMIT))}”")
        parts += [date_label(article.published), plain(article.source)]
        url = safe_url(article.url)
        if url:
            parts.append(f"<{url}>")
        if article.duplicates:
            parts.append("also found at " + ", ".join(map(plain, article.duplicates)))
        parts += map(plain, version_lines(article))
        return ", ".join(parts)

    def _footnotes(self) -> Iterator[str]:
        """Two words at the head of each, so that none is a link definition elsewhere."""
        for evidence, number in self.notes.items():
            article = self.reports.of(evidence)
            name, published = plain(report_name(article)), date_label(article.published)
            yield (
                f"[^{number}]: Report {self.numbers[article.id]}, {name}, {published}:"
                f" “{plain(evidence.text)}”"
            )
            yield ""
