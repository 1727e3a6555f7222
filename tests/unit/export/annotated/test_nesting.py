"""Tags that nest and cross -> pieces that pair up, with every word once."""

from __future__ import annotations

import random

import pytest

from sourceline.export.annotated.nesting import Close, Open, Words, group_tags, nest
from sourceline.export.annotated.tags import Tag
from sourceline.model.span import Span

TEXT = "abcdefghij"


def bracketed(*places: tuple[int, int], start: int = 0, end: int = len(TEXT)) -> str:
    """Pieces as brackets; `]+` goes on, `+[` is gone on with."""
    tags = [
        Tag(span=Span(*place), sort="figure", tone="", label=str(at), title="")
        for at, place in enumerate(places)
    ]
    out = []
    for step in nest(group_tags(tags), start, end):
        if isinstance(step, Words):
            out.append(step.span.cut(TEXT))
        elif isinstance(step, Open):
            out.append("[" if step.first else "+[")
        else:
            labels = ",".join(tag.label for tag in step.group.tags)
            out.append(f"]{labels}" if step.last else "]+")
    return "".join(out)


@pytest.mark.parametrize(
    ("places", "shown"),
    [
        ((), "abcdefghij"),
        (((2, 5),), "ab[cde]0fghij"),
        (((2, 5), (2, 5)), "ab[cde]0,1fghij"),
        (((3, 4), (2, 5)), "ab[c[d]0e]1fghij"),
        (((2, 4), (4, 6)), "ab[cd]0[ef]1ghij"),
        (((1, 5), (3, 8)), "a[bc[de]+]0+[fgh]1ij"),
        (((0, 10), (0, 3), (2, 10)), "[[ab[c]+]1+[defghij]2]0"),
    ],
)
def test_pieces(places: tuple[tuple[int, int], ...], shown: str) -> None:
    assert bracketed(*places) == shown


def test_a_part_of_the_text_cuts_what_reaches_beyond_it() -> None:
    assert bracketed((1, 5), (3, 8), start=2, end=6) == "+[c[de]+]0+[f]+"


def test_any_spans_pair_up_and_lose_nothing() -> None:
    chance = random.Random(7)
    for _ in range(300):
        tags = []
        for at in range(chance.randrange(9)):
            low, high = sorted(chance.sample(range(11), 2))
            tags.append(Tag(span=Span(low, high), sort="time", tone="", label=f"{at}", title=""))
        stack: list[object] = []
        closed: list[str] = []
        words = ""
        for step in nest(group_tags(tags), 0, len(TEXT)):
            if isinstance(step, Open):
                assert step.around == tuple(stack)
                stack.append(step.group)
            elif isinstance(step, Close):
                assert stack.pop() is step.group
                closed += [tag.label for tag in step.group.tags if step.last]
            else:
                assert step.groups == tuple(stack)
                assert all(
                    group.span.start <= step.span.start and step.span.end <= group.span.end
                    for group in step.groups
                )
                words += step.span.cut(TEXT)
        assert (words, stack) == (TEXT, [])
        assert sorted(closed) == sorted(tag.label for tag in tags)
