"""A seeded corrupter: a copied report with one fact changed, and what was changed.

The copy leaves out sentences, as copies do. Nothing of the reports is kept: they lie outside the
project and are read where they are present.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from sourceline.model.annotations import Annotations, Form, Kind
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.text.calendar import MONTHS, WEEKDAYS
from sourceline.text.lexicon import words_of
from sourceline.text.tokens import find_words

KINDS = ("number", "date", "person", "place", "quotation", "object")
_PEOPLE = ("Marta Quist", "Oren Balfe", "Lucy Tambor", "Henrik Dale", "Nina Osgood", "Piet Varley")
_WORDS = ("harbour", "lantern", "orchard", "kettle", "whistle", "ladder")
_SWAPS = {"left": "right", "right": "left", "red": "blue", "blue": "green", "black": "white",
          "white": "black", "north": "south", "south": "north", "east": "west", "west": "east",
          "son": "daughter", "daughter": "son", "brother": "sister", "wife": "husband",
          "mother": "father", "father": "mother", "husband": "wife", "sister": "brother",
          "car": "bus", "gun": "knife", "truck": "bicycle", "wooden": "plastic", "steel": "glass"}  # fmt: skip
KEPT = 0.7  # of the sentences


@dataclass(frozen=True, slots=True)
class Corruption:
    """`was` stands in the report, `now` in the copy; `sentence` is the changed one, as it was."""

    kind: str
    was: str
    now: str
    sentence: str


def corrupt(report: Annotations, kind: str, random: Random) -> tuple[Article, Corruption] | None:
    """A copy of the report with one thing of this kind changed; None where it has none."""
    spots = [s for s in _FINDERS[kind](report, random) if _is_alone(report, s[0])]
    if not spots:
        return None
    span, now = random.choice(spots)
    text, changed = report.article.text, _sentence_of(report, span)
    assert changed is not None
    pieces: list[str] = []
    paragraph = -1
    for number, sentence in enumerate(report.sentences):
        if number != changed and random.random() > KEPT:
            continue
        words = sentence.span.cut(text)
        if number == changed:
            at = span.start - sentence.span.start
            words = words[:at] + now + words[at + len(span) :]
        pieces.append(("\n\n" if sentence.paragraph != paragraph else " ") + words)
        paragraph = sentence.paragraph
    copy = replace(
        report.article,
        id=report.article.id + "-copy",
        source="copy",
        text="".join(pieces).strip(),
        publisher="copyist",
        url=None,
        boilerplate=(),
    )
    whole = report.sentences[changed].span.cut(text)
    return copy, Corruption(kind, span.cut(text), now, whole)


def _sentence_of(report: Annotations, span: Span) -> int | None:
    for number, sentence in enumerate(report.sentences):
        if sentence.span.contains(span) and not sentence.heading:
            return number
    return None


def _is_alone(report: Annotations, span: Span) -> bool:
    """Whether the words stand in a body sentence of some length, and there once."""
    number = _sentence_of(report, span)
    if number is None:
        return False
    sentence = report.sentences[number].span.cut(report.article.text)
    return len(sentence.split()) >= 8 and sentence.count(span.cut(report.article.text)) == 1


def _unquoted(report: Annotations, span: Span) -> bool:
    parts = [p for q in report.quotations if q.kind != "indirect" for p in q.parts]
    return not any(part.overlaps(span) for part in parts)


def _numbers(report: Annotations, random: Random) -> Iterator[tuple[Span, str]]:
    text = report.article.text
    for figure in report.figures:
        token = next((t for t in find_words(text, figure.span) if t.plain.isdigit()), None)
        if token is None or len(token.plain) > 4 or not _unquoted(report, token.span):
            continue
        if token.span.end < len(text) and text[token.span.end] in ".,-":
            continue
        value = int(token.plain)
        yield token.span, str(value + random.choice((2, 3, 7)) * max(1, value // 10))


def _dates(report: Annotations, random: Random) -> Iterator[tuple[Span, str]]:
    text = report.article.text
    for time in report.times:
        if not _unquoted(report, time.span) or time.type != "date":
            continue
        for token in find_words(text, time.span):
            word = token.span.cut(text)
            for names in (WEEKDAYS, MONTHS):
                if token.plain in names and word[0].isupper():
                    other = random.choice([n for n in names if n != token.plain])
                    yield token.span, other.capitalize()
                    break


def _people(report: Annotations, random: Random) -> Iterator[tuple[Span, str]]:
    text = report.article.text
    for mention in report.mentions:
        words = mention.span.cut(text).split()
        named = mention.form is Form.NAME and mention.kind is Kind.PERSON and len(words) == 2
        if named and _unquoted(report, mention.span):
            yield mention.span, random.choice(_PEOPLE)


def _places(report: Annotations, random: Random) -> Iterator[tuple[Span, str]]:
    text = report.article.text
    for mention in report.mentions:
        name = mention.span.cut(text).casefold()
        for level in ("countries", "states", "cities"):
            if name in words_of("places", level) and _unquoted(report, mention.span):
                others = sorted(n for n in words_of("places", level) if n != name)
                yield mention.span, random.choice(others).title()
                break


def _quoted(report: Annotations, random: Random) -> Iterator[tuple[Span, str]]:
    text, light = report.article.text, words_of("function", "words")
    for quotation in report.quotations:
        if quotation.kind == "indirect" or quotation.heading:
            continue
        for part in quotation.parts:
            words = list(find_words(text, part))
            for word in words[3:-3]:
                plain = word.span.cut(text)
                if len(plain) > 4 and plain.islower() and plain not in light:
                    yield word.span, random.choice(_WORDS)


def _objects(report: Annotations, random: Random) -> Iterator[tuple[Span, str]]:
    text = report.article.text
    for sentence in report.sentences:
        for word in find_words(text, sentence.span):
            now = _SWAPS.get(word.span.cut(text))
            if now is not None and _unquoted(report, word.span):
                yield word.span, now


Finder = Callable[[Annotations, Random], Iterator[tuple[Span, str]]]
_FINDERS: dict[str, Finder] = {
    "number": _numbers,
    "date": _dates,
    "person": _people,
    "place": _places,
    "quotation": _quoted,
    "object": _objects,
}
