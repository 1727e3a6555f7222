"""The words of a sentence that tell time, each with its class: what the time grammar is written in.

A class is one word ("weekday", "unit", "number"); a sentence becomes a row of classes, one
character each, that the rules of `time_grammar` match as regular expressions. Words with two
meanings ("May", "second", "fall", a number of four figures) are told apart here, by their
neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sourceline.model.span import Span
from sourceline.text.calendar import find_calendar_dates
from sourceline.text.lexicon import load_lexicon


def word_set(words: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(words.split())


_CLASS_NAMES = (
    "x cap other comma hyphen poss slash stop open close month weekday weekdays unit units "
    "season seasons part clockword dayword number ordinal year decade isodate isomonth clock "
    "frequency reference holiday the a of this that last past next coming following previous "
    "same latest ago earlier later before after from between to and or every more vague half "
    "time ended early mid late edge fiscal ahead old hence on in at by within since year_end "
    "oclock am pm hours_word per than least up hedge_more hedge_near hedge_about "
    "hedge_compare day_time moment business zone short_year period "
    "season_word"
)
CLASSES = tuple(_CLASS_NAMES.split())
CODES = {name: chr(0x4E00 + number) for number, name in enumerate(CLASSES)}
NAMES = {code: name for name, code in CODES.items()}

_TOKEN = re.compile(
    r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?![\w-])"  # a date in figures
    r"|(?:\d{1,2}[:.]\d{2}(?::\d{2})?|\d{1,2})(?=\s?[ap]\.?m\b)"  # 10.45 a.m.
    r"|\d{1,2}[:.]\d\d(?=\s?(?:hrs|GMT|UTC|BST|CET|CEST|EST|EDT|[ECMP][SD]?T)\b)"
    r"|\d{1,2}:\d\d(?::\d\d)?(?![\d:])"
    r"|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+"
    r"|\d+(?:st|nd|rd|th)\b|['’]?\d{2,4}['’]?s\b|['’]\d\d\b|\d+"
    r"|[ap]\.\s?m\b\.?|o['’]clock\b|[A-Z](?:\.[A-Z])+\b\.?|year-end\b"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu?rs?|fri|sat|sun)\."
    r"|['’](?:s|ll|re|ve|d)\b|n['’]t\b|[^\W\d_]+(?=n['’]t\b)|[^\W\d_]+|\S",
    re.IGNORECASE,
)
_PUNCTUATION = {",": "comma", "-": "hyphen", "–": "hyphen", "—": "hyphen", "‐": "hyphen"} | {
    "‑": "hyphen", "/": "slash", ".": "stop", "(": "open", ")": "close", "'s": "poss", "’s": "poss",
}  # fmt: skip
_YEARS = range(1000, 2200)
_MONEY = frozenset("$£€¥#")


@dataclass(slots=True)
class Word:
    """One word or several that count as one ("twenty-four"); `value` is what its class says."""

    start: int
    end: int
    low: str
    cls: str
    value: object = None
    text: str = ""

    @property
    def number(self) -> float:
        """The value as a number."""
        assert isinstance(self.value, (int, float))
        return self.value


@cache
def _classes(language: str = "en") -> dict[str, tuple[str, object]]:
    """Every word of the lexicon with its class and value."""
    data = load_lexicon("times", language)
    found: dict[str, tuple[str, object]] = {}
    for name, words in data.get("words", {}).items():
        cls = "to" if name == "until_bound" else name
        found |= dict.fromkeys(words, (cls, name))
    tables = (
        ("months", "month"), ("weekdays", "weekday"), ("units", "unit"), ("seasons", "season"),
        ("parts", "part"), ("clock_words", "clockword"), ("day_words", "dayword"),
        ("numbers", "number"), ("ordinals", "ordinal"), ("decade_words", "decade"),
        ("frequencies", "frequency"), ("references", "reference"),
    )  # fmt: skip
    for table, cls in tables:
        found |= {word: (cls, value) for word, value in data.get(table, {}).items()}
    units = data.get("units", {})
    found |= {word: ("units", units[one]) for word, one in data.get("plurals", {}).items()}
    found |= {
        f"{word}s": ("weekdays", day)
        for word, day in data.get("weekdays", {}).items()
        if word.endswith("day")
    }
    found |= {f"{word}s": ("seasons", name) for word, name in data.get("seasons", {}).items()}
    return found


@cache
def judging(key: str) -> frozenset[str]:
    """One of the lexicon's lists that tell words with two meanings apart."""
    return frozenset(load_lexicon("times")["judging"][key])


@cache
def _holiday_starts() -> frozenset[str]:
    return frozenset(words[0] for words in _holidays())


@cache
def _holidays() -> dict[tuple[str, ...], str]:
    """Holidays by their words."""
    table: dict[str, str] = load_lexicon("times")["holidays"]
    return {
        tuple(m.group().lower() for m in _TOKEN.finditer(name)): rule
        for name, rule in table.items()
    }


def read_words(text: str, span: Span) -> list[Word]:
    """The words of a sentence with their classes; none where no word of it can tell a time."""
    tokens = list(_TOKEN.finditer(text, span.start, span.end))
    kinds = [_kind(token.group()) for token in tokens]
    if _IDLE.issuperset([cls for _, cls, _ in kinds]):
        return []
    words = [
        Word(token.start(), token.end(), low, cls, value, token.group())
        for token, (low, cls, value) in zip(tokens, kinds, strict=True)
    ]
    words = _merge_holidays(_merge_numbers(words, text), text)
    _settle(words)
    return words


def row(words: Sequence[Word]) -> str:
    """The classes of the words, one character each."""
    return "".join([CODES[w.cls] for w in words])


@lru_cache(maxsize=65536)
def _kind(word: str) -> tuple[str, str, object]:
    """The plain form of a word, its class and its value, as far as it can be told alone."""
    low = word.lower().replace("’", "'")
    known = _classes().get(low)
    if known is None and low.endswith(".") and len(low) > 1:
        low = low[:-1]
        known = _classes().get(low)
    if known is not None:
        return low, *known
    if word[0].isdigit() or (word[0] in "'’" and len(word) > 2 and word[1].isdigit()):
        return low, *_figures(low)
    cls = _PUNCTUATION.get(low)
    if cls is None:
        cls = "cap" if word[0].isupper() else "x" if word[0].isalpha() else "other"
    return low, cls, None


_IDLE = word_set(
    "x cap other comma hyphen poss slash stop open close the a of this that from between to "
    "and or more half time ended early mid late edge ahead old on in at by within since per "
    "than least up hedge_more hedge_near hedge_about hedge_compare same before after last "
    "past next later following day_time business am pm every vague period"
)


def _figures(low: str) -> tuple[str, object]:
    """Class and value of what is written in figures."""
    digits = low.lstrip("'")
    if len(low) > 18:
        return "other", None
    if re.fullmatch(r"\d{2,4}'?s", digits):
        number = int(re.sub(r"\D", "", digits))
        decade = number % 10 == 0 and (number < 100 or number in _YEARS)
        return ("decade", number) if decade else ("other", None)
    if low.startswith("'"):
        return "short_year", int(digits)
    if digits[-2:] in ("st", "nd", "rd", "th"):
        return "ordinal", int(digits[:-2])
    if ":" in low:
        return "clock", low
    if re.fullmatch(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}", low):
        return _date_in_figures(low)
    if low.isdigit():
        if len(low) == 8 and (found := next(find_calendar_dates(low), None)):
            return "isodate", found
        number = int(low)
        return ("year" if len(low) == 4 and number in _YEARS else "number"), number
    try:
        value = float(low.replace(",", ""))
    except ValueError:
        return "other", None
    return "number", int(value) if value.is_integer() else value


def _date_in_figures(low: str) -> tuple[str, object]:
    found = next(find_calendar_dates(low), None)
    if found is not None and len(found.span) == len(low):
        return "isodate", found
    return "other", None


def _merge_numbers(words: list[Word], text: str) -> list[Word]:
    """ "twenty-four", "a hundred and ten", "nineteen ninety-six", "2 1/2" as one word each."""
    found: list[Word] = []
    place = 0
    while place < len(words):
        stop, value, cls = _number_at(words, place)
        if stop - place < 2:
            found.append(words[place])
            place += 1
            continue
        first, last = words[place], words[stop - 1]
        low = text[first.start : last.end].lower()
        found.append(Word(first.start, last.end, low, cls, value, text[first.start : last.end]))
        place = stop
    return found


def _number_at(words: list[Word], place: int) -> tuple[int, float, str]:
    """End, value and class of the number in words that begins at `place`."""
    if words[place].cls == "a" and place + 1 < len(words) and words[place + 1].low in _SCALES:
        stop, value, cls = _number_at(words, place + 1)
        return stop, value, cls
    if not _spelled(words[place]):
        return place, 0, "number"
    parts = [words[place].number]
    stop = place + 1
    cls = words[place].cls
    while stop < len(words) and cls == "number":
        step = stop + (words[stop].cls == "hyphen" or words[stop].low == "and")
        if step >= len(words) or not _spelled(words[step]):
            break
        new, last = words[step].number, parts[-1]
        tens = 20 <= last < 100 and last % 10 == 0 and new < 10
        scale = new in (100, 1000) and last < new
        after = last in (100, 1000) and new < last and words[step].cls == "number"
        pair = last in range(13, 21) and 10 <= new < 100 and len(parts) == 1
        if not (tens or scale or after or pair) or (words[stop].low == "and" and not after):
            break
        parts.append(new)
        cls = words[step].cls
        stop = step + 1
    return stop, *_sum(parts, cls)


_SCALES = ("hundred", "thousand", "dozen")


def _spelled(word: Word) -> bool:
    return word.cls in ("number", "ordinal") and word.low[0].isalpha()


def _sum(parts: list[float], cls: str) -> tuple[float, str]:
    if len(parts) > 1 and parts[0] in range(13, 21) and 10 <= parts[1] < 100:
        return parts[0] * 100 + sum(parts[1:]), "year"
    total, current = 0.0, 0.0
    for part in parts:
        if part in (100, 1000):
            current = max(current, 1) * part
        else:
            total, current = (total + current, part) if current >= 100 else (total, current + part)
    value = total + current
    return int(value), cls


def _merge_holidays(words: list[Word], text: str) -> list[Word]:
    """ "New Year's Eve" as one word; only where it begins with a capital letter."""
    table = _holidays()
    found: list[Word] = []
    place = 0
    while place < len(words):
        first = words[place]
        if first.low in _holiday_starts() and first.text[0].isupper():
            for length in (5, 4, 3, 2, 1):
                key = tuple(w.low for w in words[place : place + length])
                if len(key) == length and key in table:
                    last = words[place + length - 1]
                    whole = text[first.start : last.end]
                    first = Word(first.start, last.end, whole.lower(), "holiday", table[key], whole)
                    place += length - 1
                    break
        found.append(first)
        place += 1
    return found


def _settle(words: list[Word]) -> None:
    """Take the class from words that look like a time and are none here."""
    for place, word in enumerate(words):
        judge = _JUDGES.get(word.cls)
        if judge is None:
            continue
        before = words[place - 1] if place else None
        after = words[place + 1] if place + 1 < len(words) else None
        if not judge(word, before, after):
            word.cls = "cap" if word.text[0].isupper() else "x"
    for place, word in enumerate(words):
        if word.cls == "year" and not _is_year(words, place):
            word.cls = "number"
        elif word.low == "two thousand" and place and words[place - 1].low == "year":
            word.cls = "year"


def _is_month(word: Word, before: Word | None, after: Word | None) -> bool:
    if not word.text[0].isupper():
        return False
    if after is not None and (
        after.cls in ("number", "ordinal", "year", "short_year") or after.low in ("of", "'s")
    ):
        return word.low not in ("may", "march") or after.cls != "number" or after.number <= 31
    if after is not None and after.cls == "comma" and before is None:
        return True
    numbered = before is not None and before.cls in ("number", "ordinal", "of", "hyphen")
    if word.low in _AMBIGUOUS:
        return numbered or (before is not None and before.low in judging("month_before"))
    if len(word.low) <= 4 and word.low not in ("june", "july"):
        return numbered or word.end - word.start > len(word.low)
    return not (before is not None and before.cls == "cap" and after is not None
                and after.cls == "cap" and before.end + 1 == word.start)  # fmt: skip


_AMBIGUOUS = ("may", "march", "april", "august", "june")


def _is_weekday(word: Word, before: Word | None, after: Word | None) -> bool:
    if not word.text[0].isupper() or (before is not None and before.low in judging("named_days")):
        return False
    if after is not None and after.text[0].isupper() and after.low in judging("papers"):
        return after.cls == "part"
    if len(word.low) <= 5:  # "Sun", "Sat", "Wed"
        dotted = word.end - word.start > len(word.low)
        dated = after is not None and after.cls in ("number", "month", "comma", "ordinal")
        return dotted or (dated and word.low not in ("sun", "sat", "wed"))
    return True


def _is_season(word: Word, before: Word | None, after: Word | None) -> bool:
    if after is not None and after.cls in ("year", "short_year"):
        return word.low != "fall" or word.text[0].isupper() or before is not None
    if before is None or before.low not in judging("season_before"):
        return False
    if word.low == "fall" and before.low in ("the", "a"):
        return after is None or (after.cls not in ("of", "in") and after.low not in ("from", "to"))
    if after is not None and after.low == "of":
        return True
    sudden = word.low == "spring" and before.low == "a"
    return not sudden and (word.low not in ("fall", "spring") or before.low not in ("to", "will"))


def _is_reference(word: Word, before: Word | None, after: Word | None) -> bool:
    if word.low == "now" and before is not None:
        return before.low not in ("from", "until", "by") or before.low == "until"
    if word.low == "soon":
        return not (
            (before is not None and before.low in ("as", "too", "how"))
            or (after is not None and after.low in ("after", "as", "afterward", "afterwards"))
        )
    return True


def _is_second(word: Word, before: Word | None, after: Word | None) -> bool:
    return not (word.low == "second" and before is not None and before.cls == "per")


def _is_dayword(word: Word, before: Word | None, after: Word | None) -> bool:
    """ "Today" inside a name is none: "the World Today"."""
    inside = before is not None and before.cls == "cap" and before.end + 1 == word.start
    return not (word.text[0].isupper() and not word.text.isupper() and inside)


_JUDGES = {
    "month": _is_month,
    "weekday": _is_weekday,
    "season": _is_season,
    "reference": _is_reference,
    "ordinal": _is_second,
    "dayword": _is_dayword,
}


def _is_year(words: list[Word], place: int) -> bool:
    """Whether a number of four figures is a year here."""
    word = words[place]
    number = word.number
    if not word.low[0].isdigit():
        return True
    before = words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None
    if before is not None and before.end == word.start and before.text[-1] in _MONEY:
        return False
    if before is not None and before.cls in ("month", "season", "holiday"):
        return True
    if after is not None and _no_year_before(word, after):
        return False
    if before is None:
        return number >= 1900
    lead = words[place - 2].cls if place > 1 else ""
    if before.cls == "comma":
        return number in (range(1000, 2200) if lead in _DATED else range(1800, 2100))
    if before.cls in ("ordinal", "number", "fiscal"):
        return before.cls == "fiscal" or lead in ("month", "of", "the")
    if before.low in judging("not_years_before") or (
        before.cls == "stop" and place > 1 and words[place - 2].low in judging("not_years_before")
    ):
        return False
    if before.low in judging("year_before") or before.cls in ("hyphen", "open", "slash"):
        return number >= 1500
    return number in range(1800, 2100)


_DATED = ("number", "ordinal", "month", "weekday", "holiday")


def _no_year_before(word: Word, after: Word) -> bool:
    low = after.low
    if low in judging("titled") or low in judging("not_years_after") or low in ("%", "$"):
        return True
    if after.cls in ("units", "unit", "zone") and after.low not in ("quarter", "half", "period"):
        return after.cls != "unit" or after.low not in ("month",)
    plural = after.cls == "x" and low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return plural and word.number % 50 == 0 and low not in ("was", "has", "does")
