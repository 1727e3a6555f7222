"""Names that are one, spelled in two ways: slips of the pen, "Grey Quay" and "Gray Quay"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations, pairwise

from rapidfuzz.distance import OSA

from sourceline.link.cast_parts import Part
from sourceline.link.unions import Unions
from sourceline.model.annotations import Kind
from sourceline.model.links import LocalEntity
from sourceline.text.morphology import lemmas
from sourceline.text.naming import Key, without_suffix

# A misspelling is told only of names of at least so many letters, one edit apart.
MISSPELT_LETTERS = 6
SPELT_LETTERS = 4


def join_surname_slips(parts: Iterable[Part], unions: Unions[LocalEntity]) -> None:
    """ "Odo Krestel" and "Odo Krsetel": one given name, surnames one slip apart of which no word of the language
    is one, and no report that tells of both."""
    given: dict[str, dict[str, list[Part]]] = defaultdict(lambda: defaultdict(list))
    for part in parts:
        full = without_suffix(part.longest)
        if part.kind is Kind.PERSON and len(full) > 1 and len(full[-1]) >= MISSPELT_LETTERS - 1:
            given[full[0]][full[-1]].append(part)
    for surnames in given.values():
        for one, two in combinations(sorted(surnames), 2):
            if OSA.distance(one, two, score_cutoff=1) != 1 or lemmas(one) or lemmas(two):
                continue
            if max(len(one), len(two)) < MISSPELT_LETTERS:
                continue
            sides = [{part.local.article for part in surnames[each]} for each in (one, two)]
            if not sides[0] & sides[1]:
                unions.join(surnames[one][0].local, surnames[two][0].local)


def join_misspellings(parts: list[Part], unions: Unions[LocalEntity]) -> None:
    """A name told once, one edit from a name that the story tells often, and no word of the language."""
    counts: dict[str, int] = defaultdict(int)
    holder: dict[str, Part] = {}
    for part in parts:
        for key, number in part.keys.items():
            counts[key[-1]] += number
            holder.setdefault(key[-1], part)
    rare = [w for w, n in counts.items() if n == 1 and len(w) >= MISSPELT_LETTERS and not lemmas(w)]
    common = [w for w, n in counts.items() if n >= 3 and len(w) >= MISSPELT_LETTERS]
    by_ends: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in common:
        by_ends[word[0], word[-1]].append(word)
    for word in rare:
        near = [c for c in by_ends[word[0], word[-1]] if OSA.distance(word, c, score_cutoff=1) == 1]
        if len(near) == 1 and _may_be_misspelt(holder[word], holder[near[0]]):
            unions.join(holder[near[0]].local, holder[word].local)


def join_spellings(parts: list[Part], unions: Unions[LocalEntity]) -> None:
    """Names of things that differ by one letter of one word: "Grey Quay" and "Gray Quay"."""
    masked: dict[tuple[int, Key], list[tuple[str, Part]]] = defaultdict(list)
    for part in parts:
        key = part.longest
        if len(key) < 2 or part.kind is Kind.PERSON:
            continue
        for place, word in enumerate(key):
            if len(word) >= SPELT_LETTERS and word.isalpha():
                masked[place, (*key[:place], *key[place + 1 :])].append((word, part))
    for group in masked.values():
        first: dict[str, Part] = {}
        for word, part in group:
            first.setdefault(word, part)
        words = sorted(first)
        for one, two in pairwise(words):
            if OSA.distance(one, two, score_cutoff=1) == 1:
                unions.join(first[one].local, first[two].local)


def _may_be_misspelt(rare: Part, common: Part) -> bool:
    if len(rare.longest) > 1 and len(common.longest) > 1:
        return rare.longest[0] == common.longest[0]
    return rare.kind in (common.kind, Kind.OTHER, Kind.ORGANIZATION)
