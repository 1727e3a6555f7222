"""The words of a sentence that tell time, each with its class: what the time grammar is written in.

A class is one word ("weekday", "unit", "number"); a sentence becomes a row of classes, one
character each, that the rules of `time_grammar` match as regular expressions. Words with two
meanings ("May", "second", "fall", a number of four figures) are told apart here, by their
neighbours.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sourceline.annotate.time_classes import Word, word_set
from sourceline.annotate.time_judges import settle
from sourceline.annotate.time_numbers import merge_numbers
from sourceline.model.span import Span
from sourceline.text.calendar import find_calendar_dates
from sourceline.text.lexicon import load_lexicon

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
_DIGIT = re.compile(r"\d")
_PUNCTUATION = {",": "comma", "-": "hyphen", "–": "hyphen", "—": "hyphen", "‐": "hyphen"} | {
    "‑": "hyphen", "/": "slash", ".": "stop", "(": "open", ")": "close", "'s": "poss", "’s": "poss",
}  # fmt: skip
_YEARS = range(1000, 2200)


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
    if not _hinted(text[span.start : span.end]):
        return []
    tokens = list(_TOKEN.finditer(text, span.start, span.end))
    kinds = [_kind(token.group()) for token in tokens]
    if _IDLE.issuperset([cls for _, cls, _ in kinds]):
        return []
    words = [
        Word(token.start(), token.end(), low, cls, value, token.group())
        for token, (low, cls, value) in zip(tokens, kinds, strict=True)
    ]
    words = _merge_holidays(merge_numbers(words, text), text)
    settle(words)
    return words


def _hinted(text: str) -> bool:
    """Whether a text holds letters or figures that a time could be told with; costs a hundredth of
    reading its words, and two sentences in five hold none."""
    low = text.lower()
    return _DIGIT.search(low) is not None or any(hint in low for hint in _hints())


@cache
def _hints() -> tuple[str, ...]:
    """The shortest parts of all words that can tell a time alone ("day" for "Friday")."""
    words = {
        word
        for word, (cls, value) in _classes().items()
        if cls not in _IDLE and (cls != "number" or (isinstance(value, int) and 13 <= value <= 20))
    } | {max(words, key=len) for words in _holidays()}
    return tuple(sorted(w for w in words if not any(v in w for v in words if v != w)))


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
    "past next later following day_time business am pm every vague period zone "
    "previous coming latest fiscal hence ago earlier"
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
