"""The log as JSON lines: what is written comes back, what is none of ours is refused."""

from __future__ import annotations

import json

import pytest

from sourceline.errors import SettingsError
from sourceline.model.corrections import (
    Confirm,
    Decided,
    Dismiss,
    DisputeRef,
    LeaveOut,
    Merge,
    Move,
    Pin,
    Publish,
    Redate,
    Reject,
    Rename,
    ReportRef,
    Side,
    Speaker,
    Split,
    Undo,
)
from sourceline.wire.corrections_json import dump_line, dump_log, read_line, read_log
from tests.builders import article
from tests.decided import correction, line, log, place, thing

MILL = article("The mill burned.\u2028 Odo “Kell” wept.", id="mill", source="mill.txt")
LINE = line(MILL, "The mill burned.", "2031-05-04")
REF = ReportRef(id="mill", source="mill.txt")
KELL = thing("Kell", MILL)
DISPUTE = DisputeRef(kind="number", sides=(Side(value="4", place=place(MILL, "mill")),))

ALL: tuple[Decided, ...] = (
    LeaveOut(report=REF, others=(ReportRef(id="b", url="https://e.example/b"),)),
    Publish(report=REF, when="2031-05-04"),
    Merge(one=KELL, other=KELL),
    Split(thing=KELL, form="Kell"),
    Split(thing=KELL, report=REF),
    Rename(thing=KELL, name="Odo Kell"),
    Move(mention=place(MILL, "Odo"), to=KELL),
    Move(mention=place(MILL, "Odo"), to=None),
    Reject(line=LINE),
    Pin(line=LINE),
    Redate(line=LINE, when="2031-05"),
    Speaker(words=place(MILL, "wept"), to=None),
    Confirm(dispute=DISPUTE),
    Dismiss(dispute=DISPUTE),
    Undo(of="c-1"),
)


def test_each_kind_comes_back() -> None:
    lines = log(*ALL)
    written = dump_log(lines)
    assert written.count("\n") == len(written.splitlines()) == len(ALL)
    assert read_log(written, "log") == lines


def test_the_id_comes_from_all_that_is_said() -> None:
    first = correction(ALL[0])
    others = [
        correction(ALL[0], 1),
        correction(ALL[0], by="Odo"),
        correction(ALL[0], why="It is another mill."),
        correction(ALL[1]),
    ]
    assert correction(ALL[0]).id == first.id
    assert len({first.id, *(each.id for each in others)}) == 5


def changed(**more: object) -> str:
    return json.dumps(json.loads(dump_line(correction(Redate(line=LINE, when="2031")))) | more)


@pytest.mark.parametrize(
    "wrong",
    [
        "[]", "{}", "null", "1", "{", '"x"', "[" * 4000,
        changed(schema="sourceline.story/1"), changed(kind="burn"), changed(kind=None),
        changed(why="somebody else's words"), changed(id="c-1"), changed(at=4), changed(by=None),
        changed(what=None), changed(what={}), changed(what={"of": "c-1"}), changed(kind="undo"),
        changed(why="x" * 30_000),
    ],
)  # fmt: skip
def test_what_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_line(wrong)


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no date"):
        read_line(dump_line(correction(Redate(line=LINE, when="soon"))))


def test_the_line_that_is_wrong_is_named() -> None:
    good = dump_line(correction(ALL[0]))
    with pytest.raises(SettingsError, match="line 3 is no correction") as error:
        read_log(f"{good}\n\n{good[:-3]}\n", "mine.jsonl")
    assert error.value.subject == "mine.jsonl"


def test_an_empty_log() -> None:
    assert read_log("\n", "log") == ()
    assert dump_log(()) == ""
