"""What looks like a name and is none: "Islamic", "House Democrat", "the Oscar-worthy scene", "God".

A capital letter, or the network, makes a name of them; what they say tells of another thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sourceline.annotate.names import Name
from sourceline.annotate.reading import Reading, Word
from sourceline.model.annotations import Kind
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.naming import is_given

# Kinds of which the network takes common nouns for names: "the country", "lawmakers", "the race". Those of
# other things ("jazz", "measles") are names in an annotation and no line of a cast.
_TOLD_SMALL = frozenset([Kind.ORGANIZATION, Kind.GROUP, Kind.PLACE, Kind.EVENT])
# "Democratic-controlled Senate": the Senate.
_ADJECTIVES = ("demonyms", "party_words", "adjectives", "faiths")
_HELD = frozenset(
    ["controlled", "led", "held", "run", "dominated", "majority", "leaning", "backed"]
)


def real_names(reading: Reading, names: Iterable[Name]) -> list[Name]:
    """The names among some, without words that only lead up to them."""
    return [name for one in names for name in _real(reading, one)]


def _real(reading: Reading, name: Name) -> Iterator[Name]:
    if name.kind is Kind.WORK or (name.kind is None and _has_small(name)):
        yield name  # a title can be made of any words
        return
    words = _without_party(_without_opening(name.words))
    if words and not _is_none(reading, words, name.kind):
        yield name if words == name.words else replace(name, words=words)


def _has_small(name: Name) -> bool:
    return sum(word.text.islower() for word in name.words) >= 2


def _without_opening(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """ "GOP-controlled Congress" and "then-President": without what stands before the name."""
    while len(words) > 1 and words[0].plain.rsplit("-", 1)[-1] in _HELD and "-" in words[0].plain:
        words = words[1:]
    return words


def _without_party(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """ "Republican House" is the House, and "Republican National Committee" all of that."""
    first, rest = words[0].plain, words[1:]
    if first not in words_of("places", "party_words") or not rest:
        return words
    known = " ".join(word.plain for word in rest) in words_of("roles", "known_bodies")
    return rest if known or is_given(rest[0].plain) else words


def _is_none(reading: Reading, words: tuple[Word, ...], kind: Kind | None) -> bool:
    function = words_of("function", "words")
    common = all(w.text.islower() and (lemmas(w.plain) or w.plain in function) for w in words)
    if common and kind in _TOLD_SMALL:
        return True  # "the country"; a person's name is written small in some texts
    small = len(words) > 1 and all(w.text.islower() for w in words[1:])
    if small and _is_of_people(words[0]) and words[-1].plain != "party":
        return True  # "a Lutheran school"
    if words[-1].plain in words_of("places", "faiths"):
        return True  # "a Roman Catholic"
    led = _is_compound(words[0]) and all(word.text.islower() for word in words[1:])
    if led or _is_compound(words[-1]) or _is_partisan(words):
        return True
    return len(words) == 1 and _is_empty(reading, words[0], kind)


def _is_of_people(word: Word) -> bool:
    """ "Lutheran", "American", "Democratic": a capital adjective that names no one thing."""
    places = [words_of("places", part) for part in _ADJECTIVES]
    return any(word.plain in part for part in places)


def _is_compound(word: Word) -> bool:
    """ "Oscar-worthy", "Tea Party-inspired", "United States-Israeli": an adjective that holds a name."""
    first, _, last = word.text.rpartition("-")
    if not first:
        return False
    people = words_of("places", "demonyms") | words_of("places", "parties")
    return (last.islower() and bool(lemmas(last))) or last.lower() in people


def _is_partisan(words: tuple[Word, ...]) -> bool:
    """ "House Democrat", "Republican of Ohio", "Democratic campaign": whose side one is on."""
    parties = words_of("places", "party_words")
    first, last = words[0].plain, words[-1].plain
    if len(words) > 1 and last in parties and not is_given(first):
        return True
    if first not in parties or len(words) == 1:
        return False
    bodies = words_of("roles", "bodies") - {"campaign", "house", "senate", "congress"}
    whole = last in bodies | words_of("roles", "events") | words_of("roles", "others")
    return words[1].plain == "of" or not (whole or last in ("caucus", "union", "guard"))


def _is_empty(reading: Reading, word: Word, kind: Kind | None) -> bool:
    """One word that is an adjective, an ordinal, a rank in the plural, or the rest of an office's name."""
    if word.plain in words_of("names", "nobody") or word.plain in words_of("places", "adjectives"):
        return True
    known = lemmas(word.plain)
    row = reading.words[word.sentence]
    after = row[word.place + 1] if word.place + 1 < len(row) else None
    leads = after is not None and after.gap == " " and after.text.islower()
    if leads and known and set(known) <= {"ADJ", "ADV"} and kind is not Kind.PERSON:
        return "NOUN" in lemmas(after.plain) if after is not None else False
    if leads and after is not None and "ADJ" in known and kind is None:
        return after.plain in words_of("roles", "persons")  # "a retired Marine general"
    singular = known.get("NOUN", ())
    if word.plain not in singular and set(singular) & words_of("roles", "persons"):
        return True
    before = row[word.place - 1] if word.place else None
    of_office = before is not None and before.plain == "of" and word.place > 1 and kind is None
    return of_office and bool(known) and row[word.place - 2].plain in words_of("roles", "titles")
