"""What kind of thing a name names, from its words and from what stands around it."""

from __future__ import annotations

import re
from collections import Counter

from sourceline.annotate.names import Name
from sourceline.annotate.reading import Reading
from sourceline.model.annotations import Kind
from sourceline.text.definite import is_alone_after_the
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.naming import canonical, is_given, is_known_place
from sourceline.text.relations import can_be_person, is_known

# Votes of the network for each mention that it is wholly sure of; the strongest word list has 8. With 6 votes
# names of CrossNER music are right in kind and place for 70.1, with 12 for 73.8 (strict F1, 200 sentences).
NETWORK = 12.0
_SPEAKS = (
    "said|says|told|added|asked|admitted|insisted|wrote|tweeted|explained|replied|joked|smiled|wept|died|"
    "resigned|denied|refused|was born|was arrested|was jailed|was sentenced|himself|herself|who"
)
_PERSON_AFTER = re.compile(rf"^(?:,? (?:aged )?\d{{1,3}},| (?:{_SPEAKS})\b|, (?:who|whose)\b)")
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:said|says|added|told|asked|by|named|called|actor|singer|his|her) |[\"”’], )$"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|to|of|outside|around|across|through|into|towards?|north|south|east|west) $"
)
_STRICT_PLACE = re.compile(r"\b(?:in|near|outside|around|across|throughout|inside|into) (?:the )?$")
_SHOWN = (
    "song|single|album|film|movie|book|novel|play|show|series|drama|sitcom|musical|opera|documentary|"
    "track|hit|video|sequel|memoir|podcast|poem|painting|exhibition|called|titled|entitled|starred in|"
    "stars in|starring in"
)
_WORK_BEFORE = re.compile(rf"\b(?:{_SHOWN})s?,? [\"“‘']?$")
# Right before a name these say what it is, whatever the network thinks.
_IS_WORK = re.compile(
    r"\b(?:song|single|album|film|movie|novel|drama|k-drama|sitcom|musical|opera|documentary|memoir|miniseries) $",
    re.IGNORECASE,
)
# A side in a match, and who belongs to one.
_PLAYED = (
    r"beat|beating|beaten by|against|defeat(?:ed|ing)?|versus|vs?\.?|thrash(?:ed|ing)?|"
    r"signed (?:by|for|from)|join(?:ed|s|ing)?"
)
_SIDE = (
    "fans|supporters|manager|head coach|coach|captain|defender|striker|midfielder|goalkeeper|winger|"
    "forward|players?|squad|bench|dressing room"
)
_TEAM_BEFORE = re.compile(rf"\b(?:{_PLAYED}) $")
_TEAM_AFTER = re.compile(rf"^(?:['’]s?)? (?:{_SIDE})\b")
_MAKER_AFTER = re.compile(
    r"^ (?:singer|songwriter|hitmaker|author|novelist|composer|star|actor|actress|director|producer|creator)\b"
)
_MEMBER_AFTER = re.compile(
    r"^(?:['’]s?)? (?:members?|singer|star|idol|frontman|frontwoman|guitarist|drummer|bassist|vocalist|rapper|"
    r"bandmates?)\b"
)
# What only a business has or does, and what stands before a business by name.
_BUSINESS_AFTER = re.compile(
    r"^,? (?:plc|PLC|Inc|Ltd|LLC|Corp|Co|AG|SA|GmbH|NV|Pty)\b"
    r"|^(?:['’]s?)? (?:shares|shareholders|stock|headquarters|subsidiary)\b"
    r"|^(?:, | was | is )(?:founded|headquartered|incorporated) (?:in|by)\b"
)
_BUSINESSES = (
    "company|firm|drug group|manufacturer|retailer|supplier|broadcaster|distributor|newspaper|charity|"
    "airline|carmaker|drugmaker|start-up|agency|union"
)
_BUSINESS_BEFORE = re.compile(rf"\b(?:{_BUSINESSES}) $")
# "her team, the Otters", "its finance chief, Ada Ito,": whose it is, what it is, and then who.
_APPOSED = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|['’]s?) (?:[a-z-]+ ){0,3}?([a-z-]+), $"
)
_ENDS_APPOSED = re.compile(r"[,.;]|$| (?:said|says|told)\b")
# Nouns for places that stand before a place's own name and are hardly a person's.
_LANDS = frozenset(["mount", "port", "fort", "cape", "lake", "loch", "hotel"])
# Letters of a land's name or its adjective, at least: "Mia" has no adjective.
_LONG_ENOUGH = 5
_CALLED = r"(?:call|calls|called|dub|dubbed|nickname|nicknamed) (?:him|her|\w+)"
_NICKNAME_BEFORE = re.compile(
    rf"\b(?:{_CALLED}|known(?: \w+){{0,5}} as|nicknamed|dubbed) (?:the |simply )?[\"“‘']?$"
)
_ACTS = re.compile(
    r"^ (?:[a-z]+ed|put|led|held|took|gave|kept|won|lost|fell|left|went|came|began|ran|met|told|felt|stood|"
    r"spoke|wrote|saw|thought)\b"
)


def kind_of(reading: Reading, names: list[Name]) -> Kind:
    """The kind that most of the evidence speaks for; all `names` are mentions of one thing."""
    votes: Counter[Kind] = Counter()
    for key in sorted({name.key for name in names}):
        votes.update(_by_words(key))
    for name in names:
        votes.update(_by_surroundings(reading, name))
    votes.update(_by_adjective(reading, names))
    if any(_is_persons_matter(reading, name) for name in names):
        votes[Kind.PERSON] -= round(2 * NETWORK)
        votes[Kind.OTHER] += 1
    total = {kind: float(count) for kind, count in votes.items()}
    for name in names:
        if name.kind is not None:
            total[name.kind] = total.get(name.kind, 0.0) + NETWORK * name.sure
            if name.title:
                told = Kind.PERSON if _has_persons_title(name) else Kind.WORK
                total[told] = total.get(told, 0.0) + 2 * NETWORK
    best = max(total.values(), default=0.0)
    if best <= 0:
        return Kind.OTHER
    return next(kind for kind in Kind if total.get(kind, 0.0) == best)


def _by_adjective(reading: Reading, names: list[Name]) -> Counter[Kind]:
    """ "Dorvia" where the report also has "Dorvian" is a land, and "Dorvian" is nobody."""
    (word, *more) = names[0].words
    plain = word.plain
    if more or is_given(plain) or len(plain) < _LONG_ENOUGH:
        return Counter()
    told = {plain for plain in (plain + "n", plain + "ns") if _places_of(reading, plain)}
    if plain.endswith("ia") and told:
        return Counter({Kind.PLACE: round(NETWORK)})
    land = plain.removesuffix("s").removesuffix("n")
    if land.endswith("ia") and land != plain and not is_given(land) and _places_of(reading, land):
        return Counter({Kind.PERSON: -round(2 * NETWORK), Kind.OTHER: round(NETWORK)})
    return Counter()


def _has_persons_title(name: Name) -> bool:
    """ "Sen. Marsh Field" is no field."""
    works = words_of("roles", "works")
    return any(word.plain not in works for word in name.title)


def _by_words(key: tuple[str, ...]) -> Counter[Kind]:
    """Votes of the name's own words."""
    votes: Counter[Kind] = Counter()
    whole, last = {" ".join(key), " ".join(canonical(key))}, key[-1]
    if any(whole & words_of("places", part) for part in ("countries", "states", "cities")):
        votes[Kind.PLACE] += 8
    if whole & words_of("roles", "known_bodies"):
        votes[Kind.ORGANIZATION] += 8
    if whole & words_of("roles", "known_awards"):
        votes[Kind.OTHER] += 8
    if len(key) > 1:
        given = any(key[0] in words_of("names", part) for part in ("male", "female", "either"))
        suffix = _suffix_kind(key)
        if suffix is not None:
            votes[suffix] += 5
        if given and suffix is None:
            votes[Kind.PERSON] += 4
        elif suffix is None and len(key) <= 3:
            votes[Kind.PERSON] += 0 if all(lemmas(word) for word in key) else 2
        if given and len(key) <= 3 and suffix is not None:
            votes[Kind.PERSON] += 2
        if key[0] in words_of("roles", "place_prefixes") and not given:
            votes[Kind.PLACE] += 3
        if is_known_place(key[:-1]) and not given and _is_several(last):
            votes[Kind.PERSON] -= round(2 * NETWORK)  # "Ohio Rangers"
            votes[Kind.GROUP] += round(NETWORK)
        lands = not _LANDS.isdisjoint(canonical(key)[:-1])
        if lands and not given and suffix is None:
            votes[Kind.PLACE] += round(2 * NETWORK)  # the network takes "Mount Hesk" for a person
    elif any(last in words_of("names", part) for part in ("male", "female")):
        votes[Kind.PERSON] += 2
    return votes


def _is_several(plain: str) -> bool:
    """ "rangers", "republicans": a noun in the plural."""
    nouns = lemmas(plain).get("NOUN", ())
    return plain.endswith("s") and bool(nouns) and plain not in nouns


def _suffix_kind(key: tuple[str, ...]) -> Kind | None:
    head = key[: next((i for i, word in enumerate(key) if i and word in ("of", "for")), len(key))]
    two, last = " ".join(head[-2:]), head[-1]
    if last in words_of("roles", "works") or two in words_of("roles", "works"):
        return Kind.WORK
    if last in (
        "town",
        "city",
        "county",
        "rovers",
        "united",
        "athletic",
        "wanderers",
        "albion",
        "fc",
    ):
        return Kind.ORGANIZATION if last not in ("city", "county", "town") else Kind.PLACE
    if last in words_of("roles", "bodies") or two in words_of("roles", "lower_bodies"):
        return Kind.ORGANIZATION
    if last in words_of("roles", "places"):
        return Kind.PLACE
    if last in words_of("roles", "events") or two in words_of("roles", "events"):
        return Kind.EVENT
    if last in words_of("roles", "others"):
        return Kind.OTHER
    return None


def _by_surroundings(reading: Reading, name: Name) -> Counter[Kind]:
    """Votes of the words before and after one mention."""
    votes: Counter[Kind] = Counter()
    before = reading.text[max(0, name.span.start - 60) : name.span.start]
    after = reading.text[name.head.end : name.head.end + 40]
    if name.title:
        work = all(word.plain in words_of("roles", "works") for word in name.title)
        votes[Kind.WORK if work else Kind.PERSON] += 4
    if _PERSON_AFTER.match(after):
        votes[Kind.PERSON] += 2
    if _PERSON_BEFORE.search(before):
        votes[Kind.PERSON] += 1
    votes.update(_by_what_is_apposed(before, after))
    if _is_dateline(reading, name):
        votes[Kind.PLACE] += round(NETWORK)
    if _BUSINESS_AFTER.match(after) or _BUSINESS_BEFORE.search(before):
        votes[Kind.ORGANIZATION] += round(NETWORK)
    if _is_common_after_the(reading, name, before):
        votes[Kind.PERSON] -= round(2 * NETWORK)
    if is_definite(reading, name):
        votes[Kind.PERSON] -= round(2 * NETWORK)
        votes[Kind.ORGANIZATION] += 1
    owner = re.match(r"^['’]s?\b", after)
    if _STRICT_PLACE.search(before) and not owner:
        votes[Kind.PLACE] += 2
    elif len(name.words) == 1 and _PLACE_BEFORE.search(before) and not owner:
        votes[Kind.PLACE] += 1
    if _TEAM_BEFORE.search(before) or _TEAM_AFTER.match(after):
        votes[Kind.ORGANIZATION] += 3
    if len(name.words) == 1 and not lemmas(name.words[0].plain) and _ACTS.match(after):
        votes[Kind.PERSON] += 1
    if _IS_WORK.search(before):
        votes[Kind.WORK] += round(NETWORK)
    if _WORK_BEFORE.search(before) or re.match(
        r"^[\"”’']? (?:music video|mv|album|single|trailer)\b", after
    ):
        votes[Kind.WORK] += 4
    marked = before[-1:] in "\"“‘'*_" and after[:1] in "\"”’'*_,"
    if before and marked and len(name.words) > 1:
        votes[Kind.WORK] += 4
    if len(name.words) > 1 and _MAKER_AFTER.match(after):
        votes[Kind.WORK] += 4
    acronym = name.words[0].acronym and len(name.words) == 1 and len(name.words[0].text) > 2
    if acronym or (len(name.words) > 1 and re.search(r"\bthe $", before, re.IGNORECASE)):
        votes[Kind.ORGANIZATION] += 1
    if _is_vessel(before) or (
        len(name.words) > 1 and name.words[0].plain in ("lady", "queen", "miss")
    ):
        votes[Kind.PRODUCT] += 6  # names.py keeps such a title in the name only after "the"
    elif len(name.words) > 1 and re.search(r"\bthe $", before):
        votes[Kind.PERSON] -= 3
    if re.search(r"\b(?:an?) $", before):
        votes[Kind.PERSON] -= 4
        votes[Kind.OTHER] += 2
    if any(word.gap in ("'s ", "’s ") for word in name.words[1:]):
        votes[Kind.PERSON] -= 3
    if _MEMBER_AFTER.match(after) and (len(name.words) == 1 or not name.title):
        votes[Kind.GROUP] += 3 if len(name.words) == 1 else 1
    if is_nickname(reading.text, name.span.start):
        votes[Kind.PERSON] += 2
    small = [w for w in name.words if w.text.islower() and w.plain not in ("of", "for", "the")]
    if len(small) >= 2:
        votes[Kind.WORK] += 6
    return votes


def _is_persons_matter(reading: Reading, name: Name) -> bool:
    """ "the Kell Doctrine": a name that ends another one of the report ("Ada Kell"), and then a thing."""
    first, last = name.words[0], name.words[-1]
    if len(name.words) != 2 or not last.capital or name.title:
        return False
    thing = set(lemmas(last.plain)) == {"NOUN"} and not is_given(last.plain)
    if not thing or is_given(first.plain) or not is_known(last.plain):
        return False
    if can_be_person(last.plain):
        return False
    told = re.finditer(rf"\b([A-Z][\w.]+) {re.escape(first.text)}\b(?! [A-Z])", reading.text)
    return any(m.group(1).lower() not in words_of("function", "words") for m in told)


def _by_what_is_apposed(before: str, after: str) -> Counter[Kind]:
    """ "its finance chief, Ada Ito," is a person, and "her team, Ada Racing," is none."""
    told = _APPOSED.search(before)
    if told is None or not _ENDS_APPOSED.match(after):
        return Counter()
    noun = told.group(1)
    if noun in words_of("roles", "either"):
        return Counter()
    if noun in words_of("roles", "persons"):
        return Counter({Kind.PERSON: round(2 * NETWORK)})
    if noun in words_of("roles", "pointing_bodies"):
        return Counter({Kind.ORGANIZATION: round(2 * NETWORK)})
    return Counter()


def _is_common_after_the(reading: Reading, name: Name, before: str) -> bool:
    """ "the Crown", "the Blitz": a common noun with an article is no person, unless one is called so."""
    word = name.words[0]
    bare = len(name.words) == 1 and not name.title and not before.endswith((", the ", "The "))
    return (
        bare
        and before.endswith(" the ")
        and "NOUN" in lemmas(word.plain)
        and not any(is_nickname(reading.text, n) for n in _places_of(reading, word.plain))
    )


def _is_dateline(reading: Reading, name: Name) -> bool:
    """ "Harl." before the first sentence of a line: where it was written."""
    line = reading.text.rfind("\n", 0, name.span.start) + 1
    end = name.head.end
    alone = line == name.span.start and reading.text[end : end + 2] == ". "
    return alone and not name.title and len(name.words) == 1 and len(name.key[0]) > 2


def is_definite(reading: Reading, name: Name) -> bool:
    """ "the Marl" with no noun after it, where nobody is called so."""
    if len(name.words) != 1 or name.title:
        return False
    alone = is_alone_after_the(reading.text, name.head.start, name.head.end)
    return alone and not any(
        is_nickname(reading.text, n) for n in _places_of(reading, name.words[0].plain)
    )


def _places_of(reading: Reading, plain: str) -> list[int]:
    return [w.span.start for row in reading.words for w in row if w.plain == plain and w.capital]


def is_nickname(text: str, place: int) -> bool:
    """Whether the words before a place call somebody what begins there: "known as the Otter"."""
    return _NICKNAME_BEFORE.search(text[max(0, place - 60) : place]) is not None


def _is_vessel(before: str) -> bool:
    """ "the ferry Gannet", "a fishing boat, the Good Hope": a thing that bears a name of its own."""
    found = re.search(r"\b([\w-]+),? (?:called |named )?(?:the )?[\"“‘']?$", before.lower())
    return found is not None and found.group(1) in words_of("roles", "vessels")
