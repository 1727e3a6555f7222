"""Units of figures: currencies, percent, measures, durations and ages, in signs and in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon
from sourceline.text.numbers import Number
from sourceline.text.phrases import next_word

YEARS_OLD = "years old"
_GAP = r"[ \u00a0]?"
_HYPHEN = r"[-‑]"
_OLD = re.compile(r"(?:-| |‑)years?(?:-| |‑)(?:old|olds)\b", re.IGNORECASE)
# A bare "m" after digits means millions where one of these follows, else metres.
_MILLIONS = re.compile(r"m (?:[a-z]+ )?(?:people|[a-z]+s)\b")


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its unit; `unit` is "" where it has none. `adjective`: "a five-mile stretch"."""

    span: Span
    value: float
    unit: str
    money: bool = False
    duration: bool = False
    adjective: bool = False


def measure(text: str, number: Number, floor: int, end: int) -> Measured | None:
    """The number with the unit that stands around it; None where letters hang on it ("5th", "737s")."""
    sign = _sign_before(text, number.span.start, floor)
    value, stop, scaled = _with_letters(text, number, end, money=sign is not None)
    if sign is not None:
        unit, start = sign
        return Measured(Span(start, stop), value, unit, money=True)
    found = _unit_after(text, stop, end, value, scaled=scaled or number.scaled, words=number.words)
    if found is not None:
        return Measured(Span(number.span.start, found.span.end), found.value, found.unit,
                        money=found.money, duration=found.duration, adjective=found.adjective)  # fmt: skip
    if stop < len(text) and (text[stop].isalnum() or text[stop] == "_") and not number.words:
        return None
    return Measured(Span(number.span.start, stop), value, "")


@cache
def _signs() -> re.Pattern[str]:
    signs = sorted(load_lexicon("units")["signs"], key=len, reverse=True)
    return re.compile(r"(?:^|(?<![A-Za-z]))(" + "|".join(map(re.escape, signs)) + r")[ \u00a0]?$")


def _sign_before(text: str, place: int, floor: int) -> tuple[str, int] | None:
    left = text[max(floor, place - 6) : place]
    if not left or left[-1].isdigit():
        return None
    found = _signs().search(left)
    if found is None:
        return None
    return load_lexicon("units")["signs"][found.group(1)], place - len(left) + found.start(1)


def _with_letters(text: str, number: Number, end: int, *, money: bool) -> tuple[float, int, bool]:
    """The value with "bn", "k" or "m" after it; a bare "m" counts millions of money or of things."""
    found = re.compile(r"[ \u00a0]?([A-Za-z]{1,3})\b").match(text, number.span.end, end)
    letters = load_lexicon("numbers")["letters"]
    if found is None or number.words or number.scaled:
        return number.value, number.span.end, False
    word = found.group(1).lower()
    tight = found.start(1) == number.span.end
    if word not in letters or not (tight or (money and word != "k")):
        return number.value, number.span.end, False
    if (
        word in ("m", "b")
        and not money
        and not _MILLIONS.match(text, found.start(1), min(end, found.start(1) + 40))
    ):
        return number.value, number.span.end, False
    return float(f"{number.value * letters[word]:.12g}"), found.end(), True


@cache
def _after() -> tuple[re.Pattern[str], dict[str, tuple[str, str, float]]]:
    """One pattern of all unit words, and each word's kind, unit and factor."""
    lists = load_lexicon("units")
    table: dict[str, tuple[str, str, float]] = {}
    for kind, factor in (
        ("money", 1.0),
        ("hundredths", 0.01),
        ("measures", 1.0),
        ("durations", 1.0),
    ):
        for unit, words in lists[kind].items():
            for word in words:
                table.setdefault(word, (kind, unit, factor))
    words = sorted(table, key=lambda word: (-len(word), word))
    return re.compile(
        rf"({_GAP}|{_HYPHEN})(" + "|".join(re.escape(w) for w in words) + r")(?![^\W_])",
        re.IGNORECASE,
    ), table


def _unit_after(
    text: str, place: int, end: int, value: float, *, scaled: bool, words: bool
) -> Measured | None:
    old = _OLD.match(text, place, end)
    if old is not None:
        if value > load_lexicon("units")["settings"]["oldest"]:
            return Measured(Span(max(0, place - 1), old.end()), value, "years", duration=True)
        return Measured(Span(max(0, place - 1), old.end()), value, YEARS_OLD)
    pattern, table = _after()
    found = pattern.match(text, place, end)
    if found is None:
        return None
    gap, word = found.group(1), found.group(2).lower()
    kind, unit, factor = table[word]
    if not _plausible(gap, found.group(2), kind, scaled=scaled, words=words):
        return None
    if kind == "money" and unit == "KRW" and not scaled:
        return None  # "she 5 won": a verb
    if _names_the_next(text, found, end, value):
        return None
    if unit == "pounds" and scaled:
        kind, unit = "money", "GBP"
    return Measured(
        Span(max(0, place - 1), found.end()), float(f"{value * factor:.12g}"), unit,
        money=kind in ("money", "hundredths"), duration=kind == "durations",
        adjective=gap not in ("", " ", "\u00a0") or _stands_before_noun(text, found, end),
    )  # fmt: skip


def _names_the_next(text: str, found: re.Match[str], end: int, value: float) -> bool:
    """ "12,000 night lights", "80 day trippers": many of one thing, and no length of time."""
    one = found.group(2).lower() in ("night", "day", "hour", "week", "month", "year", "minute")
    return (
        one
        and found.group(1) == " "
        and value > 1
        and next_word(text, found.end(), end) is not None
    )


def _plausible(gap: str, word: str, kind: str, *, scaled: bool, words: bool) -> bool:
    """Short unit letters hang on digits: "5p", "30m", never "5 p" or "five m"."""
    short = len(word) <= 2 and word.isalpha()
    if not short:
        return True
    if words or word in ("M", "P", "G", "MI", "HA"):
        return False
    if word.lower() in load_lexicon("units")["settings"]["tight"]:
        return gap == "" or (word == "C" and gap == " ")
    return gap != "-" or not scaled


def _stands_before_noun(text: str, found: re.Match[str], end: int) -> bool:
    """ "a 30 foot wave": a unit in the singular that a noun follows."""
    word = found.group(2).lower()
    after = next_word(text, found.end(), end)
    return (
        word in ("foot", "mile", "year", "day", "month", "week", "hour", "minute", "yard")
        and after is not None
    )
