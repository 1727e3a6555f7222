"""Indirect speech: the clause that a verb of saying reports, in the writer's words.

"Ito said (that) the gate was shut", "the gate was shut, Ito said", "according to Ito, ...", "told the
crew to leave". Only a clear clause counts: "said a prayer" and "announced a plan" report none.
"""

from __future__ import annotations

from dataclasses import dataclass

from sourceline.annotate.clauses import clause_start, has_finite, has_verb, opens_clause
from sourceline.annotate.cues import Cue, Order
from sourceline.annotate.noun_words import is_adverb, is_noun, is_only_verb, is_time, listed
from sourceline.annotate.objects import after
from sourceline.annotate.run_on import told_end
from sourceline.annotate.saying_verbs import is_verbal, verb_of
from sourceline.annotate.subjects import DASHES, Row

_FEWEST_WORDS = 3
# A cue with at most so many words after it closes its sentence.
_CLOSING = 4
Run = tuple[int, int]  # first and last item


@dataclass(frozen=True, slots=True)
class Content:
    """Items that a cue reports, in one run, or in two with the cue between them."""

    cue: Cue
    runs: tuple[Run, ...]

    def holds(self, place: int) -> bool:
        return any(low <= place <= high for low, high in self.runs)


def find_contents(row: Row, cues: list[Cue]) -> list[Content]:
    """What each cue reports; a cue inside the content of another reports nothing of its own."""
    found: list[Content] = []
    for number, cue in enumerate(cues):
        if cue.doubted or any(content.holds(cue.verb) for content in found):
            continue
        if _is_relative(row, cue) or _follows_speech(row, cue) or _is_asked(row, cue):
            continue
        runs = _told(row, cue, _runs(row, cues, number, found))
        if sum(high - low + 1 for low, high in runs) >= _FEWEST_WORDS:
            found.append(Content(cue, runs))
    return found


def _told(row: Row, cue: Cue, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs without what the writer goes on with; with "denied" where that was the verb, since without it
    the words would say the opposite."""
    if not runs or cue.order in (Order.ACCORDING, Order.NOBODY) or runs[-1][0] < cue.verb:
        return runs
    low, high = runs[-1]
    high = _clean(row, low, told_end(row, cue, low, high))
    if cue.lemma == "deny":
        low = cue.verb
    return (*runs[:-1], (low, high)) if high >= low else ()


def _is_relative(row: Row, cue: Cue) -> bool:
    """ "a tale which Ito said he believed": a remark about a noun and no clause of its own."""
    joined, noun = row.word(cue.first - 1), row.word(cue.first - 2)
    if cue.order is not Order.BEFORE or joined not in ("which", "whom", "what", "that"):
        return False
    return joined != "that" or (is_noun(noun) and not is_verbal(noun))


def _is_asked(row: Row, cue: Cue) -> bool:
    """ "Asked whether he was suggesting that": what another asks, and nobody has said."""
    return cue.order is Order.BEFORE and row.word(cue.first - 1) in ("whether", "if")


def _follows_speech(row: Row, cue: Cue) -> bool:
    """ ""...," Ito said in a speech that day": the cue has its words, and only the occasion follows."""
    left = cue.first - 1
    left -= row.word(left) == ","
    if left < 0 or row.items[left].quoted is None or row.word(left - 1) in (",", ":"):
        return False
    return cue.order is Order.BEFORE and row.word(cue.high + 1) != "that"


def _runs(row: Row, cues: list[Cue], number: int, found: list[Content]) -> tuple[Run, ...]:
    cue = cues[number]
    if cue.order is Order.ACCORDING:
        return _around(row, cue, cues)
    if cue.order is Order.NOBODY:
        return ((cue.high + 1, _clause_end(row, cue.high + 1, cues[number + 1 :])),)
    if cue.lemma not in listed("speech"):
        return _held(row, cues, number)
    start = clause_start(row, cue) if cue.order is not Order.AFTER else None
    if start is not None:
        end = _clause_end(row, start, cues[number + 1 :])
        if _is_subordinate(row, cue):
            end = min(end, _main_clause(row, start, end) - 1)
        return ((start, end),) if end >= start else ()
    if cue.order is Order.ELSEWHERE:
        return ()
    form = verb_of(row.word(cue.verb))
    noun = cue.lemma in listed("noun_like") and form is not None and form[1] in ("base", "s")
    if cue.order is Order.BEFORE and (noun or cue.lemma not in listed("trailing")):
        return ()
    return _before(row, cue, found)


def _held(row: Row, cues: list[Cue], number: int) -> tuple[Run, ...]:
    """ "Ito believes that": only with "that" right after it, from a source that is named."""
    cue = cues[number]
    if cue.lemma not in listed("holding") or cue.order is not Order.BEFORE or cue.source is None:
        return ()
    named = row.word(cue.source.head) not in ("i", "we", "you", "who")
    if row.word(cue.high + 1) != "that" or not named:
        return ()
    return ((cue.high + 2, _clause_end(row, cue.high + 2, cues[number + 1 :])),)


def _clause_end(row: Row, start: int, later: list[Cue]) -> int:
    """The last item of a clause that begins at `start`: up to the sentence's end or the next cue."""
    end = len(row) - 1
    for cue in later:
        border = _border(row, cue) if cue.verb > start else None
        if border is not None and cue.order is Order.BEFORE and cue.first < start:
            # "Ito, who said the gate was shut, said": her own verb ends what she said in the aside
            border = cue.low - 1 if row.word(cue.low - 1) in (",", *DASHES) else None
        if border is not None and border >= start:
            end = border
            break
    for place in range(start, end + 1):
        if row.word(place) == ";":
            return _clean(row, start, place - 1)
    return _clean(row, start, end)


def _is_subordinate(row: Row, cue: Cue) -> bool:
    """ "Although Ito promised to stay, ..." at the beginning of a sentence."""
    link = cue.first - 1
    if cue.order is not Order.BEFORE or row.word(link) not in listed("subordinating"):
        return False
    return link == 0 or row.word(link - 1) in ("even", "but", "and", ",")


def _main_clause(row: Row, start: int, end: int) -> int:
    """Where the main clause that a told one stands before has its comma."""
    for place in range(start, end):
        if row.word(place) == "," and opens_clause(row, place + 1):
            return place
    return end + 1


def _border(row: Row, cue: Cue) -> int | None:
    """Where a later cue ends the clause before it; None where the cue is part of it."""
    left = cue.first - 1
    if left < 0:
        return cue.low
    if cue.order is Order.ACCORDING:
        return left
    if cue.order is Order.ELSEWHERE:
        said = cue.lemma in listed("speech")
        return left if said and row.word(left) in (",", "and", "but") else None
    closing = cue.last >= len(row) - _CLOSING and cue.lemma in listed("trailing")
    if row.word(left) == "," and closing:
        return left
    contrast = row.word(left) in ("but", "and", "while", "although", "though", "yet")
    if contrast and (row.word(left - 1) in (",", ";") or row.word(left) == "but"):
        return left - 1
    return None


def _clean(row: Row, start: int, end: int) -> int:
    """Without punctuation and joining words at the end."""
    while end >= start and row.items[end].quoted is None:
        if row.items[end].is_word and row.word(end) not in ("and", "but"):
            break
        end -= 1
    return end


def _before(row: Row, cue: Cue, earlier: list[Content]) -> tuple[Run, ...]:
    """ "The gate was shut, Ito said": the clause before a cue at its end, or around one in the middle."""
    end = cue.first - 1
    if end < 1 or (row.word(end) != "," and row.word(end) not in DASHES):
        return ()
    start = _sentence_start(row, end, earlier)
    if not _closes(row, cue):
        return ()
    whole = end - start >= _FEWEST_WORDS and has_finite(row, start, end)
    if not whole or _is_adjunct(row, start):
        return _split(row, cue, start, end)
    first = (start, _clean(row, start, end))
    comma = _past_when(row, cue)
    following = comma + 1
    goes_on = is_verbal(row.word(following)) or row.word(following) in (
        "and",
        "but",
        "because",
        "to",
    )
    if row.word(comma) == "," and goes_on:
        return first, (following, _clean(row, following, len(row) - 1))
    return (first,)


def _closes(row: Row, cue: Cue) -> bool:
    """Whether nothing is told after a cue: "wrote letters" has its own object."""
    after = row.word(cue.last + 1)
    if cue.lemma == "tell" or not after[:1].isalnum() or is_time(after) or is_adverb(after):
        return True
    lists = ("prepositions", "when_said", "joining")
    return any(after in listed(name) for name in lists)


def _is_adjunct(row: Row, start: int) -> bool:
    """Whether a sentence opens with a time or an occasion: "On Monday, ...", "Minutes after the vote, ..."."""
    word, following = row.word(start), row.word(start + 1)
    if word in listed("about") and (following.isdigit() or following in listed("counting")):
        return False  # "Around 400 people"
    if word in listed("adjoining") or word in listed("prepositions") or is_time(word):
        return True
    return following in ("after", "before", "later", "ago") or (
        word.endswith("ing") and is_only_verb(word)
    )


def _sentence_start(row: Row, end: int, earlier: list[Content]) -> int:
    """Where the clause that ends at `end` begins: after quoted words, a semicolon, or what another said."""
    start = 0
    for other in earlier:
        start = max(start, other.runs[-1][1] + 1, other.cue.last + 1)
    for place in range(end - 1, start - 1, -1):
        if row.items[place].quoted or row.word(place) in (";", ":"):
            start = place + 1
            break
    while start < end and row.word(start) in ("and", "but", ",", "yet", "so", "still", "however"):
        start += 1
    if is_adverb(row.word(start)) and row.word(start + 1) == ",":
        start += 2  # "However, ..."
    return min(start, end)


def _past_when(row: Row, cue: Cue) -> int:
    """The item after a cue, after whom it was said to and when: "Ito told the crew on Monday,"."""
    place = cue.last + 1
    if cue.lemma in listed("addressing") and cue.order is Order.BEFORE:
        addressed = after(row, place, len(row), apposed=False)
        place = addressed.high + 1 if addressed is not None else place
    while place < len(row):
        word = row.word(place)
        timed = is_time(word) or word in listed("when_said") or is_adverb(word)
        if not timed and not (word == "on" and is_time(row.word(place + 1))):
            break
        place += 1
    return place


def _split(row: Row, cue: Cue, start: int, end: int) -> tuple[Run, ...]:
    """ "The gate, Ito said, was shut"; "in May, Ito said, the gate was shut"."""
    following = _past_when(row, cue)
    if row.word(following) != "," or end - 1 < start:
        return ()
    last = _clean(row, following + 1, len(row) - 1)
    if last <= following or not has_verb(row, following + 1):
        return ()
    return (start, _clean(row, start, end)), (following + 1, last)


def _around(row: Row, cue: Cue, cues: list[Cue]) -> tuple[Run, ...]:
    """The sentence without its "according to Ito"."""
    start = 0
    for other in cues:
        if other.verb < cue.verb and not other.doubted:
            start = max(start, other.last + 1)
    if is_adverb(row.word(start)) and row.word(start + 1) == ",":
        start += 2
    runs: list[Run] = []
    end = _clean(row, start, cue.first - 1)
    rest = cue.last + 2
    goes_on = row.word(cue.last + 1) == "," and is_verbal(row.word(rest))
    occasion = start > 0 and row.word(start) in listed("said_where")  # "said Ito in a speech"
    if occasion:
        pass
    elif goes_on and end >= start:
        runs.append((start, end))  # "The plan, according to Ito, is dead"
    elif end - start + 1 >= _FEWEST_WORDS and has_verb(row, start, end + 1):
        runs.append((start, end))
    if row.word(cue.last + 1) == ",":
        end = _clause_end(row, rest, [c for c in cues if c.verb > cue.last])
        told = end - rest + 1 >= _FEWEST_WORDS and has_verb(row, rest)
        if told if not runs else is_verbal(row.word(rest)):
            runs.append((rest, end))
    return tuple(runs)
