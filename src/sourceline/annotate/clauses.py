"""Where a told clause begins after its verb: past whom, when and where it was said to, and "that"."""

from __future__ import annotations

from sourceline.annotate.cues import Cue
from sourceline.annotate.noun_words import is_adverb, is_noun, is_plural, is_time, listed
from sourceline.annotate.objects import after
from sourceline.annotate.saying_verbs import is_auxiliary, is_contracted, is_verbal, verb_of
from sourceline.annotate.subjects import DASHES, Row
from sourceline.text.morphology import is_past_form, lemmas

# Words between a verb and its "that": "said on Tuesday at a meeting of the board that".
_BEFORE_THAT = 16
# A clause's verb stands at most so many words after its beginning, an aside has at most so many.
_VERB_WITHIN = 30
_ASIDE = 25
# After a pronoun the verb comes at once, but for adverbs.
_AFTER_PRONOUN = 5
_RELATIVES = frozenset(["who", "that", "which"])
_STOPS = frozenset([";", ":", "?", "!"])


def clause_start(row: Row, cue: Cue) -> int | None:
    """The first item of the told clause after its verb; None where none follows."""
    place = cue.high + 1
    if row.word(place) == "," and is_adverb(row.word(place + 1)) and row.word(place + 2) == ",":
        place += 3  # "said, however, that"
    if place >= len(row):
        return None
    start = _introduced(row, cue, place)
    if start is None:
        start = _infinitive(row, cue, place)
    if start is None:
        start = _bare(row, cue, place)
    while start is not None and (row.word(start) in (",", ":") or _is_bare_that(row, start, place)):
        start += 1
    return start if start is not None and start < len(row) else None


def _is_bare_that(row: Row, start: int, place: int) -> bool:
    """ "said after the vote that unless ...": no part of what is told."""
    lists = ("clause_openers", "determiners", "subject_pronouns")
    return (
        start > place
        and row.word(start) == "that"
        and any(row.word(start + 1) in listed(name) for name in lists)
    )


def _introduced(row: Row, cue: Cue, place: int) -> int | None:
    """ "said that", "told the crew on Monday that", "said:"."""
    if row.word(place) == "that":
        noun_like = cue.lemma in listed("noun_like") and not row.word(cue.verb).endswith("ed")
        if noun_like and is_verbal(row.word(place + 1)):
            return None  # "the rules that could close it"
        following = row.word(place + 1)
        pronoun = is_verbal(following) and (is_auxiliary(following) or not following.endswith("s"))
        return place if pronoun else place + 1
    if row.word(place) == ":":
        return place + 1
    that = _that(row, cue, place)
    return that + 1 if that is not None else None


def _that(row: Row, cue: Cue, place: int) -> int | None:
    """The "that" that opens the clause, past the person spoken to, the place and the time."""
    if not _may_stand_before_that(row, cue, place):
        return None
    for at in range(place + 1, min(len(row), place + _BEFORE_THAT)):
        word = row.word(at)
        if row.items[at].quoted or word in _STOPS or word in listed("bars_that"):
            return None
        if word == "," and row.word(at + 1).endswith("ing"):
            return None  # "vowed to resist, betting that"
        if word == "that":
            relative = is_past_form(row.word(at + 1)) and is_noun(row.word(at - 1))
            none = relative or row.word(at - 1) in ("so", "such", "than")
            return None if none or not has_verb(row, at + 1) else at
        if is_auxiliary(word) and not row.capital(at):
            return None
    return None


def _may_stand_before_that(row: Row, cue: Cue, place: int) -> bool:
    word = row.word(place)
    if cue.lemma in listed("addressing"):
        if word in ("of", "about"):
            return False
        return word not in listed("bars_that") and row.items[place].quoted is None
    when = is_time(word) or word in listed("when_said") or is_adverb(word)
    return word in listed("prepositions") or when or word == ","


def has_verb(row: Row, start: int, end: int | None = None) -> bool:
    """Whether a finite verb stands among the next items."""
    stop = min(len(row), start + _VERB_WITHIN) if end is None else end
    return any(is_verbal(row.word(place)) for place in range(start, stop))


def has_finite(row: Row, start: int, end: int) -> bool:
    """Whether a finite verb stands there that is no participle or noun after a determiner."""
    for place in range(start, end):
        word, before = row.word(place), row.word(place - 1) if place > start else ""
        if is_auxiliary(word) or is_contracted(word):
            return True
        loose = before in listed("determiners") or before in listed("prepositions")
        if is_verbal(word) and not row.capital(place) and not loose and not before.endswith("'s"):
            return True
    return False


def _infinitive(row: Row, cue: Cue, place: int) -> int | None:
    """ "told the crew to leave", "vowed to fight", "denied taking it"."""
    word = row.word(place)
    if cue.lemma in listed("directing"):
        addressed = after(row, place, len(row))
        for high in (addressed.head, addressed.high) if addressed else ():
            to = high + 2 if row.word(high + 1) == "not" else high + 1
            if row.word(to) == "to" and _is_base(row.word(to + 1)):
                return high + 1
    if cue.lemma in listed("committing") and word == "to" and _is_base(row.word(place + 1)):
        return place
    if cue.lemma in listed("owning_up") and word.endswith("ing") and "VERB" in lemmas(word):
        return place
    return None


def _is_base(word: str) -> bool:
    return lemmas(word).get("VERB", ("",))[0] == word


def _bare(row: Row, cue: Cue, place: int) -> int | None:
    """A clause without "that"."""
    if cue.lemma in listed("addressing"):
        addressed = after(row, place, len(row))
        for high in (addressed.high, addressed.head) if addressed else ():
            start = _past_occasion(row, high + 1)
            if opens_clause(row, start):
                return start
        return None
    if cue.lemma in listed("needs_that") or row.word(cue.first - 1) in listed("timing"):
        return None
    start = _past_occasion(row, place)
    if row.word(start) in ("no", "yes") and (
        row.word(start + 1) in listed("joining") or start + 1 >= len(row)
    ):
        return None  # "said no and went home"
    plain = cue.lemma in listed("plain_clause")
    phrase = None if plain else after(row, start, len(row), apposed=False)
    if phrase is not None and row.word(phrase.high + 1) in ("that", "which", "who"):
        return None  # "announced a plan that funded the wall"
    loosely = plain and _opens_loosely(row, start)
    return start if loosely or opens_clause(row, start) else None


def _opens_loosely(row: Row, place: int) -> bool:
    """After "said" little else than a clause follows: its subject opens it, and a verb comes later."""
    if place >= len(row) or not row.items[place].is_word:
        return False
    phrase = after(row, place, len(row))
    if phrase is not None and row.word(phrase.high + 1) in ("that", "which", "who", "to"):
        return opens_clause(row, place)
    word = row.word(place)
    opens = row.capital(place) or word in listed("determiners") or is_noun(word)
    # "argued the case for the pier": a base form is a verb after a plural only.
    return opens and any(
        is_verbal(row.word(at)) or (_is_base(row.word(at)) and is_plural(row.word(at - 1)))
        for at in range(place + 1, min(len(row), place + _ASIDE))
        if row.word(at) not in listed("determiners")
    )


def _past_occasion(row: Row, place: int) -> int:
    """Past "on Tuesday", "late last week", "in a statement", where a clause follows them."""
    start = place
    while place < len(row) and place - start < _BEFORE_THAT:
        word, following = row.word(place), row.word(place + 1)
        if is_time(word) or (
            word in listed("when_said") and (word != "this" or following in listed("times"))
        ):
            place += 1
        elif word in listed("said_where") and is_time(following):
            place += 2
        elif word in listed("said_where"):
            phrase = after(row, place + 1, len(row))
            if phrase is None:
                return place
            for high in (phrase.high, phrase.head):
                if opens_clause(row, high + 1):
                    return high + 1
            return place
        else:
            break
    return place


def opens_clause(row: Row, place: int) -> bool:
    """Whether a subject with its finite verb begins here."""
    if place >= len(row) or not row.items[place].is_word:
        return False
    word = row.word(place)
    if is_contracted(word):
        return True
    if word in listed("subject_pronouns"):
        return has_verb(row, place + 1, min(len(row), place + 1 + _AFTER_PRONOUN))
    if word in listed("clause_openers"):
        return has_verb(row, place + 1)
    if word in listed("adjunct_openers"):
        return _after_adjunct(row, place)
    phrase = after(row, place, len(row), apposed=False)
    if phrase is None:
        return False
    return any(_verb_follows(row, high + 1) for high in (phrase.high, phrase.head))


def _after_adjunct(row: Row, place: int) -> bool:
    """ "in May the gate was shut", "when it rained, the gate was shut"."""
    for at in range(place + 1, min(len(row), place + _BEFORE_THAT)):
        if row.word(at) == ",":
            said = verb_of(row.word(at + 1))  # "said in a statement, citing"
            return opens_clause(row, at + 1) and (said is None or said[1] != "ing")
    phrase = after(row, place + 1, len(row))
    return phrase is not None and opens_clause(row, phrase.head + 1)


def _verb_follows(row: Row, place: int) -> bool:
    """A finite verb, after adverbs or an aside between commas or a clause of "who"."""
    while is_adverb(row.word(place)):
        place += 1
    word = row.word(place)
    if is_verbal(word) and not word.endswith("ing"):
        return True
    if word in (",", "(") or word in DASHES:
        for at in range(place + 1, min(len(row), place + _ASIDE)):
            if row.word(at) in (",", ")") or row.word(at) in DASHES:
                return is_verbal(row.word(at + 1)) or is_adverb(row.word(at + 1))
    relative = word in _RELATIVES
    finite = 0
    for at in range(place + 1, min(len(row), place + _ASIDE)):
        if row.word(at) in (",", ":", ";") or (not relative and row.word(at) in _RELATIVES):
            break
        helped = is_auxiliary(row.word(at - 1)) or row.word(at - 1) == "to"
        finite += (is_auxiliary(row.word(at)) and row.word(at - 1) != "to") or (
            relative and not helped and is_verbal(row.word(at))
        )
    return finite > 1 if relative else finite > 0 and word in listed("going_on")
