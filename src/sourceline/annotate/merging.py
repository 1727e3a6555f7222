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

from sourceline.annotate.descriptions import DEFINITE, INDEFINITE, OWNERS, Description
from sourceline.annotate.lengths import agree_on_length
from sourceline.annotate.names import Name, split_title
from sourceline.annotate.reading import Reading, Word
from sourceline.annotate.tagged import Found, Tagged
from sourceline.model.annotations import Kind
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas

_OWNER_GAPS = frozenset(["'s ", "’s ", "' ", "’ "])
_OWNED = re.compile(r"['’]s? ")
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


def merge_names(reading: Reading, by_rule: list[Name], tagged: Tagged) -> list[Name]:
    """All names, in order of place, without overlaps."""
    titles = {name.words: name for name in by_rule}
    found: list[Name] = []
    for one, own in agree_on_length(reading, _seen(reading, tagged), by_rule):
        person = one.label == Kind.PERSON
        name = titles.get(own) or split_title(reading, own, person=person)
        found.append(replace(name, kind=Kind(one.label), sure=one.confidence))
    known = {name.key for name in found}
    taken = sorted(name.head for name in found)
    rest = [name for name in by_rule if not _touches(name.head, taken)]
    kept = [
        n
        for n in rest
        if (n.key in known or tagged.no_name(n.head) < SURE_OF_NONE)
        and not _PARTY_AND_STATE.fullmatch(n.head.cut(reading.text))
    ]
    return sorted([*found, *kept], key=lambda name: name.span)


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
    titled = {name.span.start for name in names} | {name.head.start for name in names}
    taken = sorted(description.head.span for description in by_rule)
    found = [replace(d, speaks=_touches(d.span, tagged.sources)) for d in by_rule]
    for mention in tagged.mentions:
        if mention.surface.form != DESCRIBES or mention.label not in _DESCRIBED:
            continue
        if mention.span.start in titled and not _OWNED.search(mention.span.cut(reading.text)):
            continue  # "Mr Ito said so" is a clause
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
    cut = next((i for i, w in enumerate(words) if i and _ends_head(w)), len(words))
    head = words[cut - 1]
    first = words[0].plain
    known = lemmas(head.plain)
    apart = len(words) > LONGEST_DESCRIPTION or any("," in word.gap for word in words[1:])
    if apart or words[0].span.start != span.start or (known and "NOUN" not in known):
        return None
    determiner = first if first in DEFINITE | INDEFINITE | OWNERS else ""
    if head.plain in DEFINITE | INDEFINITE | OWNERS or not head.text[0].isalpha():
        return None
    owner = words[0].span if first in OWNERS else None
    return Description(span, head, kind, determiner, owner, words[:cut])


def _ends_head(word: Word) -> bool:
    return (
        word.gap.strip() != "" and word.gap.strip() not in ("'s", "’s", "-", "&")
    ) or word.plain in _TAILS


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
