"""When something can have been: the earliest and the latest day, how exact, and how it is known."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exact a date is told; fine before coarse."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """How a date is known."""

    EXPLICIT = "explicit"  # the words name it
    RELATIVE = "relative"  # the words count from the day of publication or another day
    INFERRED = "inferred"  # from what stands around it


FINENESS = tuple(Precision)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An interval of days, both ends included; `None` at an end leaves it open.

    `time` ("HH:MM") and `zone` are kept as told and never used to move the day.
    """

    start: date | None
    end: date | None
    precision: Precision
    basis: Basis
    approximate: bool = False
    time: str | None = None
    zone: str | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"ends before it starts: {self.start} .. {self.end}")

    @classmethod
    def day(cls, day: date, basis: Basis = Basis.EXPLICIT) -> When:
        return cls(start=day, end=day, precision=Precision.DAY, basis=basis)

    @classmethod
    def between(cls, start: date | None, end: date | None, basis: Basis = Basis.INFERRED) -> When:
        """An interval; one day where both ends are the same."""
        if start is not None and start == end:
            return cls.day(start, basis)
        known = start is not None or end is not None
        precision = Precision.INTERVAL if known else Precision.UNKNOWN
        return cls(start=start, end=end, precision=precision, basis=basis)

    @property
    def is_day(self) -> bool:
        return self.start is not None and self.start == self.end

    @property
    def days(self) -> int | None:
        """How many days it can be; None where an end is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    def overlaps(self, other: When) -> bool:
        """Whether one day can be meant by both."""
        low = self.start is None or other.end is None or self.start <= other.end
        high = other.start is None or self.end is None or other.start <= self.end
        return low and high

    def contains(self, other: When) -> bool:
        """Whether every day of `other` is one of mine."""
        low = self.start is None or (other.start is not None and self.start <= other.start)
        high = self.end is None or (other.end is not None and other.end <= self.end)
        return low and high

    @property
    def edtf(self) -> str:
        """As an ISO 8601-2 / EDTF string (level 1); "" where nothing is known.

        Level 1 has no approximate seasons and decades: such are told as intervals.
        """
        mark = "~" if self.approximate else ""
        if self.precision is Precision.UNKNOWN or (self.start is None and self.end is None):
            return ""
        if self.start is None or self.end is None:
            left = self.start.isoformat() + mark if self.start else ".."
            right = self.end.isoformat() + mark if self.end else ".."
            return f"{left}/{right}"
        if self.is_day:
            return self.start.isoformat() + mark
        season = self._season()
        if season and not mark:
            return f"{self.start.year:04d}-{season}"
        if self._months() == 1:
            return self.start.isoformat()[:7] + mark
        if self._months() == 12 and self.start.month == 1:
            return f"{self.start.year:04d}{mark}"
        decade = self._months() == 120 and self.start.month == 1 and self.start.year % 10 == 0
        if decade and self.precision is Precision.DECADE and not mark:
            return f"{self.start.year // 10:03d}X"
        return f"{self.start.isoformat()}{mark}/{self.end.isoformat()}{mark}"

    def _months(self) -> int:
        """How many whole months of the calendar it is; 0 where it is none."""
        if self.start is None or self.end is None or self.start.day != 1:
            return 0
        if self.end.day != monthrange(self.end.year, self.end.month)[1]:
            return 0
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    def _season(self) -> int:
        """The EDTF number of a meteorological season (spring is 21); 0 where it is none."""
        if self.precision is not Precision.SEASON or self._months() != 3 or self.start is None:
            return 0
        return {3: 21, 6: 22, 9: 23, 12: 24}.get(self.start.month, 0)

    @property
    def sort_key(self) -> tuple[int, int, int, str]:
        """By start, where it is open by end, coarse before fine, then by time; unknown last."""
        anchor = self.start or self.end
        if anchor is None:
            return (1, 0, 0, "")
        return (0, anchor.toordinal(), -FINENESS.index(self.precision), self.time or "")


UNKNOWN = When(start=None, end=None, precision=Precision.UNKNOWN, basis=Basis.INFERRED)
