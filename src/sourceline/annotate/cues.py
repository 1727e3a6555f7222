"""Verbs and phrases of saying in a frame, with the words that name who says it.

"Ito said", "said Ito", "Ito has told the board", "according to Ito", "..., saying that". What denies
or imagines the saying ("would not say", "to say") is doubted, or no cue at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sourceline.annotate.noun_words import is_adverb, is_noun, is_participle, listed
from sourceline.annotate.objects import after
from sourceline.annotate.saying_verbs import Group, group_of, is_verbal, verb_of
from sourceline.annotate.subjects import DASHES, Phrase, Row, before, noun_phrase_before
from sourceline.text.lexicon import words_of

# "quoted the mayor of Aldbridge as saying": the words between.
_QUOTED_AS = 14
# "said on her way out of the hall that": the words between.
_BEFORE_THAT = 10
# Before a form that could be a verb, these make it an adjective or a noun.
_DEGREES = frozenset(["more", "most", "such", "so", "very", "too"])
_KEEPING = frozenset(["keeps", "kept", "keep", "began", "begins", "started", "starts"])
_SOME = frozenset(["some", "others", "many", "several", "one"])
# A sentence's subject begins among its first items.
_OPENING = 30


class Order(Enum):
    """Where the source stands."""

    BEFORE = "before"
    AFTER = "after"
    ELSEWHERE = "elsewhere"  # "..., saying that", "and warned that": the subject of another verb
    ACCORDING = "according"
    NOBODY = "nobody"  # "is said to": hearsay


@dataclass(frozen=True, slots=True)
class Cue:
    """Items `low` to `high` are the verb with its auxiliaries; `verb` is the verb itself."""

    low: int
    high: int
    verb: int
    lemma: str
    order: Order
    source: Phrase | None
    doubted: bool = False  # "would say", "did not say": nobody is told to have said it

    @property
    def first(self) -> int:
        """The first item of cue and source together, where they stand together."""
        if self.source is None or self.order is Order.ELSEWHERE:
            return self.low
        return min(self.low, self.source.low)

    @property
    def last(self) -> int:
        if self.source is None or self.order is Order.ELSEWHERE:
            return self.high
        return max(self.high, self.source.high)


def find_cues(row: Row) -> list[Cue]:
    """All cues of a frame, in order of place."""
    found: list[Cue] = []
    for place, item in enumerate(row.items):
        told = item.plain == "according" or (item.is_word and verb_of(item.plain) is not None)
        if not told or (item.capital and place and row.items[place - 1].is_word):
            continue
        if item.plain != "according":
            cue = _verbal(row, place, found)
        else:
            cue = _according(row, place) if row.word(place + 1) == "to" else None
        if cue is not None:
            found.append(cue)
    return found


def _according(row: Row, place: int) -> Cue | None:
    source = after(row, place + 2, len(row))
    if source is None or row.word(source.head) in listed("no_sources"):
        return None
    if place and row.items[place - 1].is_word and not _can_say(row, source):
        return None  # "is paid according to a worker's hours"
    alone = after(row, place + 2, len(row), apposed=False)
    opens = place == 0 or row.word(place - 1) in listed("sentence_openers")
    if opens and alone is not None and not _opens_main(row, source.high + 1):
        source = alone  # "According to the Echo, Ada Ito, who left": she is no part of the paper
    return Cue(place, place + 1, place, "accord", Order.ACCORDING, source)


def _can_say(row: Row, source: Phrase) -> bool:
    """A name, a person, a body or a paper."""
    words = range(source.low, source.high + 1)
    said = listed("documents") | listed("papers") | listed("plural_words")
    roles = words_of("roles", "persons") | words_of("roles", "lower_bodies")
    return any(row.capital(at) for at in words) or any(
        row.word(at).removesuffix("s") in roles or row.word(at) in said | roles for at in words
    )


def _opens_main(row: Row, comma: int) -> bool:
    """Whether a clause of its own follows the comma after a source with its apposition."""
    if row.word(comma) != ",":
        return True
    if row.word(comma + 1) in ("who", "which", "whose"):
        return False
    phrase = after(row, comma + 1, len(row), apposed=False)
    return phrase is not None or row.word(comma + 1) in listed("subject_pronouns")


def _verbal(row: Row, place: int, found: list[Cue]) -> Cue | None:
    lemma, tense = verb_of(row.word(place)) or ("", "")
    group = group_of(row, place)
    phrasal = f"{row.word(place)} {row.word(place + 1)}" in listed("phrasal")
    high = place + 1 if phrasal else place
    if row.word(place - 1) in _DEGREES and tense != "ing":
        return None  # "an even more pointed e-mail", "such claims"
    if group.infinitive:
        return _went_on(row, place, group, lemma, high)
    if tense == "ing" and not group.passive:
        return _participle(row, place, group, lemma, high, found)
    if tense == "past" and group.passive:
        return _hearsay(row, place, group, lemma)
    if lemma in ("begin", "continue", "go") and row.word(place + 1) == "to":
        return None
    if tense == "past" and not group.helped and row.word(place + 1) == "by":
        if lemma == "ask" and row.word(place - 1) in ("", ",", "when"):  # "Asked by Ito, "Why?""
            asker = after(row, place + 2, len(row), apposed=False)
            return Cue(place, place + 1, place, lemma, Order.AFTER, asker) if asker else None
        return None  # "the meetings described by Ito"
    subject = before(row, group.low, 0)
    noun_like = tense != "past" and not group.helped and lemma in listed("noun_like")
    if subject is not None and noun_like and _is_compound(row, subject):
        return None
    if subject is not None and _agrees(row, subject, tense, group):
        return Cue(group.low, high, place, lemma, Order.BEFORE, subject, group.doubted)
    if group.helped:
        perfect = row.word(group.low) in listed("have") and not group.doubted
        return _second(row, place, group, lemma, tense, high, found) if perfect else None
    if tense != "past" and lemma in listed("noun_like"):
        return None
    inverted = _inverted(row, place, lemma, high)
    return inverted or _second(row, place, group, lemma, tense, high, found)


def _hearsay(row: Row, place: int, group: Group, lemma: str) -> Cue | None:
    """ "Ito is said to have left": by whom is not told."""
    if lemma not in listed("hearsay") or group.doubted or row.word(place + 1) != "to":
        return None
    return Cue(group.low, place, place, lemma, Order.NOBODY, None)


def _agrees(row: Row, subject: Phrase, tense: str, group: Group) -> bool:
    """A noun that looks like a verb ("the state reports") mostly fails to agree with the word before it."""
    word = row.word(subject.high)
    loose = word.endswith("ing") and not row.capital(subject.high) and is_participle(word)
    if loose and (tense == "s" or subject.low == subject.high):
        return False  # "the talking points", "chanting began"
    if group.helped or tense == "past":
        return True
    if tense == "base":
        return subject.plural or word in ("i", "you", "we", "they")
    # A name can look like a plural ("Sanders says"), so capital letters are believed.
    single = not subject.plural or row.capital(subject.head) or word in ("who", "all")
    return tense == "s" and single


def _is_compound(row: Row, subject: Phrase) -> bool:
    """ ""false" media reports", "individual claims": the words before a noun that looks like a verb."""
    first, left = row.word(subject.low), subject.low - 1
    if row.capital(subject.low) or first in listed("pronouns") or first in listed("determiners"):
        return False
    if left >= 0 and row.items[left].quoted is not None:
        return True
    return not subject.plural


def _inverted(row: Row, place: int, lemma: str, high: int) -> Cue | None:
    """ "...," said Ito. The verb stands right after quoted words or a comma."""
    if lemma not in listed("inverting") or place == 0:
        return None
    quoted = row.items[place - 1].quoted is not None
    marked = row.word(place - 1) in (",", "?", "!") or row.word(place - 1) in DASHES
    if not quoted and not (marked and place > 1):
        return None
    source = after(row, high + 1, len(row))
    if source is None or row.word(high + 1) in listed("no_inverted"):
        return None
    return Cue(place, high, place, lemma, Order.AFTER, source)


def _second(
    row: Row, place: int, group: Group, lemma: str, tense: str, high: int, found: list[Cue]
) -> Cue | None:
    """ "Ito said the gate was shut and warned that", "Ito laughed and wrote: ...": a second verb."""
    if row.word(group.low - 1) not in ("and", "but", "then") or tense == "base":
        return None
    source = None
    if found and found[-1].order in (Order.BEFORE, Order.ELSEWHERE):
        known = verb_of(row.word(found[-1].verb))
        source = found[-1].source if known is not None and known[1] == tense else None
    elif not found and (_leads_in(row, high + 1) or lemma in listed("plain_clause")):
        source = first_subject(row, place)
    return Cue(place, high, place, lemma, Order.ELSEWHERE, source) if source else None


def _leads_in(row: Row, place: int) -> bool:
    """Whether quoted words follow, or "that"."""
    if row.word(place) in (",", ":"):
        return place + 1 >= len(row) or row.items[place + 1].quoted is not None
    if row.word(place) in listed("prepositions"):  # "said on her way out that"
        near = [row.word(at) for at in range(place, min(len(row), place + _BEFORE_THAT))]
        return "that" in near and "," not in near[: near.index("that")]
    return row.word(place) == "that" or (place < len(row) and row.items[place].quoted is not None)


def _participle(
    row: Row, place: int, group: Group, lemma: str, high: int, found: list[Cue]
) -> Cue | None:
    """ "..., saying that": said by the subject of the clause before, or by the speaker before."""
    if row.word(place - 1) == "as" and lemma == "say":
        return _quoted_as(row, place, high)
    left = row.word(group.low - 1) if group.low else ""
    if left in _KEEPING:  # "Ito keeps saying that"
        kept = group_of(row, group.low - 1)
        subject = before(row, kept.low, 0)
        if subject is not None and not kept.doubted:
            return Cue(kept.low, high, place, lemma, Order.BEFORE, subject)
    named = row.ends.get(group.low - 1) if not group.helped and not group.doubted else None
    if named is not None and row.word(named - 1) in listed("prepositions") - {"with"}:
        named = None  # "letters to Harl saying"
    if named is not None and lemma in listed("speech"):  # "the film shows Ada Ito telling"
        return Cue(
            group.low, high, place, lemma, Order.BEFORE, Phrase(named, group.low - 1, group.low - 1)
        )
    beside = _absolute(row, group.low) if not group.helped and not group.doubted else None
    if beside is not None and (lemma in listed("speech") or lemma == "ask"):
        return Cue(group.low, high, place, lemma, Order.BEFORE, beside)
    bare = left in (",", "by") or left in DASHES or (left == "and" and bool(found))
    if left in listed("determiners"):  # "the ruling that"
        return None
    if group.low == 0 or group.doubted or not (bare or row.word(high + 1) == "that"):
        return None
    return Cue(group.low, high, place, lemma, Order.ELSEWHERE, _main_subject(row, group.low, found))


def _absolute(row: Row, place: int) -> Phrase | None:
    """ "with several residents arguing that", "and one blogger asking": a participle's own subject."""
    left = row.word(place - 1)
    if not left or not row.items[place - 1].is_word or not (is_noun(left) or left in _SOME):
        return None
    phrase = noun_phrase_before(row, place)
    if phrase is None or phrase.low == 0 or row.word(phrase.low - 1) not in ("with", "and"):
        return None
    first = row.word(phrase.low)
    counted = first in listed("indefinite") or phrase.plural or row.word(phrase.low - 1) == "with"
    return phrase if counted else None


def _main_subject(row: Row, place: int, found: list[Cue]) -> Phrase | None:
    """The subject that a participle goes with: that of the main verb before it, where it is of saying."""
    for cue in reversed(found):
        aside = row.word(cue.first - 1) in listed("subordinating")
        if cue.source is not None and cue.order is not Order.ACCORDING and not aside:
            return cue.source
    return first_subject(row, place)


def first_subject(row: Row, ceiling: int) -> Phrase | None:
    """The first noun phrase of a sentence that a finite verb follows."""
    for start in _openings(row, ceiling):
        phrase = after(row, start, ceiling)
        if phrase is None or row.word(phrase.high).endswith(("'s", "s'")):
            continue
        modal = row.word(phrase.high + 1) in listed("modals")
        if row.word(phrase.high) == "it" and modal and row.word(phrase.high + 2) == "be":
            continue  # "it should be noted"
        following = row.word(phrase.high + 1)
        if following == "," or is_verbal(following) or is_adverb(following):
            return phrase
        if is_verbal(row.word(phrase.head + 1)):
            return Phrase(phrase.low, phrase.head, phrase.head, phrase.plural)
        if following in ("who", "which", "(") or following in DASHES:
            return phrase
    return _first_agent(row, ceiling)


def _first_agent(row: Row, ceiling: int) -> Phrase | None:
    """Whoever stands before the first finite verb: "With the prize Ito gets", "Ito on Monday left"."""
    for place in range(1, min(ceiling, _OPENING)):
        word = row.word(place)
        if word.endswith("ing") or not is_verbal(word):
            continue
        phrase = before(row, group_of(row, place).low, 0)
        if phrase is not None:
            bound = row.word(phrase.low - 1) in listed("subordinating")
            return None if bound else phrase
    return None


def _openings(row: Row, ceiling: int) -> Iterator[int]:
    """Items at which the subject of the sentence can begin."""
    yield 0
    if row.word(0) in listed("sentence_openers"):
        yield 1
    for place in range(1, min(ceiling, _OPENING)):
        if row.word(place) in (",", ":") and place + 1 < ceiling:
            yield place + 1
            if row.word(place + 1) in listed("sentence_openers"):
                yield place + 2


def _quoted_as(row: Row, place: int, high: int) -> Cue | None:
    """ "quoted Ito as saying", "Ito was quoted as saying": Ito speaks."""
    for back in range(place - 2, max(-1, place - _QUOTED_AS), -1):
        if row.word(back) not in listed("quoting_as"):
            continue
        group = group_of(row, back)
        if group.passive:
            source = before(row, group.low, 0)
            return Cue(group.low, high, place, "say", Order.BEFORE, source) if source else None
        source = after(row, back + 1, place - 1)
        return Cue(place - 1, high, place, "say", Order.BEFORE, source) if source else None
    return None


def _went_on(row: Row, place: int, group: Group, lemma: str, high: int) -> Cue | None:
    """ "Ito went on to say that": the one infinitive that tells of speech."""
    if row.word(group.low - 1) != "on" or row.word(group.low - 2) not in ("went", "goes", "gone"):
        return None
    start = group_of(row, group.low - 2).low
    subject = before(row, start, 0)
    return Cue(start, high, place, lemma, Order.BEFORE, subject) if subject else None
