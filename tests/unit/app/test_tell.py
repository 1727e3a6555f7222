"""The library's front door."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourceline.app.annotate import annotate_paths
from sourceline.app.tell import tell
from sourceline.errors import ArticleError, SourceError
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article, Problem
from sourceline.tell.selection import Selection

TEXT = "Date: 2021-06-02\n\nThe quay in Pellow collapsed on Tuesday night. Two boats sank.\n"


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    return tmp_path


def test_one_path_is_as_good_as_a_list(pile: Path) -> None:
    assert tell(pile) == tell([str(pile)]) == tell(str(pile))


def test_it_is_watched(pile: Path) -> None:
    seen: list[Article] = []
    story = tell(pile, watch=seen.append)
    assert [each.source for each in seen] == ["a.txt"]
    assert [(each.source, each.kind) for each in story.problems] == [("b.txt", "unreadable")]


def test_strict_raises_what_would_have_been_named(pile: Path) -> None:
    with pytest.raises(ArticleError, match=r"b\.txt: the file is empty") as caught:
        tell(pile, strict=True)
    assert caught.value.subject == "b.txt"


def test_nothing_to_read_raises(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"")
    for use in (tell, lambda path: list(annotate_paths([path]))):
        with pytest.raises(SourceError, match="no report could be read"):
            use(tmp_path)


def test_a_selection_cuts_the_timeline(pile: Path) -> None:
    assert tell(pile).timeline
    assert tell(pile, selection=Selection(about="xqzzt")).timeline == ()


def test_annotations_come_one_by_one_and_problems_with_them(pile: Path) -> None:
    found = list(annotate_paths([pile]))
    assert [type(each) for each in found] == [Annotations, Problem]
    with pytest.raises(ArticleError):
        list(annotate_paths([pile], strict=True))
