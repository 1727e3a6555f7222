"""Two sentences laid side by side: which words they share in order, and what was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import ne
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from sourceline.link.wording import Wording

# A run of shared words tells more than its words apart: a lone word counts at a third, four in
# a row in full.
RUN_FACTOR = (0.0, 0.35, 0.6, 0.85, 1.0)
# In a run of five words and more every word tells something, "of" and "the" too; but not in names.
LONG_RUN = 5
LEAST_IN_RUN = 0.8
# Each word without a partner between two shared runs weakens the thought that they belong together.
GAP_COST = 0.7
# Up to this share of a stretch a few words were changed; beyond, it was rewritten.
FEW_CHANGED = 0.25
# Words that were moved elsewhere in the sentence are looked for in runs of this length.
MOVED_RUN = 3


class Block(NamedTuple):
    """`size` words from `a` on in one sentence equal those from `b` on in the other.

    `shared` is their weight, `bits` what it tells as a run; `binding` is how firmly they hold a
    stretch together, where names count as any other word.
    """

    a: int
    b: int
    size: int
    shared: float
    bits: float
    binding: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The best stretch of two sentences: words `[a_start, a_end)` of one, `[b_start, b_end)` of
    the other.

    `bits` is how unlikely the shared words are between two who wrote by themselves; `matched`
    counts them, `changed` the words put for others, added or dropped inside; `contained` is
    the share of the poorer sentence's weight that the other shares; `common_words` counts the
    shared words that are no names or numbers.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    blocks: tuple[Block, ...]
    bits: float
    matched: int
    changed: int
    longest: int
    kind: str
    contained: float
    common_words: int


def align(a: Wording, b: Wording) -> Alignment | None:
    """How the words of `b` follow those of `a`; None where nothing is shared."""
    blocks = [
        _block(a, b, op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in Levenshtein.opcodes(a.stems, b.stems)
        if op.tag == "equal"
    ]
    if not blocks:
        return None
    first, last = _best_stretch(blocks)
    return _measure(a, b, _with_moved(a, b, blocks[first : last + 1]))


def word_changes(
    a: Sequence[str], b: Sequence[str]
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where the words of `b` differ from those of `a`: pairs of ranges, either may be empty."""
    found: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for op in Levenshtein.opcodes(a, b):
        if op.tag == "equal":
            continue
        here, there = (op.src_start, op.src_end), (op.dest_start, op.dest_end)
        if found and found[-1][0][1] == here[0] and found[-1][1][1] == there[0]:
            here, there = (found[-1][0][0], here[1]), (found[-1][1][0], there[1])
            found.pop()
        found.append((here, there))
    return found


def _block(a: Wording, b: Wording, i: int, j: int, size: int) -> Block:
    shared = list(map(min, a.weights[i : i + size], b.weights[j : j + size]))
    rarity = a.rarity[i : i + size]
    if size < LONG_RUN:
        factor = RUN_FACTOR[size]
        return Block(i, j, size, sum(shared), factor * sum(shared), factor * sum(rarity))
    sorts = a.sorts[i : i + size]
    least = [LEAST_IN_RUN if sort == "w" else 0.0 for sort in sorts]
    bits = sum(map(max, shared, least))
    binding = sum([max(weight, LEAST_IN_RUN) for weight in rarity])
    return Block(i, j, size, sum(shared), bits, binding)


def _best_stretch(blocks: list[Block]) -> tuple[int, int]:
    """The run of blocks whose worth less the gaps between them is greatest."""
    best = (-1.0, 0, 0)
    total, start = 0.0, 0
    for number, block in enumerate(blocks):
        gap = 0.0
        if number:
            before = blocks[number - 1]
            gap = GAP_COST * max(block.a - before.a - before.size, block.b - before.b - before.size)
        if total <= gap:
            total, start = 0.0, number
            gap = 0.0
        total += block.binding - gap
        if total > best[0]:
            best = (total, start, number)
    return best[1], best[2]


def _with_moved(a: Wording, b: Wording, blocks: list[Block]) -> list[Block]:
    """Add runs that stand in another order, where they tell more than the words between cost."""
    if min(len(a.stems), len(b.stems)) - sum(block.size for block in blocks) < MOVED_RUN:
        return blocks
    used_a = {block.a + k for block in blocks for k in range(block.size)}
    used_b = {block.b + k for block in blocks for k in range(block.size)}
    places = _free_runs(a.stems, used_a)
    at = 0
    while at + MOVED_RUN <= len(b.stems) and places:
        start = places.get(b.stems[at : at + MOVED_RUN])
        size = 0 if start is None else _run(a.stems, b.stems, start, at, used_a, used_b)
        if start is None or size < MOVED_RUN:
            at += 1
            continue
        block = _block(a, b, start, at, size)
        if block.binding > GAP_COST * _stretch_growth(blocks, block):
            blocks = [*blocks, block]
            used_a.update(range(start, start + size))
            used_b.update(range(at, at + size))
        at += size
    return blocks


def _free_runs(words: tuple[str, ...], used: set[int]) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - MOVED_RUN + 1):
        if used.isdisjoint(range(at, at + MOVED_RUN)):
            places.setdefault(words[at : at + MOVED_RUN], at)
    return places


def _run(
    a: Sequence[str], b: Sequence[str], i: int, j: int, used_a: set[int], used_b: set[int]
) -> int:
    size = 0
    while (
        i + size < len(a)
        and j + size < len(b)
        and a[i + size] == b[j + size]
        and i + size not in used_a
        and j + size not in used_b
    ):
        size += 1
    return size


def _stretch_growth(blocks: list[Block], block: Block) -> int:
    """How many unshared words the stretch would take in on either side, the greater of the two."""
    a_start, a_end = min(x.a for x in blocks), max(x.a + x.size for x in blocks)
    b_start, b_end = min(x.b for x in blocks), max(x.b + x.size for x in blocks)
    left = a_start - block.a - block.size if block.a < a_start else block.a - a_end
    right = b_start - block.b - block.size if block.b < b_start else block.b - b_end
    return max(left, right, 0)


def _measure(a: Wording, b: Wording, blocks: list[Block]) -> Alignment:
    a_start, a_end = min(x.a for x in blocks), max(x.a + x.size for x in blocks)
    b_start, b_end = min(x.b for x in blocks), max(x.b + x.size for x in blocks)
    matched = sum(block.size for block in blocks)
    # Short tails on both sides are the same thought in other words: they belong to the stretch.
    head = (a_start, b_start)
    tail = (len(a.plain) - a_end, len(b.plain) - b_end)
    if max(head) <= matched // 3:
        a_start, b_start = 0, 0
    if max(tail) <= matched // 3:
        a_end, b_end = len(a.plain), len(b.plain)
    inside = max(a_end - a_start, b_end - b_start) - matched
    changed = inside + sum(_reworded(a, b, block) for block in blocks)
    poorer = min(sum(a.weights), sum(b.weights))
    return Alignment(
        a_start,
        a_end,
        b_start,
        b_end,
        tuple(blocks),
        round(sum(block.bits for block in blocks), 3),
        matched,
        changed,
        max(block.size for block in blocks),
        _kind(changed, matched, len(blocks)),
        round(sum(block.shared for block in blocks) / max(poorer, 1.0), 3),
        sum(a.sorts.count("w", block.a, block.a + block.size) for block in blocks),
    )


def _reworded(a: Wording, b: Wording, block: Block) -> int:
    """How many words of the run have another ending or case of number ("vote", "voted")."""
    ours, theirs = a.plain[block.a : block.a + block.size], b.plain[block.b : block.b + block.size]
    return 0 if ours == theirs else sum(map(ne, ours, theirs))


def _kind(changed: int, matched: int, blocks: int) -> str:
    if not changed and blocks == 1:
        return "verbatim"
    return "near" if changed <= FEW_CHANGED * (matched + changed) else "rewritten"
