"""Names at their full length: "Office for Rivers and Lakes", "Bureau No. 2", "Hotel Aurora".

The network, and capital letters alone, cut a name at a small word that belongs to it, or begin it with
small words that only say what it is ("oral vaccine Corvax"). A line set in capitals tells no new name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sourceline.annotate.names import PARTICLES, Name
from sourceline.annotate.reading import Reading, Word, is_shouting
from sourceline.model.annotations import Kind
from sourceline.model.span import overlaps_any
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.naming import Key, is_given

_INSIDE = frozenset(["of", "for", "on"])
# Nouns for places that stand before the name proper.
_BEFORE = frozenset(["hotel", "mount", "lake", "cape", "fort", "port", "loch", "camp"])
# Bodies that are often called by what they are to do: "Coalition to Mend Roads".
_WITH_AIM = frozenset(
    ["alliance", "campaign", "center", "centre", "coalition", "commission", "committee", "council",
     "foundation", "fund", "initiative", "movement", "network", "project", "society"]
)  # fmt: skip
# Names of these kinds may open and end with small words: "Latin jazz". Trimmed, names of CrossNER music are right
# for 70.7, else for 74.5 (strict F1).
_WITH_SMALL = frozenset([Kind.OTHER, Kind.GROUP])
_LABELS = frozenset(["correction", "corrections", "clarification", "update"])
# Letters of a small word that may belong to a family's name: "dela".
_LONGEST_PARTICLE = 4
_NUMBER = re.compile(r"\d{1,4}[A-Z]?")
_DOT = re.compile(r"\.? ")
# Words that a list inside a name has at most: "Bureau of Salt, Tar, Rope and Sails".
_LONGEST_LIST = 6


def whole_names(reading: Reading, names: Iterable[Name]) -> list[Name]:
    """The same names, each as long as it is, in order of place and without overlaps."""
    whole = [_trimmed(reading, _grown(reading, name)) for name in names]
    told = [name for name in whole if name is not None]
    longest = sorted(told, key=lambda name: (-len(name.words), name.span))
    kept: list[Name] = []
    for name in longest:
        if not overlaps_any(name.head, [other.head for other in kept if _near(name, other)]):
            kept.append(name)
    return sorted(_without_headlines(reading, kept), key=lambda name: name.span)


def _near(one: Name, other: Name) -> bool:
    return one.sentence == other.sentence


def _grown(reading: Reading, name: Name) -> Name:
    row = reading.words[name.sentence]
    start, end = name.words[0].place, name.words[-1].place + 1
    if name.kind is not Kind.WORK:
        end = _with_number(row, end)
        end = _with_list(row, start, end)
        end = _with_aim(row, end)
        first = _with_first_part(reading, row, start, end)
        if first == start and _is_noun_before(row, start):
            first = start - 1
        if first != start:
            name = replace(name, title=())
            start = first
    return name if (start, end) == _ends(name) else replace(name, words=row[start:end])


def _ends(name: Name) -> tuple[int, int]:
    return name.words[0].place, name.words[-1].place + 1


def _with_number(row: tuple[Word, ...], end: int) -> int:
    """ "Shaft No" and the "2" after the full stop of "No."."""
    after = row[end] if end < len(row) else None
    if after is None or row[end - 1].text not in ("No", "Nos") or not _DOT.fullmatch(after.gap):
        return end
    return end + 1 if _NUMBER.fullmatch(after.text) else end


def _with_list(row: tuple[Word, ...], start: int, end: int) -> int:
    """ "Office for Rivers" goes on with "and Lakes": a body's name with common nouns after its "of"."""
    inside = [w.plain for w in row[start:end]]
    joins = next((i for i, word in enumerate(inside) if i and word in _INSIDE), None)
    if joins is None or not _is_body(inside[joins - 1]) or not _is_field(row[end - 1]):
        return end
    place = end
    while place < len(row) and place - end < _LONGEST_LIST:
        if row[place].plain == "and" and row[place].gap == " ":
            last = place + 1
            while last < len(row) and row[last].gap == " " and _is_field(row[last]):
                last += 1
            return last if last > place + 1 else end
        if row[place].gap not in (", ", " ") or not _is_field(row[place]):
            return end
        place += 1
    return end


def _is_body(plain: str) -> bool:
    singular = lemmas(plain).get("NOUN", ())
    return not words_of("roles", "bodies").isdisjoint((plain, *singular))


def _is_field(word: Word) -> bool:
    """A capital common noun that is nothing by itself: "Health", and neither "Iowa" nor "Congress"."""
    if not word.capital or "NOUN" not in lemmas(word.plain) or is_given(word.plain):
        return False
    others = [("roles", part) for part in ("bodies", "titles", "persons", "known_bodies")]
    others += [
        ("places", part) for part in ("countries", "states", "cities", "demonyms", "parties")
    ]
    return not any(word.plain in words_of(*other) for other in others)


def _with_aim(row: tuple[Word, ...], end: int) -> int:
    """ "Coalition" goes on with "to Mend Roads"."""
    if row[end - 1].plain not in _WITH_AIM or end + 1 >= len(row) or row[end].text != "to":
        return end
    verb = row[end + 1]
    if not verb.capital or verb.gap != " " or "VERB" not in lemmas(verb.plain):
        return end
    last = end + 2
    while last < len(row) and row[last].gap == " ":
        joined = row[last].text == "and" and last + 1 < len(row) and row[last + 1].capital
        if not row[last].capital and not joined:
            break
        last += 1
    return last


def _with_first_part(reading: Reading, row: tuple[Word, ...], start: int, end: int) -> int:
    """ "the Rope and Sailmakers Union": its first noun, which names nothing else in the report."""
    if start < 3 or end - start < 2 or row[end - 1].plain not in words_of("roles", "bodies"):
        return start
    the, first, small = row[start - 3], row[start - 2], row[start - 1]
    tight = first.gap == small.gap == row[start].gap == " "
    if the.text != "the" or small.text != "and" or not tight or not _is_field(first):
        return start
    alone = sum(
        word.text == first.text and not (place + 1 < len(each) and each[place + 1].text == "and")
        for each in reading.words
        for place, word in enumerate(each)
        if not word.opens
    )
    return (
        start if alone or not (_is_field(row[start]) or not lemmas(row[start].plain)) else start - 2
    )


def _is_noun_before(row: tuple[Word, ...], start: int) -> bool:
    """ "the Hotel" right before "Aurora"."""
    before = row[start - 1] if start else None
    return (
        before is not None
        and before.plain in _BEFORE
        and before.capital
        and not before.opens
        and row[start].gap == " "
        and row[start].capital
    )


def _trimmed(reading: Reading, name: Name) -> Name | None:
    """Without small words around it; None where nothing is left."""
    if name.kind is Kind.WORK or name.kind is None:
        return name
    words = name.words
    if name.kind not in _WITH_SMALL and any(word.capital for word in words):
        first = next(i for i, word in enumerate(words) if word.capital)
        slang = name.kind is Kind.PERSON and first == 1 and _is_slang(words[0])
        if slang or all(map(_only_leads, words[:first])):  # not "the island of Hesk"
            words = words[first:]
        while len(words) > 1 and _only_follows(words[-1], name.kind):
            words = words[:-1]
    words = _without_label(reading, words)
    if len(words) > 1 and words[-1].text == "No":
        words = words[:-1]
    if words == name.words:
        return name
    titled = name.title if words[0] == name.words[0] else ()
    return replace(name, words=words, title=titled)


def _only_leads(word: Word) -> bool:
    """ "the", "state", "oral": a small word of the language, no "van" or "al"."""
    small = word.text.islower() and word.plain not in PARTICLES | _INSIDE
    return small and (bool(lemmas(word.plain)) or word.plain in words_of("function", "words"))


def _is_slang(word: Word) -> bool:
    """ "boffin Ada Ito": a small word that no list has, too long for a "van" of other languages."""
    return word.text.islower() and word.text.isalpha() and len(word.text) > _LONGEST_PARTICLE


def _only_follows(word: Word, kind: Kind) -> bool:
    """ "space" after a telescope's name: a small word that makes no body, place or event of a name."""
    if kind is Kind.EVENT or not word.text.islower() or word.plain in PARTICLES:
        return False
    if kind is Kind.PERSON:
        return bool(lemmas(word.plain))  # "Ms Kell demurred"
    makes = ("bodies", "places", "events", "others", "body_descriptions", "vessels", "works")
    forms = (word.plain, *lemmas(word.plain).get("NOUN", ()))
    if any(form in words_of("roles", part) for part in makes for form in forms):
        return False
    return "NOUN" in lemmas(word.plain) and not any(
        word.plain == body.rsplit(" ", 1)[-1] for body in words_of("roles", "lower_bodies")
    )


def _without_label(reading: Reading, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """ "Herald Correction:" is a label of the Herald's."""
    last = words[-1]
    label = last.plain in _LABELS and reading.text[last.span.end : last.span.end + 1] == ":"
    return words[:-1] if label and len(words) > 1 else words


def _without_headlines(reading: Reading, names: list[Name]) -> Iterator[Name]:
    """A line set in capitals has the names that the rest of the report has; a report all in capitals is left."""
    loud = {n for n, s in enumerate(reading.sentences) if is_shouting(s.span.cut(reading.text))}
    if 2 * len(loud) > len(reading.sentences):
        loud = set()
    known: set[Key] = {name.key for name in names if name.sentence not in loud}
    last = {key[-1] for key in known}
    for name in names:
        if name.sentence not in loud or name.key in known or name.key[-1] in last:
            yield name
