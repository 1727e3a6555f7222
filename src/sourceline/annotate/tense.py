"""Whether a sentence speaks of what was or of what will be, where a time expression stands in it.

News leaves the direction of "on Friday" to the verb: "met on Friday" is the one before publication,
"will meet on Friday" the one after. The verb nearest before the expression decides, else the first
one after it. An infinitive, a participle or a verb of a timetable only leans one way ("to get around
Friday's ruling"): such a lean is told apart from a plain tense.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from sourceline.annotate.time_classes import Word, judging, word_set
from sourceline.text.morphology import is_past_form, verb_lemma

_STOPS = frozenset(";:—")
_VERBLESS = word_set("month weekday number year unit units part the a of in on at by to")
_LASTING = ("stay", "remain")  # "will stay closed until Thursday" is of what is to come, like "be"
# So many words behind an expression can hold the verb of its clause.
_REACH = 25


class Tense(StrEnum):
    """Which way a clause points."""

    PAST = "past"
    PERFECT = "perfect"  # "has given them until Tuesday": past, and its end can lie ahead
    LEANS = "leans"  # ahead, where nothing speaks against it
    FUTURE = "future"
    NONE = "none"


def tense_at(words: Sequence[Word], start: int, end: int) -> Tense:
    """Where the clause around the words `[start, end)` points."""
    if _is_moved(words, start):
        return Tense.FUTURE
    if words[start].low == "earlier" and any(w.cls == "weekday" for w in words[start:end]):
        return Tense.PAST  # "earlier Tuesday"
    for place in range(start - 1, max(-1, start - 2 * _REACH), -1):
        if words[place].low in judging("present_be") and _stands_alone(words[place + 1 : start]):
            return Tense.FUTURE
        found = _sense(words, place)
        if found is not None:
            return found
        if words[place].text in _STOPS:
            break
    relative = -3  # the last word of "a plan that would" whose verb is not the clause's own
    for place in range(end, min(len(words), end + _REACH)):
        if words[place].text in _STOPS:
            break
        if words[place].low in ("that", "who", "which"):
            relative = place
        found = _sense(words, place)
        if found is not None and place - relative > 2:
            return found
        if found is not None and _helps(words[place].low):
            relative = place
    return Tense.NONE


def _helps(low: str) -> bool:
    """Whether a word only leads its verb: "would", "has", "was"."""
    return any(low in judging(part) for part in ("modals", "have", "past_aux", "present_be"))


def _is_moved(words: Sequence[Word], start: int) -> bool:
    """ "The vote was put off until Friday", "moved to 3 May": what a day is moved to lies ahead, unless
    it "had been" moved."""
    if not start or words[start - 1].low not in ("to", "until", "till", "for"):
        return False
    near = range(max(0, start - 6), start - 1)
    moved = next((i for i in reversed(near) if words[i].low in judging("moved")), None)
    return moved is not None and _had_not(words, moved)


def _stands_alone(between: Sequence[Word]) -> bool:
    """ "The final is on Saturday": nothing but prepositions and hours between "is" and the day."""
    small = ("at", "on", "in", "by", "the", "number", "clock", "am", "pm", "comma", "clockword")
    return all(word.cls in small for word in between) and len(between) < 6


def _sense(words: Sequence[Word], place: int) -> Tense | None:
    """What the word at `place` says about time; None where it is no verb."""
    word = words[place]
    if word.cls in _VERBLESS or (word.cls == "cap" and place > 0):
        return None  # "May" and "Will" are people
    low = word.low
    if low == "'s" and (place == 0 or words[place - 1].low not in judging("subjects")):
        return None  # "the agency's council, meeting in"
    if low in judging("past_aux"):
        plan = None if low == "had" else _ahead(words, place) or _departing(words, place)
        return Tense.LEANS if plan else Tense.PAST  # "was due on Friday": it may have been
    if low in judging("future_modals"):
        return Tense.FUTURE
    if low in judging("modals"):
        return Tense.LEANS if low in ("could", "might", "should") else Tense.FUTURE
    if low in judging("present_be"):
        return _ahead(words, place) or _continuous(words, place)
    if low in judging("have"):
        return _to_come(words, place) or Tense.PERFECT
    if low == "coming" and place + 1 < len(words) and words[place + 1].low in ("in", "on"):
        return Tense.FUTURE  # "the governor coming in January"
    if word.cls not in ("x", "cap", "ended"):
        return None
    return _of_verb(words, place)


def _of_verb(words: Sequence[Word], place: int) -> Tense | None:
    """The sense of a full verb, by its form and by what leads it."""
    low = words[place].low
    lead = _lead(words, place)
    before = words[lead].low if lead >= 0 else ""
    if before == "to" and verb_lemma(low) == low:
        return _of_infinitive(words, lead)
    if before in judging("modals") and (found := _sense(words, lead)) is not None:
        return found
    if low in judging("ahead_words") and low not in ("set", "due", "about"):
        return Tense.LEANS if _had_not(words, place) else Tense.PAST
    if before in ("he", "she", "it") and verb_lemma(low) == low and is_past_form(low):
        return Tense.PAST  # "after she hurt her knee on Friday": of today it would be "hurts"
    if _past_form(low):
        if before in judging("determiners") and before != "that":
            return None  # "a registered nurse"; but "the board that met on Monday"
        return _participle(words, place)
    if low in judging("timetable") and before not in judging("determiners"):
        if low in judging("timetable_sure") and _is_plan(words, place):
            return Tense.FUTURE
        return Tense.LEANS if low.endswith("s") else None
    return None


def _is_plan(words: Sequence[Word], place: int) -> bool:
    """ "Tickets go on sale on Monday", "the cast comes off"; not "his tweet comes after a Friday leak"."""
    low = words[place].low
    before = words[place - 1].low if place else ""
    after = words[place + 1].low if place + 1 < len(words) else ""
    if low in ("comes", "come"):
        return after in ("to", "off", "out", "on", "up", "down", "back", "home", "into")
    plural = before.endswith("s") and not before.endswith(("ss", "us", "is")) and before != "news"
    return low.endswith("s") or plural or before == "they"


def _departing(words: Sequence[Word], place: int) -> Tense | None:
    """ "was leaving in February": a plan as often as an act that went on."""
    after = words[place + 1].low if place + 1 < len(words) else ""
    going = words[place].low in ("was", "were") and after in judging("departing")
    return Tense.LEANS if going else None


def _lead(words: Sequence[Word], place: int) -> int:
    """The place of the word that leads a verb, past "not" and adverbs."""
    back = place - 1
    while back > 0 and (words[back].low in ("not", "n't") or words[back].low.endswith("ly")):
        back -= 1
    return back


def _participle(words: Sequence[Word], place: int) -> Tense:
    """A past form is past, unless a modal stands before its "be"."""
    for back in range(place - 1, max(-1, place - 4), -1):
        low = words[back].low
        if low in ("be", "have", "been", "not", "n't", *_LASTING) or low.endswith("ly"):
            continue
        if low in judging("modals") or low == "to":
            if words[back + 1].low not in ("be", *_LASTING):
                return Tense.PAST
            return Tense.LEANS if low in ("could", "might", "should") else Tense.FUTURE
        if low in judging("have"):
            return Tense.PERFECT
        if low in judging("present_be"):
            planned = words[place].low in judging("ahead_words") or _conditional(words, back)
            return Tense.FUTURE if planned else Tense.PAST
        break
    return Tense.PAST


def _conditional(words: Sequence[Word], place: int) -> bool:
    """ "When the case is heard", "until it is sold": ahead in spite of the form."""
    leading = ("when", "if", "until", "once", "before", "unless")
    return any(w.low in leading for w in words[max(0, place - 5) : place])


def _of_infinitive(words: Sequence[Word], place: int) -> Tense:
    """ "to meet on Friday": ahead after a plan or a present verb, past after what was managed."""
    for back in range(place - 1, max(-1, place - 9), -1):
        low = words[back].low
        if low in judging("present_be") and place - back > 3:
            return Tense.LEANS  # "it is the broadest change to come out of the June ruling"
        if low in judging("ahead_words") or low in judging("present_be"):
            if any(w.low in ("was", "were") for w in words[max(0, back - 3) : back]):
                return Tense.LEANS
            return Tense.FUTURE if _had_not(words, back) else Tense.PAST
        if words[back].cls == "x" and _past_form(low):
            return Tense.FUTURE if low in judging("looking_ahead") else Tense.PAST
        if low in judging("past_aux"):
            return Tense.PAST
        if words[back].text in _STOPS:
            break
    return Tense.LEANS


def _continuous(words: Sequence[Word], place: int) -> Tense | None:
    """ "is meeting on Monday"; "is based in" is no tense of the day."""
    for word in words[place + 1 : place + 4]:
        if word.low.endswith("ing") and len(word.low) > 4:
            return Tense.FUTURE
    return None


def _ahead(words: Sequence[Word], place: int) -> Tense | None:
    """ "was due on Monday", "were scheduled to meet", "is to leave"."""
    if any(w.low in judging("ahead_words") for w in words[place + 1 : place + 4]):
        return Tense.FUTURE
    return _to_come(words, place)


def _to_come(words: Sequence[Word], place: int) -> Tense | None:
    """ "is to leave", "has to decide"."""
    after = words[place + 1].low if place + 1 < len(words) else ""
    return Tense.FUTURE if after == "to" else None


def _had_not(words: Sequence[Word], place: int) -> bool:
    """Whether no "had" puts a plan into the past for good ("had been due on Friday")."""
    return not any(w.low == "had" for w in words[max(0, place - 3) : place])


@cache
def _past_form(low: str) -> bool:
    if low in judging("not_past") or len(low) < 3:
        return False
    if low.endswith("ed"):
        return low.isalpha() and len(low) > 4 and is_past_form(low)
    return is_past_form(low) and verb_lemma(low) != low
