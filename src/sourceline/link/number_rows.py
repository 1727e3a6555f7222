"""What a row of numbers of one quantity becomes in the story."""

from __future__ import annotations

from collections import defaultdict

from sourceline.link.counted import Count
from sourceline.link.same_count import Row
from sourceline.link.told_numbers import ToldNumber
from sourceline.model.story import FigureSeries, FigureValue
from sourceline.text.morphology import lemmas, stem
from sourceline.text.relations import is_known
from sourceline.text.tokens import find_words


def as_count(number: ToldNumber, like: Count) -> Count:
    return Count(
        thing=like.thing,
        head=like.head,
        figure=number.figure,
        as_of=number.as_of,
        told=number.told,
        words=number.words,
        going_on=number.going_on,
    )


def series_of(row: Row) -> FigureSeries:
    """One value each, as of the first day that it is told for, with all sentences that tell it."""
    values: dict[float, list[ToldNumber]] = defaultdict(list)
    for each in row:
        values[each.value].append(each)
    return FigureSeries(
        what=_name(row),
        unit=row[0].unit,
        values=tuple(
            FigureValue(
                value=value,
                qualifier=told[0].figure.qualifier,
                text=told[0].words,
                as_of=told[0].as_of,
                evidence=tuple(sorted({each.told for each in told})),
            )
            for value, told in values.items()
        ),
    )


def _name(row: Row) -> str:
    """What is counted in a report's words; of money and measures the most telling noun of all clauses,
    and where they share none the first number itself: a wrong name is worse than none."""
    counted = next((each.counted for each in row if each.counted), "")
    if not row[0].unit:
        return counted or row[0].words
    shared = set(row[0].near).intersection(*(_small(each) for each in row))
    text = row[0].told.text
    nouns = {
        noun: row[0].near[one]
        for token in find_words(text)
        if (one := stem(token.plain)) in shared
        for noun in lemmas(token.plain).get("NOUN", ())
        if is_known(noun)
    }
    return max(nouns, key=lambda noun: (nouns[noun], noun), default=row[0].words)


def _small(number: ToldNumber) -> set[str]:
    """The stems around a number that stand there in small letters: no part of a name."""
    text = number.told.text
    return {
        stem(token.plain) for token in find_words(text) if token.span.cut(text)[:1].islower()
    } & set(number.near)
