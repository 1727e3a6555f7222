"""Days as programs give them."""

from __future__ import annotations

from datetime import date, datetime

from sourceline.errors import SettingsError


def as_day(given: date | str | None, name: str) -> date | None:
    """A day, or the day that `YYYY-MM-DD` means; None where none is given.

    >>> as_day("2027-10-13", "since")
    datetime.date(2027, 10, 13)
    """
    if isinstance(given, datetime):
        return given.date()
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError) as cause:
        raise SettingsError(
            f"{given!r} is no day", subject=name, remedy="Write it as YYYY-MM-DD."
        ) from cause


def ordered(since: date | None, until: date | None) -> None:
    """Raises `SettingsError` for a window that ends before it starts."""
    if since and until and since > until:
        raise SettingsError(
            f"the window ends before it starts: {since} to {until}",
            subject="since and until",
            remedy="Swap them.",
        )
