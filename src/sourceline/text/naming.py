"""How names are shortened: given names, surnames, and the last words that people leave out of a body's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from sourceline.text.lexicon import load_lexicon, words_of
from sourceline.text.morphology import lemmas
from sourceline.text.relations import is_person

# Right before a title that is borne no more.
PAST_OFFICE = re.compile(r"\b(?:[Ff]ormer|[Tt]hen|[Ee]x|[Ll]ate|[Oo]ne-?time|[Rr]etired)[ -]$")
# A given name that may lose its last "o" abroad has at least so many other letters.
SPELT_ABROAD = 5
Key = tuple[str, ...]  # the plain words of a name, titles left out


# Letters that are no other letter with a mark on it.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_SILENT = re.compile(r"(?<=\w{2}[^aeiou])e$")
# Ways to write one sound in a name that comes from another alphabet or is written by ear.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"), ("(?<=.)h", ""), ("ee|ie|y", "i"), ("oo|ou", "u"), ("ck|c(?=[aouklrt])|q", "k"),
        (r"(\w)\1+", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """A word without the marks on its letters: "Dvořáček" and "Dvoracek" are one name."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFKD", word)
    bare = "".join(c for c in parts if not unicodedata.combining(c)).translate(_PLAIN_LETTERS)
    return bare if bare.isascii() else word


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """One spelling for those of a name that sound alike: "Samir" and "Sameer", "Jon" and "John"."""
    found = fold(word)
    for pattern, letter in _SOUNDS:
        found = pattern.sub(letter, found)
    return found


@lru_cache(maxsize=16384)
def surname_sound(word: str) -> str:
    """The same for surnames, whose last "e" is silent: "Brown" and "Browne". "Simone" is no Simon."""
    return _SILENT.sub("", sound(word))


@lru_cache(maxsize=16384)
def canonical(key: Key) -> Key:
    """A name as it is compared: no marks on letters, "Saint" and "Mount" in full, "D.C." and "Va." by their
    full names."""
    plain = tuple(fold(word) for word in key)
    if len(plain) > 1 and plain[0] == "us":
        plain = ("united", "states", *plain[1:])
    same = load_lexicon("places").get("same", {}).get(" ".join(plain))
    if same is not None:
        return tuple(str(same).split())
    if len(plain) > 1 and plain[0] == "st":
        return ("saint", *plain[1:])
    return tuple("mount" if word == "mt" else word for word in plain[:-1]) + plain[-1:]


def is_age(word: str) -> bool:
    """ "41-year-old", with its number or cut from it."""
    return word == "year-old" or word.endswith("-year-old")


def without_suffix(full: Key) -> Key:
    """A person's name without "Jr", "III" or "QC"."""
    return full[:-1] if len(full) > 2 and full[-1] in words_of("names", "suffixes") else full


def generation(full: Key) -> str:
    """ "jr" of "Odo Kell Jr"; "" where a name does not tell whose son one is."""
    return full[-1] if len(full) > 2 and full[-1] in words_of("names", "generations") else ""


def without_generation(full: Key) -> Key:
    """ "Odo Kell" of "Odo Kell Jr"."""
    return full[:-1] if generation(full) else full


def is_given(word: str) -> bool:
    """Whether a word is a usual given name."""
    return any(word in words_of("names", part) for part in ("male", "female", "either"))


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: equal, an initial, a usual short form, or the same
    without the "o" of its own language ("Albert" and "Alberto")."""
    if one == other or sound(one) == sound(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= SPELT_ABROAD and long == short + "o":
        return True
    if len(one.strip(".")) == 1 or len(other.strip(".")) == 1:
        return one[0] == other[0]
    return not _full_forms(one).isdisjoint(_full_forms(other))


@lru_cache(maxsize=16384)
def _full_forms(given: str) -> frozenset[str]:
    """What a given name can be short for, "mo" for several; a full name for itself alone."""
    full = load_lexicon("names").get("short", {}).get(given, given)
    return frozenset([full] if isinstance(full, str) else full)


def full_title(word: str) -> str:
    """ "gov" is "governor", "then-mayor" a former mayor; other titles are themselves."""
    then, _, title = word.partition("-")
    if title and then in ("then", "ex"):
        return f"former {full_title(title)}"
    return str(load_lexicon("roles").get("full_title", {}).get(word, word))


def given_gender(given: str) -> bool | None:
    """True for a given name that is usually a woman's, False for a man's, None where it tells nothing."""
    if given in words_of("names", "female"):
        return True
    return False if given in words_of("names", "male") else None


def role_gender(words: Iterable[str]) -> bool | None:
    """The gender that a role noun tells: True for a woman's, False for a man's; None for most."""
    for word in words:
        if word == "female" or word in words_of("roles", "female_persons"):
            return True
        if word == "male" or word in words_of("roles", "male_persons"):
            return False
    return None


def is_person_form(full: Key, key: Key) -> bool:
    """Whether `key` can be a form of a person's full name of two or more words."""
    mine, theirs = without_suffix(full), without_suffix(key)
    if _middle(mine) and _middle(theirs) and _middle(mine) != _middle(theirs):
        return False  # "Odo W. Kell" and "Odo H. Kell"
    if len(key) == 1:
        return key[0] in (
            mine[-1],
            *(word for word in mine[:-1] if len(word) > 2 or word == mine[0]),
        )
    if generation(full) != generation(key):
        return False  # "Odo Kell" and his son "Odo Kell Jr"
    if len(theirs) > 1 and mine[-len(theirs) :] == theirs:
        return True  # "Peña Nieto" of "Enrique Peña Nieto"
    return surname_sound(mine[-1]) == surname_sound(theirs[-1]) and same_given(mine[0], theirs[0])


def _middle(key: Key) -> str:
    """The first initial between a given name and a surname; "" where there is none."""
    return next((word[0] for word in key[1:-1] if len(word.replace(".", "")) <= 2), "")


def is_body_form(full: Key, key: Key) -> bool:
    """Whether `key` can be a shorter form of the name of a body, a place, a work or an event."""
    if len(key) >= len(full) or is_known_place(key):
        return False
    dropped = words_of("roles", "dropped")
    keeps = words_of("roles", "keeps_place")
    if full[: len(key)] == key:
        left_out = set(full[len(key) :])
        if len(key) > 1:
            return left_out <= dropped | words_of("roles", "places") or _is_without_field(full, key)
        return left_out <= dropped - keeps
    if full[-len(key) :] != key or _is_object(full, key) or set(lemmas(full[0])) == {"VERB"}:
        return False  # "Strengthen Corvax" is a campaign
    common = words_of("roles", "bodies") | words_of("roles", "places") | words_of("roles", "events")
    return len(key) > 1 or key[0] not in common or key[0] in dropped - keeps


def _is_without_field(full: Key, key: Key) -> bool:
    """ "Kell Museum" for "Kell Museum of Art"; a party of a land is another than the party."""
    whole = key[-1] in words_of("roles", "bodies") | words_of("roles", "places")
    field = full[len(key) + 1 :]
    return whole and full[len(key)] == "of" and bool(field) and not is_known_place(field)


def _is_object(full: Key, key: Key) -> bool:
    """Whether a small word before the last ones makes them another thing: "Friends of Corvax" is not Corvax,
    while the island of Hesk is Hesk."""
    at = len(full) - len(key) - 1
    joined = at > 0 and full[at] in words_of("function", "words")
    if joined and full[at] == "and" and len(key) > 1 and key[-1] in words_of("roles", "bodies"):
        return (
            False  # "Ropes and Sails Committee" is short for "House Tar, Ropes and Sails Committee"
        )
    return joined and not (full[at] == "of" and full[at - 1] in words_of("roles", "places"))


def is_first_word(full: Key, key: Key) -> bool:
    """Whether `key` is the first word of a body's name and can stand for it: "Corvax" of "Corvax Biologicals".

    Not where a body is called after a place ("Harrow Council") or the word is one of the language.
    """
    if len(key) != 1 or len(full) < 2 or full[0] != key[0] or is_known_place(key):
        return False
    public = words_of("roles", "public") | words_of("roles", "keeps_place")
    apart = public | words_of("roles", "of_places") | words_of("roles", "places")
    plain = all(word.isalpha() and word not in words_of("function", "words") for word in full[1:])
    strange = key[0].isalpha() and len(key[0]) > 2 and not lemmas(key[0])
    return plain and strange and apart.isdisjoint(full[1:]) and not is_person(full[-1])


def is_known_place(key: Key) -> bool:
    """Whether a name is a country, a state or a large city that needs no telling."""
    whole = " ".join(key)
    return any(whole in words_of("places", part) for part in ("countries", "states", "cities"))
