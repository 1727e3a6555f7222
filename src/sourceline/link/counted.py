"""What a figure counts as the story goes on, and the day it was counted on.

Found by words: what is counted ("signatures", "killed") or what holds the count ("the petition").
Parts of a count ("including three children"), goals, rates and other years' counts are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from sourceline.model.annotations import Annotations, Figure, TimeExpression
from sourceline.model.span import Span
from sourceline.model.story import Evidence
from sourceline.model.when import UNKNOWN, Precision, When
from sourceline.text.lexicon import load_lexicon
from sourceline.text.morphology import lemmas
from sourceline.text.phrases import is_function

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BREAK = re.compile(
    r"[;:]|, (?:and|but|while|which|who|as|with)\b|\b(?:while|but|whereas|although)\b"
)
# Units of money are currencies: three capital letters, or a currency without a code.
_CURRENCY = re.compile(r"[A-Z]{3}$|peso$|krona$|dirham$|baht$")
# A count as of a day so long before its report belongs to another story.
OLD = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something that is counted anew as a story goes on."""

    label: str
    words: frozenset[str]
    holders: frozenset[str]
    units: frozenset[str]
    needs: frozenset[str]
    persons: bool
    shrinks: bool
    least: float


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


@cache
def things() -> tuple[Thing, ...]:
    return tuple(
        Thing(
            label=one["label"],
            words=frozenset(one["words"]),
            holders=frozenset(one["holders"]),
            units=frozenset(one["units"]),
            needs=frozenset(one.get("needs", ())),
            persons=one.get("persons", False),
            shrinks=one.get("shrinks", False),
            least=one.get("least", 1),
        )
        for one in load_lexicon("growing")["thing"]
    )


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(load_lexicon("growing")["words"][key])


def unit_class(unit: str) -> str:
    """ "money" for any currency; else the unit."""
    return "money" if _CURRENCY.match(unit) else unit


@cache
def forms(word: str) -> frozenset[str]:
    """A word and its dictionary forms."""
    low = word.lower()
    return frozenset([low, *(form for part in lemmas(low).values() for form in part)])


def find_counts(annotations: Annotations) -> list[Count]:
    """The counts of one report that can grow, in order of place."""
    found = []
    for number, figure in enumerate(annotations.figures):
        if isinstance(figure.value, tuple) or figure.sentence >= len(annotations.sentences):
            continue
        if annotations.sentences[figure.sentence].heading:
            continue
        count = _count(annotations, number, figure)
        if count is not None:
            found.append(count)
    return found


def _count(annotations: Annotations, number: int, figure: Figure) -> Count | None:
    text, clause = annotations.article.text, clause_of(annotations, number)
    thing = _thing(text, figure, clause)
    if thing is None or _is_part(text, figure, clause) or _is_unreal(text, figure, clause):
        return None
    as_of = day_of(annotations, figure, clause)
    if as_of is None:
        return None
    covers = figure.of is not None and 0 <= figure.of.start - figure.span.end <= 2
    words = figure.span.cover(figure.of) if covers and figure.of else figure.span
    return Count(
        thing=thing,
        head=_head(text, figure) if thing.persons else "",
        figure=figure,
        as_of=as_of,
        told=Evidence.of(annotations.article, annotations.sentences[figure.sentence].span),
        words=words.cut(text),
        going_on=_goes_on(text, clause),
    )


def clause_of(annotations: Annotations, number: int) -> Span:
    """The words around a figure: to the neighbouring figures of its sentence and the nearest breaks."""
    text, figure = annotations.article.text, annotations.figures[number]
    sentence = annotations.sentences[figure.sentence].span
    start, end = sentence.start, sentence.end
    others = [
        f.span for f in annotations.figures[max(0, number - 1) : number + 2] if f is not figure
    ]
    for other in others:
        if sentence.contains(other) and other.end <= figure.span.start:
            start = max(start, other.end)
        elif sentence.contains(other) and other.start >= figure.span.end:
            end = min(end, other.start)
    for found in _BREAK.finditer(text, start, figure.span.start):
        if not _is_aside(text, found, figure.span.start):
            start = found.end()
    after = _BREAK.search(
        text,
        figure.of.end if figure.of and figure.of.end > figure.span.end else figure.span.end,
        end,
    )
    return Span(start, max(after.start() if after else end, figure.span.end))


def _is_aside(text: str, found: re.Match[str], place: int) -> bool:
    """ "the petition, which closes next week, had 1,200": a clause between two commas."""
    return found.group().startswith((", which", ", who")) and "," in text[found.end() : place]


def _thing(text: str, figure: Figure, clause: Span) -> Thing | None:
    """By what is counted; else by what holds the count; else by a verb of its clause."""
    unit = unit_class(figure.unit)
    counted = _forms_in(text, figure.of) if figure.of is not None else frozenset[str]()
    around = _forms_in(text, clause)
    value = figure.value[1] if isinstance(figure.value, tuple) else figure.value
    fit = [one for one in things() if unit in one.units and value >= one.least]
    for one in fit:
        if counted & one.words and (not one.needs or (counted | around) & one.needs):
            return one
    for one in fit:
        if one.holders & around and _can_hold(one, counted):
            return one
    left = max(clause.start, figure.span.start - 24)
    if unit == "money":
        near = _forms_in(text, Span(left, figure.span.end))
    else:
        near = _forms_in(text, Span(left, min(clause.end, figure.span.end + 60)))
    for one in fit:
        if one.persons or one.needs or unit == "money" or unit in ("acres", "hectares"):
            plain = figure.unit == "people" or unit != ""
            if near & one.words and (not one.needs or counted & one.needs) and (plain or one.needs):
                return one
    return None


def _can_hold(thing: Thing, counted: frozenset[str]) -> bool:
    """What a petition has is names or signatures, or nothing that is named."""
    if not counted or counted & thing.holders:
        return True
    return (
        bool(counted & (thing.words | {"name", "people", "person"}))
        or "money" in thing.units
        or "acres" in thing.units
    )


def _forms_in(text: str, span: Span) -> frozenset[str]:
    found: set[str] = set()
    for word in _WORD.findall(text, span.start, span.end):
        found |= forms(word)
    return frozenset(found)


def _is_part(text: str, figure: Figure, clause: Span) -> bool:
    left = text[max(clause.start, figure.span.start - 40) : figure.span.start].lower()
    words = [w for w in _WORD.findall(re.split(r"[,;:.]", left)[-1]) if w not in _words("between")]
    if figure.of is not None and figure.of.cut(text).lower().startswith(("more ", "other ")):
        return True
    return bool(words) and words[-1] in _words("parts")


def _is_unreal(text: str, figure: Figure, clause: Span) -> bool:
    after = text[figure.span.end : min(clause.end, figure.span.end + 60)].lower()
    if any(rate in after for rate in _words("rates")):
        return True
    return bool(_forms_in(text, clause) & frozenset(_words("unreal")))


def _goes_on(text: str, clause: Span) -> bool:
    cut = f" {clause.cut(text).lower()} "
    return any(re.search(rf"\b{re.escape(word)}\b", cut) for word in _words("going_on"))


def _head(text: str, figure: Figure) -> str:
    """Which people are counted; "" for people in general."""
    if figure.of is None:
        return ""
    run: list[str] = []
    for word in _WORD.findall(figure.of.cut(text)):
        if is_function(word):
            break
        run.append(word)
    while run and forms(run[-1]) & _states():
        run.pop()
    if not run:
        return ""
    noun = lemmas(run[-1].lower()).get("NOUN", (run[-1].lower(),))[0]
    return "" if noun in _words("general") or forms(run[-1]) & set(_words("general")) else noun


def is_general(words: Sequence[str]) -> bool:
    """Whether words say no more than "people"."""
    return len(words) == 1 and bool(forms(words[0]) & set(_words("general")))


@cache
def _states() -> frozenset[str]:
    return frozenset(word for one in things() if one.persons for word in one.words)


def day_of(annotations: Annotations, figure: Figure, clause: Span) -> When | None:
    """The day that a figure is told for: its clause's own, else its report's; None for another year's."""
    published = annotations.article.published
    near: tuple[int, When] | None = None
    for time in _times_in(annotations, clause):
        when = time.when
        if when is None or time.type not in ("date", "time"):
            continue
        if (when.start is None and when.end is None) or _is_later(when, published):
            continue
        gap = max(time.span.start - figure.span.end, figure.span.start - time.span.end)
        if near is None or gap < near[0]:
            near = (gap, when)
    if near is None:
        return published or UNKNOWN
    when = near[1]
    if _is_old(when, published):
        return None
    return when if when.precision is Precision.DAY else published or UNKNOWN


def _times_in(annotations: Annotations, clause: Span) -> Iterator[TimeExpression]:
    low = bisect_left(annotations.times, clause.start, key=lambda time: time.span.start)
    for time in islice(annotations.times, low, None):
        if time.span.start >= clause.end:
            return
        if clause.contains(time.span):
            yield time


def _is_later(when: When, published: When | None) -> bool:
    return (
        published is not None
        and published.end is not None
        and when.start is not None
        and when.start > published.end
    )


def _is_old(when: When, published: When | None) -> bool:
    end = when.end or when.start
    if published is None or published.start is None or end is None:
        return when.precision in (Precision.YEAR, Precision.DECADE)
    return (published.start - end).days > OLD
