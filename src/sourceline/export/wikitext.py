"""The story as MediaWiki text: lines with `{{cite news}}` references that hold the exact words.

For a draft in a wiki: what happened, where reports disagree, who is who and who said what. What the
story says of the reports themselves (who copied whom, what is new, reactions) is no matter for an article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sourceline.export.cited import Reports, clean, link
from sourceline.export.decided import (
    day_of,
    decided_label,
    decided_note,
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
    report_name,
    reports_label,
    span_label,
    value_label,
)
from sourceline.export.safe import shortened
from sourceline.export.wiki_text import wiki, wiki_address
from sourceline.model.article import Article
from sourceline.model.story import Evidence, Story
from sourceline.model.when import Basis, Precision, When

_TITLE = 300
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def render(story: Story) -> str:
    writer = _Writer(story)
    sections = (
        ("What happened", writer.timeline()),
        ("Where reports disagree", writer.discrepancies()),
        ("Who is who", writer.cast()),
        ("Who said what", writer.quotations()),
        ("Numbers", writer.figures()),
        ("What people decided", writer.decisions()),
    )
    lines = list(writer.head())
    for title, found in sections:
        body = list(found)
        if body:
            lines += [f"== {title} ==", *body, ""]
    lines += ["== References ==", "<references />"]
    return "\n".join(lines) + "\n"


class _Writer:
    """Remembers which references were written: the second time a name is enough."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.reports = Reports(story)
        self.names = {member.id: member.name for member in story.cast}
        self.decided = decisions_by_id(story)
        self.written: set[str] = set()

    def refs(self, evidence: Iterable[Evidence]) -> str:
        return "".join(map(self._ref, self.reports.one_each(evidence)))

    def _ref(self, evidence: Evidence) -> str:
        number = self.reports.numbers[evidence.article]
        name = f"r{number}-{evidence.span.start}-{evidence.span.end}"
        if name in self.written:
            return f'<ref name="{name}" />'
        self.written.add(name)
        return f'<ref name="{name}">{_cite(self.reports.of(evidence), evidence.text)}</ref>'

    def head(self) -> Iterator[str]:
        facts = find_facts(self.story)
        counts = f"{counted(facts.reports, 'report')}, {facts.independent} independent"
        yield f"'''{wiki(facts.title)}'''"
        yield ""
        yield f"{span_label(self.story.start, self.story.end)}. {counts}."
        yield ""

    def timeline(self) -> Iterator[str]:
        for entry in self.story.timeline:
            time = f", {wiki(entry.date.time)}" if entry.date.time else ""
            note = reports_label(
                len(self.reports.one_each(entry.evidence)), entry.independent_sources
            )
            if entry.status in ("disputed", "expected"):
                note += f"; {entry.status}"
            note += wiki(decided_note(entry.decided, self.decided))
            yield (
                f"* '''{date_label(entry.date)}{time}''': {wiki(entry.text)}"
                f"{self.refs(entry.evidence)} ''({note})''"
            )

    def discrepancies(self) -> Iterator[str]:
        for item in self.story.discrepancies:
            reason = wiki(as_sentence(item.reason)) + self._mark(item.decided)
            yield f"* '''{wiki(item.about)}''' ({item.kind}): {reason}"
            for value in item.values:
                yield f"** {wiki(value_label(value.value))}{self.refs(value.evidence)}"
            if item.correction:
                words = wiki(item.correction.text)
                yield f"** Corrected: “{words}”{self.refs([item.correction])}"

    def cast(self) -> Iterator[str]:
        for member in self.story.cast:
            roles = "".join(f", {wiki(r.text)}{self.refs(r.evidence)}" for r in member.roles)
            own = "" if roles else self.refs(member.evidence[:1])
            yield f"* '''{wiki(member.name)}''' ({member.kind}){roles}{own}{self._mark(member.decided)}"

    def quotations(self) -> Iterator[str]:
        for said in self.story.quotations:
            who = wiki(self.names.get(said.speaker or "") or said.speaker_text or "")
            words = wiki(said.text)
            told = words if said.kind == "indirect" else f"“{words}”"
            yield f"* {who + ': ' if who else ''}{told}{self.refs(said.evidence)}{self._mark(said.decided)}"

    def _mark(self, ids: Iterable[str]) -> str:
        label = decided_label(ids, self.decided)
        return f" ''({wiki(label)})''" if label else ""

    def decisions(self) -> Iterator[str]:
        for each in self.story.decisions:
            status = status_label(each)
            told = f"{status}: {each.what}" if status else each.what
            rest = " ".join(filter(None, (as_sentence(each.why), note_of(each))))
            yield f"* {day_of(each)}, {wiki(who(each))}: {wiki(as_sentence(told))} {wiki(rest)}".rstrip()

    def figures(self) -> Iterator[str]:
        for series in self.story.figures:
            unit = f" ({wiki(series.unit)})" if series.unit.strip() else ""
            yield f"* '''{wiki(series.what)}'''{unit}"
            for value in series.values:
                label = date_label(value.as_of)
                yield f"** {label}: {wiki(value.text)}{self.refs(value.evidence)}"


def _cite(article: Article, words: str) -> str:
    """Named parameters of `{{cite news}}`; none without a value."""
    url = link(article)
    work = report_name(article) if article.publisher or url else ""
    title = clean(article.title or "") or report_name(article)
    language = article.language if article.language not in ("en", "und") else ""
    values = {
        "title": wiki(shortened(title, _TITLE)),
        "work": wiki(work),
        "date": _date(article.published),
        "language": wiki(language),
        "url": wiki_address(url) if url else "",
        "quote": wiki(words),
    }
    told = "".join(f" |{name}={value}" for name, value in values.items() if value)
    return "{{cite news" + told + "}}"


def _date(when: When | None) -> str:
    """As the template reads dates: a day, a month or a year; what is only inferred is none of the report's."""
    if when is None or when.start is None or when.approximate or when.basis is Basis.INFERRED:
        return ""
    day = when.start
    if when.precision is Precision.DAY:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if when.precision is Precision.MONTH:
        return f"{_MONTHS[day.month - 1]} {day.year}"
    return str(day.year) if when.precision is Precision.YEAR else ""
