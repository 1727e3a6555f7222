"""How names are shortened: given names, surnames, and the last words that people leave out of a body's name."""

from __future__ import annotations

from collections.abc import Iterable

from sourceline.text.lexicon import load_lexicon, words_of

Key = tuple[str, ...]  # the plain words of a name, titles left out


def is_given(word: str) -> bool:
    """Whether a word is a usual given name."""
    return any(word in words_of("names", part) for part in ("male", "female", "either"))


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: equal, an initial, or a usual short form."""
    if one == other:
        return True
    if len(one.strip(".")) == 1 or len(other.strip(".")) == 1:
        return one[0] == other[0]
    short = load_lexicon("names").get("short", {})
    return bool(short.get(one, one) == short.get(other, other))


def full_title(word: str) -> str:
    """ "gov" is "governor"; other titles are themselves."""
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
    if len(key) == 1:
        return key[0] in (full[-1], full[0])
    return key[-1] == full[-1] and same_given(full[0], key[0])


def is_body_form(full: Key, key: Key) -> bool:
    """Whether `key` can be a shorter form of the name of a body, a place, a work or an event."""
    if len(key) >= len(full) or is_known_place(key):
        return False
    dropped = words_of("roles", "dropped")
    keeps = words_of("roles", "keeps_place")
    if full[: len(key)] == key:
        left_out = set(full[len(key) :])
        if len(key) > 1:
            return left_out <= dropped | words_of("roles", "places")
        return left_out <= dropped - keeps
    if full[-len(key) :] != key:
        return False
    common = words_of("roles", "bodies") | words_of("roles", "places") | words_of("roles", "events")
    return len(key) > 1 or key[0] not in common or key[0] in dropped - keeps


def is_known_place(key: Key) -> bool:
    """Whether a name is a country, a state or a large city that needs no telling."""
    whole = " ".join(key)
    return any(whole in words_of("places", part) for part in ("countries", "states", "cities"))
