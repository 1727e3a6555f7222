"""Reports and their words as other formats cite them: which report, when, where it was found."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from sourceline.export.labels import report_name
from sourceline.export.safe import neutral, one_line, safe_url
from sourceline.model.article import Article
from sourceline.model.story import Evidence, Story

# Browsers forgive these in an address; RFC 3987 and its readers do not.
_SPELLED = {ord(letter): f"%{ord(letter):02X}" for letter in "{}|^"}


class Reports:
    """The reports of one story by id; evidence of a report that is not among them is left out."""

    def __init__(self, story: Story) -> None:
        self.by_id: dict[str, Article] = {article.id: article for article in story.articles}
        self.numbers = {article.id: at for at, article in enumerate(story.articles, start=1)}

    def known(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        return [item for item in dict.fromkeys(evidence) if item.article in self.by_id]

    def one_each(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        """The first words of each report, in order of the reports."""
        firsts: dict[str, Evidence] = {}
        for item in self.known(evidence):
            firsts.setdefault(item.article, item)
        return sorted(firsts.values(), key=lambda item: self.numbers[item.article])

    def of(self, evidence: Evidence) -> Article:
        return self.by_id[evidence.article]

    def name(self, evidence: Evidence) -> str:
        return self.named(evidence.article)

    def named(self, ident: str) -> str:
        return clean(report_name(self.by_id[ident]))


def clean(text: str) -> str:
    """The words on one line, harmless to look at."""
    return one_line(neutral(text))


def urn(kind: str, *idents: str) -> str:
    """A name of our own for a thing without an address: `urn:sourceline:article:a-5e1f`."""
    return ":".join(
        ["urn:sourceline", kind, *(quote(ident, safe="", errors="replace") for ident in idents)]
    )


def link(article: Article) -> str | None:
    """Where the report was found, as RFC 3987 spells it, where that may be linked."""
    url = safe_url(article.url)
    return url.translate(_SPELLED) if url else None


def address(article: Article) -> str:
    """Where the report was found, else a name made from its id."""
    return link(article) or urn("article", article.id)
