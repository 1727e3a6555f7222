"""Addresses of several hosts -> what each gives, in their order, asked at once and each host alone."""

from __future__ import annotations

import threading
import time
from collections import Counter

import pytest

from sourceline.app import ahead as module
from sourceline.app.ahead import ahead
from sourceline.app.sources import SourceSettings, read_all
from sourceline.model.article import Article
from tests.unit.app.test_sources import HTML
from tests.unit.fetch.serving import page, serving

ADDRESSES = [f"https://{host}.example/{at}" for at in range(20) for host in ("a", "b", "c")]


def test_in_their_order_whoever_is_slow() -> None:
    def get(address: str) -> str:
        time.sleep(0.005 if "//a." in address else 0.0)
        return address

    assert list(ahead(get, ADDRESSES)) == ADDRESSES


def test_hosts_are_asked_at_once() -> None:
    """Each waits for the others: one after another would wait without end."""
    together = threading.Barrier(3, timeout=10)

    def get(address: str) -> int:
        return together.wait()

    assert sorted(ahead(get, ADDRESSES[:3])) == [0, 1, 2]


def test_a_host_is_asked_once_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HOSTS", 2)  # fewer than there are
    at_work: Counter[str] = Counter()

    def get(address: str) -> int:
        host = address[:9]
        at_work[host] += 1
        time.sleep(0.001)
        seen = at_work[host]
        at_work[host] -= 1
        return seen

    assert set(ahead(get, ADDRESSES)) == {1}


def test_no_more_is_asked_than_is_soon_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AHEAD", 4)
    asked: list[str] = []
    found = ahead(lambda address: asked.append(address), ADDRESSES)
    next(found)
    time.sleep(0.05)
    assert len(asked) <= 4
    found.close()  # type: ignore[attr-defined]


def test_what_is_raised_comes_through() -> None:
    def get(address: str) -> str:
        raise ValueError(address)

    with pytest.raises(ValueError, match=r"//a\.example/0"):
        list(ahead(get, ADDRESSES))


def test_one_host_needs_no_thread() -> None:
    before = threading.active_count()
    threads = list(ahead(lambda _: threading.active_count(), ["/a", "/b"]))
    assert threads == [before, before]


def test_pages_of_two_hosts() -> None:
    with serving(a=page(HTML), b=page(HTML)) as server:
        given = [server.url("/a"), server.url("/b", host="localhost"), "https://[::1"]
        found = list(read_all(given, settings=SourceSettings(allow_private=True, delay=0.0)))
        assert [isinstance(each, Article) for each in found] == [True, True, False]
        assert sorted(server.targets()) == ["/a", "/b"]
