"""Work as it travels: cut by size, and refused where it would say something else."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import fields

import pytest

from sourceline.errors import EngineError
from sourceline.pipeline.keeping import kept_version
from sourceline.scale.cluster import DaskEngine
from sourceline.scale.shards import Passport, Shard, cut_shards, passport, run_shard
from sourceline.settings.current import current, using
from sourceline.settings.values import Annotating, Settings


def cut(lengths: list[int], size: int) -> list[tuple[int, int]]:
    """The first place and the number of items of each shard."""
    shards = cut_shards([b"x" * length for length in lengths], size)
    return [(each.first, len(each.items)) for each in shards]


def test_items_are_cut_by_size_and_a_large_one_goes_alone() -> None:
    assert cut([10] * 6, 100) == [(0, 4), (4, 2)]  # wrapping makes each of them 25 bytes
    assert cut([10, 500, 10, 10], 100) == [(0, 1), (1, 1), (2, 2)]
    assert cut([500, 500], 100) == [(0, 1), (1, 1)]
    assert cut([], 100) == []


def test_items_are_taken_as_they_are_needed() -> None:
    taken = 0

    def items() -> Iterator[bytes]:
        nonlocal taken
        for _ in range(100):
            taken += 1
            yield b"x" * 50

    next(cut_shards(items(), 100))
    assert taken <= 2


def shard(*items: object) -> Shard:
    return Shard(first=0, items=tuple(map(pickle.dumps, items)))


def which(_: int) -> tuple[str, int]:
    return kept_version(), current().annotate.threads


def test_work_is_done_by_the_settings_of_whoever_sent_it() -> None:
    with using(Settings(annotate=Annotating(tagger=False, threads=4))):
        theirs = passport()
        version = kept_version()
    assert kept_version() != version
    assert run_shard(theirs, which, shard(1)) == [(version, 1)]


@pytest.mark.parametrize("what", ["sourceline", "annotator", "python"])
def test_another_version_is_refused(what: str) -> None:
    theirs = passport()
    theirs = Passport(
        **{each.name: getattr(theirs, each.name) for each in fields(theirs)} | {what: "9.9"}
    )
    with pytest.raises(EngineError, match=f"{what} .*, not 9.9") as caught:
        run_shard(theirs, which, shard(1))
    sent = pickle.loads(pickle.dumps(caught.value))
    assert (str(sent), sent.remedy) == (str(caught.value), caught.value.remedy)


def test_without_dask_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with DaskEngine() as engine, pytest.raises(EngineError, match="not installed") as caught:
        list(engine.map(abs, [1]))
    assert "sourceline[cluster]" in caught.value.remedy
