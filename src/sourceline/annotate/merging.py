"""What the rules find and what the network finds, made one list; the only place where it is decided.

Names: where both find something the network says how far it goes and what it is. What the network alone finds
is taken. What the rules alone find is taken where the network is not sure of the contrary, or finds the
same words to be a name elsewhere in the report. Descriptions: the rules know theirs by word lists, the
network adds persons and bodies under any other noun. The measurements are in docs/quality.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from sourceline.annotate.descriptions import DEFINITE, INDEFINITE, OWNERS, Description
from sourceline.annotate.kinds import is_nickname
from sourceline.annotate.lengths import agree_on_length
from sourceline.annotate.names import Name, split_title
from sourceline.annotate.reading import Reading, Word
from sourceline.annotate.tagged import Found, Tagged
from sourceline.model.annotations import Kind
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import is_past_form, lemmas
from sourceline.text.naming import Key
from sourceline.text.relations import can_be_person, is_known

_OWNER_GAPS = frozenset(["'s ", "’s ", "' ", "’ "])
_OWNED = re.compile(r"['’]s? ")  # right after a name
_PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z][A-Za-z.]*")  # "Ito, D-N.Y."
LONGEST_DESCRIPTION = 10  # words
DESCRIBES = 2  # the form of a mention's surface
_DESCRIBED = ("person", "group", "organization")
_TAILS = frozenset(
    ["of", "for", "at", "from", "who", "which", "that", "in", "with", "to", "on", "by", "close", "familiar"]
)  # fmt: skip
# A name that the network alone finds must be so likely.
LEAST = 0.5
# A name that the rules alone find is dropped where the network is surer than this that there is none.
SURE_OF_NONE = 0.9
# The same for one capital word that is a common word too ("Branch", "Majority"), at its likeliest place.
RATHER_NONE = 0.5


def merge_names(reading: Reading, by_rule: list[Name], tagged: Tagged) -> list[Name]:
    """All names, in order of place, without overlaps."""
    titles = {name.words: name for name in by_rule}
    found: list[Name] = []
    whole = {name.words for name in by_rule}
    for one, own in _rejoined(agree_on_length(reading, _seen(reading, tagged), by_rule), whole):
        person = one.label == Kind.PERSON
        name = split_title(reading, own, person=person)
        ruled = titles.get(own)
        if ruled is not None and len(ruled.title) >= len(name.title):
            name = ruled
        found.append(replace(name, kind=Kind(one.label), sure=one.confidence))
    known = {name.key for name in found}
    taken = sorted(name.head for name in found)
    rest = [name for name in by_rule if not _touches(name.head, taken)]
    kept = [
        n
        for n in _likely(rest, known, tagged)
        if not _PARTY_AND_STATE.fullmatch(n.head.cut(reading.text))
    ]
    return sorted([*found, *kept], key=lambda name: name.span)


def _likely(by_rule: list[Name], known: set[Key], tagged: Tagged) -> Iterator[Name]:
    """Names of the rules that the network does not rule out; of a lone common word it must be less sure."""
    least: dict[Key, float] = {}
    for name in by_rule:
        called = is_nickname(tagged.text, name.span.start)
        least[name.key] = min(least.get(name.key, 1.0), 0 if called else tagged.no_name(name.head))
    bodies = words_of("roles", "known_bodies")
    for name in by_rule:
        common = len(name.key) == 1 and lemmas(name.key[0]) and name.key[0] not in bodies
        if name.key in known or (
            tagged.no_name(name.head) < SURE_OF_NONE
            and not (common and least[name.key] >= RATHER_NONE)
        ):
            yield name


def _rejoined(
    seen: list[tuple[Found, tuple[Word, ...]]], whole: set[tuple[Word, ...]]
) -> Iterator[tuple[Found, tuple[Word, ...]]]:
    """A given name and a surname that the network takes for two persons are one where a rule's name is both."""
    taken = 0
    for place, (one, own) in enumerate(seen):
        if place < taken:
            continue
        after = seen[place + 1] if place + 1 < len(seen) else None
        if after is not None and one.label == after[0].label and own + after[1] in whole:
            taken = place + 2
            yield one, own + after[1]
        else:
            yield one, own


def _seen(reading: Reading, tagged: Tagged) -> Iterator[tuple[Found, tuple[Word, ...]]]:
    """The network's names as whole words of one sentence; nationalities and parties are none."""
    words = [word for row in reading.words for word in row]
    starts = [word.span.start for word in words]
    ends = [word.span.end for word in words]
    for one in tagged.names:
        low, high = bisect_right(ends, one.span.start), bisect_left(starts, one.span.end)
        own = tuple(words[low:high])
        if one.label == Kind.PERSON:
            own = _without_owner(own)
        if not own or one.confidence < LEAST or not _fits(own, one.span):
            continue
        if _PARTY_AND_STATE.fullmatch(one.span.cut(reading.text)):
            continue
        if " ".join(word.plain for word in own) not in _peoples():
            yield one, own


def merge_descriptions(
    reading: Reading, by_rule: list[Description], names: list[Name], tagged: Tagged
) -> list[Description]:
    """Those of the rules, and persons and bodies that only the network sees, in order of place.

    A name with a title is no description; one that speaks is kept even where it is indefinite.
    """
    heads = sorted(name.head for name in names)
    titled = {name.span.start: name for name in names} | {name.head.start: name for name in names}
    persons = {name.head.end for name in names if name.kind is Kind.PERSON}
    taken = sorted(description.head.span for description in by_rule)
    found = [replace(d, speaks=_touches(d.span, tagged.sources)) for d in by_rule]
    for mention in tagged.mentions:
        if mention.surface.form != DESCRIBES or mention.label not in _DESCRIBED:
            continue
        name = titled.get(mention.span.start)
        if name is not None and not _OWNED.match(reading.text, name.head.end):
            continue  # "Mr Ito said so" is a clause
        if mention.span.end in persons:
            continue  # "the former governor Ada Ito" is told as a name
        one = _described(reading, mention.span, Kind(mention.label))
        if one is None or _touches(one.head.span, heads) or _touches(one.head.span, taken):
            continue
        insort(taken, one.head.span)
        found.append(replace(one, speaks=_touches(one.span, tagged.sources)))
    return sorted(found, key=lambda d: d.span)


def _described(reading: Reading, span: Span, kind: Kind) -> Description | None:
    """The words of a span, its head the last one before a complement."""
    number = reading.sentence_at(span.start)
    row = reading.words[number]
    words = tuple(w for w in row if span.start <= w.span.start and w.span.end <= span.end)
    if not words or not reading.sentences[number].span.contains(span):
        return None
    cut = next((i for i, w in enumerate(words) if i and _ends_head(words[i - 1], w)), len(words))
    head = words[cut - 1]
    first = words[0].plain
    known = lemmas(head.plain)
    apart = len(words) > LONGEST_DESCRIPTION or any("," in word.gap for word in words[1:])
    if apart or words[0].span.start != span.start or (known and "NOUN" not in known):
        return None
    if head.plain in _peoples():
        kind = Kind.PERSON  # "the top Democrat"
    determiner = first if first in DEFINITE | INDEFINITE | OWNERS else ""
    if head.plain in DEFINITE | INDEFINITE | OWNERS or not head.text[0].isalpha():
        return None
    if _is_clause(words[:cut]) or (kind is Kind.PERSON and not _can_be_person(head)):
        return None
    return Description(span, head, kind, determiner, _owner(words[:cut]), words[:cut], row)


def _ends_head(before: Word, word: Word) -> bool:
    mark = word.gap.strip()
    if mark == "." and before.plain in words_of("abbreviations", "titles"):
        return False
    return mark not in ("", "'s", "’s", "'", "’", "-", "&") or word.plain in _TAILS


def _is_clause(words: tuple[Word, ...]) -> bool:
    """ "many people used", "Mr Ito is leaving": a verb stands after a noun or a name."""
    return any(
        "AUX" in lemmas(word.plain)
        or (is_past_form(word.plain) and "NOUN" in lemmas(before.plain) and word.gap == " ")
        for before, word in pairwise(words)
        if word.text.islower()
    )


def _can_be_person(head: Word) -> bool:
    """ "Ada Ito's letter" is no person, whatever the network takes it for."""
    nouns = lemmas(head.plain).get("NOUN", (head.plain,))
    known = words_of("roles", "persons") | words_of("roles", "body_descriptions")
    return (
        head.plain in known
        or "-" in head.plain
        or any(can_be_person(noun) or not is_known(noun) for noun in nouns)
    )


def _owner(words: tuple[Word, ...]) -> Span | None:
    """The possessor: a pronoun, or the words before the last possessive mark."""
    owned = [i for i, word in enumerate(words) if i and word.gap in _OWNER_GAPS]
    if owned:
        return Span(words[0].span.start, words[owned[-1] - 1].span.end)
    return words[0].span if words[0].plain in OWNERS else None


def _peoples() -> frozenset[str]:
    return words_of("places", "demonyms") | words_of("places", "parties")


def _without_owner(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """ "Paper Moon's Ada", "the Moons' Ada": a person's name begins after its owner."""
    owned = [i for i, word in enumerate(words) if i and word.gap in _OWNER_GAPS]
    return words[owned[-1] :] if owned else words


def _fits(words: tuple[Word, ...], span: Span) -> bool:
    """Whether whole words of one sentence make the span; a possessive mark may hang on it."""
    one = len({word.sentence for word in words}) == 1
    return one and span.start <= words[0].span.start and words[-1].span.end <= span.end


def _touches(span: Span, taken: list[Span]) -> bool:
    """Whether a span overlaps one of some, which are in order of place and hardly overlap each other."""
    at = bisect_left(taken, Span(span.end, span.end + 1))
    return any(span.overlaps(other) for other in taken[max(0, at - 3) : at])
