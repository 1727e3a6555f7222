"""The log in the archive: added to and never changed, and which reports it means."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sourceline.model.corrections import Publish, ReportRef, Undo
from sourceline.store.opening import Purpose
from sourceline.store.store import Store
from tests.archives import TODAY, plain
from tests.decided import correction, log

PUBLISH = Publish(report=ReportRef(id="a1"), when="2031-02-02")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "news.db", Purpose.BUILD) as store:
        yield store


def add(store: Store, *numbers: int, **more: str) -> None:
    with store.transaction():
        for number in numbers:
            store.reports.add(plain(number, **more), f"/pile/{number}", TODAY, lambda a, b: True)


def test_lines_come_back_in_the_order_of_arrival(store: Store) -> None:
    first, second = log(PUBLISH, Undo(of="c-1"))
    with store.transaction():
        assert store.corrections.add([second, first]) == 2
    assert store.corrections.all() == (second, first)
    assert store.corrections.count() == 2
    assert store.faults() == []


def test_a_line_that_is_there_is_not_added_again(store: Store) -> None:
    with store.transaction():
        assert store.corrections.add(log(PUBLISH)) == 1
        assert store.corrections.add(log(PUBLISH, Undo(of="c-1"))) == 1


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM corrections",
        "UPDATE corrections SET why = 'x'",
        "UPDATE corrections SET line = ''",
        "UPDATE corrections SET redacted = 1, by = 'x'",
        "UPDATE corrections SET redacted = 1, line = line || '                          '",
    ],
)
def test_no_program_changes_what_was_decided(store: Store, change: str) -> None:
    with store.transaction():
        store.corrections.add(log(PUBLISH))
    with closing(sqlite3.connect(store.path)) as other, pytest.raises(sqlite3.IntegrityError):
        other.execute(change)
    assert store.corrections.all() == log(PUBLISH)


def test_words_can_be_struck_out_and_nothing_else(store: Store) -> None:
    (line,) = log(PUBLISH)
    with store.transaction():
        store.corrections.add([line])
        struck = replace(line, redacted=True)
        store.corrections.redact(struck)
    assert store.corrections.all() == (struck,)
    assert store.faults() == []


def test_a_line_that_was_tampered_with_is_a_fault(store: Store) -> None:
    with store.transaction():
        store.corrections.add(log(PUBLISH))
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("DROP TRIGGER corrections_hold")
        other.execute("UPDATE corrections SET line = replace(line, '2031-02-02', '2031-02-03')")
    assert ["cannot be read back" in each for each in store.faults()] == [True]


def test_a_report_is_meant_by_id_address_or_name(store: Store) -> None:
    add(store, 1, 2)
    add(store, 3, url="https://e.example/3")
    meant = store.corrections.report_meant
    assert meant(ReportRef(id="a1")) == "a1"
    assert meant(ReportRef(id="far", url="https://e.example/3")) == "a3"
    assert meant(ReportRef(id="far", source="2.txt")) == "a2"
    assert meant(ReportRef(id="far", source="x.txt", url="https://e.example/4")) is None


def test_an_earlier_text_means_the_one_that_took_its_place(store: Store) -> None:
    add(store, 1, url="https://e.example/1")
    changed = plain(9, text="Other words of report 1.", url="https://e.example/1")
    with store.transaction():
        store.reports.add(changed, "/pile/9", date(2031, 3, 2), lambda a, b: True)
    assert store.corrections.report_meant(ReportRef(id="a1")) == "a9"


def test_of_two_reports_of_one_address_neither_is_meant(store: Store) -> None:
    with store.transaction():
        for number in (1, 2):
            each = plain(number, url="https://e.example/1")
            store.reports.add(each, f"/pile/{number}", TODAY, lambda a, b: False)
    assert store.corrections.report_meant(ReportRef(id="far", url="https://e.example/1")) is None


def test_a_copy_holds_the_log(store: Store, tmp_path: Path) -> None:
    with store.transaction():
        store.corrections.add([correction(PUBLISH, why="Ада sagt “nein”\u2028")])
    store.back_up(tmp_path / "copy.db")
    with Store(tmp_path / "copy.db", Purpose.READ) as copy:
        assert copy.corrections.all() == store.corrections.all()
