"""The noun phrase before a verb of saying: the words that name who speaks.

No parser: runs of nouns between function words, stretched over "of the council" and ", the mayor,".
Mentions of names say where these begin and end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sourceline.annotate.frames import Item
from sourceline.annotate.noun_words import (
    goes_before_name,
    is_adverb,
    is_function,
    is_noun,
    is_only_verb,
    is_participle,
    is_plural,
    is_time,
    listed,
    says,
)
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import is_past_form

DASHES = frozenset(["—", "–", "--", "-"])
# A noun phrase reaches over at most so many words, an aside over so many.
REACH = 14
_ASIDE = 60
# "the head of the office of the mayor of": a phrase hangs on others at most so often.
_DEPTH = 4
# A relative clause without commas has at most so many words.
_RELATIVE = 7


@dataclass(frozen=True, slots=True)
class Phrase:
    """Items `low` to `high` (included); `head` is the last item of its first, defining part."""

    low: int
    high: int
    head: int
    plural: bool = False
    joined: bool = False  # "Ruiz and Ito"


@dataclass(frozen=True, slots=True)
class Row:
    """The items of a frame, and where names begin and end among them."""

    items: Sequence[Item]
    starts: Mapping[int, int]  # item -> the last item of the longest name that begins there
    ends: Mapping[int, int]  # item -> the first item of the longest name that ends there

    def __len__(self) -> int:
        return len(self.items)

    def word(self, place: int) -> str:
        """The plain word or mark at a place; nothing outside the row and for quotations."""
        return self.items[place].plain if 0 <= place < len(self.items) else ""

    def capital(self, place: int) -> bool:
        return self.items[place].capital

    def capital_at(self, place: int) -> bool:
        """The same, False outside of the row."""
        return 0 <= place < len(self.items) and self.items[place].capital


def before(row: Row, place: int, floor: int) -> Phrase | None:
    """The subject that ends right before item `place`, not reaching below `floor`."""
    last = place - 1
    if last < floor:
        return None
    mark = row.word(last)
    if mark == ")":
        opening = _opening(row, last, floor)
        return before(row, opening, floor) if opening is not None else None
    if is_time(mark) and row.word(last - 1) == "on":  # "Ito on Monday said"
        return before(row, last - 1, floor)
    if mark == "," and row.word(last - 1) == ")":  # "Ito (Harl), said"
        opening = _opening(row, last - 1, floor)
        phrase = before(row, opening, floor) if opening is not None else None
        if phrase is not None:
            return phrase
    if mark == "," or mark in DASHES:
        return _around_aside(row, last, floor)
    if not row.items[last].is_word:
        return None
    return _full(row, _without_time(row, last, floor), floor)


def noun_phrase_before(row: Row, place: int) -> Phrase | None:
    """The noun phrase that "who" at `place` goes on with, whatever it is in its own clause."""
    last = place - 1 - (row.word(place - 1) == ",")
    low = _base(row, last, 0) if last >= 0 else None
    return None if low is None else Phrase(low, last, last, _is_plural(row, low, last))


def _without_time(row: Row, last: int, floor: int) -> int:
    """ "Ruiz on Monday said", "a report published Monday said": the last item before the day."""
    if last <= floor or not is_time(row.word(last)):
        return last
    last -= 2 if row.word(last - 1) == "on" else 1
    loose = last > floor and is_participle(row.word(last)) and is_only_verb(row.word(last))
    return last - 1 if loose else last


def _opening(row: Row, last: int, floor: int) -> int | None:
    """The bracket that the one at `last` closes."""
    for place in range(last - 1, max(floor, last - REACH) - 1, -1):
        if row.word(place) == "(":
            return place
    return None


def _base(row: Row, last: int, floor: int) -> int | None:
    """The first item of the noun phrase, without what hangs on it, that ends at `last`."""
    if last < floor or not row.items[last].is_word:
        return None
    word = row.word(last)
    if word.endswith(("'s", "s'")):
        return None
    if row.ends.get(last, -1) >= floor:
        return _widened(row, row.ends[last], floor)
    if word in listed("pronouns"):
        return last
    if word.isdigit() or is_adverb(word) or (row.capital(last) and is_function(word)):
        return None
    return _widened(row, last, floor) if row.capital(last) or is_noun(word) else None


def _widened(row: Row, low: int, floor: int) -> int:
    """Left over adjectives, nouns, titles and a determiner."""
    start = low
    determiners = listed("determiners")
    while low - 1 >= floor and start - low < REACH and row.items[low - 1].is_word:
        word, capital = row.word(low - 1), row.capital(low - 1)
        if row.word(low) in determiners and row.word(low) not in listed("second_determiners"):
            break
        if word in determiners:
            after_noun = low - 2 >= floor and is_noun(row.word(low - 2))
            if word == "that" and (row.capital(low) or after_noun):
                return low  # "says that Ruiz", "suits that firms"
            low -= 1
            second = word in listed("second_determiners") and low - 1 >= floor
            return low - 1 if second and row.word(low - 1) in determiners else low
        if capital and (is_function(word) or is_adverb(word)):
            break
        if row.capital(low) and not capital and not goes_before_name(word):
            return _bare_title(row, low, floor)
        if not capital and not is_noun(word) and not goes_before_name(word):
            break
        whole = row.ends.get(low - 1, -1)
        low = whole if whole >= floor else low - 1
    return low


def _bare_title(row: Row, low: int, floor: int) -> int:
    """ "Liberal frontrunner Ada Ito" at a clause's beginning: nouns without a determiner before a name."""
    start = low
    while start - 1 >= floor and low - start < _DEPTH and row.items[start - 1].is_word:
        word = row.word(start - 1)
        if word in listed("joining") and not row.capital(start - 1):
            break
        if word in listed("determiners") or not is_noun(word) or is_only_verb(word):
            return low
        start -= 1
    return start if start < low and stands_free(row, start, floor, strict=True) else low


def _full(row: Row, last: int, floor: int) -> Phrase | None:
    """The phrase that ends at `last` with all that it hangs on; None where it is somebody's object."""
    low = _base(row, last, floor)
    if low is None:
        return None
    head, plural, several = last, _is_plural(row, low, last), False
    for _ in range(_DEPTH):
        wider = _stretched(row, low, floor)
        if wider is None:
            break
        low, head, joined = wider
        several = several or joined
        share = plural and row.word(head) in listed("shares")
        plural = joined or share or _is_plural(row, low, head)
    if row.word(low - 1) in listed("about") and low > floor:
        low -= 1
    if _is_participle_clause(row, low):
        return None
    if not stands_free(row, low, floor):
        return _with_relative(row, low, last, floor)
    return Phrase(_described(row, low, floor), last, head, plural, several)


def _is_participle_clause(row: Row, low: int) -> bool:
    """ "Looking for an answer, ..." and no subject."""
    word, following = row.word(low), row.word(low + 1)
    functional = following in listed("prepositions") or following in listed("determiners")
    return word.endswith("ing") and is_only_verb(word) and functional


def _with_relative(row: Row, low: int, last: int, floor: int) -> Phrase | None:
    """ "lawyers for the group that brought the suit": the phrase that a relative clause hangs on."""
    two = last > low and not row.capital(last) and is_plural(row.word(last))
    if two and is_plural(row.word(last - 1)) and not row.capital(last - 1):
        return Phrase(last, last, last, True)  # "a scene that stirs all kinds of feelings fans say"
    for place in range(low - 2, max(floor, low - _RELATIVE) - 1, -1):
        if not row.items[place].is_word or row.word(place) in listed("subordinating") - {"that"}:
            return None
        if row.word(place) in ("that", "who", "which"):
            verb = row.word(place + 1)
            joins = is_past_form(verb) or is_adverb(verb) or (verb in listed("be") | listed("have"))
            outer = _full(row, place - 1, floor) if joins and place > floor else None
            return Phrase(outer.low, last, outer.head, outer.plural) if outer else None
    return None


def _is_plural(row: Row, low: int, last: int) -> bool:
    return not (row.capital(last) and low != last) and is_plural(row.word(last))


def _stretched(row: Row, low: int, floor: int) -> tuple[int, int, bool] | None:
    """The phrase that this one hangs on by "of", "and" or a participle: its first and last item."""
    link = low - 1
    if link - 1 < floor or not row.items[link].is_word:
        return None
    word = row.word(link)
    if word == "and":
        return _joined(row, low, floor)
    if word == "to" and row.word(link - 1) in listed("drawing"):
        link -= row.word(link - 1) == "close"
    elif word in listed("hanging"):
        loose = row.word(link - 1)
        link -= is_only_verb(loose) and is_participle(loose) and not row.capital(link - 1)
    elif not is_participle(word) or row.capital(link) or says(word):
        return None
    last = link - 1
    if row.word(last) in listed("pronouns") and row.word(last) not in listed("open_pronouns"):
        return None
    first = _base(row, last, floor)
    return None if first is None or is_time(row.word(last)) else (first, last, False)


def _joined(row: Row, low: int, floor: int) -> tuple[int, int, bool] | None:
    """ "Ruiz and Ito", "the mayor and her deputy"."""
    last = low - 2
    first = _base(row, last, floor)
    if first is None or row.word(last) in listed("pronouns"):
        return None
    alike = row.capital(first) == row.capital(low) or row.word(low) in listed("determiners")
    free = alike and stands_free(row, first, floor, strict=True)
    return (first, last, True) if free else None


def stands_free(row: Row, low: int, floor: int, *, strict: bool = False) -> bool:
    """Whether a clause can begin at `low`: nothing before it that it would be the object of."""
    if low <= floor or not row.items[low - 1].is_word:
        return True
    word = row.word(low - 1)
    if word in listed("joining") or is_adverb(word) or is_time(word):
        return True
    if word in listed("times") or word.isdigit() or says(word):
        return True
    if strict or word in listed("prepositions"):
        return False
    first = row.word(low)
    opens = first in listed("determiners") or first in listed("pronouns") or row.capital(low)
    return opens and not is_only_verb(word)


def _described(row: Row, low: int, floor: int) -> int:
    """ "their manager, Ada Ito told": the beginning of the description before a name."""
    if row.word(low - 1) != "," or not row.capital(low) or low - 2 < floor:
        return low
    if row.word(low - 2) not in words_of("roles", "persons"):
        return low
    first = _base(row, low - 2, floor)
    free = first is not None and stands_free(row, first, floor, strict=True)
    return first if free and first is not None else low


def _around_aside(row: Row, last: int, floor: int) -> Phrase | None:
    """ "Ito, who chairs the board," and "Ito — a former mayor —": the phrase before the aside."""
    same = DASHES if row.word(last) in DASHES else frozenset([","])
    for place in range(max(floor + 1, last - _ASIDE), last - 1):
        if row.word(place) not in same or not _opens_aside(row, place + 1):
            continue
        phrase = before(row, place, floor) if row.word(place - 1) not in same else None
        if phrase is None or not stands_free(row, phrase.low, floor, strict=True):
            continue
        if row.word(phrase.head) in listed("times"):
            continue
        high = last - 1 if is_apposition(row, place + 1, last) else phrase.high
        return Phrase(phrase.low, high, phrase.head, phrase.plural)
    return None


def _opens_aside(row: Row, place: int) -> bool:
    word = row.word(place)
    return (
        word in listed("openers")
        or word.isdigit()
        or row.capital(place)
        or goes_before_name(word)
        or is_adverb(word)
        or is_participle(word)
    )


def is_apposition(row: Row, low: int, end: int) -> bool:
    """A short noun phrase that says who somebody is, without a clause in it."""
    if end - low > REACH:
        return False
    first = row.word(low)
    names = first in listed("determiners") or row.capital(low) or goes_before_name(first)
    clause = any(row.word(place) in listed("clausal") for place in range(low, end))
    return (names or first.isdigit()) and not clause
