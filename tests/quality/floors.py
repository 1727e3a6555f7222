"""What the program must not fall below: pile → section → measure → share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import floor
from pathlib import Path

from tests.quality.scorer import Report

FLOORS = Path(__file__).resolve().parent / "floors.json"
TOLERANCE = 1e-9
_STEPS = 1_000_000  # floors are kept to six decimals, cut off rather than rounded

Measures = dict[str, dict[str, float]]


@dataclass(slots=True)
class Floors:
    piles: dict[str, Measures] = field(default_factory=dict)
    #: Each floor that was lowered, with the reason.
    lowered: list[dict[str, str | float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Gap:
    """A share and its floor, which differ. What is no longer measured counts as 0."""

    pile: str
    section: str
    measure: str
    floor: float
    measured: float

    def __str__(self) -> str:
        place = f"{self.pile} {self.section} {self.measure}"
        return f"{place}: {self.measured:.6f}, the floor is {self.floor:.6f}"


def read_floors(path: Path = FLOORS) -> Floors:
    """No floors where there is no file yet."""
    if not path.is_file():
        return Floors()
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Floors(piles=raw["piles"], lowered=raw["lowered"])


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    raw = {"piles": floors.piles, "lowered": floors.lowered}
    path.write_text(json.dumps(raw, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def find_falls(report: Report, floors: Floors) -> list[Gap]:
    """Where the report lies below its floors; nowhere for a pile that has none."""
    return [gap for gap in _gaps(report, floors) if gap.measured < gap.floor - TOLERANCE]


def raise_floors(report: Report, floors: Floors) -> list[Gap]:
    """Lift the pile's floors to what was measured, and add new ones; nothing is lowered."""
    rises = [gap for gap in _gaps(report, floors) if gap.measured > gap.floor]
    for gap in rises:
        _put(gap, floors)
    held = floors.piles.setdefault(report.name, {})
    for section, shares in report.measures().items():
        for measure, share in shares.items():
            held.setdefault(section, {}).setdefault(measure, _cut(share))
    return rises


def lower_floors(report: Report, floors: Floors, why: str) -> list[Gap]:
    """Bring the pile's floors down to what was measured; the reason stays with them."""
    if not why.strip():
        raise ValueError("a floor is lowered with a reason only")
    falls = find_falls(report, floors)
    for gap in falls:
        _put(gap, floors)
        place = {"pile": gap.pile, "section": gap.section, "measure": gap.measure}
        floors.lowered.append({**place, "from": gap.floor, "to": gap.measured, "why": why})
    return falls


def _gaps(report: Report, floors: Floors) -> Iterator[Gap]:
    measured = report.measures()
    for section, held in floors.piles.get(report.name, {}).items():
        for measure, least in held.items():
            share = _cut(measured.get(section, {}).get(measure, 0.0))
            yield Gap(report.name, section, measure, least, share)


def _put(gap: Gap, floors: Floors) -> None:
    floors.piles[gap.pile][gap.section][gap.measure] = gap.measured


def _cut(share: float) -> float:
    return floor(share * _STEPS + TOLERANCE) / _STEPS
