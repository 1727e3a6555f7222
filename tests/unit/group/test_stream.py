"""Reports one by one -> the story that each joins; merges, splits, and what stands on the shelf."""

from __future__ import annotations

import pytest

from sourceline.group import stream as streaming
from sourceline.group.active import Active, pack_active, unpack_active
from sourceline.group.shelf import MemoryShelf
from sourceline.group.stream import Stream
from sourceline.model.traits import Traits
from tests.unit.group.builders import traits
from tests.unit.group.test_stories import ALONE, FERRY, VOTE

ACTIVE = 20


class PackedShelf(MemoryShelf):
    """As an archive keeps it: every story goes through its bytes."""

    def open(self, key: str) -> Active:
        return unpack_active(key, pack_active(super().open(key)))


def streamed(reports: list[Traits], shelf: MemoryShelf | None = None) -> MemoryShelf:
    shelf = shelf or MemoryShelf(ACTIVE)
    stream = Stream(shelf)
    for each in reports:
        stream.add(each)
    return shelf


def test_a_report_joins_the_story_it_belongs_to() -> None:
    shelf = streamed([FERRY[0], VOTE[0], FERRY[1], ALONE, VOTE[1], FERRY[2]])
    assert shelf.stories() == {"sf1": ("f1", "f2", "f3"), "sv1": ("v1", "v2"), "sx": ("x",)}


def test_a_report_that_comes_twice_stays_where_it_is() -> None:
    shelf = streamed(FERRY)
    assert Stream(shelf).add(FERRY[1]) == "sf1"
    assert shelf.stories() == {"sf1": ("f1", "f2", "f3")}


def tied() -> list[Traits]:
    left = "ferry gannet brennick aground captain"
    right = "inquiry hearing hull minister verdict"
    both = [traits(f"c{at}", f"{left} {right}") for at in range(3)]
    return [traits("a", left), traits("b", right), *both]


def test_a_report_that_ties_two_stories_makes_them_one() -> None:
    assert set(streamed(tied()[:2]).stories()) == {"sa", "sb"}
    shelf = streamed(tied())
    (key,) = shelf.stories()
    assert shelf.home("a") == shelf.home("b") == key


def two_in_one() -> list[Traits]:
    """Reports that turn out to be of two kinds that only the first of them tied."""
    reports = [traits("a", "quake sella valley rescue village school")]
    for at in range(5):
        reports += [
            traits(f"s{at}", "quake sella rescue village tents winter snow convoy"),
            traits(f"t{at}", "quake valley school inquiry builder trial bribe judge"),
        ]
    return reports


def test_what_has_become_two_stories_is_told_as_two() -> None:
    stories = streamed(two_in_one()).stories()
    assert "sa" in stories
    parts = [{name[0] for name in members} - {"a"} for members in stories.values()]
    assert sorted(map(sorted, parts)) == [["s"], ["t"]], stories


def test_every_report_is_in_one_story_and_found_there() -> None:
    shelf = streamed(two_in_one())
    members = [name for story in shelf.stories().values() for name in story]
    assert sorted(members) == sorted(set(members))
    for key, story in shelf.stories().items():
        assert {shelf.home(name) for name in story} == {key}


@pytest.mark.parametrize("reports", [two_in_one(), tied(), [*FERRY, *VOTE, ALONE]])
def test_a_story_comes_back_from_its_bytes_and_goes_on_as_before(reports: list[Traits]) -> None:
    assert streamed(reports, PackedShelf(ACTIVE)).stories() == streamed(reports).stories()


def test_only_so_many_stories_are_active() -> None:
    shelf = streamed([FERRY[0], VOTE[0], ALONE], MemoryShelf(2))
    stream = Stream(shelf)
    assert stream.add(FERRY[1]) == "sf2"  # the ferry's story was put away
    assert stream.add(ALONE) == "sx"
    assert set(shelf.stories()) == {"sf1", "sv1", "sx", "sf2"}


def test_a_full_story_is_gone_on_with_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "MOST", 3)
    reports = [traits(f"f{at}", "ferry gannet brennick aground captain") for at in range(7)]
    stories = streamed(reports).stories()
    assert [len(members) for members in stories.values()] == [3, 3, 1]


def test_a_story_that_was_found_whole_is_joined() -> None:
    shelf = MemoryShelf(ACTIVE)
    stream = Stream(shelf)
    stream.seed(FERRY[:2])
    assert stream.add(FERRY[2]) == "sf1"


def test_a_story_that_lost_reports_knows_nothing_of_them() -> None:
    shelf = streamed(tied())
    (key,) = shelf.stories()
    Stream(shelf).sum_again(key, [tied()[0]])
    assert set(shelf.open(key).profile.words) == {
        "ferry",
        "gannet",
        "brennick",
        "aground",
        "captain",
    }
