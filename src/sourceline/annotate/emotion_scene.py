"""One sentence in which emotion words are read: its words, who can feel, what is denied or quoted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sourceline.annotate.emotion_words import by_word, reading
from sourceline.annotate.feelers import Feeler, Feelers
from sourceline.model.annotations import Quotation
from sourceline.model.span import Span
from sourceline.text.morphology import is_past_form, lemmas, verb_lemma
from sourceline.text.tokens import Token

# So many words before an emotion word can deny it or make it a mere possibility.
DENIAL = 4
# So many words lie at most between a verb of being and its adjective: "were still so very deeply hurt".
DEGREES = 5
_STOP = re.compile(r"[;:,.—–]")
_OPENING = frozenset(['"', "“"])
_HARD_STOP = re.compile(r"[;:.—–\"“”]")


@dataclass(frozen=True, slots=True)
class Found:
    """An emotion told at a place of the text, and who feels it. `own`: the "they" that stands for them."""

    place: int
    emotion: str
    who: Feeler | None
    own: Span | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence; `hurts` where its report tells of injuries."""

    text: str
    span: Span
    tokens: tuple[Token, ...]
    feelers: Feelers
    hurts: bool

    def word(self, place: int) -> str:
        """The plain word at a place, "" outside the sentence and after a full stop or comma."""
        return self.tokens[place].plain if 0 <= place < len(self.tokens) else ""

    def next_word(self, place: int) -> str:
        """The word that follows with no mark between; "" where there is none."""
        return self.word(place + 1) if self.gap(place + 1).strip() == "" else ""

    def gap(self, place: int) -> str:
        """What stands between a word and the one before it."""
        if not 0 < place < len(self.tokens):
            return ""
        return self.text[self.tokens[place - 1].span.end : self.tokens[place].span.start]

    def start(self, place: int) -> int:
        return self.tokens[place].span.start

    def end(self, place: int) -> int:
        return self.tokens[place].span.end

    def stops(self, place: int) -> bool:
        """Whether a mark that ends a clause stands right before a word."""
        return _HARD_STOP.search(self.gap(place)) is not None

    def is_fiction(self) -> bool:
        """Whether a made-up story is told of."""
        words = reading("fiction")
        return any(token.plain in words for token in self.tokens)

    def is_denied(self, place: int) -> bool:
        """Whether the words before say that it was not so, or only might be."""
        words = set(self._left(place))
        if "help" in words or "stop" in words or {"not", "only"} <= words:
            return False  # "could not help but cheer", "not only angry"
        if any(verb_lemma(word) in reading("hiding") for word in words):
            return False  # "did not hide how angry he was"
        if self.word(place - 1) == "to":
            far = (self.word(step) for step in range(max(0, place - 8), place - 1))
            return not any(verb_lemma(w) in reading("doing") for w in far if is_past_form(w))
        if {"far", "from"} <= words:
            return True
        if self.word(place - 1) == "less" and self.word(place) in reading("not_pleased"):
            return True
        negated = words & reading("negating") or any(word.endswith("n't") for word in words)
        return bool(negated or words & reading("supposing"))

    def is_displeased(self, place: int) -> bool:
        """ "were not amused", "was less happy"."""
        left = self._left(place)[:2]
        return self.word(place) in reading("not_pleased") and any(
            word in ("not", "less") or word.endswith("n't") for word in left
        )

    def _left(self, place: int) -> list[str]:
        """The words before one in its clause, the nearest first."""
        left: list[str] = []
        for step in range(place - 1, max(-1, place - 1 - DENIAL), -1):
            if _STOP.search(self.gap(step + 1)):
                break
            left.append(self.word(step))
        return left

    def joined(self, place: int) -> int | None:
        """The place of the "were" or "felt" that joins the word at `place` to its subject."""
        for step in range(place - 1, max(-1, place - 1 - DEGREES), -1):
            word = self.word(step)
            if self.stops(step + 1) and not self._opens_quoted_state(step + 1):
                return None
            if word in reading("contracted_be") or verb_lemma(word) in reading("joining"):
                return step
            leads_on = word.endswith("ly") or word in by_word("adjectives")
            leads_on = leads_on or self._is_paired(step)  # "innocent and heartbroken"
            if not leads_on and word not in reading("degrees"):
                return None
        return None

    def _opens_quoted_state(self, place: int) -> bool:
        """ "was "deeply glad"": a mark of quotation alone stands between the verb and the state."""
        return self.gap(place).strip() in _OPENING

    def _is_paired(self, place: int) -> bool:
        """Whether an adjective stands there that "and" joins to the next word."""
        return self.word(place + 1) in ("and", "but") and "ADJ" in lemmas(self.word(place))

    def subject(self, place: int) -> Feeler | None:
        """Who stands before the verb at `place`."""
        if self.word(place) in reading("contracted_be"):
            return self.feelers.before(self.end(place))  # "we're": the "we" in it
        return self.feelers.before(self.start(place) + 1)


class QuotedWords:
    """Direct quotations by place."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        direct = [(q.parts, q) for q in quotations if q.kind != "indirect" and not q.heading]
        self._parts = sorted(
            ((part, q) for parts, q in direct for part in parts), key=lambda pair: pair[0]
        )
        self._starts = [part.start for part, _ in self._parts]

    def touch(self, span: Span) -> bool:
        """Whether some of the words of `span` are quoted."""
        number = bisect_left(self._starts, span.end)
        return any(part.overlaps(span) for part, _ in self._parts[max(0, number - 3) : number])

    def at(self, place: int) -> Quotation | None:
        """The quotation whose words cover `place`."""
        number = bisect_left(self._starts, place + 1)
        for part, quotation in reversed(self._parts[max(0, number - 2) : number]):
            if part.start <= place < part.end:
                return quotation
        return None
