"""What a later version of a report made of an earlier one, and whether two texts are such at all."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from sourceline.model.article import Article, Rewording
from sourceline.text.tokens import find_words

# Of the runs of three words of the shorter text at least this share stands in the other. An address
# that shows another report every day shares its menus; a correction or an update leaves most sentences
# as they were. Chosen by judgement, not measured: there is no pile of silent edits to measure on.
RESEMBLING = 0.3
_RUN = 3
# Beyond so many words the rest of a text is compared as one piece, so that time stays bounded.
_LONGEST = 10_000


def resemble(one: Article, two: Article) -> bool:
    """Whether two texts can be versions of one report."""
    ours, theirs = _runs(one.text), _runs(two.text)
    if not ours or not theirs:
        return one.text.split() == two.text.split()
    return len(ours & theirs) >= RESEMBLING * min(len(ours), len(theirs))


def find_rewordings(before: str, after: str) -> tuple[Rewording, ...]:
    """Pieces that differ, in order of place; white space alone is no difference."""
    return tuple(_differences(before, after))


def _differences(before: str, after: str) -> Iterator[Rewording]:
    old, new = _pieces(before), _pieces(after)
    codes = Indel.opcodes([before[a:b] for a, b in old], [after[a:b] for a, b in new])
    for group in _joined(codes):
        (first, last), (start, end) = group
        place = new[start][0] if start < len(new) else len(after)
        yield Rewording(
            before=before[old[first][0] : old[last - 1][1]] if last > first else "",
            after=after[place : new[end - 1][1]] if end > start else "",
            start=place,
            end=new[end - 1][1] if end > start else place,
        )


Places = tuple[tuple[int, int], tuple[int, int]]


def _joined(codes: object) -> Iterator[Places]:
    """What is taken out and put in at one place is one change."""
    held: Places | None = None
    for tag, a, b, c, d in codes:  # type: ignore[attr-defined]
        if tag == "equal":
            if held is not None:
                yield held
            held = None
        elif held is None:
            held = ((a, b), (c, d))
        else:
            held = ((held[0][0], b), (held[1][0], d))
    if held is not None:
        yield held


def _pieces(text: str) -> list[tuple[int, int]]:
    """Runs without white space; beyond the longest that is compared, all the rest as one."""
    places: list[tuple[int, int]] = []
    at = 0
    for piece in text.split():
        at = text.index(piece, at)
        places.append((at, at + len(piece)))
        at += len(piece)
        if len(places) == _LONGEST and text[at:].strip():
            rest = text.rstrip()
            places.append((at + len(rest[at:]) - len(rest[at:].lstrip()), len(rest)))
            break
    return places


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.plain for word in find_words(text)]
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
