"""Notes in which a report says that it, or another, was wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sourceline.model.annotations import Annotations
from sourceline.model.span import Span
from sourceline.model.story import Evidence
from sourceline.text.lexicon import load_lexicon
from sourceline.text.morphology import stem
from sourceline.text.numbers import find_numbers
from sourceline.text.tokens import find_words, plain

# A note goes on for so many sentences of its paragraph.
LONGEST = 4
# A sentence is searched so far for words that take something back.
REACH = 2000


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """The sentences of a correction; `stems` are those of all its words."""

    report: int
    annotations: Annotations
    first: int
    last: int
    stems: frozenset[str]

    @property
    def span(self) -> Span:
        sentences = self.annotations.sentences
        return sentences[self.first].span.cover(sentences[self.last].span)

    @property
    def evidence(self) -> Evidence:
        return Evidence.of(self.annotations.article, self.span)


def find_notes(annotations: Sequence[Annotations]) -> Iterator[Note]:
    """The corrections of all reports, those at the foot of a page too."""
    for report, each in enumerate(annotations):
        reached = -1
        for number, sentence in enumerate(each.sentences):
            words = sentence.span.cut(each.article.text)
            if number <= reached:
                continue
            if is_correction(words):
                reached = _last(each, number)
            elif taken_back(words) is not None:
                reached = number
            else:
                continue
            span = sentence.span.cover(each.sentences[reached].span)
            stems = frozenset(stem(t.plain) for t in find_words(each.article.text, span))
            yield Note(report, each, number, reached, stems)


def is_correction(sentence: str) -> bool:
    """Whether a sentence says that something told before was wrong."""
    low = plain(sentence[:400])
    return bool(_opening().match(low)) or any(phrase in low for phrase in _phrases())


def taken_back(sentence: str) -> Span | None:
    """Where the number stands that a sentence takes back: "143" of "134 and not 143 as first stated"."""
    found = _taken_back().search(sentence[:REACH])
    if found is None or found[1].lower().startswith("one "):
        return None  # "not one was hurt, as first reported"
    numbers = list(find_numbers(found[1], Span(0, len(found[1]))))
    first = len(numbers) == 1 and numbers[0].span.start < len("about ")
    return Span(*found.span(1)) if first else None


@cache
def _taken_back() -> re.Pattern[str]:
    words = load_lexicon("corrections")
    when, told = ("|".join(map(re.escape, words[key])) for key in ("first", "told"))
    return re.compile(
        r"\b(?:not|rather than|instead of) ([^.;:,\n]{1,60}?),? "
        rf"(?:as |which |that )(?:we (?:had |have )?(?:{told})|"
        r"(?:(?:had|have|has|was|were|been|we|they|it|is|officials|police) ){0,3}"
        rf"(?:(?:{when}) (?:been )?(?:{told})|(?:{told}) (?:{when})))\b",
        re.IGNORECASE,
    )


@cache
def _opening() -> re.Pattern[str]:
    openers = sorted(load_lexicon("corrections")["openers"], key=lambda w: (-len(w), w))
    words = "|".join(map(re.escape, openers))
    dated = r"(?:, ?[^.:\n]{1,24}:)"  # "Correction, June 29:"
    owned = rf"(?:[\w'’&-]+ ){{1,3}}(?:{words}):"  # "Herald correction:"
    return re.compile(rf"[\W_]*(?:(?:{words})\s*(?:{dated}|[:.\-(]|$)|{owned})")


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(load_lexicon("corrections")["phrases"])


def _last(annotations: Annotations, first: int) -> int:
    """The last sentence of the note: of its paragraph, or of the next where the opener stands alone."""
    sentences = annotations.sentences
    paragraph = sentences[first].paragraph
    alone = len(sentences[first].span) < 40
    last = first
    for number in range(first + 1, min(first + LONGEST, len(sentences))):
        if sentences[number].paragraph > paragraph + alone:
            break
        last = number
    return last
