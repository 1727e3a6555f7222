"""How what is new is told in the tool's own words, the same on a terminal and in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from sourceline.export.facts import TITLE_LIMIT
from sourceline.export.labels import counted, date_label, day_label, report_name, value_label
from sourceline.export.safe import shortened
from sourceline.model.article import Article
from sourceline.model.catch_up import Added, CatchUp, NewDispute, NewName, NewValue
from sourceline.model.story import FigureValue


def heading(new: CatchUp) -> str:
    """ "New since 4 Mar 2031: Bridge shut after cracks are found"."""
    title = shortened(new.story.title, TITLE_LIMIT) or "a story without a title"
    return f"New {_against(new)}: {title}"


def summary(new: CatchUp) -> str:
    """How much is new; where nothing is, just that."""
    if not new.adding:
        return f"Nothing new {_against(new)}: {_why_nothing(new)}."
    fresh = sum(len(each.new) for each in new.reports)
    of = sum(each.sentences for each in new.reports)
    adding = len(new.adding)
    return (
        f"{adding:,} of {counted(len(new.story.articles), 'report')}"
        f" {'adds' if adding == 1 else 'add'} something; {_known(new)} known;"
        f" of the others' {counted(of, 'sentence')} {fresh:,} new"
    )


def _against(new: CatchUp) -> str:
    """What the news is measured against."""
    parts = [f"since {day_label(new.since)}"] if new.since else []
    if new.read:
        parts.append(f"beyond the {_reports(len(new.read))} read")
    return " and ".join(parts) or "to who has read nothing"


def _known(new: CatchUp) -> str:
    return counted(len(new.known), "report")


def _reports(number: int) -> str:
    """After "the": "report", "12 reports"."""
    return "report" if number == 1 else counted(number, "report")


def _why_nothing(new: CatchUp) -> str:
    if not new.reports:
        every = len(new.story.articles)
        return f"the {_reports(every)} of the story {'is' if every == 1 else 'are'} known"
    others = counted(len(new.reports), "other report")
    says = "says" if len(new.reports) == 1 else "say"
    return f"{others} {says} what the {_reports(len(new.known))} known said"


def became_known(article: Article) -> str:
    """When a report was published: "4 Mar 2031", "4–6 Mar 2031 by its words"."""
    label = date_label(article.published)
    placed = article.published is not None and article.published_from == "text"
    return f"{label} by its words" if placed else label


def doubt(added: Added, new: CatchUp) -> str:
    """A line for a report that may be older than the day asked for; "" where it is not."""
    if not added.may_be_known or new.since is None:
        return ""
    when = "has no date" if added.article.published is None else "cannot be dated better"
    return f"It {when}, and may be from before {day_label(new.since)}."


def share(added: Added) -> str:
    return f"{len(added.new):,} of {counted(added.sentences, 'sentence')} new"


def value_told(value: NewValue) -> str:
    """ "names on the petition: 9,400, as of 7 Mar 2019; before that 3,100"."""
    now = f"{value.what}: {value.value.text}, as of {date_label(value.value.as_of)}"
    return f"{now}; before that {_before(value.before)}" if value.before else now


def _before(value: FigureValue) -> str:
    return f"{value.text}, as of {date_label(value.as_of)}"


def values_of(dispute: NewDispute, names: dict[str, str]) -> list[tuple[str, str]]:
    """Each value with the reports that tell it."""
    return [
        (
            value_label(value.value),
            ", ".join(dict.fromkeys(names[e.article] for e in value.evidence)),
        )
        for value in dispute.discrepancy.values
    ]


def corrected_note(dispute: NewDispute) -> str:
    """ "corrected here", "corrected" by another report, or ""."""
    if dispute.corrects:
        return "corrected here"
    return "corrected" if dispute.discrepancy.status == "corrected" else ""


def name_told(name: NewName) -> str:
    """What stands behind a name: kind, first role, what it was called until now."""
    parts = [str(name.member.kind)]
    parts += [role.text for role in name.member.roles[:1]]
    told = f"({parts[0]})" + "".join(f", {part}" for part in parts[1:])
    return f"{told}; until now “{name.known_as}”" if name.known_as else told


def nothing_in(new: CatchUp, names: dict[str, str]) -> str:
    """ "Nothing new in: Ostrel Gazette, The Post"; "" where every other report adds something."""
    silent = [names[each.article.id] for each in new.reports if not each.adds]
    return f"Nothing new in: {', '.join(silent)}" if silent and new.adding else ""


def report_names(articles: Iterable[Article]) -> dict[str, str]:
    """Who published each, with its file where one published several."""
    articles = tuple(articles)
    plain = [report_name(article) for article in articles]
    return {
        article.id: name
        if plain.count(name) < 2
        else f"{name}, {article.source.rpartition('/')[2]}"
        for article, name in zip(articles, plain, strict=True)
    }
