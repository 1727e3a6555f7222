"""What may be told to reading: names of columns, the last day that can be, how a page is got."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sourceline.model.article import Page, Problem

# A page for an address, a problem where there is none, None where it was read before.
GetPage = Callable[[str], Page | Problem | None]
# Addresses that a page will be asked for, so that it can be fetched meanwhile.
Expect = Callable[[Iterable[str]], None]
# Zones run from -12 to +14 hours, so that today's report may bear tomorrow's date. No more is believed.
AHEAD = timedelta(days=1)


def _nothing(addresses: Iterable[str]) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the given files are to be read; as it stands, files are read and nothing is fetched.

    `columns` maps what we call a field (`text`, `title`, `published`, `url`, `publisher`, `id`) to the
    column of a table that holds it, `table` names the table of a database. `latest` is the last day on
    which anything here can have been published; None asks no clock and believes every date.
    `get_page` fetches an address; None: addresses are left alone. `expect` hears of those that will be
    fetched. With `full_text` entries of feeds
    that hold a summary alone are read from the pages that they link to.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    table: str | None = None
    latest: date | None = None
    get_page: GetPage | None = None
    expect: Expect = _nothing
    full_text: bool = False


AS_IT_IS = Reading()


def day_after(day: date | None) -> date | None:
    """The last publication day that is believed of what was found on `day`."""
    return None if day is None else day + AHEAD
