"""Floors rise by themselves and fall for a reason only."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.quality import raise_floors as command
from tests.quality.floors import (
    TOLERANCE,
    Floors,
    find_falls,
    lower_floors,
    raise_floors,
    read_floors,
    write_floors,
)
from tests.quality.raise_floors import update_floors
from tests.quality.scorer import Report
from tests.quality.tally import Share, Tally


def report(hits: int, of: int = 3, *, told: int = 0) -> Report:
    tally = Tally(recall=Share(hits, of), precision=Share(told, told))
    return Report("mill", {"cast": tally})


def floors(recall: float) -> Floors:
    return Floors(piles={"mill": {"cast": {"recall": recall}}})


def test_pile_without_floors_is_not_held() -> None:
    assert find_falls(report(0), Floors()) == []


def test_fall_below_a_floor_is_found() -> None:
    (fall,) = find_falls(report(1), floors(0.5))
    assert str(fall) == "mill cast recall: 0.333333, the floor is 0.500000"


def test_floor_itself_holds_and_so_does_a_hair_below() -> None:
    assert find_falls(report(1, 2), floors(0.5)) == []
    assert find_falls(report(1, 2), floors(0.5 + TOLERANCE / 2)) == []


def test_measure_that_vanished_is_below_its_floor() -> None:
    assert find_falls(Report("mill", {}), floors(0.5))


def test_floors_rise_and_never_sink_by_themselves() -> None:
    held = floors(0.5)
    assert raise_floors(report(1), held) == []
    assert held.piles["mill"]["cast"]["recall"] == 0.5
    assert raise_floors(report(2, told=1), held)
    assert held.piles["mill"]["cast"] == {"recall": 0.666666, "precision": 1.0}
    assert find_falls(report(2, told=1), held) == []


def test_floors_sink_with_a_reason_that_is_kept(tmp_path: Path) -> None:
    held = floors(0.5)
    with pytest.raises(ValueError, match="reason"):
        lower_floors(report(1), held, " ")
    lower_floors(report(1), held, "the truth was wrong")
    write_floors(held, tmp_path / "floors.json")
    again = read_floors(tmp_path / "floors.json")
    assert again == held
    assert again.piles["mill"]["cast"]["recall"] == 0.333333
    assert again.lowered[0]["why"] == "the truth was wrong"


def test_update_writes_what_rose_and_tells_what_fell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "floors.json"
    assert update_floors([report(2)], path) == 0
    assert update_floors([report(1)], path) == 1
    assert "BELOW ITS FLOOR: mill cast recall 0.666666 -> 0.333333" in capsys.readouterr().out
    assert read_floors(path).piles["mill"]["cast"]["recall"] == 0.666666
    assert update_floors([report(1)], path, "a stricter truth") == 0
    assert read_floors(path).lowered[0]["to"] == 0.333333


def test_broken_story_raises_nothing(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    broken = Report("mill", report(3).sections, ["story.timeline[0]: no article a1"])
    assert update_floors([broken], path) == 1
    assert read_floors(path).piles == {}


@pytest.mark.parametrize("words", [["--lower"], ["--why", "x"], ["--lower", "--why", " "]])
def test_lowering_asks_for_flag_and_reason(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["raise_floors", *words])
    with pytest.raises(SystemExit) as left:
        command.main()
    assert left.value.code == 2
    assert "with a reason" in capsys.readouterr().err
