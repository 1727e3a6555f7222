"""Rules over rows of words: how a sentence's words are matched to readings.

A rule is a regular expression whose letters are the class names of `time_words`; capitals are
shorthands for what many rules share. The rule stands on the function that says what the match
means, and that may say None: no time after all. The longest match at a place wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sourceline.annotate.time_classes import CLASSES, CODES, Word, word_set

SHORTHANDS = {
    "NUM": "(number|year)",
    "YEAR": "(year|short_year)",
    "UNIT": "(unit|units)",
    "OFYEAR": "(comma? of? YEAR|of? (this|last|next) unit|of that unit)",
    "WHICH": "(this (last|past|coming|next)?|last|next|past|coming|previous|following)",
    "EDGE": "(the? (early|mid|late|earlier|later) hyphen?|the? (edge|mid) of)",
    "ROUGHLY": "(hedge_near|hedge_compare than|at least|up to)",
    "MORE": "(more|hedge_compare|business)",
    "HALF": "((and|or) a half)",
    "AMOUNT": "(a? vague of?|half a|a half?|NUM ((hyphen|to|or) NUM)?)",
    "SPAN": "(AMOUNT MORE* hyphen? business? UNIT HALF?)",
}


@dataclass(frozen=True, slots=True)
class Match:
    """The words of one sentence that a rule matches, and where they stand among all its words."""

    sentence: Sequence[Word]
    start: int
    end: int

    @property
    def words(self) -> Sequence[Word]:
        return self.sentence[self.start : self.end]

    @property
    def before(self) -> Word | None:
        return self.sentence[self.start - 1] if self.start else None

    @property
    def after(self) -> Word | None:
        return self.sentence[self.end] if self.end < len(self.sentence) else None

    def get(self, *classes: str) -> Word | None:
        """The first word of these classes."""
        return next((w for w in self.words if w.cls in classes), None)

    def all(self, *classes: str) -> list[Word]:
        return [w for w in self.words if w.cls in classes]

    def has(self, *classes: str) -> bool:
        return any(w.cls in classes for w in self.words)

    def value(self, cls: str) -> object:
        """What the first word of this class says; None without one."""
        word = self.get(cls)
        return None if word is None else word.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What words mean before it is known from which day they count.

    `kind` names the function of `time_values` that resolves it; the other fields are what it needs.
    `which` is "", "last", "this", "next", "past" or "coming"; `base` is "published" or "narrative".
    `skip` and `cut` leave out so many words at the start and the end that were only context, and
    `extend` takes in so many more.
    """

    kind: str
    type: str = "date"
    value: str | None = None
    year: int | None = None
    year_shift: int | None = None
    month: int | None = None
    day: int | None = None
    until_day: int | None = None
    weekday: int | None = None
    unit: str = ""
    amount: int = 0
    number: int = 0
    name: str = ""
    which: str = ""
    base: str = ""
    edge: str = ""
    part: str = ""
    clock: str | None = None
    zone: str | None = None
    approximate: bool = False
    skip: int = 0
    cut: int = 0
    extend: int = 0


Meaning = Callable[[Match], Reading | None]
_rules: list[tuple[re.Pattern[str], Meaning]] = []


def rule(pattern: str) -> Callable[[Meaning], Meaning]:
    """Let a function tell the meaning of what matches the pattern."""

    def register(meaning: Meaning) -> Meaning:
        _rules.append((_compile(pattern), meaning))
        return meaning

    return register


def _compile(pattern: str) -> re.Pattern[str]:
    while names := set(re.findall(r"[A-Z]+", pattern)):
        for name in names:
            pattern = re.sub(rf"\b{name}\b", lambda m: SHORTHANDS[m.group()], pattern)
    unknown = set(re.findall(r"[a-z_]+", pattern)) - set(CLASSES)
    if unknown:
        raise ValueError(f"no such classes of words: {sorted(unknown)}")
    coded = re.sub(r"[a-z_]+", lambda m: CODES[m.group()], pattern)
    return re.compile(coded.replace(" ", "").replace("(", "(?:"))


# A sentence without any of these tells no time.
_TRIGGERS = frozenset(
    CODES[name]
    for name in word_set(
        "month weekday weekdays unit units season seasons part clockword dayword year decade am pm "
        "season_word isodate clock frequency reference holiday year_end ordinal oclock moment zone past"
    )
)


def find_readings(words: Sequence[Word], classes: str) -> list[tuple[Match, Reading]]:
    """What the words of one sentence mean, in order and without overlaps."""
    if _TRIGGERS.isdisjoint(classes):
        return []
    candidates = sorted(
        (m.start(), -m.end(), number)
        for number, (pattern, _) in enumerate(_rules)
        for m in pattern.finditer(classes)
    )
    found: list[tuple[Match, Reading]] = []
    free = 0
    for start, negative_end, number in candidates:
        if start < free:
            continue
        match = Match(words, start, -negative_end)
        reading = _rules[number][1](match)
        if reading is None:
            continue
        kept = Match(words, start + reading.skip, match.end - reading.cut + reading.extend)
        found.append((kept, reading))
        free = kept.end
    return found
