"""Entities of the story out of joined parts: name, kind, aliases, roles, relations, ids."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from sourceline.link.cast_parts import Part, kept_mentions, name_key
from sourceline.link.entities import join_entities
from sourceline.link.possible import possible_matches
from sourceline.link.relations import find_relations
from sourceline.model.annotations import Annotations, Form, Kind, Mention
from sourceline.model.links import Entity, LocalEntity
from sourceline.model.story import Alias, Evidence, Relation, Reuse, Role
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.naming import Key
from sourceline.text.tokens import find_words, plain

Told = list[tuple[Annotations, Mention]]
# A name that is told so many times more often than a longer one that ends with it names the thing.
FAR_MORE = 5
_INDEFINITE = ("a ", "an ", "another ", "one ")


def link_cast(
    annotations: Sequence[Annotations], reuse: Sequence[Reuse]
) -> tuple[tuple[Entity, ...], dict[LocalEntity, str]]:
    """All named entities in order of first appearance, and the entity of each article's own."""
    return cast_of(annotations, join_entities(annotations, reuse)[0])


def cast_of(
    annotations: Sequence[Annotations],
    groups: Sequence[list[Part]],
    given: Mapping[LocalEntity, str] | None = None,
) -> tuple[tuple[Entity, ...], dict[LocalEntity, str]]:
    """The same of parts that were joined before; `given` are names that persons gave to some of them.

    An id comes from the name that was found, so that a given name moves nothing.
    """
    number_of = {part.local: number for number, group in enumerate(groups) for part in group}
    told: list[Told] = [[] for _ in groups]
    for each in annotations:
        for mention in kept_mentions(each):
            told[number_of[LocalEntity(each.article.id, mention.entity)]].append((each, mention))
    kept = [i for i, group in enumerate(groups) if any(part.named for part in group)]
    kinds = {i: _kind(groups[i]) for i in kept}
    lands = {part.longest[0] for i in kept if kinds[i] is Kind.PLACE for part in groups[i]
             if len(part.longest) == 1}  # fmt: skip
    kept = [
        i
        for i in kept
        if _is_worth_telling(groups[i], kinds[i], told[i])
        and not (kinds[i] is Kind.OTHER and _are_of_lands(groups[i], lands))
    ]
    names = {i: _name(groups[i], told[i], kinds[i]) for i in kept}
    ids = _ids(kept, kinds, names)
    entity_of = {local: ids[number] for local, number in number_of.items() if number in ids}
    relations = _relations(annotations, entity_of, {ids[i]: kinds[i] for i in kept})
    for one, two, evidence in _possible(kept, ids, kinds, groups, told):
        match = Relation(kind="possible_match", to=two, evidence=evidence)
        relations[one] = (*relations.get(one, ()), match)
    entities = tuple(
        Entity(
            id=ids[i],
            name=_given(groups[i], given or {}) or names[i],
            kind=kinds[i],
            members=tuple(sorted(part.local for part in groups[i])),
            aliases=_aliases(told[i], groups[i]),
            roles=_roles(told[i]),
            relations=relations.get(ids[i], ()),
        )
        for i in kept
    )
    return entities, entity_of


def _given(group: list[Part], given: Mapping[LocalEntity, str]) -> str | None:
    return next((given[part.local] for part in group if part.local in given), None)


def _kind(group: list[Part]) -> Kind:
    votes: Counter[Kind] = Counter()
    for part in group:
        weight = 2 if len(part.longest) > 1 else 1
        for kind, number in part.kinds.items():
            votes[kind] += number * weight
    known = [kind for kind in Kind if kind is not Kind.OTHER and votes[kind]]
    return max(known, key=lambda kind: votes[kind], default=Kind.OTHER)


def _is_worth_telling(group: list[Part], kind: Kind, told: Told) -> bool:
    """One capital word that is told once and is neither a person nor a place says too little, and so do
    words of the language in small letters ("measles")."""
    if kind is not Kind.WORK and not any(_has_name(each, mention) for each, mention in told):
        return False
    if kind in (Kind.PERSON, Kind.PLACE) or any(len(part.longest) > 1 for part in group):
        return True
    return sum(mention.form is Form.NAME for _, mention in told) >= 2


def _are_of_lands(group: list[Part], lands: Set[str]) -> bool:
    """ "Dorvian" and "the Dorvians" are no names where the story has Dorvia."""
    keys = [key for part in group for key in part.keys]
    return all(len(key) == 1 and not _lands_of(key[0]).isdisjoint(lands) for key in keys)


def _lands_of(word: str) -> set[str]:
    """The lands whose people or adjective a word may be: "dorvia" of "dorvians", "harl" of "harlian"."""
    stem = word.removesuffix("s").removesuffix("n")
    if stem == word.removesuffix("s"):
        return set()
    return {
        stem,
        stem.removesuffix("a"),
        stem.removesuffix("ia"),
        stem.removesuffix("ia") + "y",
    } - {""}


def _has_name(each: Annotations, mention: Mention) -> bool:
    """Whether a name has a capital letter, or a word that the language does not have."""
    words = mention.head.cut(each.article.text)
    strange = any(not lemmas(token.plain) for token in find_words(words))
    return mention.form is Form.NAME and (not words.islower() or strange)


def _name(group: list[Part], told: Told, kind: Kind) -> str:
    """The fullest form that is told most, without titles, not in capital letters where another is."""
    forms: Counter[str] = Counter()
    for each, mention in told:
        if mention.form is Form.NAME:
            forms[" ".join(mention.head.cut(each.article.text).split())] += 1
    forms = _without_additions(forms, kind)
    keys: Counter[Key] = Counter()
    for text, number in forms.items():
        keys[name_key(text)] += number

    def rank(text: str) -> tuple[int, int, int, bool, int, str]:
        key = name_key(text)
        words = min(len(key), 3) if kind is Kind.PERSON else len(key)
        often = keys[key]
        last = sum(number for other, number in keys.items() if other[-1] == key[-1])
        words = words if often > 1 or words <= 2 else 2
        return (words, often, last, not text.isupper(), forms[text], text)

    return max(sorted(forms), key=rank)


def _without_additions(forms: Counter[str], kind: Kind) -> Counter[str]:
    """Without forms that now and then put a word before the name: "Sunny Corvax" of what is Corvax all the time."""
    counts: Counter[Key] = Counter()
    for text, number in forms.items():
        counts[name_key(text)] += number
    added = {
        key
        for key in counts
        for short in counts
        if len(key) > len(short)
        and key[-len(short) :] == short
        and counts[short] >= FAR_MORE * counts[key]
    }
    if kind is Kind.PERSON:
        return forms
    return Counter({text: n for text, n in forms.items() if name_key(text) not in added})


def _ids(
    kept: Sequence[int], kinds: Mapping[int, Kind], names: Mapping[int, str]
) -> dict[int, str]:
    """From kind and name; a second one of the same gets a counter."""
    ids: dict[int, str] = {}
    seen: Counter[str] = Counter()
    for number in kept:
        text = f"{kinds[number]}|{plain(names[number])}"
        base = "e-" + hashlib.sha256(text.encode()).hexdigest()[:10]
        seen[base] += 1
        ids[number] = base if seen[base] == 1 else f"{base}-{seen[base]}"
    return ids


def _aliases(told: Told, group: list[Part]) -> tuple[Alias, ...]:
    """Every form but pronouns, most used first."""
    forms: Counter[tuple[str, Form]] = Counter()
    for each, mention in told:
        words = " ".join(mention.span.cut(each.article.text).split())
        if mention.form is not Form.PRONOUN and not words.lower().startswith(_INDEFINITE):
            forms[words, mention.form] += 1
    for (each, role), (same, name) in pairwise(told):
        if each is same and _is_role_of(each, role, name):
            whole = role.span.cover(name.span).cut(each.article.text)
            if not whole.lower().startswith(_INDEFINITE):
                forms[whole, Form.NAME] += 1
    known = {key for part in group for key in part.keys}
    order = sorted(forms.items(), key=lambda item: (-item[1], item[0][0]))
    return tuple(
        Alias(text=text, count=count, kind=_alias_kind(text, form, known))
        for (text, form), count in order
    )


def _is_role_of(each: Annotations, role: Mention, name: Mention) -> bool:
    """ "The critic Ada Ito": a description right before the name."""
    tied = role.form is Form.DESCRIPTION and name.form is Form.NAME
    return tied and each.article.text[role.span.end : name.span.start] == " "


def _alias_kind(text: str, form: Form, known: set[Key]) -> str:
    if form is Form.DESCRIPTION:
        return "description"
    key = name_key(text)
    odd = len(key) == 1 and len(key[0]) > 5 and not any(key[0] in k for k in known if len(k) > 1)
    near = any(
        sorted(key[0]) == sorted(word) and key[0] != word for k in known for word in k if odd
    )
    return "misspelling" if near else "name"


def _roles(told: Told) -> tuple[Role, ...]:
    """What descriptions and titles say that it is, with the words that say so."""
    found: dict[str, tuple[str, list[Evidence]]] = {}
    for each, mention in told:
        text = each.article.text
        if mention.form is Form.DESCRIPTION:
            words = mention.span.cut(text)
        elif mention.form is Form.NAME and mention.head.start > mention.span.start:
            words = text[mention.span.start : mention.head.start].strip()
        else:
            continue
        label = _role_label(words)
        if label:
            found.setdefault(label.lower(), (label, []))[1].append(
                Evidence.of(each.article, mention.span)
            )
    return tuple(Role(text=label, evidence=tuple(sorted(e))) for label, e in found.values())


def _role_label(words: str) -> str:
    """The words of a role without what only points at it."""
    parts = words.split()
    if parts and parts[0].lower() in (
        "the",
        "a",
        "an",
        "this",
        "that",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
    ):
        parts = parts[1:]
    label = " ".join(parts)
    empty = words_of("roles", "vague") | words_of("roles", "courtesy")
    return "" if label.lower().rstrip(".") in empty else label


def _relations(
    annotations: Sequence[Annotations],
    entity_of: Mapping[LocalEntity, str],
    kinds: Mapping[str, Kind],
) -> dict[str, tuple[Relation, ...]]:
    found = find_relations(annotations, entity_of, kinds)
    return {who: tuple(relations) for who, relations in found.items()}


def _possible(
    kept: Sequence[int],
    ids: Mapping[int, str],
    kinds: Mapping[int, Kind],
    groups: Sequence[list[Part]],
    told: Sequence[Told],
) -> Iterator[tuple[str, str, tuple[Evidence, ...]]]:
    """Pairs that may be one, each way, with the first name of either as evidence."""
    number = {ids[i]: i for i in kept}
    by_id = {id_: [part for part in groups[i] if part.named] for id_, i in number.items()}
    pairs = possible_matches(by_id, {id_: kinds[i] for id_, i in number.items()})
    for one, two in pairs:
        evidence = tuple(sorted((_first_name(told[number[one]]), _first_name(told[number[two]]))))
        yield one, two, evidence
        yield two, one, evidence


def _first_name(told: Told) -> Evidence:
    each, mention = next(pair for pair in told if pair[1].form is Form.NAME)
    return Evidence.of(each.article, mention.span)
