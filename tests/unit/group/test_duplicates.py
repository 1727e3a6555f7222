"""Wordings -> which are one, and which took from each other."""

from __future__ import annotations

from random import Random

from sourceline.group.duplicates import find_copied_passages, find_near_duplicates
from sourceline.group.fingerprints import MOST, RUN, WINDOW, find_fingerprint
from sourceline.model.traits import Traits
from tests.unit.group.builders import traits


def words(number: int, seed: int) -> list[str]:
    random = Random(seed)
    return [f"w{random.randrange(5000)}" for _ in range(number)]


def report(name: str, wording: list[str]) -> Traits:
    return traits(name, "", fingerprint=find_fingerprint(wording))


def test_the_same_wording_is_one_report() -> None:
    both = [report("a", words(300, 1)), report("b", words(300, 1)), report("c", words(300, 2))]
    assert list(find_near_duplicates(both)) == [("a", "b", 1.0)]


def test_a_few_words_changed_leave_it_near() -> None:
    original = words(400, 1)
    changed = list(original)
    for at in range(20, 400, 60):
        changed[at] = "other"
    ((_, _, share),) = find_near_duplicates([report("a", original), report("b", changed)])
    assert 0.3 <= share < 1.0


def test_a_copied_paragraph_is_found_and_makes_no_duplicate() -> None:
    passage = words(60, 9)
    one, other = words(200, 1) + passage, passage + words(200, 2)
    both = [report("a", one), report("b", other)]
    assert list(find_near_duplicates(both)) == []
    assert [pair[:2] for pair in find_copied_passages(both)] == [("a", "b")]


def test_any_passage_that_fills_a_window_leaves_a_shared_hash() -> None:
    for seed in range(30):
        passage = words(RUN + WINDOW - 1, 100 + seed)
        one = find_fingerprint(words(seed, 1) + passage + words(50, 2))
        other = find_fingerprint(words(70, 3) + passage + words(seed, 4))
        assert set(one) & set(other)


def test_many_copies_hang_together_without_all_pairs() -> None:
    copies = [report(f"a{at:03}", words(200, 1)) for at in range(200)]
    pairs = list(find_near_duplicates(copies))
    assert len(pairs) < 12 * 200
    groups = {each.article: each.article for each in copies}

    def root(name: str) -> str:
        while groups[name] != name:
            name = groups[name]
        return name

    for a, b, _ in pairs:
        groups[root(b)] = root(a)
    assert len({root(name) for name in groups}) == 1


def test_order_changes_nothing() -> None:
    reports = [report(f"a{at}", words(100, at % 4)) for at in range(12)]
    expected = list(find_near_duplicates(reports))
    assert list(find_near_duplicates(reversed(reports))) == expected
    assert expected


def test_short_and_empty_wordings() -> None:
    assert find_fingerprint([]) == ()
    assert len(find_fingerprint(["fed", "raises", "rates"])) == 1
    assert list(find_near_duplicates([report("a", []), report("b", [])])) == []
    titles = [report("a", ["fed", "raises", "rates"]), report("b", ["fed", "raises", "rates"])]
    assert list(find_near_duplicates(titles)) == [("a", "b", 1.0)]


def test_a_fingerprint_is_bounded_and_in_order() -> None:
    long = find_fingerprint(words(20_000, 1))
    assert len(long) == MOST
    assert list(long) == sorted(set(long))
