"""The reporter's own words of each body sentence, ready to be compared.

Quoted words, headings and boilerplate are left out: two reporters who heard one speech share its
words without either having copied. Sentences of the same words are one `Wording`, however often
they stand, so that a thousand copies of a report cost little more than one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sourceline.model.annotations import Annotations, Form
from sourceline.model.span import Span
from sourceline.text.dateline import find_dateline
from sourceline.text.frequency import idf
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import stem
from sourceline.text.tokens import Token, find_words

# A sentence is compared in pieces of at most so many words: what costs words squared is bounded.
LONGEST = 100
# Names and numbers are what any report of the same event shares: they say little about copying.
NAME_WEIGHT = 0.2
NUMBER_WEIGHT = 1.0
TERM_WINDOW = 20
# "LONDON, May 3 (Reuters) -" stands before one of the first sentences; it is nobody's wording.
DATELINE_REACH = 3
# Up to two small words between names ("of the"); `c` marks them until the names are known.
_JOINERS = re.compile(r"(?<=n)c{1,2}(?=n)")


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """Distinct words of a sentence, in order.

    `plain` are the words as written, case folded; `stems` the same without inflection. `rarity` is
    that of each word, `weights` how telling it is that two reporters share it: names and numbers
    are in every report of the same event. `sorts` has one letter a word: n(ame), d(igits), w(ord).
    """

    number: int
    plain: tuple[str, ...]
    stems: tuple[str, ...]
    rarity: tuple[float, ...]
    weights: tuple[float, ...]
    sorts: str


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One body sentence (or a piece of an overlong one): `words` are the places of its words."""

    sentence: Span
    words: tuple[Span, ...]
    wording: Wording


def find_terms(articles: Iterable[Sequence[Line]]) -> dict[str, float]:
    """Stems that one report uses in several sentences: how often, in twenty sentences of it.

    They are what the story is about ("strike", "library"), so that sharing them says little.
    Counted inside one report; the greatest count is taken, so that copies change nothing.
    """
    terms: dict[str, float] = {}
    for lines in articles:
        counts = Counter(stem for line in lines for stem in set(line.wording.stems))
        scale = min(1.0, TERM_WINDOW / max(len(lines), 1))
        for word, count in counts.items():
            if count * scale > terms.get(word, 1.0):
                terms[word] = count * scale
    return terms


@dataclass(slots=True)
class Wordings:
    """Gives equal sentences one wording."""

    known: dict[tuple[str, ...], Wording] = field(default_factory=dict)

    def lines_of(self, annotations: Annotations, *, quoted: bool = False) -> list[Line]:
        """The article's body sentences, in order, without quoted words unless `quoted`."""
        text, language = annotations.article.text, annotations.article.language
        quotes = _merged([] if quoted else quoted_spans(annotations))
        names = {m.span.start: m.span.end for m in annotations.mentions if m.form is Form.NAME}
        lines: list[Line] = []
        at = 0
        for number, span in enumerate(body_sentences(annotations)):
            while at < len(quotes) and quotes[at].end <= span.start:
                at += 1
            start = _after_dateline(text, span) if number < DATELINE_REACH else span.start
            words = [
                word
                for word in _outside(find_words(text, span), quotes, at)
                if word.span.start >= start
            ]
            for first in range(0, len(words), LONGEST):
                piece = words[first : first + LONGEST]
                raw = tuple(word.span.cut(text) for word in piece)
                if raw not in self.known:
                    opens = piece[0].span.start <= start
                    sorts = _sorts(raw, piece, opens, names, language)
                    self.known[raw] = _wording(len(self.known), piece, sorts, language)
                lines.append(Line(span, tuple(word.span for word in piece), self.known[raw]))
        return lines


def _wording(number: int, words: Sequence[Token], sorts: str, language: str) -> Wording:
    plain = tuple(word.plain.removesuffix("'s") or word.plain for word in words)
    english = language in ("en", "und")
    rarity = tuple(idf(word, language) for word in plain)
    return Wording(
        number=number,
        plain=plain,
        stems=tuple(stem(word) for word in plain) if english else plain,
        rarity=rarity,
        weights=tuple(
            NUMBER_WEIGHT if sort == "d" else weight * (NAME_WEIGHT if sort == "n" else 1.0)
            for weight, sort in zip(rarity, sorts, strict=True)
        ),
        sorts=sorts,
    )


def _outside(words: Iterable[Token], quotes: Sequence[Span], at: int) -> Iterator[Token]:
    """The words that no quotation covers; `quotes` are in order, those before `at` lie before."""
    for word in words:
        while at < len(quotes) and quotes[at].end <= word.span.start:
            at += 1
        if at >= len(quotes) or not quotes[at].overlaps(word.span):
            yield word


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = merged[-1].cover(span)
        else:
            merged.append(span)
    return merged


def weigh_down(wording: Wording, terms: dict[str, float]) -> Wording:
    """The same words, with what the story is about weighing less."""
    return replace(
        wording,
        weights=tuple(
            round(weight / terms.get(stem, 1.0), 4)
            for weight, stem in zip(wording.weights, wording.stems, strict=True)
        ),
    )


def _after_dateline(text: str, span: Span) -> int:
    dateline = find_dateline(text, span.start, span.end)
    return dateline.span.end if dateline else span.start


def body_sentences(annotations: Annotations) -> Iterator[Span]:
    """The sentences that tell: no headings, nothing that touches boilerplate."""
    marks = sorted(annotations.article.boilerplate)
    at = 0
    for sentence in annotations.sentences:
        while at < len(marks) and marks[at].span.end <= sentence.span.start:
            at += 1
        if sentence.heading:
            continue
        if at < len(marks) and marks[at].span.overlaps(sentence.span):
            continue
        yield sentence.span


def quoted_spans(annotations: Annotations) -> Iterator[Span]:
    """What stands inside quotation marks: indirect speech is in the reporter's own words."""
    for quotation in annotations.quotations:
        if quotation.kind != "indirect":
            yield from quotation.parts or (quotation.words,)


def _sorts(
    raw: Sequence[str],
    words: Sequence[Token],
    opens: bool,
    names: dict[int, int],
    language: str,
) -> str:
    """One letter a word. A capital makes a name, but for the first word of a sentence.

    What joins two names is part of one: "Committee on Roads of the Borough Council".
    """
    sorts, named_until = [], -1
    joining = words_of("joiners", "words", language)
    for at, (shape, word) in enumerate(zip(raw, words, strict=True)):
        named_until = max(named_until, names.get(word.span.start, -1))
        if shape[0].isdigit():
            sorts.append("d")
        elif word.span.start < named_until or (shape[0].isupper() and (at > 0 or not opens)):
            sorts.append("n")
        else:
            sorts.append("c" if word.plain in joining else "w")
    joined = _JOINERS.sub(lambda match: "n" * len(match.group()), "".join(sorts))
    return joined.replace("c", "w")
