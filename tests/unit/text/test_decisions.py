"""A log -> what of it is in force, and in words."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest

from sourceline.model.corrections import (
    KINDS,
    Decided,
    LeaveOut,
    Publish,
    Reject,
    ReportRef,
    Split,
    Undo,
)
from sourceline.text.decisions import in_force, in_order, in_words, reports_of, taken_back
from tests.builders import article
from tests.decided import correction, line, log, thing, undoing

MILL = article("The mill burned on 4 May. Odo Kell wept.", id="mill", source="mill.txt")
REJECT = Reject(line=line(MILL, "The mill burned on 4 May.", "2031-05-04"))
PUBLISH = Publish(report=ReportRef(id="mill", source="mill.txt"), when="2031-05-05")


def test_a_log_and_its_halves_in_any_order_are_one() -> None:
    lines = log(REJECT, PUBLISH, REJECT)
    for shuffled in itertools.permutations([*lines, lines[0]]):
        assert in_order(shuffled) == lines
        assert in_force(shuffled) == lines


def test_what_is_taken_back_does_not_hold() -> None:
    first, second = log(REJECT, PUBLISH)
    assert in_force([first, second, undoing(first)]) == (second,)


def test_taking_back_can_be_taken_back_again_and_again() -> None:
    lines = [correction(REJECT)]
    for turn in range(1, 40):
        lines.append(undoing(lines[-1], turn))
        assert bool(in_force(lines)) == (turn % 2 == 0)


def test_a_long_row_of_taking_back() -> None:
    lines = [correction(REJECT)]
    for turn in range(5000):
        lines.append(correction(Undo(of=lines[-1].id), 1, why=str(turn)))
    assert in_force(lines) == (lines[0],)


def test_one_that_holds_is_enough_to_take_back() -> None:
    first = correction(REJECT)
    twice = [undoing(first, 1), undoing(first, 2)]
    assert in_force([first, *twice, undoing(twice[0], 3)]) == ()
    assert first.id in taken_back([first, *twice])


def test_taking_back_what_is_not_there_does_nothing() -> None:
    first = correction(REJECT)
    assert in_force([first, correction(Undo(of="c-gone"), 1)]) == (first,)


def test_each_kind_has_a_name() -> None:
    assert set(KINDS) == set(get_args(Decided))
    assert len(set(KINDS.values())) == len(KINDS)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (REJECT, "no line of the timeline: “The mill burned on 4 May.”"),
        (PUBLISH, "mill.txt came out on 2031-05-05"),
        (Split(thing=thing("Odo Kell", MILL), form="Kell"), "“Kell” is another than “Odo Kell”"),
        (
            Split(thing=thing("Odo Kell", MILL), report=ReportRef(id="mill", source="mill.txt")),
            "in mill.txt, “Odo Kell” is another",
        ),
    ],
)
def test_in_words(what: Decided, words: str) -> None:
    assert in_words(what) == words


def test_what_does_not_belong_goes_with_the_reports_that_stay() -> None:
    out = LeaveOut(report=ReportRef(id="mill"), others=(ReportRef(id="weir"),))
    assert list(reports_of(out)) == [ReportRef(id="weir")]
