"""Several processes: the same results in the same order, and no more in flight than is needed."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from sourceline.errors import EngineError
from sourceline.scale.local import AHEAD, FEWEST, LocalEngine, cores
from sourceline.settings.current import current


def slow_first(number: int) -> int:
    time.sleep(0.05 if number % 7 == 0 else 0)
    return number * number


def where(_: int) -> tuple[int, int]:
    return os.getpid(), current().annotate.threads


def failing(number: int) -> int:
    if number == 20:
        raise ValueError("twenty")
    return number


def ending(number: int) -> int:
    if number == 20:
        os._exit(9)
    return number


def test_results_keep_their_order() -> None:
    with LocalEngine(2) as engine:
        assert list(engine.map(slow_first, range(60))) == [n * n for n in range(60)]
        assert list(engine.map(slow_first, range(3))) == [0, 1, 4], "the same processes again"


def test_workers_are_other_processes_with_one_thread_each() -> None:
    with LocalEngine(2) as engine:
        told = set(engine.map(where, range(40)))
    assert os.getpid() not in {pid for pid, _ in told}
    assert {threads for _, threads in told} == {1}


def test_few_items_are_done_here() -> None:
    with LocalEngine(2) as engine:
        assert {pid for pid, _ in engine.map(where, range(FEWEST - 1))} == {os.getpid()}
    with LocalEngine(1) as engine:
        assert {pid for pid, _ in engine.map(where, range(FEWEST * 3))} == {os.getpid()}
    assert cores() >= 1


def test_items_are_taken_as_they_are_needed() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(1000):
            taken = number
            yield number

    with LocalEngine(2) as engine:
        results = engine.map(slow_first, items())
        for _ in range(20):
            next(results)
        assert taken <= 20 + 2 * AHEAD + FEWEST


def test_what_a_worker_raises_is_raised() -> None:
    with LocalEngine(2) as engine, pytest.raises(ValueError, match="twenty"):
        list(engine.map(failing, range(40)))


def test_a_worker_that_ends_is_told() -> None:
    with LocalEngine(2) as engine:
        with pytest.raises(EngineError) as caught:
            list(engine.map(ending, range(40)))
        assert "--workers 1" in caught.value.remedy
        assert list(engine.map(slow_first, range(20)))[-1] == 361, "new ones take their place"


def for_long(number: int) -> int:
    time.sleep(60 if number >= FEWEST else 0)
    return number


def test_stopped_it_does_not_wait() -> None:
    began = time.monotonic()

    def stop() -> None:
        with LocalEngine(2) as engine:
            for result in engine.map(for_long, range(40)):
                if result == FEWEST - 1:
                    raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert time.monotonic() - began < 30


def hears_ctrl_c(_: int) -> tuple[int, bool]:
    time.sleep(0.05)
    return os.getpid(), signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, set())


@pytest.mark.skipif(
    not hasattr(signal, "pthread_sigmask"), reason="this system has no signal masks"
)
def test_no_worker_hears_ctrl_c_from_its_first_moment() -> None:
    with LocalEngine(3) as engine:
        workers = dict(engine.map(hears_ctrl_c, range(60)))
        assert len(workers) == len(engine._processes) == 3
    assert set(workers.values()) == {False}


def test_no_more_workers_than_windows_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert LocalEngine(64).workers == 64
    monkeypatch.setattr(sys, "platform", "win32")
    assert [LocalEngine(64).workers, LocalEngine(2).workers] == [61, 2]
