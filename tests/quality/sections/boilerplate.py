"""What on the page is not the report."""

from __future__ import annotations

from collections.abc import Iterator

from tests.quality.patterns import flat, has, spans
from tests.quality.tally import Tally
from tests.quality.told import Json, Told, evidence, values
from tests.quality.truth import Boilerplate, Truth

_TELLING = ("timeline", "quotations", "reactions", "figures", "discrepancies")


def score_boilerplate(truth: Truth, told: Told) -> dict[str, Tally]:
    """Boilerplate is marked or left out, is evidence of nothing, and is no true quotation."""
    tally = Tally()
    for true in truth.boilerplate:
        article = told.article_of(true.report)
        away = article is not None and _is_away(true, article)
        tally.want(away, f"{true.report}: {true.text} stands in the text unmarked")
        used = sorted({name for name, piece in _pieces(told) if _stands_in(true, piece, told)})
        tally.forbid(bool(used), f"{true.report}: {true.text} is evidence in {used}")
    for quote in truth.quotations if truth.boilerplate else ():
        article = told.article_of(quote.report) or {}
        lost = any(flat(quote.text) in flat(marked) for marked in _marked(article))
        tally.forbid(lost, f"{quote.report}: a quotation marked as boilerplate: {quote.text}")
    return {"boilerplate": tally}


def _is_away(true: Boilerplate, article: Json) -> bool:
    marks = [(mark["start"], mark["end"]) for mark in article.get("boilerplate") or ()]
    found = spans(true.text, str(article.get("text") or ""))
    return all(any(a <= start and end <= b for a, b in marks) for start, end in found)


def _marked(article: Json) -> list[str]:
    text = str(article.get("text") or "")
    return [text[mark["start"] : mark["end"]] for mark in article.get("boilerplate") or ()]


def _pieces(told: Told) -> Iterator[tuple[str, Json]]:
    """All evidence of what is told, with its section."""
    for name in _TELLING:
        for item in told.section(name):
            for holder in (item, *values(item)):
                yield from ((name, piece) for piece in evidence(holder))


def _stands_in(true: Boilerplate, piece: Json, told: Told) -> bool:
    return true.report in told.reports_of(piece.get("article")) and has(
        true.text, piece.get("text")
    )
