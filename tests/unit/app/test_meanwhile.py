"""Pages that will be asked for -> fetched before, hosts at once and each alone, whoever asks when."""

from __future__ import annotations

import threading
import time
from collections import Counter

import pytest

from sourceline.app import meanwhile as module
from sourceline.app.meanwhile import Meanwhile

PAGES = [f"https://{host}.example/{at}" for host in ("a", "b", "c") for at in range(20)]


def waited(so: object) -> None:
    """Until it is so, ten seconds at most."""
    for _ in range(2_000):
        if so():  # type: ignore[operator]
            return
        time.sleep(0.005)
    raise AssertionError("it did not come to be so")


def test_hosts_are_asked_at_once_and_each_alone() -> None:
    together, at_work, most = threading.Barrier(3, timeout=10), Counter[str](), Counter[str]()

    def get(address: str) -> str:
        host = address[:9]
        at_work[host] += 1
        if address.endswith("/0"):
            together.wait()  # one after another would wait without end
        time.sleep(0.001)
        most[host] = max(most[host], at_work[host])
        at_work[host] -= 1
        return address

    pages = Meanwhile(get, len)
    pages.expect(PAGES)
    time.sleep(0.01)
    pages.take(PAGES[0])
    waited(lambda: not pages._queues)
    assert [pages.take(each) for each in PAGES[1:]] == PAGES[1:]
    assert set(most.values()) == {1}
    assert (pages._held, pages._threads) == (0, 0)


def test_each_is_fetched_once_whatever_the_order() -> None:
    fetched: list[str] = []

    def get(address: str) -> str:
        fetched.append(address)
        return address

    pages = Meanwhile(get, len)
    pages.expect(PAGES)
    pages.expect(PAGES)
    for each in reversed(PAGES):
        assert pages.take(each) == each
    waited(lambda: not pages._queues)
    assert sorted(fetched) == sorted(PAGES)


def test_no_more_is_held_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HELD", 5)
    fetched: list[str] = []
    pages = Meanwhile(lambda address: fetched.append(address), lambda _: 1)
    pages.expect(PAGES)
    waited(lambda: not pages._threads)
    assert 5 <= len(fetched) < 5 + 3  # those under way when it was full
    for each in PAGES:
        pages.take(each)
    assert sorted(fetched) == sorted(PAGES)
    assert pages._held == 0


def test_what_nobody_expected_and_what_is_raised() -> None:
    def get(address: str) -> str:
        if "b.example" in address:
            raise ValueError(address)
        return address

    pages = Meanwhile(get, len)
    pages.expect(["https://b.example/0", "https://[::1"])
    waited(lambda: not pages._queues)
    with pytest.raises(ValueError, match=r"b\.example"):
        pages.take("https://b.example/0")
    assert pages.take("https://a.example/") == "https://a.example/"
    assert pages.take("https://[::1") == "https://[::1"
