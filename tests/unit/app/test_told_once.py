"""A pile told into an archive of its own: the story that `tell` tells, with its reports to search."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourceline.app.room import Room, Sort
from sourceline.app.tell import tell
from sourceline.app.told_once import tell_into
from sourceline.errors import SourceError
from tests.unit.cli.conftest import COUNCIL, HARBOUR


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "copy.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "council.txt").write_text(COUNCIL, encoding="utf-8")
    (folder / "otters.txt").write_text(
        " date 2021-06-03\nOtters return to the Skell\n\nThree otters were seen in the Skell near Ripon on "
        "Monday, the river trust said. The animals, two adults and a cub, had come back after forty years, "
        "and walkers were asked to keep dogs on a lead by the weir.\n",
        encoding="utf-8",
    )
    (folder / "broken.json").write_text("{", encoding="utf-8")
    return folder


def test_it_is_the_story_that_tell_tells(pile: Path, tmp_path: Path) -> None:
    told = tell([pile])
    assert tell_into([pile], tmp_path / "out.db")[1] == told
    room = Room(tmp_path / "out.db", alone=told.id)
    assert room.story(told.id).story == told
    found = room.search("wall", Sort.REPORT, start=None, end=None, publisher=None, limit=9, skip=0)
    assert {hit.report for hit in found} == {article.id for article in told.articles}
    assert room.report(told.articles[0].id).annotations is not None


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        tell_into([tmp_path], tmp_path / "out.db")
