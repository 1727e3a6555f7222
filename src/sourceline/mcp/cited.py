"""Places in reports, as an assistant can cite them and find them again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sourceline.errors import NotInStoreError
from sourceline.mcp.bounds import CONTEXT, EVIDENCE, NAME, QUOTE, Json, cut
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.model.story import Evidence, Story

_CITE = re.compile(r"([0-9a-f]{6,64}(?:-\d{1,6})?):(\d{1,9})-(\d{1,9})")


def cite(place: Evidence) -> str:
    """The name of a place: the report's id and the characters."""
    return f"{place.article}:{place.span.start}-{place.span.end}"


def read_cite(words: str) -> tuple[str, Span] | None:
    """What a name of a place means; None where it is none."""
    found = _CITE.fullmatch(words.strip())
    if found is None or int(found[2]) >= int(found[3]):
        return None
    return found[1], Span(int(found[2]), int(found[3]))


def place_in(story: Story, report: str, span: Span) -> Evidence:
    """The words at that place of a report of the story."""
    article = next((each for each in story.articles if each.id == report), None)
    if article is None or span.end > len(article.text):
        raise NotInStoreError(
            "there is no such place in the reports of now",
            subject=f"{report}:{span.start}-{span.end}",
            remedy="Take `cite` from an answer of this server.",
        )
    return Evidence.of(article, span)


def few(evidence: Iterable[Evidence]) -> Json:
    """The first places, and how many there are."""
    places = tuple(evidence)
    return {
        "evidence": [{"cite": cite(each), "quote": cut(each.text)} for each in places[:EVIDENCE]],
        "evidence_count": len(places),
    }


def in_context(story: Story, place: Evidence) -> Json:
    """The exact words, what stands around them, and whose they are."""
    article = next(each for each in story.articles if each.id == place.article)
    start, end = place.span.start, place.span.end
    return {
        "cite": cite(place),
        "quote": cut(place.text, QUOTE * 4),
        "before": cut(article.text[max(0, start - CONTEXT) : start]),
        "after": cut(article.text[end : end + CONTEXT]),
        "report": report(article),
    }


def report(article: Article) -> Json:
    """Whose words they are."""
    return {
        "id": article.id,
        "source": cut(article.source, NAME),
        "title": cut(article.title, QUOTE),
        "publisher": cut(article.publisher, NAME),
        "url": cut(article.url, QUOTE),
        "published": article.published.edtf if article.published else None,
        "language": article.language,
    }
