"""Whether a sentence speaks of what was or of what will be, where a time expression stands in it.

News leaves the direction of "on Friday" to the verb: "met on Friday" is the one before publication,
"will meet on Friday" the one after. The verb nearest before the expression decides, else the first
one after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sourceline.annotate.time_words import Word, judging, word_set
from sourceline.text.morphology import is_past_form, verb_lemma

PAST, FUTURE = "past", "future"
_STOPS = frozenset(";:—")
_VERBLESS = word_set("month weekday number year unit units part the a of in on at by to")


def direction(words: Sequence[Word], start: int, end: int) -> str | None:
    """Past or future at the words `[start, end)`; None where no verb tells."""
    place = start - 1
    while place >= 0:
        found = _sense(words, place)
        if found is not None:
            return found
        if words[place].text in _STOPS:
            break
        place -= 1
    for place in range(end, min(len(words), end + 25)):
        if words[place].text in _STOPS:
            break
        found = _sense(words, place)
        if found is not None:
            return found
    return None


def _sense(words: Sequence[Word], place: int) -> str | None:
    """What the word at `place` says about time; None where it is no verb."""
    word = words[place]
    if word.cls in _VERBLESS and word.low != "to":
        return None
    low = word.low
    if low in judging("past_aux"):
        return _ahead(words, place) or PAST
    if low in judging("future_modals"):
        return FUTURE
    if low in judging("modals"):
        return FUTURE
    if low in judging("present_be"):
        return _of_be(words, place)
    if low in judging("have"):
        return _to_come(words, place) or PAST
    if word.cls not in ("x", "cap") or (word.text[0].isupper() and place > 0):
        return None
    return _of_verb(words, place)


def _of_verb(words: Sequence[Word], place: int) -> str | None:
    """The sense of a full verb, by its form and by what leads it."""
    low = words[place].low
    before = words[place - 1].low if place else ""
    if before in ("to", "n't", "not") or (before.endswith("ly") and place > 1):
        back = place - 1
        while back > 0 and (words[back].low in ("not", "n't") or words[back].low.endswith("ly")):
            back -= 1
        if words[back].low == "to" and verb_lemma(low) == low:
            return _of_infinitive(words, back)
        if words[back].low in judging("modals"):
            return FUTURE
    if before in judging("modals"):
        return FUTURE
    if low in judging("ahead_words") and low not in ("set", "due", "about"):
        return FUTURE if _present_before(words, place) else None
    if _past_form(low):
        return _participle(words, place)
    if low in judging("timetable") and before not in (
        "the",
        "a",
        "an",
        "of",
        "his",
        "her",
        "their",
    ):
        return FUTURE if low.endswith("s") else None
    return None


def _participle(words: Sequence[Word], place: int) -> str:
    """A past form is past, unless a modal stands before its "be" or "have"."""
    for back in range(place - 1, max(-1, place - 4), -1):
        low = words[back].low
        if low in ("be", "have", "been", "not", "n't") or low.endswith("ly"):
            continue
        if low in judging("modals") or low == "to":
            return FUTURE if words[back + 1].low == "be" else PAST
        if low in judging("present_be") and words[place].low in judging("ahead_words"):
            return FUTURE
        break
    return PAST


def _of_infinitive(words: Sequence[Word], place: int) -> str | None:
    """ "to meet on Friday": ahead after a plan or a present verb, past after what was managed."""
    for back in range(place - 1, max(-1, place - 6), -1):
        low = words[back].low
        if low in judging("ahead_words") or low in judging("present_be"):
            return FUTURE
        if words[back].cls == "x" and _past_form(low):
            return FUTURE if low in judging("looking_ahead") else PAST
        if low in judging("past_aux"):
            return PAST
        if words[back].text in _STOPS:
            break
    return FUTURE


def _of_be(words: Sequence[Word], place: int) -> str | None:
    """ "is due on Monday", "is meeting on Monday", "is to leave": ahead; "is red": none."""
    return _ahead(words, place) or _to_come(words, place) or _continuous(words, place)


def _continuous(words: Sequence[Word], place: int) -> str | None:
    for word in words[place + 1 : place + 4]:
        if word.low.endswith("ing") and len(word.low) > 4:
            return FUTURE
        if word.cls == "x" and _past_form(word.low):
            return PAST
    return None


def _ahead(words: Sequence[Word], place: int) -> str | None:
    """ "was due on Monday", "were scheduled to meet"."""
    for word in words[place + 1 : place + 4]:
        if word.low in judging("ahead_words"):
            return FUTURE
    return _to_come(words, place)


def _to_come(words: Sequence[Word], place: int) -> str | None:
    """ "is to leave", "has to decide"."""
    after = words[place + 1].low if place + 1 < len(words) else ""
    return FUTURE if after == "to" else None


def _present_before(words: Sequence[Word], place: int) -> bool:
    """Whether nothing before puts a plan into the past for good."""
    return not any(w.low == "had" for w in words[max(0, place - 3) : place])


@cache
def _past_form(low: str) -> bool:
    if low in judging("not_past") or len(low) < 3:
        return False
    if low.endswith("ed"):
        return low.isalpha() and len(low) > 4 and is_past_form(low)
    return is_past_form(low) and verb_lemma(low) != low
