"""Parts of a time: "early 2019", "mid-March", "later this week", "the end of the month"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sourceline.annotate.moments import Moment
from sourceline.annotate.time_context import Context
from sourceline.annotate.time_grammar import Reading
from sourceline.model.when import Precision
from sourceline.text.calendar import month_span, year_span

_THIRDS = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}


def with_edge(moment: Moment, reading: Reading, context: Context) -> Moment:
    """ "Early", "mid" and "late" are thirds; "earlier this" and "later this" end at publication.

    "The end of April" stays the month: some mean its last day, some its last week. What happened
    "this week" happened by publication.
    """
    start, end, edge = moment.start, moment.end, reading.edge
    if start is None or end is None or moment.is_day:
        return moment
    published = context.published
    running = published is not None and start <= published <= end
    if running and not edge and reading.unit == "W" and reading.amount == 0 and context.past:
        return replace(moment, end=published, precision=Precision.INTERVAL)
    if not edge:
        return moment
    if published is not None and running:
        if edge == "earlier":
            return replace(moment, end=published, precision=Precision.INTERVAL)
        if edge == "later" or (edge == "end" and context.ahead):
            return replace(moment, start=published, precision=Precision.INTERVAL)
    if edge not in ("early", "mid", "late"):
        return moment
    start, end = _third(start, end, moment.precision, _THIRDS[edge])
    return replace(moment, start=start, end=end, precision=Precision.INTERVAL)


def _third(start: date, end: date, precision: Precision, third: int) -> tuple[date, date]:
    if precision is Precision.MONTH:
        first = start.replace(day=(1, 11, 21)[third])
        return first, end if third == 2 else start.replace(day=(10, 20)[third])
    if precision is Precision.YEAR:
        return date(start.year, 4 * third + 1, 1), month_span(start.year, 4 * third + 4)[1]
    if precision is Precision.DECADE:
        return year_span(start.year + (0, 4, 7)[third], start.year + (3, 6, 9)[third])
    days = (end - start).days + 1
    first = start + timedelta(days=days * third // 3)
    return first, start + timedelta(days=max(days * (third + 1) // 3 - 1, days * third // 3))
