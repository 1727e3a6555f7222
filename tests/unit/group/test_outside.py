"""Sorting with nearly all outside of memory -> what sorting in memory finds, to the last place."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from bench.grouping import invented
from sourceline.group import linkage
from sourceline.group.order import publication_order
from sourceline.group.outside import Held, Offer, Offers
from sourceline.group.profile import Profile
from sourceline.group.stories import group_places
from sourceline.model.traits import Traits
from sourceline.store.spill import Spill


@pytest.fixture
def outside() -> Iterator[Spill]:
    with Spill() as outside:
        yield outside


@pytest.fixture(scope="module")
def reports() -> list[Traits]:
    return sorted(invented(150), key=publication_order)


@pytest.mark.parametrize("held", [1, 7, 1_000])
def test_what_is_held_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, outside: Spill, reports: list[Traits], held: int
) -> None:
    expected = [list(story) for story in group_places(reports)]
    assert max(map(len, expected)) > 3
    for name in ("PROFILES", "NEAR", "TERMS", "OFFERS"):
        monkeypatch.setattr(linkage, name, held + (name == "OFFERS"))
    found = group_places(iter(reports), outside=outside)
    assert [list(story) for story in found] == expected


def test_a_profile_comes_back_as_it_was(reports: list[Traits]) -> None:
    profile = Profile.of_all(reports[:20])
    again = linkage._unpack_profile(linkage._pack_profile(profile))
    assert list(again.words.items()) == list(profile.words.items())
    assert again.vector is not None
    assert profile.vector is not None
    assert (again.vector == profile.vector).all()
    assert again.vector.dtype == profile.vector.dtype
    assert (again.inner, again.first, again.told) == (profile.inner, profile.first, profile.told)


def test_terms_that_no_text_can_hold(outside: Spill) -> None:
    held = Held(outside, "term", 1, lambda text: text.encode(), lambda data: data.decode())
    for key in (b"\x00", "\ud800".encode("utf-8", "surrogatepass"), b"a"):
        held.put(key, repr(key))
    assert [held.get(b"a"), held.get(b"\x00"), held.get(b"b")] == ["b'a'", "b'\\x00'", None]


def test_what_was_changed_or_dropped_comes_back_so(outside: Spill) -> None:
    held = Held(outside, "n", 2, lambda n: bytes([n]), lambda data: data[0])
    for key in range(9):
        held.put(key, key)
    held.put(0, 77)
    held.drop(1)
    for key in range(2, 9):
        held.get(key)
    assert (held.get(0), held.get(1), held.get(2)) == (77, None, 2)


@pytest.mark.parametrize("most", [2, 8, 10_000])
def test_offers_come_in_their_order(outside: Spill, most: int) -> None:
    """Pushed and popped in turns, as joining does."""
    random = Random(most)
    offers, rest, popped = Offers(outside, most), list[Offer](), 0
    for at in range(300):
        offer = (random.random(), at, at + 1, 0, 0)
        offers.push(offer)
        rest.append(offer)
        if random.random() < 0.4:
            rest.sort()
            assert offers.pop() == rest.pop(0)
            popped += 1
    assert [offers.pop() for _ in range(300 - popped)] == sorted(rest)
    assert offers.pop() is None
    offers.push((0.5, 1, 2, 0, 0))
    assert offers.pop() == (0.5, 1, 2, 0, 0)
