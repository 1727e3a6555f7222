"""Figures that count one thing as the story goes on: series over time.

A growing toll is no discrepancy. Precision first: only what is known to be counted anew (signatures,
the dead, views), or one number of one thing that independent reports tell alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate, pairwise

from sourceline.link.counted import Count, find_counts, is_general
from sourceline.link.independence import Sources
from sourceline.link.number_rows import as_count, series_of
from sourceline.link.rising import Risen, find_rising
from sourceline.link.same_count import Apart, Scores, find_rows, join_counts, place_of
from sourceline.link.things import forms, unit_class
from sourceline.link.told_numbers import find_told_numbers
from sourceline.model.annotations import Annotations, Figure, Qualifier
from sourceline.model.story import Evidence, FigureSeries, FigureValue
from sourceline.model.when import UNKNOWN

# A count that grows does not fall to less than this share of what it was: the lower one counts
# something else, or a part.
FALL = 0.5
# People are counted by events: a lower number of them later is mostly another event's.
FALL_OF_PEOPLE = 0.8
# Nor does it grow to more than so many times the first number told.
GROWTH = 200.0
# Of things that do not grow, a number is worth telling from here on; money always.
NOTABLE = 100.0
_NO_SERIES = frozenset(["score", "percent", "years old", "percentage points", "seconds", "minutes", "hours", "days",
                        "nights", "weeks", "months", "years", "decades", "centuries", "fortnights"])  # fmt: skip


def find_series(
    annotations: Sequence[Annotations], sources: Sources, apart: Apart = ()
) -> tuple[FigureSeries, ...]:
    """The series of a story, those with the most values first.

    `apart`: pairs of sentences whose numbers the story tells as a disagreement.
    """
    numbers = find_told_numbers(annotations)
    scores = Scores(apart)
    currencies: dict[str, dict[tuple[str, str], list[Count]]] = defaultdict(
        lambda: defaultdict(list)
    )
    used: set[tuple[str, int]] = set()
    for each in annotations:
        for count in find_counts(each):
            currency = count.figure.unit if unit_class(count.figure.unit) == "money" else ""
            currencies[currency][count.thing.label, count.head].append(count)
            used.add((each.article.id, count.figure.span.start))
    found: list[FigureSeries] = []
    counts: dict[tuple[str, str, str], list[Count]] = {}
    for currency in sorted(currencies):
        grouped = _merged(currencies[currency])
        for number, key in join_counts(grouped, numbers, scores, used):
            grouped[key].append(as_count(number, grouped[key][0]))
            used.add(number.place)
        for key in sorted(grouped):
            counts[currency, *key] = grouped[key]
    for noun, row in find_rising(annotations, used):
        found.append(_risen(noun, row))
        used.update(each.place for each in row)
    lone = {place_of(told[0]) for told in counts.values() if len(told) == 1}
    taken: set[tuple[str, int]] = set()
    for row_of_numbers in find_rows(numbers, scores, used - lone):
        found.append(series_of(row_of_numbers))
        taken.update(each.place for each in row_of_numbers)
    used |= taken
    for (_, label, head), told in counts.items():
        if not (len(told) == 1 and place_of(told[0]) in taken):
            one = _growing((label, head), told)
            found.extend([one] if one is not None else [])
    found.extend(_told_alike(annotations, sources, used))
    return tuple(sorted(found, key=lambda s: (-len(s.values), s.what, s.unit)))


def _risen(noun: str, row: Sequence[Risen]) -> FigureSeries:
    """One value each, as of the first report that gives it, with all sentences that do."""
    values: dict[float, list[Risen]] = defaultdict(list)
    for each in row:
        values[each.value].append(each)
    text, of = row[0].annotations.article.text, row[0].figure.of
    return FigureSeries(
        what=of.cut(text) if of is not None else noun,
        unit="",
        values=tuple(
            FigureValue(
                value=value,
                qualifier=told[0].figure.qualifier,
                text=told[0].figure.span.cut(told[0].annotations.article.text),
                as_of=told[0].annotations.article.published or UNKNOWN,
                evidence=tuple(sorted({each.told for each in told})),
            )
            for value, told in values.items()
        ),
    )


def _merged(grouped: dict[tuple[str, str], list[Count]]) -> dict[tuple[str, str], list[Count]]:
    """ "11 workers are missing" and "the 11 missing": one head that shares a number with all is all.

    Of funds and of things viewed, "the fund" and "it" are the one that the story names, if it is one.
    """
    merged = {key: list(counts) for key, counts in grouped.items()}
    heads: dict[str, list[str]] = defaultdict(list)
    for label, head in sorted(grouped):
        heads[label].append(head)
    for label, head in sorted(grouped):
        whole = merged.get((label, ""))
        if not head or whole is None:
            continue
        own = merged[label, head]
        if not own[0].thing.persons:
            if len(heads[label]) == 2:
                own.extend(merged.pop((label, "")))
            elif _only_grows([*own, *whole]):
                whole.extend(merged.pop((label, head)))
            continue
        if {_number(c.figure) for c in own} & {_number(c.figure) for c in whole}:
            whole.extend(own)
            del merged[label, head]
    return merged


def _only_grows(counts: Sequence[Count]) -> bool:
    """Whether what is counted of two heads, "the video" and "it", can be one count as time goes on."""
    days: dict[date, list[float]] = defaultdict(list)
    for count in counts:
        if count.as_of.end is None:
            return False
        days[count.as_of.end].append(_number(count.figure))
    told = [days[day] for day in sorted(days)]
    return all(max(early) <= min(late) for early, late in pairwise(told))


def _growing(key: tuple[str, str], counts: Iterable[Count]) -> FigureSeries | None:
    ordered = _without_parts(sorted(counts, key=lambda c: (c.as_of.sort_key, c.told)))
    values = _values(ordered)
    reports = {count.told.article for count in ordered}
    if not values or (
        len(values) < 2 and len(reports) < 2 and not any(c.going_on for c in ordered)
    ):
        return None
    label, head = key
    units = [c.figure.unit for c in ordered if c.figure.unit]
    return FigureSeries(
        what=f"{label} ({head})" if head else label, unit=units[0] if units else "", values=values
    )


def _without_parts(ordered: Sequence[Count]) -> list[Count]:
    """Without counts far below what was counted on an earlier day, or by a sentence of the same report."""
    days, most_until = _most_until(ordered)
    most_in: dict[str, float] = {}
    for count in ordered:
        article = count.told.article
        most_in[article] = max(_number(count.figure), most_in.get(article, 0.0))
    kept: list[Count] = []
    most_kept = 0.0
    for count in ordered:
        value = _number(count.figure)
        was = count.as_of.start is None and count.as_of.end is not None  # "up from 1,100"
        if not count.thing.shrinks and not was:
            day = count.as_of.start or count.as_of.end
            earlier = bisect_left(days, day) if day is not None else 0
            most = max(most_until[earlier], most_in[count.told.article])
            fall = FALL_OF_PEOPLE if count.thing.persons else FALL
            if (kept and value > GROWTH * most_kept) or value < fall * most:
                continue
        kept.append(count)
        most_kept = max(value, most_kept)
    return kept


def _most_until(counts: Iterable[Count]) -> tuple[list[date], list[float]]:
    """The days by which something was counted, and the most of all before each place among them."""
    dated = sorted(
        (day, _number(count.figure))
        for count in counts
        for day in [count.as_of.end or count.as_of.start]
        if day is not None
    )
    most = accumulate((value for _, value in dated), max, initial=0.0)
    return [day for day, _ in dated], list(most)


def _number(figure: Figure) -> float:
    return figure.value[1] if isinstance(figure.value, tuple) else figure.value


def _values(ordered: Sequence[Count]) -> tuple[FigureValue, ...]:
    """One value each, as of the first day it was told for, with all sentences that tell it."""
    by_value: dict[float, list[Count]] = defaultdict(list)
    for count in ordered:
        by_value[_number(count.figure)].append(count)
    values = []
    for value, counts in by_value.items():
        exact = next((c for c in counts if c.figure.qualifier is Qualifier.EXACT), counts[0])
        values.append(
            FigureValue(
                value=value,
                qualifier=exact.figure.qualifier,
                text=counts[0].words,
                as_of=counts[0].as_of,
                evidence=tuple(sorted({c.told for c in counts})),
            )
        )
    if ordered[0].thing.shrinks:
        return tuple(sorted(values, key=lambda v: (v.as_of.sort_key, v.value)))
    return tuple(sorted(values, key=lambda v: (_last_day(v), v.value)))  # it only grows


def _last_day(value: FigureValue) -> date:
    """The day by which a value was counted."""
    return value.as_of.end or value.as_of.start or date.max


def _told_alike(
    annotations: Sequence[Annotations], sources: Sources, used: set[tuple[str, int]]
) -> list[FigureSeries]:
    """One number of one thing that two or more independent reports tell."""
    alike: dict[tuple[float, str, str], list[tuple[Evidence, Figure, Annotations]]] = defaultdict(
        list
    )
    for each in annotations:
        for figure in each.figures:
            if (each.article.id, figure.span.start) in used or not _is_notable(figure):
                continue
            head = _head_of(each, figure)
            if head and not each.sentences[figure.sentence].heading:
                one = Evidence.of(each.article, each.sentences[figure.sentence].span)
                alike[_number(figure), figure.unit, head].append((one, figure, each))
    found = []
    for value, unit, head in sorted(alike):
        told = alike[value, unit, head]
        evidence = tuple(sorted({one for one, _, _ in told}))
        if sources.count(evidence) < 2:
            continue
        _, figure, first = told[0]
        assert figure.of is not None
        found.append(
            FigureSeries(
                what=figure.of.cut(first.article.text),
                unit=unit,
                values=(
                    FigureValue(
                        value=value,
                        qualifier=figure.qualifier,
                        text=figure.span.cut(first.article.text),
                        as_of=first.article.published or UNKNOWN,
                        evidence=evidence,
                    ),
                ),
            )
        )
    return found


def _is_notable(figure: Figure) -> bool:
    if isinstance(figure.value, tuple) or figure.of is None or figure.unit in _NO_SERIES:
        return False
    if figure.unit not in ("", "people") and unit_class(figure.unit) != "money":
        return False
    return unit_class(figure.unit) == "money" or figure.value >= NOTABLE


def _head_of(each: Annotations, figure: Figure) -> str:
    """The dictionary form of the last word of what is counted."""
    assert figure.of is not None
    text = each.article.text
    words = figure.of.cut(text).split()
    if text[figure.span.end : figure.of.start] in ("-", "‑") or is_general(words):
        return ""
    return (
        min(forms(words[-1].strip(".,'’\"")), key=lambda form: (len(form), form)) if words else ""
    )
