"""A fingerprint of a wording: hashes of some of its runs of words, so chosen that copies share them.

Winnowing (Schleimer, Wilkerson and Aiken, 2003): of every `WINDOW` runs in a row the one with the
least hash is kept, so that any passage of `RUN + WINDOW - 1` words that two reports share is found,
wherever it stands. MinHash would compare whole reports and miss a copied passage.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

# Eight words in a row are not written twice by chance; five are ("said in a statement on").
RUN = 8
# A copied paragraph of 19 words is found; half of a window is kept on average, one run in 6.5.
WINDOW = 12
# A report of about 3,300 words. Of a longer one the least hashes are kept, the same in every copy.
MOST = 512
_BITS = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15
_KEPT = 52  # bits; a double holds them, so that any reader of JSON keeps them


def find_fingerprint(words: Sequence[str]) -> tuple[int, ...]:
    """Rising hashes; one of the whole where it is shorter than a run, none where there are no words."""
    if not words:
        return ()
    hashes = _hash_runs([_hash(word) for word in words], min(RUN, len(words)))
    return tuple(sorted(_winnow(hashes))[:MOST])


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _hash_runs(words: Sequence[int], run: int) -> list[int]:
    """One hash for each run of words, each made from the one before (Rabin and Karp)."""
    leaving = pow(_STEP, run, 1 << 64)
    rolling = 0
    found = []
    for at, word in enumerate(words):
        rolling = (rolling * _STEP + word) & _BITS
        if at >= run:
            rolling = (rolling - words[at - run] * leaving) & _BITS
        if at >= run - 1:
            mixed = ((rolling ^ (rolling >> 29)) * 0xBF58476D1CE4E5B9) & _BITS
            found.append((mixed ^ (mixed >> 32)) & ((1 << _KEPT) - 1))
    return found


def _winnow(hashes: Sequence[int]) -> set[int]:
    if len(hashes) <= WINDOW:
        return {min(hashes)} if len(hashes) < RUN else {min(hashes), max(hashes)}
    return {min(hashes[at : at + WINDOW]) for at in range(len(hashes) - WINDOW + 1)}
