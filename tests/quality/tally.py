"""What is counted while a told section is held against the truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.quality.patterns import flat

#: The measures that floors may hold, each a share between 0 and 1.
MEASURES = ("recall", "precision", "details", "restraint")
NOTE_LENGTH = 160  # characters


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.hits + other.hits, self.of + other.of)

    def __str__(self) -> str:
        return f"{self.hits}/{self.of}" if self.of else "-"

    @property
    def value(self) -> float | None:
        """None where there was nothing to count."""
        return self.hits / self.of if self.of else None


@dataclass(slots=True)
class Tally:
    """The counts of one section.

    Recall: the share of true items that are told.
    Precision: the share of told items that are true. A lower bound: a truth may be incomplete,
    and a told item that it does not know counts as wrong. Only sections whose truth means to be
    exhaustive judge their items; the others have none.
    Details: the share of what else the truth knows of its items (kind, status, sources) that is
    told right; of a missed item, nothing is.
    Restraint: the share of what must not be told (`not_timeline`, `silent`, ...) that is not.
    """

    recall: Share = Share()
    precision: Share = Share()
    restraint: Share = Share()
    parts: dict[str, Share] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def want(self, found: bool, note: object) -> None:
        """A true item, found among the told or not."""
        self.recall += Share(int(found), 1)
        self._note(found, "missed", note)

    def judge(self, right: bool, note: object) -> None:
        """A told item, true or not known to be."""
        self.precision += Share(int(right), 1)
        self._note(right, "unknown", note)

    def forbid(self, told: bool, note: object) -> None:
        """Something that must not be told."""
        self.restraint += Share(int(not told), 1)
        self._note(not told, "violation", note)

    def detail(self, name: str, right: bool, note: object = None) -> None:
        """A further thing known of a true item; no note where the item itself was missed."""
        self.parts[name] = self.parts.get(name, Share()) + Share(int(right), 1)
        self._note(right or note is None, name, note)

    @property
    def details(self) -> Share:
        return sum(self.parts.values(), Share())

    @property
    def violations(self) -> int:
        return self.restraint.of - self.restraint.hits

    @property
    def score(self) -> float | None:
        """Recall less the rate of violations; None where the truth expects nothing."""
        if self.recall.value is None:
            return None
        kept = self.restraint.value
        return self.recall.value - (0.0 if kept is None else 1.0 - kept)

    def measures(self) -> dict[str, float]:
        """Each measure that has something to count, by name."""
        shares: dict[str, Share] = {name: getattr(self, name) for name in MEASURES}
        return {name: share.value for name, share in shares.items() if share.value is not None}

    def __add__(self, other: Tally) -> Tally:
        names = [*self.parts, *(name for name in other.parts if name not in self.parts)]
        return Tally(
            recall=self.recall + other.recall,
            precision=self.precision + other.precision,
            restraint=self.restraint + other.restraint,
            parts={n: self.parts.get(n, Share()) + other.parts.get(n, Share()) for n in names},
            notes=self.notes + other.notes,
        )

    def as_json(self) -> dict[str, Any]:
        """The counts without the notes, to travel between the processes of a test run."""
        counts = {name: getattr(self, name) for name in ("recall", "precision", "restraint")}
        return {
            **{name: [share.hits, share.of] for name, share in counts.items()},
            "parts": {name: [share.hits, share.of] for name, share in self.parts.items()},
        }

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Tally:
        return cls(
            recall=Share(*raw["recall"]),
            precision=Share(*raw["precision"]),
            restraint=Share(*raw["restraint"]),
            parts={name: Share(*counts) for name, counts in raw["parts"].items()},
        )

    def _note(self, good: bool, word: str, note: object) -> None:
        if not good:
            self.notes.append(f"{word:<11} {flat(note)[:NOTE_LENGTH]}")
