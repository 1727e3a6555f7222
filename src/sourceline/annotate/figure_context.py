"""What stands around a number: qualifiers, and the signs that it is a name, a code or a place in a list."""

from __future__ import annotations

import re
from functools import cache

from sourceline.model.annotations import Qualifier
from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon
from sourceline.text.numbers import Number

_LAST_WORD = re.compile(r"([^\W\d_][\w.'’&-]*)[ \u00a0]$")
_CODE_BEFORE = re.compile(r"(?:[\w@#_&+=/.:,§]|[\w][-‑])$")
_CODE_AFTER = re.compile(r"[/@_#=]\w|[:.,]\d|[-‑–]\d|['’]\d")
_TIME_AFTER = re.compile(
    r"[ \u00a0]?(?:[ap]\.?m\b|o['’]clock|hrs\b|GMT|BST|EST|EDT|PST|UTC|noon|midnight)",
    re.IGNORECASE,
)
_MINUTES_TO = re.compile(
    r"(?: minutes?)? (?:to|past) (?:midnight|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d)\b"
)
_LISTING = re.compile(r"[.)]\s")
_DIGITS_NEAR = re.compile(r"[ \u00a0()-]\d{2,}")


def context(key: str) -> frozenset[str]:
    return _context(key)


@cache
def _context(key: str) -> frozenset[str]:
    return frozenset(load_lexicon("numbers")["context"][key])


def word_before(text: str, place: int, floor: int) -> str:
    """The word right before a place, "" where punctuation stands between."""
    found = _LAST_WORD.search(text[max(floor, place - 40) : place])
    return found.group(1) if found else ""


@cache
def _qualifiers() -> dict[str, Qualifier]:
    lists = load_lexicon("numbers")["qualifiers"]
    return {
        phrase: Qualifier(name) for name in ("about", "over", "under") for phrase in lists[name]
    }


@cache
def _before() -> re.Pattern[str]:
    words = sorted(_qualifiers(), key=lambda p: (-len(p), p))
    return re.compile(
        r"(?:^|(?<=[^\w]))(" + "|".join(map(re.escape, words)) + r")(?: an?)? ?$", re.IGNORECASE
    )


@cache
def _behind() -> re.Pattern[str]:
    words = (
        "or so",
        "or more",
        "or less",
        "or fewer",
        "or thereabouts",
        "odd",
        "give or take",
        "and counting",
        "or above",
        "and up",
    )
    return re.compile(r"(?: [a-z]+)?[ ,-]+(" + "|".join(words) + r")\b|(\+)", re.IGNORECASE)


_CLIMBING = ("gone ", "went ", "goes ", "going ", "crept ", "shot ", "edged ", "moved ", "brought ")


def qualifier_of(text: str, span: Span, floor: int, end: int) -> Qualifier:
    """How exact the words around a number say it is."""
    left = " ".join(text[max(floor, span.start - 40) : span.start].split())
    found = _before().search(left)
    if found is not None and not _is_moved(found.group(1).lower(), left[: found.start()]):
        return _qualifiers()[found.group(1).lower()]
    after = _behind().match(text, span.end, min(end, span.end + 30))
    if after is not None:
        return Qualifier.OVER if after.group(2) else _qualifiers()[after.group(1).lower()]
    return Qualifier.EXACT


def _is_moved(qualifier: str, left: str) -> bool:
    """ "Spread over 10 years" measures a stretch, "has gone up to 73" tells where a count stands."""
    if qualifier == "up to":
        return left.lower().endswith(_CLIMBING)
    return qualifier == "over" and _moves(left)


def _moves(left: str) -> bool:
    return left.lower().endswith(
        ("spread ", "spent ", "paid ", "divided ", "stretched ", "staged ")
    )


@cache
def _ordinal_after() -> re.Pattern[str]:
    """ "twenty-first" is no twenty."""
    return re.compile(r"-(?:first|" + "|".join(load_lexicon("numbers")["ordinals"]) + r")\b")


def is_code(text: str, number: Number, floor: int, end: int) -> bool:
    """Whether a number is part of a model name, a clock time, an address, a telephone number, a link."""
    before = text[max(floor, number.span.start - 2) : number.span.start]
    after = text[number.span.end : min(end, number.span.end + 16)]
    if _CODE_BEFORE.search(before) or _CODE_AFTER.match(after):
        return True
    if _TIME_AFTER.match(after) or _MINUTES_TO.match(text, number.span.end, end):
        return True
    if number.words:
        return _ordinal_after().match(text, number.span.end, end) is not None
    digits = number.span.cut(text)
    if digits[0] == "0" and len(digits) > 1 and digits[1].isdigit():
        return True
    if number.span.start == floor and _LISTING.match(after):
        return True
    wide = text[max(floor, number.span.start - 4) : number.span.start]
    return bool(_DIGITS_NEAR.match(after) or re.search(r"\d[ \u00a0()-]{1,2}$", wide))


def is_label(text: str, number: Number, floor: int, *, opens: bool) -> bool:
    """ "page 12", "Boeing 737", "Windows 95": the number belongs to a name before it."""
    word = word_before(text, number.span.start, floor)
    if not word:
        return False
    low = word.lower()
    if low in context("labels"):
        return low != "number" and not low.endswith("s")
    if number.words and number.span.cut(text)[0].islower():
        return False
    if low in context("weekdays"):
        return False  # "on Friday 12 people"
    return word[0].isupper() and not opens and low not in _qualifiers() and len(word) > 1


def is_year(text: str, number: Number, floor: int) -> bool:
    """Whether four digits are a year: 1500 to 2099 without a comma, unless they surely count."""
    digits = number.span.cut(text)
    if len(digits) != 4 or not digits.isdigit() or not 1500 <= number.value <= 2099:
        return False
    before = word_before(text, number.span.start, floor).lower()
    return before in context("year_words") or before == "" or number.value >= 1900
