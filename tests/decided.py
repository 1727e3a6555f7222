"""Short ways to make corrections in tests: a place by its words, a line of the log by its turn."""

from __future__ import annotations

from collections.abc import Iterable

from sourceline.model.article import Article
from sourceline.model.corrections import Correction, Decided, LineRef, Place, Thing, Undo
from sourceline.text.places import place_at
from sourceline.wire.corrections_json import new_correction
from tests.builders import span_of


def place(article: Article, words: str, occurrence: int = 0) -> Place:
    return place_at(article, span_of(article.text, words, occurrence))


def thing(name: str, article: Article, words: str = "", occurrence: int = 0) -> Thing:
    """Somebody of that name, who stands in that report by these words; by the name unless said."""
    return Thing(name=name, place=place(article, words or name, occurrence))


def line(article: Article, words: str, date: str) -> LineRef:
    return LineRef(place=place(article, words), date=date)


def correction(what: Decided, turn: int = 0, by: str = "Ada", why: str = "") -> Correction:
    """A line of the log; a higher turn is later."""
    return new_correction(what, at=f"2031-05-01T10:{turn:02d}:00.000Z", by=by, why=why)


def log(*decided: Decided) -> tuple[Correction, ...]:
    """One after another."""
    return tuple(correction(each, turn) for turn, each in enumerate(decided))


def undoing(each: Correction, turn: int = 59) -> Correction:
    return correction(Undo(of=each.id), turn)


def by_id(articles: Iterable[Article], ident: str) -> Article:
    return next(each for each in articles if each.id == ident)
