"""What waits in an archive -> the story that it joins; what the next build is compared with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from sourceline.app import sorting, telling
from sourceline.app.archive import Building, build
from sourceline.app.shelf import ArchiveShelf
from sourceline.app.sorting import sort_in
from sourceline.group import linkage
from sourceline.group.likeness import SETTINGS, SHARED
from sourceline.group.order import publication_order
from sourceline.group.shelf import MemoryShelf
from sourceline.group.stories import sort_share
from sourceline.group.stream import ACTIVE, Stream
from sourceline.model.traits import Traits
from sourceline.model.when import UNKNOWN, Basis, Precision, When
from sourceline.pipeline.engine import SerialEngine
from sourceline.store.database import Database
from sourceline.store.opening import Purpose
from sourceline.store.store import Store
from sourceline.store.stories import Told
from sourceline.wire.exact import pack
from tests.archives import TODAY, built, plain, report, told, write, write_pile
from tests.unit.group.builders import traits
from tests.unit.group.test_stories import ALONE, FERRY, VOTE
from tests.unit.group.test_stream import tied, two_in_one

BY = "rules"


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCELINE_TAGGER", "off")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "news.db", Purpose.BUILD) as store:
        yield store


def keep(store: Store, reports: list[Traits]) -> None:
    """As if they had been read and annotated."""
    with store.transaction():
        for each in reports:
            article = plain(0, f"Words of {each.article}.", None, id=each.article)
            article = replace(article, published=each.published)
            store.reports.add(article, f"/{each.article}", TODAY, lambda a, b: False)
            number = store.reports.number_of(each.article)
            assert number is not None
            store.readings.keep_annotations(number, BY, b"", pack(each))


def stories(store: Store) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in store.database.rows(
        "SELECT gathering, id FROM gathered JOIN reports USING (report)"
    ):
        found.setdefault(row["gathering"], set()).add(row["id"])
    return {frozenset(each) for each in found.values()}


@pytest.mark.parametrize("reports", [two_in_one(), tied(), [*FERRY, *VOTE, ALONE]])
@pytest.mark.parametrize("held", [1, 100])
def test_an_archive_sorts_as_memory_does(store: Store, reports: list[Traits], held: int) -> None:
    keep(store, reports)
    shelf, memory = ArchiveShelf(store, BY, ACTIVE, held), MemoryShelf(ACTIVE)
    for each in reports:
        with store.transaction():
            shelf.begin()
            Stream(shelf).add(each)
            shelf.flush()
        Stream(memory).add(each)
    assert stories(store) == {frozenset(each) for each in memory.stories().values()}


def test_shares_by_shares_or_by_another_process(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who goes on after every share with nothing but the file sorts as who never stopped."""
    monkeypatch.setattr(sorting, "SHARE", 3)
    reports = two_in_one()
    memory = MemoryShelf(ACTIVE)
    for first in range(0, len(reports), 3):
        keep(store, reports[first : first + 3])
        sort_in(store, BY, again=False)
        settings = SHARED if first else SETTINGS
        for story in sort_share(reports[first : first + 3], settings):
            Stream(memory).add(*story)
    assert stories(store) == {frozenset(each) for each in memory.stories().values()}


def test_only_so_many_stories_can_be_joined(store: Store) -> None:
    keep(store, [FERRY[0], VOTE[0], ALONE])
    shelf = ArchiveShelf(store, BY, 2)
    with store.transaction():
        shelf.begin()
        for each in (FERRY[0], VOTE[0], ALONE):
            Stream(shelf).add(each)
        shelf.flush()
    assert store.gatherings.active() == 2
    assert store.database.rows("SELECT term FROM gathering_terms WHERE gathering = 'sf1'") == []


def test_what_another_process_sorted_is_seen(tmp_path: Path, store: Store) -> None:
    keep(store, FERRY)
    shelf = ArchiveShelf(store, BY, ACTIVE)
    with Store(tmp_path / "news.db", Purpose.BUILD) as other:
        theirs = ArchiveShelf(other, BY, ACTIVE)
        for place, (whose, on) in enumerate(((store, shelf), (other, theirs), (store, shelf))):
            with whose.transaction():
                on.begin()
                Stream(on).add(FERRY[place])
                on.flush()
    assert stories(store) == {frozenset({"f1", "f2", "f3"})}
    assert shelf.open("sf1").size == 3


def test_nothing_new_costs_as_much_in_a_large_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0

    def counted(self: Database, sql: str, *values: object) -> object:
        nonlocal asked
        asked += 1
        return rows(self, sql, *values)  # type: ignore[arg-type]

    rows = Database.rows
    counts = []
    for size in (2, 6):
        pile = tmp_path / f"pile-{size}"
        pile.mkdir()
        texts = [report(story, number) for story in range(size) for number in range(2)]
        lines = "".join(f'{{"id": {at}, "text": {text!r}}}\n' for at, text in enumerate(texts))
        write(pile / "all.jsonl", lines.replace("'", '"'))
        out = tmp_path / f"{size}.db"
        assert built(pile, out).reports == 2 * size
        with monkeypatch.context() as patch:
            patch.setattr(Database, "rows", counted)
            asked = 0
            built(pile, out)
            counts.append(asked)
    assert counts[0] == counts[1]


def test_another_version_tells_all_again_and_sorts_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pile, out = write_pile(tmp_path / "pile", stories=3, reports=2), tmp_path / "news.db"
    built(pile, out)
    from sourceline.app import archive

    for module in (archive, telling):
        monkeypatch.setattr(module, "__version__", "9.9.9")
    monkeypatch.setattr(archive, "sort_in", lambda store, annotator, again: None)
    assert built(pile, out).told == 3


def test_a_text_that_changed_keeps_its_place(tmp_path: Path) -> None:
    """Even where its story is one that nothing joins any more."""
    pile, out = write_pile(tmp_path / "pile", stories=2, reports=3), tmp_path / "news.db"
    built(pile, out)
    with Store(out, Purpose.CHANGE) as store, store.transaction():
        for row in store.database.rows("SELECT gathering FROM gatherings"):
            store.gatherings.put_away(row["gathering"])
    write(pile / "s00-1.txt", report(0, 1).replace("3 people were hurt", "5 people were hurt"))
    after = built(pile, out)
    assert (after.told, after.stories) == (1, 2)


def test_all_in_one_place_or_forgotten_no_word_is_left(tmp_path: Path) -> None:
    from sourceline.app.forgetting import forget

    pile, out = write_pile(tmp_path / "pile", stories=1, reports=3), tmp_path / "news.db"
    write(pile / "s00-1.txt", report(0, 1).replace("oven", "zyzzogeton"))
    built(pile, out)
    forget(out, "s00-1.txt")
    with Store(out, Purpose.READ) as store:
        (row,) = store.database.rows("SELECT gathering, state FROM gatherings")
        assert b"zyzz" not in row["state"]
        assert store.gatherings.members(row["gathering"])
    assert b"zyzzogeton" not in b"".join(p.read_bytes() for p in out.parent.glob("news.db*"))


def test_shares_of_any_size_hold_the_same_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pile = write_pile(tmp_path / "pile", stories=4, reports=3)
    whole, shares = tmp_path / "whole.db", tmp_path / "shares.db"
    built(pile, whole)
    monkeypatch.setattr(sorting, "SHARE", 3)
    done = build([str(pile)], shares, Building(today=lambda: TODAY))
    assert done.told == done.stories  # once, in however many shares its reports came
    assert sum(len(each) for each in told(shares)) > 0
    with Store(shares, Purpose.READ) as store:
        assert store.gatherings.touched() == []
        assert sum(map(len, stories(store))) == 12


def test_undated_reports_come_last(store: Store) -> None:
    keep(
        store, [traits("u", "one two", None), traits("b", "one", "2031-05-05"), traits("a", "two")]
    )
    numbers = store.gatherings.waiting(BY)
    assert [store.reports.get(number).article.id for number in numbers] == ["a", "b", "u"]


def test_what_waits_comes_in_the_order_of_grouping(store: Store) -> None:
    """Whatever is known of the day: an archive need not sort it again."""
    may, ends = date(2031, 5, 1), (date(2031, 5, 1), date(2031, 5, 31), date(2031, 6, 30), None)
    whens = [None, UNKNOWN, When.between(None, may), When.day(may)]
    for precision in Precision:
        whens += [
            When(start=may, end=end, precision=precision, basis=Basis.INFERRED, time=time)
            for end in ends
            for time in (None, "09:30", "00:00")
        ]
    reports = [replace(traits(f"r{at}", "one"), published=when) for at, when in enumerate(whens)]
    Random(1).shuffle(reports)
    keep(store, reports)
    numbers = store.gatherings.waiting(BY)
    found = [store.reports.get(number).article.id for number in numbers]
    assert found == [each.article for each in sorted(reports, key=publication_order)]


def test_a_rebuild_sorts_as_memory_does(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """With nearly all of it outside of memory; each table as it was when all was held."""
    for name in ("PROFILES", "NEAR", "TERMS", "OFFERS"):
        monkeypatch.setattr(linkage, name, 4)
    reports = [*two_in_one(), *FERRY, *VOTE, ALONE]
    keep(store, reports)
    sort_in(store, BY, again=True)
    shelf = MemoryShelf(ACTIVE)
    for story in sort_share(reports, SETTINGS):
        Stream(shelf).seed(story)
    assert stories(store) == {frozenset(each) for each in shelf.stories().values()}


@pytest.mark.parametrize(("several", "first"), [(False, 1), (True, 3)])
def test_the_longest_story_holds_nobody_up(tmp_path: Path, several: bool, first: int) -> None:
    """Handed out last where nothing else goes on meanwhile, and else first."""
    pile = write_pile(tmp_path / "pile", stories=1, reports=3)
    write(pile / "other.txt", " date 2031-02-20\nA choir sang in Ostrava about rivers and rain.\n")
    sizes: list[int] = []

    class Watched(SerialEngine):
        def as_done(self, function, items):  # type: ignore[no-untyped-def]
            for place, result in super().as_done(function, items):
                if isinstance(result, Told):
                    sizes.append(len(result.reports))
                yield place, result

    engine = Watched()
    engine.several = several
    build([str(pile)], tmp_path / "news.db", Building(engine=engine, today=lambda: TODAY))
    assert (sizes[0], sorted(sizes)) == (first, [1, 3])
