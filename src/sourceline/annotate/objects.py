"""The noun phrase that begins at a place: who is spoken to, who stands after "said" or "according to"."""

from __future__ import annotations

from sourceline.annotate.noun_words import (
    is_function,
    is_noun,
    is_only_verb,
    is_plural,
    is_time,
    listed,
)
from sourceline.annotate.subjects import REACH, Phrase, Row, is_apposition
from sourceline.text.morphology import is_past_form, verb_lemma

_LINKS = frozenset(["of", "for", "from", "at", "with", "in", "to"])
# "said Ruiz in a statement": these with a determiner tell the occasion and not who Ruiz is.
_OCCASIONS = frozenset(["in", "at", "to", "with"])
_OCCASION_NOUNS = frozenset(["a", "an", "his", "her", "their", "its"])
_DEPTH = 4
# Adverbs after a noun, though they count things before one.
_COUNTED = frozenset(["first", "last", "next", "more", "less", "much"])


def after(row: Row, place: int, ceiling: int, *, apposed: bool = True) -> Phrase | None:
    """The noun phrase that begins at item `place`, with what hangs on it."""
    high = _base(row, place, ceiling)
    if high is None:
        return None
    head = high
    for _ in range(_DEPTH):
        further = _hanging(row, high, ceiling)
        if further is None:
            break
        high = further
    plural = not (row.capital(head) and head != place) and is_plural(row.word(head))
    return Phrase(place, _apposed(row, high, ceiling) if apposed else high, head, plural)


def _base(row: Row, place: int, ceiling: int) -> int | None:
    """The last item of the noun phrase without what hangs on it."""
    if place >= ceiling or not row.items[place].is_word:
        return None
    following = row.word(place + 1)
    if row.word(place) in listed("object_pronouns") and not (
        row.word(place) == "her" and following and is_noun(following)
    ):
        return place
    if row.word(place) in listed("pronouns") and not (following and is_noun(following)):
        return place
    high, named = place, False
    while high < ceiling and high - place < REACH and row.items[high].is_word:
        word = row.word(high)
        if row.starts.get(high, ceiling) < ceiling:
            high, named = row.starts[high] + 1, True
            continue
        if word in listed("determiners") and word not in listed("counting"):
            if named or high > place + 1:
                break
        elif not _is_nominal(row, high, named):
            break
        else:
            named = True
        high += 1
    while high - 1 > place and row.word(high - 1) in _COUNTED:
        high -= 1  # "The mayor first spoke in May"
    return high - 1 if named else None


def _is_nominal(row: Row, place: int, named: bool) -> bool:
    word = row.word(place)
    if row.capital(place):
        return not is_function(word)
    if not named:
        return is_noun(word)
    # "Ruiz left", "the crew found": after a noun these are verbs, though nouns in the dictionary.
    past = is_past_form(word) and verb_lemma(word) != word
    return is_noun(word) and not is_only_verb(word) and not past


def _hanging(row: Row, high: int, ceiling: int) -> int | None:
    """The last item of what hangs on the phrase by "of", "for", "and"."""
    link, following = row.word(high + 1), high + 2
    if following >= ceiling:
        return None
    if link == "and":
        names = row.capital(high) and row.capital(following)
        return _base(row, following, ceiling) if names else None
    if link not in _LINKS or (link == "to" and row.word(high) not in listed("drawing")):
        return None
    occasion = row.word(following) in _OCCASION_NOUNS or is_time(row.word(following))
    if link in _OCCASIONS and occasion and row.word(high) != "close":
        return None
    return _base(row, following, ceiling)


def _apposed(row: Row, high: int, ceiling: int) -> int:
    """ "Pat Ruiz, the clerk," and "Pat Ruiz, 54, a nurse": up to the mark that ends it."""
    if row.word(high + 1) != "," or high + 2 >= ceiling:
        return high
    end = high + 2
    while end < ceiling and row.items[end].is_word:
        end += 1
    if end - high < 3 or not is_apposition(row, high + 2, end):
        return high
    quoted = end < ceiling and row.items[end].quoted is not None
    return high if quoted else end - 1
