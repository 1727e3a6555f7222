"""What a sentence says, as parts that can be told by another in other words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sourceline.link.wording import Line
from sourceline.model.annotations import Annotations
from sourceline.model.span import Span, within
from sourceline.text.lexicon import load_lexicon, words_of
from sourceline.text.vectors import Direction

# Names weigh less than other words: all reports of an event share them.
NAME_WEIGHT = 0.5
# What a number or a day weighs: as much as a word that one report in fifty holds.
FACT_WEIGHT = 4.0
# Words as common as "before" or "people" carry no claim of their own.
LEAST_RARE = 1.0
# A rounded number tells nothing new where the exact one stands before: "some 61,000" of 61,204.
ROUNDING = 0.02


@dataclass(slots=True)
class Claims:
    """`parts` weigh what is said by rarity; `numbers` and `days` are the facts among them.

    `dated` are the days of the acts told, named or not; `direction` is the whole sentence's by the network.
    """

    parts: dict[str, float] = field(default_factory=dict)
    numbers: set[float] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    dated: frozenset[str] = frozenset()
    direction: Direction | None = None

    @property
    def weight(self) -> float:
        return sum(self.parts.values())

    def covered_by(self, told: Claims) -> float:
        """How much of the weight the other says, too."""
        return sum(weight for part, weight in self.parts.items() if part in told.parts)

    def adds_facts_to(self, told: Claims) -> bool:
        """Whether a number or a day stands here that the other lacks."""
        return not (
            self.days <= told.days | told.dated
            and all(
                number in told.numbers or any(rounds(number, exact) for exact in told.numbers)
                for number in self.numbers
            )
        )

    def with_those_of(self, other: Claims) -> Claims:
        return Claims(
            {**self.parts, **other.parts},
            self.numbers | other.numbers,
            self.days | other.days,
            self.dated | other.dated,
        )


def find_claims(
    line: Line,
    days: Mapping[int, tuple[int, str]],
    terms: Mapping[str, float],
    language: str,
) -> Claims:
    """The claims of one sentence; `days` says where a day is named: start to end and the day."""
    claims = Claims()
    wording, until = line.wording, -1
    for at, place in enumerate(line.words):
        if place.start in days:
            until, day = days[place.start]
            claims.days.add(day)
            claims.parts[f"@{day}"] = FACT_WEIGHT
        if place.start < until:
            continue
        plain, stem, rarity = wording.plain[at], wording.stems[at], wording.rarity[at]
        common = terms.get(stem, 1.0)
        number = read_number(plain, language)
        if "year-old" in wording.plain[at : at + 2]:
            continue  # how old somebody is, and nothing that happened
        if number is not None:
            claims.numbers.add(number)
            claims.parts[f"#{number:g}"] = FACT_WEIGHT
        elif wording.sorts[at] == "n" and plain not in words_of("function", "times", language):
            claims.parts[stem] = rarity * NAME_WEIGHT / common**0.5
        elif rarity > LEAST_RARE:
            claims.parts[stem] = rarity / common**0.5
    return claims


def dated_by(annotations: Annotations, sentence: Span) -> frozenset[str]:
    """The days of the acts that a sentence tells, where they are known."""
    return frozenset(
        event.when.start.isoformat()
        for event in within(annotations.events, sentence)
        if event.when and event.when.is_day and event.when.start
    )


def named_days(annotations: Annotations) -> dict[int, tuple[int, str]]:
    """Where the article names a day that is known: start of the words to their end and the day."""
    return {
        time.span.start: (time.span.end, time.when.start.isoformat())
        for time in annotations.times
        if time.type == "date" and time.when and time.when.is_day and time.when.start
    }


def rounds(number: float, exact: float) -> bool:
    """Whether `number` is `exact`, rounded: only a number that ends in a nought can be."""
    return number >= 10 and number % 10 == 0 and abs(number - exact) <= ROUNDING * abs(exact)


def read_number(word: str, language: str = "en") -> float | None:
    """The number that one word writes: "1,200", "61.5", "twelve", "forty-two"; else None."""
    if not word[0].isdigit():
        cardinals: dict[str, int] = load_lexicon("counts", language).get("cardinals", {})
        parts = [cardinals.get(part) for part in word.split("-")]
        known = [part for part in parts if part is not None]
        return float(sum(known)) if len(known) == len(parts) else None
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None
