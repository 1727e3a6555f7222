"""The use case: which reports count as known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sourceline.app.new import catch_up
from sourceline.errors import SettingsError, SourceError

FIRST = "Date: 2021-06-02\n\nThe quay in Pellow collapsed on Tuesday night. Two boats sank.\n"
SECOND = (
    "Date: 2021-06-04\n\nThe quay in Pellow was shut on Thursday. Engineers found three cracks.\n"
)
UNDATED = "The quay in Pellow is shut. A petition for a new quay was started by Ines Orr.\n"


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND), ("c.txt", UNDATED)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def known(pile: Path, since: date | None = None, read: tuple[str, ...] | None = None) -> list[str]:
    new = catch_up(pile, since=since, read=read)
    return [article.source for article in new.story.articles if article.id in new.known]


def test_published_before_the_day_or_read(pile: Path) -> None:
    assert known(pile, since=date(2021, 6, 4)) == ["a.txt"]
    assert known(pile, read=("b.txt",)) == ["b.txt"]
    assert known(pile, since=date(2021, 6, 4), read=("b.txt",)) == ["a.txt", "b.txt"]
    assert known(pile, read=()) == []


def test_a_report_without_a_day_is_shown_and_doubted(pile: Path) -> None:
    new = catch_up(pile, since=date(2021, 6, 4))
    doubted = {each.article.source: each.may_be_known for each in new.reports}
    assert doubted == {"b.txt": False, "c.txt": True}


def test_the_story_is_the_one_that_is_told(pile: Path) -> None:
    from sourceline.app.tell import tell

    assert catch_up(pile, read=["a.txt"]).story == tell(pile)


def test_neither_given(pile: Path) -> None:
    with pytest.raises(SettingsError, match="not said what is known"):
        catch_up(pile)


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nothing is there"):
        catch_up(tmp_path / "void", read=())
