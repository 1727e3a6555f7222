"""What is new as Markdown: report by report, a footnote for the sentence behind each line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sourceline.export.catch_up import phrases
from sourceline.export.labels import as_sentence, date_label, report_name, reports_label
from sourceline.export.markdown_text import plain
from sourceline.export.safe import shortened
from sourceline.model.catch_up import Added, CatchUp, NewDispute, NewLine
from sourceline.model.story import Evidence

_LIMIT = 200


def render(new: CatchUp) -> str:
    return _Writer(new).text()


class _Writer:
    """Holds the footnotes; each method gives the lines of one part of a report."""

    def __init__(self, new: CatchUp) -> None:
        self.new = new
        self.names = phrases.report_names(new.story.articles)
        self.numbers = {a.id: at for at, a in enumerate(new.story.articles, start=1)}
        self.notes: dict[Evidence, int] = {}

    def text(self) -> str:
        lines = [f"# {plain(phrases.heading(self.new))}", ""]
        lines += [f"*{plain(as_sentence(phrases.summary(self.new)))}*", ""]
        for added in self.new.adding:
            lines += self._report(added)
        silent = phrases.nothing_in(self.new, self.names)
        lines += [f"*{plain(silent)}.*", ""] if silent else []
        lines += self._footnotes()
        return "\n".join(lines).rstrip("\n") + "\n"

    def refs(self, evidence: Iterable[Evidence]) -> str:
        numbers = [self.notes.setdefault(item, len(self.notes) + 1) for item in evidence]
        return "".join(f"[^{number}]" for number in numbers)

    def _report(self, added: Added) -> Iterator[str]:
        name = plain(report_name(added.article))
        yield f"## {phrases.became_known(added.article)}: {name}"
        yield ""
        note = " ".join(filter(None, (f"{phrases.share(added)}.", phrases.doubt(added, self.new))))
        yield f"*{plain(added.article.source)}; {plain(note)}*"
        yield ""
        sections: tuple[tuple[str, Iterator[str]], ...] = (
            ("What happened", self._lines(added)),
            ("Numbers", self._values(added)),
            ("Where they disagree", self._disputes(added)),
            ("Names", self._names(added)),
            ("Also new", self._others(added)),
        )
        for title, found in sections:
            body = list(found)
            if body:
                yield from [f"### {title}", "", *body, ""]

    def _lines(self, added: Added) -> Iterator[str]:
        for line in added.lines:
            yield f"- **{_day(line)}**: {plain(line.sentence.text)}{self.refs([line.sentence])}"
            yield f"  *({_told_by(line)})*"

    def _values(self, added: Added) -> Iterator[str]:
        for value in added.values:
            yield f"- {plain(phrases.value_told(value))}{self.refs([value.sentence])}"

    def _disputes(self, added: Added) -> Iterator[str]:
        for dispute in added.disputes:
            yield from self._dispute(dispute)

    def _dispute(self, dispute: NewDispute) -> Iterator[str]:
        found, note = dispute.discrepancy, phrases.corrected_note(dispute)
        after = f", {note}" if note else ""
        about = plain(shortened(found.about, _LIMIT))
        reason = plain(as_sentence(found.reason))
        yield f"- **{about}** ({found.kind}{after}): {reason}{self.refs(dispute.sentences)}"
        for value, reports in phrases.values_of(dispute, self.names):
            yield f"  - {plain(shortened(value, _LIMIT))} ({plain(reports)})"

    def _names(self, added: Added) -> Iterator[str]:
        for name in added.names:
            told = plain(phrases.name_told(name))
            yield f"- **{plain(name.member.name)}** {told}{self.refs([name.sentence])}"

    def _others(self, added: Added) -> Iterator[str]:
        for sentence in added.others:
            yield f"- {plain(sentence.text)}{self.refs([sentence])}"

    def _footnotes(self) -> Iterator[str]:
        for evidence, number in self.notes.items():
            at = self.numbers[evidence.article]
            name = plain(self.names[evidence.article])
            article = self.new.story.articles[at - 1]
            when = phrases.became_known(article)
            yield f"[^{number}]: Report {at}, {name}, {when}: “{plain(evidence.text)}”"
            yield ""


def _day(line: NewLine) -> str:
    time = f", {plain(line.entry.date.time)}" if line.entry.date.time else ""
    return date_label(line.entry.date) + time


def _told_by(line: NewLine) -> str:
    reports = len({each.article for each in line.entry.evidence})
    told = reports_label(reports, line.entry.independent_sources)
    status = line.entry.status
    return f"{told}; {status}" if status in ("disputed", "expected") else told
