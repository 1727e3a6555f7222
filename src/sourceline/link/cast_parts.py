"""One article's entities with what tells them apart: names, kind, roles, groups they belong to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sourceline.model.annotations import Annotations, Form, Kind, Mention
from sourceline.model.links import LocalEntity
from sourceline.model.span import overlaps_any
from sourceline.text.definite import is_alone_after_the
from sourceline.text.lexicon import words_of
from sourceline.text.naming import (
    PAST_OFFICE,
    Key,
    canonical,
    full_title,
    given_gender,
    is_age,
    role_gender,
)
from sourceline.text.tokens import find_words

_DETERMINERS = frozenset(
    ["the", "this", "that", "a", "an", "another", "one", "his", "her", "its", "their", "our", "my"]
)


_OWNERS = frozenset(["his", "her", "their", "our", "my"])
# The same word of a name, written in full and short.
_SHORT = {"saint": "st", "mount": "mt"}
_AGE = re.compile(r", (?:aged )?(\d{1,3}),")


@dataclass(slots=True)
class Part:
    """An entity inside one article, gathered for comparing."""

    local: LocalEntity
    kinds: Counter[Kind] = field(default_factory=Counter)
    keys: Counter[Key] = field(default_factory=Counter)
    phrases: Counter[str] = field(default_factory=Counter)  # roles without determiner and owner
    offices: set[str] = field(default_factory=set)  # of these, the head nouns
    groups: set[Key] = field(default_factory=set)  # names that stand inside its descriptions
    ages: set[str] = field(default_factory=set)
    definite: bool = False  # whether it is named by one word after "the"
    small: set[str] = field(default_factory=set)  # single words that stand with small letters
    owned: bool = False  # whether a pronoun tells whose it is: "his counsel"
    told: bool | None = None  # whether a title, a given name or a noun tells a woman or a man
    heard: Counter[bool] = field(default_factory=Counter)  # pronouns of her and of him
    first: int = 0

    @property
    def female(self) -> bool | None:
        """What words tell, else what its pronouns do."""
        if self.told is not None or not self.heard:
            return self.told
        return self.heard[True] >= self.heard[False]

    @property
    def kind(self) -> Kind:
        best = max(self.kinds.values(), default=0)
        return next((k for k in Kind if self.kinds[k] == best), Kind.OTHER)

    @property
    def longest(self) -> Key:
        return max(sorted(self.keys), key=len, default=())

    @property
    def named(self) -> bool:
        return bool(self.keys)


def find_parts(annotations: Sequence[Annotations]) -> list[Part]:
    """All entities of all articles, in the articles' order, without what stands in boilerplate."""
    parts: list[Part] = []
    for each in annotations:
        parts.extend(_parts_of(each))
    return parts


def name_key(text: str) -> Key:
    """The plain words of a name, without a leading article."""
    words = tuple(_undotted(token.plain) for token in find_words(text))
    words = tuple(_SHORT.get(word, word) for word in words)
    bare = words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words
    return canonical(bare)


def _undotted(word: str) -> str:
    """ "u.s" is "us"."""
    letters = word.replace(".", "")
    return letters if "." in word and len(letters) * 2 - 1 == len(word) else word


def role_phrase(text: str, of: str = "") -> str:
    """The words of a description that say the role: no determiner, no age, no civil title.

    An owner stays in it, and what follows "of" goes before it as one word, so that the last word is
    the office: "group's president", "friends_of_the_sallow president".
    """
    words = [full_title(token.plain) for token in find_words(text)]
    apart = _DETERMINERS | words_of("roles", "civil")
    kept = [w for w in words if w not in apart and w != "year-old" and not w.isdigit()]
    whose = "_".join(token.plain for token in find_words(of))
    return " ".join([whose, *kept] if whose and kept else kept)


def kept_mentions(each: Annotations) -> list[Mention]:
    marked = [mark.span for mark in each.article.boilerplate]
    return [m for m in each.mentions if not overlaps_any(m.span, marked)]


def _parts_of(each: Annotations) -> list[Part]:
    text = each.article.text
    parts: dict[int, Part] = {}
    mentions = kept_mentions(each)
    names = [m for m in mentions if m.form is Form.NAME]
    for mention in mentions:
        local = LocalEntity(each.article.id, mention.entity)
        part = parts.setdefault(mention.entity, Part(local, first=mention.span.start))
        words = mention.span.cut(text)
        if mention.form is Form.NAME:
            part.kinds[mention.kind] += 2
            name = mention.head.cut(text)
            part.keys[name_key(name)] += 1
            alone = is_alone_after_the(text, mention.head.start, mention.head.end)
            part.definite = part.definite or (alone and mention.kind is not Kind.PERSON)
            if not name.replace(".", "").isupper():
                part.small.update(name_key(name))
            age = _AGE.match(text, mention.span.end)
            if age is not None:
                part.ages.add(age.group(1))
            gender = _name_gender(each, mention)
            part.told = gender if part.told is None else part.told
            title = text[mention.span.start : mention.head.start].strip()
            if title:
                past = PAST_OFFICE.search(text, max(0, mention.span.start - 12), mention.span.start)
                _add_role(part, ("former " if past else "") + role_phrase(title))
        elif mention.form is Form.DESCRIPTION:
            part.kinds[mention.kind] += 1
            said, of = (
                text[mention.span.start : mention.head.end],
                text[mention.head.end : mention.span.end],
            )
            if said.split()[0].lower() not in ("our", "my"):  # whoever speaks says so
                _add_role(part, role_phrase(said, of.removeprefix(" of ")))
            part.owned = part.owned or said.split()[0].lower() in _OWNERS
            told = role_gender(token.plain for token in find_words(said))
            part.told = told if told is not None else part.told
            part.ages.update(re.findall(r"\b(\d{1,3})-year-old", words))
            inside = [
                n for n in names if mention.span.contains(n.span) and n.entity != mention.entity
            ]
            part.groups.update(name_key(n.head.cut(text)) for n in inside)
        else:
            part.heard[words.lower() in ("she", "her", "hers", "herself")] += 1
    _add_members(each, parts, names)
    return [parts[number] for number in sorted(parts)]


def _name_gender(each: Annotations, mention: Mention) -> bool | None:
    """What a title or the given name of a full name tells."""
    text = each.article.text
    for token in find_words(text[mention.span.start : mention.head.start]):
        for part, female in (("female_titles", True), ("male_titles", False)):
            if token.plain in words_of("roles", part):
                return female
    key = name_key(mention.head.cut(text))
    return given_gender(key[0]) if len(key) > 1 else None


def _add_role(part: Part, phrase: str) -> None:
    if phrase:
        part.phrases[phrase] += 1
        part.offices.add(phrase.rsplit(" ", 1)[-1])


def _add_members(each: Annotations, parts: dict[int, Part], names: list[Mention]) -> None:
    """ "Marlow's Ada Ito" and "Marlow member Ada Ito": a group's name right before a person's."""
    text = each.article.text
    for one, two in pairwise(names):
        gap = text[one.span.end : two.span.start]
        owns = gap in ("'s ", "’s ", "' ", "’ ") and one.entity != two.entity
        titled = gap == " " and text[two.span.start : two.head.start].strip() in (
            "member",
            "star",
            "singer",
        )
        if (owns or titled) and two.kind is Kind.PERSON and one.kind is not Kind.PERSON:
            parts[two.entity].groups.add(name_key(one.head.cut(text)))


def is_vague(phrase: str) -> bool:
    """Whether a role names no office, so that several persons of a story can be called so."""
    head = phrase.rsplit(" ", 1)[-1]
    return (
        head in words_of("roles", "vague")
        or is_age(head)
        or head in words_of("places", "demonyms")
        or any(head == word.rsplit("-", 1)[-1] for word in words_of("roles", "kin"))
    )
