"""Reports one by one -> the story that each joins; merges, splits, names that lead on."""

from __future__ import annotations

import json

from sourceline.group.stream import Stream
from sourceline.model.traits import Traits
from tests.unit.group.builders import traits
from tests.unit.group.test_stories import ALONE, FERRY, VOTE


def streamed(reports: list[Traits], shelf: MemoryShelf | None = None) -> MemoryShelf:
    shelf = shelf or MemoryShelf(20)
    stream = Stream(shelf)
    for each in reports:
        stream.add(each)
    return shelf


def test_a_report_joins_the_story_it_belongs_to() -> None:
    stream = streamed([FERRY[0], VOTE[0], FERRY[1], ALONE, VOTE[1], FERRY[2]])
    assert stream.stories() == {"sf1": ("f1", "f2", "f3"), "sv1": ("v1", "v2"), "sx": ("x",)}


def test_a_report_that_comes_twice_stays_where_it_is() -> None:
    stream = streamed(FERRY)
    assert stream.add(FERRY[1]) == "sf1"
    assert stream.stories() == {"sf1": ("f1", "f2", "f3")}


def test_a_report_that_ties_two_stories_makes_them_one() -> None:
    left = "ferry gannet brennick aground captain"
    right = "inquiry hearing hull minister verdict"
    stream = streamed([traits("a", left), traits("b", right)])
    assert set(stream.stories()) == {"sa", "sb"}
    both = [traits(f"c{at}", f"{left} {right}") for at in range(3)]
    streamed(both, stream)
    assert len(stream.stories()) == 1
    (key,) = stream.stories()
    (given_up,) = {"sa", "sb"} - {key}
    assert stream.redirects == {given_up: key}
    assert stream.current(given_up) == key
    assert stream.story_of("a") == stream.story_of("b") == key


def two_in_one() -> Stream:
    """A story whose reports turn out to be of two kinds that only the first of them tied."""
    stream = Stream()
    stream.add(traits("a", "quake sella valley rescue village school"))
    for at in range(5):
        stream.add(traits(f"s{at}", "quake sella rescue village tents winter snow convoy"))
        stream.add(traits(f"t{at}", "quake valley school inquiry builder trial bribe judge"))
    return stream


def test_what_has_become_two_stories_is_told_as_two() -> None:
    stream = two_in_one()
    assert "sa" in stream.stories()
    stories = stream.stories()
    parts = [{name[0] for name in members} - {"a"} for members in stories.values()]
    assert sorted(map(sorted, parts)) == [["s"], ["t"]], stories


def test_every_report_is_in_one_story_and_found_there() -> None:
    stream = two_in_one()
    members = [name for story in stream.stories().values() for name in story]
    assert sorted(members) == sorted(set(members))
    for key, story in stream.stories().items():
        assert {stream.story_of(name) for name in story} == {key}


def test_the_state_comes_back_and_goes_on_as_before() -> None:
    whole = streamed([FERRY[0], VOTE[0], ALONE])
    again = Stream.from_state(json.loads(json.dumps(whole.state())))
    for each in (FERRY[1], VOTE[1], FERRY[2]):
        assert again.add(each) == whole.add(each)
    assert again.state() == whole.state()


def test_only_so_many_stories_are_active() -> None:
    stream = Stream(active=2)
    streamed([FERRY[0], VOTE[0], ALONE], stream)
    assert stream.add(FERRY[1]) == "sf2"  # the ferry's story was put away
    assert stream.add(ALONE) == "sx"
    assert set(stream.stories()) == {"sf1", "sv1", "sx", "sf2"}
