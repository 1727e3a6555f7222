"""A told story held against the truth, section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.quality.integrity import integrity_faults
from tests.quality.sections.boilerplate import score_boilerplate
from tests.quality.sections.cast import score_cast
from tests.quality.sections.discrepancies import score_discrepancies
from tests.quality.sections.figures import score_figures
from tests.quality.sections.novelty import score_novelty
from tests.quality.sections.published import score_published
from tests.quality.sections.quotations import score_quotations
from tests.quality.sections.reactions import score_reactions
from tests.quality.sections.reuse import score_reuse
from tests.quality.sections.timeline import score_timeline
from tests.quality.tally import Tally
from tests.quality.told import Json, Told
from tests.quality.truth import Truth

_SCORERS: tuple[Callable[[Truth, Told], dict[str, Tally]], ...] = (
    score_published,
    score_boilerplate,
    score_timeline,
    score_cast,
    score_quotations,
    score_discrepancies,
    score_reuse,
    score_figures,
    score_reactions,
    score_novelty,
)


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured on one pile, or on several together."""

    name: str
    sections: dict[str, Tally]
    faults: list[str] = field(default_factory=list)  # of the story's integrity

    @property
    def overall(self) -> float:
        """The mean of the sections' scores; nothing where the truth expects nothing."""
        scores = [tally.score for tally in self.sections.values() if tally.score is not None]
        return sum(scores) / len(scores) if scores else 0.0

    def measures(self) -> dict[str, dict[str, float]]:
        """Every share by section and measure, as floors hold them."""
        measured = {name: tally.measures() for name, tally in self.sections.items()}
        return {name: shares for name, shares in measured.items() if shares}

    def as_json(self) -> dict[str, Any]:
        sections = {name: tally.as_json() for name, tally in self.sections.items()}
        return {"name": self.name, "sections": sections, "faults": self.faults}

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Report:
        sections = {name: Tally.from_json(tally) for name, tally in raw["sections"].items()}
        return cls(raw["name"], sections, list(raw["faults"]))


def score(name: str, story: Json, truth: Truth, reports: Iterable[Path]) -> Report:
    told = Told(story, reports)
    sections: dict[str, Tally] = {}
    for score_section in _SCORERS:
        sections |= score_section(truth, told)
    return Report(name, sections, integrity_faults(story))


def total(reports: Iterable[Report]) -> Report:
    """All piles counted as one."""
    sections: dict[str, Tally] = {}
    for report in reports:
        for name, tally in report.sections.items():
            sections[name] = sections.get(name, Tally()) + tally
    return Report("total", sections)
