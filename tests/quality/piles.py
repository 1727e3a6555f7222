"""Where the piles lie, and why one cannot be measured here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
#: The workplace lays its own piles beside the repository; a clone elsewhere lacks them.
SHARED = ROOT.parent / "shared"
SHARED_PILES = ("council-vote", "cup-final")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """Reports on one story and the truth about them."""

    name: str
    truth: Path
    folder: Path  # the reports

    @property
    def reports(self) -> tuple[Path, ...]:
        return tuple(sorted(path for path in self.folder.iterdir() if path.is_file()))

    @property
    def absence(self) -> str | None:
        """Why the pile cannot be read here; None where it can."""
        if not self.truth.is_file():
            return f"{self.name}: no truth at {_shown(self.truth)}"
        if not self.folder.is_dir():
            return f"{self.name}: no reports at {_shown(self.folder)}"
        return None


def pile_at(folder: Path) -> Pile:
    return Pile(name=folder.name, truth=folder / "truth.json", folder=folder / "reports")


def all_piles() -> tuple[Pile, ...]:
    """The examples, the piles of planted cases, the seeds and the workplace's piles, the absent ones
    included."""
    examples = [pile_at(path.parent) for path in sorted(ROOT.glob("examples/*/truth.json"))]
    planted = [pile_at(path.parent) for path in sorted(HERE.glob("planted/*/truth.json"))]
    seeds = Pile(name="seeds", truth=HERE / "seeds" / "truth.json", folder=SHARED / "seeds")
    found = {path.parent.name for path in SHARED.glob("piles/*/truth.json")}
    shared = [pile_at(SHARED / "piles" / name) for name in sorted(found | set(SHARED_PILES))]
    return (*examples, *planted, seeds, *shared)


def _shown(path: Path) -> str:
    """The path as seen from the repository."""
    if path.is_relative_to(ROOT):
        return path.relative_to(ROOT).as_posix()
    return "../" + path.relative_to(ROOT.parent).as_posix()
