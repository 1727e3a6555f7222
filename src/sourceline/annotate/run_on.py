"""Where a told clause ends and the writer goes on in the same sentence.

"Ito said the gate was shut, though she gave no reason", "..., renewing doubts", "... but offered no
proof", "— a view that few share": the rest is the writer's, and is told as nobody's words.
"""

from __future__ import annotations

from sourceline.annotate.cues import Cue
from sourceline.annotate.noun_words import is_adverb, listed
from sourceline.annotate.saying_verbs import is_auxiliary, is_contracted, verb_of
from sourceline.annotate.subjects import DASHES, Row
from sourceline.text.morphology import is_past_form, lemmas

# A told clause has at least so many words before the writer goes on.
_FEWEST = 3
_MARKS = "\"'“”‘’«»„` "
_WRITERS = frozenset(["though", "although", "while", "whereas", "even"])


def told_end(row: Row, cue: Cue, start: int, end: int) -> int:
    """The last item that is told, of a clause from `start` to `end`."""
    for place in range(start + _FEWEST, end):
        word = row.word(place)
        comma = (
            row.items[place].quoted is not None and row.items[place].text.rstrip(_MARKS)[-1:] == ","
        )
        if comma or word == "," or word in DASHES:
            if _goes_on_after(row, place + 1, end):
                return place if comma else place - 1
        elif word in ("and", "but") and _has_second_verb(row, cue, start, place, end):
            return place - 1
    return end


def _goes_on_after(row: Row, place: int, end: int) -> bool:
    """ ", renewing doubts", ", though he gave no reason", ", citing the police"."""
    word, following = row.word(place), row.word(place + 1)
    if place > end or row.items[place].quoted is not None:
        return False
    if is_adverb(word) and following.endswith("ing"):
        word = following
    if word in _WRITERS:
        return word != "even" or following in ("though", "as")
    participle = word.endswith("ing") and not row.capital(place) and "VERB" in lemmas(word)
    if not participle or word in listed("prepositions") or word in ("being", "having"):
        return False
    # "crawled on, bleeding, to the gate": told; as is what a colon follows.
    inner = row.word(place + 1) == "," or any(row.word(at) == ":" for at in range(place, end))
    return not inner and lemmas(word)["VERB"][0] != word


def _has_second_verb(row: Row, cue: Cue, start: int, place: int, end: int) -> bool:
    """ "Ito said she had won but gave no figure": the second verb is of the tense of "said", the told ones
    are not."""
    form = verb_of(row.word(cue.verb))
    verb = place + 1
    while verb < end and is_adverb(row.word(verb)):
        verb += 1
    word = row.word(verb)
    if form is None or verb > end or row.items[verb].quoted is not None or row.capital(verb):
        return False
    if form[1] == "ing" and row.word(cue.low - 1) in (",", *DASHES):
        return (
            word.endswith("ing") and _is_verb_alone(word) and not _has_participle(row, start, place)
        )
    if form[1] == "past":
        if word == "went" and row.word(verb + 1) == "on":
            return True
        past = is_past_form(word) and not is_auxiliary(word) and _is_verb_alone(word)
        # "should be shut and sealed": two participles.
        shared = row.word(place) == "and" and _is_passive(row, start, place)
        return past and not shared and _is_shifted(row, start, place)
    if form[1] == "base":
        base = lemmas(word).get("VERB", ("",))[0] == word and not is_auxiliary(word)
        return base and row.word(verb + 1) in ("to", "that") and _has_singular_be(row, start, place)
    return False


def _is_passive(row: Row, start: int, place: int) -> bool:
    return any(
        row.word(at) in listed("be") and is_past_form(row.word(at + 1))
        for at in range(start, place)
    )


def _is_verb_alone(word: str) -> bool:
    return bool(lemmas(word).get("VERB"))


def _has_participle(row: Row, start: int, place: int) -> bool:
    return any(row.word(at).endswith("ing") for at in range(start, place))


def _is_shifted(row: Row, start: int, place: int) -> bool:
    """Whether the first verb told is "had gone", "would go" or "is": no simple past that "and" could join."""
    for at in range(start, place):
        word = row.word(at)
        if is_auxiliary(word) or is_contracted(word):
            helped = row.word(at + 1)
            return word not in ("was", "were", "had", "did") or (
                word == "had" and is_past_form(helped) and helped in _PERFECT
            )
        if is_past_form(word):
            return False
    return False


# "had been offered a job but provided none": after "had" a participle that is no past form by itself.
_PERFECT = frozenset(
    ["been", "gone", "done", "seen", "taken", "given", "known", "written", "spoken", "chosen", "broken",
     "driven", "fallen", "eaten", "begun", "become", "come", "shown", "drawn", "grown", "flown"]
)  # fmt: skip


def _has_singular_be(row: Row, start: int, place: int) -> bool:
    """ "Members believe the plan is popular and want to": the second verb agrees with the first subject."""
    for at in range(start, place):
        if row.word(at) in ("is", "has", "was", "does"):
            return True
        if is_auxiliary(row.word(at)):
            return False
    return False
