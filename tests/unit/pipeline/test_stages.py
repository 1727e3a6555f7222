"""The order of the stages: what an article alone decides, and what the pile decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

import pytest

from sourceline.annotate.annotator import annotate
from sourceline.clean.clean import clean_article
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article
from sourceline.pipeline.engine import SerialEngine
from sourceline.pipeline.stages import read_article, tell_story
from tests.builders import article

T = TypeVar("T")
R = TypeVar("R")

QUAY = article(
    "The quay in Pellow collapsed on Tuesday night.\n\nTwo boats sank, the council said.",
    "2021-06-02",
    id="quay",
    source="quay.txt",
)
CRACKS = article(
    "Engineers found three cracks in the quay in Pellow on Thursday.\n\nIt was shut at once.",
    "2021-06-04",
    id="cracks",
    source="cracks.txt",
)
UNDATED = article(
    "The quay in Pellow collapsed yesterday.\n\nPeople stood at the fence and wept.",
    id="undated",
    source="undated.txt",
)


class Counting:
    """An engine that remembers what it was given, and gives results in its own time."""

    several = False

    def __init__(self) -> None:
        self.seen: list[object] = []

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        waiting = list(items)
        self.seen += waiting
        return iter([function(item) for item in waiting])

    def as_done(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[int, R]]:
        return iter(reversed([*enumerate(self.map(function, items))]))


def test_serial_engine_keeps_the_order() -> None:
    assert list(SerialEngine().map(lambda x: x * 2, [3, 1, 2])) == [6, 2, 4]


def test_any_engine_and_any_order_tell_the_same() -> None:
    pile = [QUAY, CRACKS, UNDATED]
    engine = Counting()
    told = tell_story(pile, engine=engine)
    assert engine.seen == pile
    assert tell_story(reversed(pile)) == told


def test_reading_one_depends_on_it_alone() -> None:
    assert read_article(QUAY) == annotate(clean_article(QUAY))


def test_an_undated_report_is_dated_by_the_others() -> None:
    story = tell_story([QUAY, CRACKS, UNDATED])
    dated = {each.id: each for each in story.articles}["undated"]
    assert dated.published is not None
    assert dated.published_from == "text"
    assert dated.published.start is not None
    assert {each.id: each for each in story.articles}["quay"].published_from == "header"


def test_a_report_that_fails_is_named_and_the_rest_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def picky(each: Article) -> Annotations:
        if each.id == "cracks":
            raise KeyError("a rule tripped")
        return annotate(each)

    monkeypatch.setattr("sourceline.pipeline.stages.annotate", picky)
    story = tell_story([QUAY, CRACKS])
    assert [each.id for each in story.articles] == ["quay"]
    (problem,) = story.problems
    assert (problem.source, problem.kind) == ("cracks.txt", "other")
    assert "a rule tripped" in problem.reason
    with pytest.raises(KeyError):
        tell_story([QUAY, CRACKS], strict=True)


def test_an_empty_pile_is_an_empty_story() -> None:
    assert tell_story([]).articles == ()


def test_an_empty_report_does_no_harm() -> None:
    empty = replace(QUAY, id="empty", source="empty.txt", text=" ")
    assert len(tell_story([QUAY, empty]).articles) == 2
