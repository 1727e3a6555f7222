"""What a figure counts as the story goes on, found by words: what is counted ("signatures",
"killed"), what holds the count ("the petition") or what was done so many times ("viewed")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sourceline.link.count_clauses import clause_of, day_of, goes_on, is_part, is_unreal
from sourceline.link.holders import (
    fund_after,
    head_of_holder,
    head_of_subject,
    holder_of,
    holds_it,
    last_holder,
)
from sourceline.link.things import WORD, Thing, forms, forms_in, listed, things, unit_class
from sourceline.model.annotations import Annotations, Figure
from sourceline.model.span import Span
from sourceline.model.story import Evidence
from sourceline.model.when import When
from sourceline.text.morphology import lemmas
from sourceline.text.phrases import is_function

# So far before a number stands the verb that says what befell those counted.
NEAR = 24
_AREAS = frozenset(["acres", "hectares", "square miles", "square km"])
_TIMES = frozenset(["time", "times"])
_EACH = re.compile(
    r",? ?[—–-]? ?(?:one|a \w+) (?:for|in memory of) (?:each|every)(?: one)?(?: of)?"
    r"(?: (?:the|those|her|his|their|its|who|\d+|[a-z]+))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure with the thing that it counts. `head` is "" where all are counted, else which of them."""

    thing: Thing
    head: str
    figure: Figure
    as_of: When
    told: Evidence
    words: str
    going_on: bool


def find_counts(annotations: Annotations) -> list[Count]:
    """The counts of one report that can grow, in order of place.

    A heading is shortened ("Four dead" of "at least four"): it counts only what the body counts too.
    """
    found: list[Count] = []
    headings: list[Count] = []
    for number, figure in enumerate(annotations.figures):
        if isinstance(figure.value, tuple) or figure.sentence >= len(annotations.sentences):
            continue
        count = _count(annotations, number, figure)
        if count is not None:
            heading = annotations.sentences[figure.sentence].heading
            (headings if heading else found).append(count)
    told = {(c.thing.label, c.head, c.figure.value) for c in found}
    found.extend(c for c in headings if (c.thing.label, c.head, c.figure.value) in told)
    return sorted(found, key=lambda c: c.figure.span)


def _count(annotations: Annotations, number: int, figure: Figure) -> Count | None:
    text, clause = annotations.article.text, clause_of(annotations, number)
    each = _one_for_each(text, figure)
    if each is not None and figure.of is not None:
        clause = Span(clause.start, figure.of.end)
    found = (each, "") if each is not None else _thing(text, figure, clause)
    found = found or _held_by_it(annotations, figure, clause)
    if found is None or is_part(text, figure, clause) or is_unreal(text, figure, clause):
        return None
    thing, head = found
    as_of = day_of(annotations, figure, clause, harm=thing.persons and _is_harm(text, figure))
    if as_of is None or _is_other(thing, text, clause):
        return None
    covers = figure.of is not None and 0 <= figure.of.start - figure.span.end <= 2
    words = figure.span.cover(figure.of) if covers and figure.of else figure.span
    return Count(
        thing=thing,
        head=head,
        figure=figure,
        as_of=as_of,
        told=Evidence.of(annotations.article, annotations.sentences[figure.sentence].span),
        words=words.cut(text),
        going_on=goes_on(text, clause),
    )


def _held_by_it(annotations: Annotations, figure: Figure, clause: Span) -> tuple[Thing, str] | None:
    """ "They set up a relief fund. By Friday it held £900": the fund of the sentence before; so a fire."""
    text = annotations.article.text
    if figure.sentence == 0 or not holds_it(text, clause, figure.span):
        return None
    before = annotations.sentences[figure.sentence - 1].span
    for one in things():
        area = figure.unit in _AREAS and figure.unit in one.units
        if not (one.holding and unit_class(figure.unit) in (*one.units, "")) and not area:
            continue
        holder = last_holder(one, text, before.start, before.end)
        if holder is None or forms_in(text, holder) & frozenset(listed("no_fund")):
            continue
        return one, "" if area else head_of_holder(text, holder)
    return None


def _is_harm(text: str, figure: Figure) -> bool:
    """ "Four people were killed on Tuesday": the day is that of the harm. A ninth died on its own day."""
    ordinal = text[figure.span.end - 2 : figure.span.end] in ("st", "nd", "rd", "th")
    after = figure.of is not None and figure.of.start >= figure.span.end
    return after and not ordinal


def _is_other(thing: Thing, text: str, clause: Span) -> bool:
    """ "900 tickets are left" are none of those sold."""
    return bool(forms_in(text, clause) & frozenset(thing.never)) if thing.never else False


def _thing(text: str, figure: Figure, clause: Span) -> tuple[Thing, str] | None:
    """By what is counted; else by what holds the count; else by a verb of its clause; and which of them."""
    unit = unit_class(figure.unit)
    counted = forms_in(text, figure.of) if figure.of is not None else frozenset[str]()
    around = forms_in(text, clause)
    value = figure.value[1] if isinstance(figure.value, tuple) else figure.value
    fit = [one for one in things() if unit in one.units and value >= one.least]
    if counted and counted <= _TIMES:
        return _done(text, figure, clause, fit)
    for one in fit:
        if _is_counted(one, counted, around) and (not one.needs or (counted | around) & one.needs):
            return one, _head(one, text, figure, clause)
    for one in fit:
        held = _held(one, text, figure, clause, counted, around)
        if held is not None:
            return one, held
    near = _forms_near(text, figure, clause, unit)
    for one in fit:
        if one.persons or one.needs or unit == "money" or unit in ("acres", "hectares"):
            plain = figure.unit == "people" or unit != ""
            beside = counted | near if unit == "money" else counted
            if near & one.words and (not one.needs or beside & one.needs) and (plain or one.needs):
                return one, _head(one, text, figure, clause)
    return None


def _is_counted(thing: Thing, counted: frozenset[str], around: frozenset[str]) -> bool:
    """Also by a word that is one only beside another: "lives" that were lost."""
    if counted & thing.words:
        return True
    return any(word in counted and near & around for word, near in thing.with_words.items())


def _done(
    text: str, figure: Figure, clause: Span, fit: Sequence[Thing]
) -> tuple[Thing, str] | None:
    """ "had been viewed 3.4 million times": by the verb before the number."""
    start = max(clause.start, figure.span.start - 2 * NEAR)
    words = list(WORD.finditer(text, start, figure.span.start))
    skipped = frozenset(listed("between")) | frozenset(listed("particles"))
    while words and words[-1].group().lower() in skipped:
        words.pop()
    if not words:
        return None
    for one in fit:
        if forms(words[-1].group()) & one.acts:
            return one, head_of_subject(text, clause, words[-1].start())
    return None


def _held(
    thing: Thing,
    text: str,
    figure: Figure,
    clause: Span,
    counted: frozenset[str],
    around: frozenset[str],
) -> str | None:
    """Which holder of the thing has so many or so much; None for no holder."""
    if not thing.holding:
        return "" if thing.holders & around and _can_hold(thing, counted) else None
    holder = holder_of(thing, text, clause, figure.span.start)
    if holder is None or forms_in(text, holder) & frozenset(listed("no_fund")):
        return None
    own = forms_in(text, holder) | {"donation", "pledge", "money", "cash", "contribution", "gift"}
    return head_of_holder(text, holder) if not counted or counted & own else None


def _can_hold(thing: Thing, counted: frozenset[str]) -> bool:
    """What a petition has is names or signatures, or nothing that is named."""
    if not counted or counted & thing.holders or "acres" in thing.units:
        return True
    return bool(counted & (thing.words | {"name", "people", "person"}))


def _one_for_each(text: str, figure: Figure) -> Thing | None:
    """ "nine candles, one for each of those who died" count the dead."""
    if figure.of is None or figure.of.start < figure.span.end:
        return None
    found = _EACH.match(text, figure.of.end, min(len(text), figure.of.end + 60))
    if found is None:
        return None
    last = re.compile(r"[^.;,]{0,40}").match(text, found.end())
    words = forms_in(text, Span(found.start(), max(found.end(), last.end() if last else 0) + 1))
    return next(
        (one for one in things() if one.persons and words & (one.words | _mourned(one))), None
    )


def _mourned(thing: Thing) -> frozenset[str]:
    return frozenset(["victim", "life"]) if thing.with_words else frozenset()


def _forms_near(text: str, figure: Figure, clause: Span, unit: str) -> frozenset[str]:
    """The words around a number; none before it where a new part of the sentence begins with it."""
    left = max(clause.start, figure.span.start - NEAR)
    joined = re.search(r"(?:,| and| while)(?: [a-z]+){0,2} $", text[left : figure.span.start])
    if joined is not None and joined.group().rstrip().split()[-1] in ("and", "while", ","):
        left = figure.span.start
    if unit == "money":
        return forms_in(text, Span(left, figure.span.end))
    return forms_in(text, Span(left, min(clause.end, figure.span.end + 60)))


def _head(thing: Thing, text: str, figure: Figure, clause: Span) -> str:
    """Which of them are counted; "" for all."""
    if thing.persons:
        return _head_of_people(text, figure)
    if thing.holding:
        fund = fund_after(thing, text, figure.span.end, clause.end)
        return head_of_holder(text, fund) if fund is not None else ""
    return head_of_subject(text, clause, figure.span.start) if thing.acts else ""


def _head_of_people(text: str, figure: Figure) -> str:
    """Which people are counted; "" for people in general."""
    if figure.of is None:
        return ""
    run: list[str] = []
    for word in WORD.findall(figure.of.cut(text)):
        if is_function(word):
            break
        run.append(word)
    while run and (forms(run[-1]) & _states() or run[-1] in listed("held")):
        run.pop()
    if not run:
        return ""
    noun = lemmas(run[-1].lower()).get("NOUN", (run[-1].lower(),))[0]
    general = listed("general")
    return "" if noun in general or forms(run[-1]) & set(general) else noun


def is_general(words: Sequence[str]) -> bool:
    """Whether words say no more than "people"."""
    return len(words) == 1 and bool(forms(words[0]) & set(listed("general")))


@cache
def _states() -> frozenset[str]:
    return frozenset(word for one in things() if one.persons for word in one.words)
