"""Figures of one article: numbers that count or measure something.

No figures: days and clock times, years, ordinals, names with numbers, codes, list numbers, and small
numbers that point back ("the two men"). A range has a pair of values, and so has a score.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sourceline.annotate.figure_context import (
    context,
    is_code,
    is_label,
    is_year,
    qualifier_of,
    word_before,
)
from sourceline.annotate.figure_counted import counted_by
from sourceline.annotate.figure_scores import find_score
from sourceline.annotate.figure_units import YEARS_OLD, Measured, measure
from sourceline.model.annotations import Figure, Qualifier, Sentence, TimeExpression
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon
from sourceline.text.numbers import Number, find_numbers
from sourceline.text.phrases import counted_after, is_function, is_person_noun

PERCENT = "percent"
PEOPLE = "people"
# Number words up to this one stand for things told before as often as they count.
SMALL = 12
_RANGE = re.compile(r" ?[-–—‑] ?|- to | to | and | or ", re.IGNORECASE)
_PART_OF = re.compile(
    r" of (?:them|us|you|these|those|which|whom|whose|the (?:most|best|worst|few|many))\b"
)
_OUT_OF = re.compile(r" (?:in|out of|in every|out of every) ?(?:every )?$")
_INTO = re.compile(
    r" (?:in|out of|in every|-in-)(?: every)? ?(?:\d|two|three|four|five|six|seven|eight|nine|ten|a |\w+ty\b|1)"
)
_AGE_COMMAS = re.compile(r",? ?\(?\b(\d{1,3})(?=[,)]|\.?$|\. )")
_SAYS = re.compile(r"\b(?:say|says|said|counted|put (?:it|the number|the figure) at|claim|claimed|estimated?|reported)(?: only| about| around| some| at least| more than| over| just| nearly)? $")  # fmt: skip
_SHIFT = re.compile(r" (?:more |or so )?(ago|later|earlier|before|after|hence|previously|afterwards|prior|since|from now|on from)\b")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as figures see it."""

    text: str
    start: int
    end: int
    number: int
    barred: tuple[Span, ...]  # days, clock times and sets: numbers inside them are no figures


def find_figures(
    article: Article, sentences: tuple[Sentence, ...], times: tuple[TimeExpression, ...]
) -> tuple[Figure, ...]:
    """The figures of an article in order of place, quoted ones and those of headings too."""
    barred = sorted(t.span for t in times if t.type != "duration")
    starts = [span.start for span in barred]
    found: list[Figure] = []
    for number, sentence in enumerate(sentences):
        low = bisect_left(starts, sentence.span.start)
        high = bisect_left(starts, sentence.span.end)
        line = Line(
            article.text, sentence.span.start, sentence.span.end, number, tuple(barred[low:high])
        )
        found.extend(_in_line(line))
    return tuple(found)


def _in_line(line: Line) -> list[Figure]:
    numbers = list(find_numbers(line.text, Span(line.start, line.end)))
    found: list[Figure] = []
    place = 0
    while place < len(numbers):
        pair = numbers[place : place + 2]
        figure, taken = None, 1
        if len(pair) == 2:
            figure = _score(line, pair) or _range(line, pair)
            taken = 2 if figure else 1
        if figure is None:
            figure = _single(line, numbers[place]) or _another(line, numbers[place], found)
        if figure is not None:
            found.append(figure)
        place += taken
    return found


def _barred(line: Line, span: Span) -> bool:
    return any(span.overlaps(other) for other in line.barred)


def _score(line: Line, pair: Sequence[Number]) -> Figure | None:
    found = find_score(line.text, pair[0], pair[1], line.start, line.end)
    if found is None or _barred(line, found):
        return None
    return Figure(
        span=found, value=(pair[0].value, pair[1].value), qualifier=Qualifier.EXACT, unit="score",
        of=None, sentence=line.number,
    )  # fmt: skip


def _range(line: Line, pair: Sequence[Number]) -> Figure | None:
    """ "10-15 km", "between 200 and 300 people", "500,000 to 1.6 million"; rising, of one unit."""
    text, (low, high) = line.text, pair
    last = measure(text, high, line.start, line.end)
    first = measure(text, low, line.start, line.end)
    if last is None or first is None or first.span.end > last.span.start:
        return None
    joint = text[first.span.end : last.span.start]
    if not _RANGE.fullmatch(joint) or low.fraction or high.fraction:
        return None
    word = joint.strip().lower()
    before = word_before(text, first.span.start, line.start).lower()
    if word == "and" and before != "between":
        return None
    if word == "or" and not (high.value == low.value + 1 or high.value == low.value * 2):
        return None
    if word == "to" and _changes(text, first.span.start, line.start):
        return None
    if first.unit not in ("", last.unit) and not (first.money and last.money):
        return None
    bottom = _lifted(first, last, low, high)
    if (
        bottom >= last.value
        or is_code(text, low, line.start, first.span.end)
        or _both_years(low, high)
    ):
        return None
    span = first.span.cover(last.span)
    counted = counted_by(line.text, last, line.start, line.end, line.barred)
    unit = last.unit or _class(text, counted)
    if _barred(line, span) or (not unit and counted is None) or _shifted(line, last):
        return None
    if last.unit == "" and is_label(text, low, line.start, opens=_opens(line, low)):
        return None
    return Figure(
        span=span, value=(bottom, last.value), qualifier=qualifier_of(text, first.span, line.start, line.end),
        unit=unit, of=counted, sentence=line.number,
    )  # fmt: skip


def _lifted(first: Measured, last: Measured, low: Number, high: Number) -> float:
    """ "2 to 3 million" begins at two million."""
    if high.scaled and not low.scaled and first.value < 1000 <= last.value:
        scale = max(s for s in load_lexicon("numbers")["scales"].values() if s <= last.value)
        return float(f"{first.value * scale:.12g}")
    return first.value


def _changes(text: str, place: int, floor: int) -> bool:
    """ "rose from 5 to 10 percent" tells two figures, "cut to 5": none of them a range."""
    left = text[max(floor, place - 40) : place].lower()
    return bool(re.search(r"\b(?:rose|risen|rising|fell|fall\w*|grew|grown|up|down|cut|dropped|increased?|climbed|went|raised|reduced|jumped|declined|slipped|slid|soared|moved|doubled|shrank|shrunk)\b[\w ]*(?:from )$", left))  # fmt: skip


def _both_years(low: Number, high: Number) -> bool:
    return all(1500 <= n.value <= 2100 and not n.words and len(n.span) == 4 for n in (low, high))


def _opens(line: Line, number: Number) -> bool:
    """Whether the word before the number is the sentence's first, so that its capital tells nothing."""
    head = line.text[line.start : number.span.start].strip(" \"“‘'([")
    return " " not in head.strip()


def _single(line: Line, number: Number) -> Figure | None:
    text = line.text
    if is_code(text, number, line.start, line.end):
        return None
    found = measure(text, number, line.start, line.end)
    if found is None or (_barred(line, found.span) and found.unit != YEARS_OLD):
        return None
    if number.fraction and found.unit == "":
        return _part(line, number)
    if found.unit:
        return _with_unit(line, number, found)
    age = _age(line, number)
    if age is not None:
        return age
    return _count(line, number, found)


def _another(line: Line, number: Number, told: Sequence[Figure]) -> Figure | None:
    """ "We counted 300 people; the police say 250": the second number counts what the first did."""
    left = line.text[max(line.start, number.span.start - 30) : number.span.start]
    first = next((f for f in reversed(told) if f.unit in ("", PEOPLE) and f.of is not None), None)
    if (
        first is None
        or number.value < 10
        or isinstance(first.value, tuple)
        or not _SAYS.search(left)
    ):
        return None
    if is_code(line.text, number, line.start, line.end) or is_year(line.text, number, line.start):
        return None
    if not 0.1 <= number.value / max(first.value, 1.0) <= 10:
        return None
    bare = Measured(number.span, number.value, "")
    return None if _barred(line, number.span) else _figure(line, bare, first.of, number, first.unit)


def _with_unit(line: Line, number: Number, found: Measured) -> Figure | None:
    text = line.text
    if found.duration and (_shifted(line, found) or _points(line, number) or number.value == 1):
        return None
    if number.fraction and not found.duration and number.words and found.unit == "":
        return None
    return _figure(line, found, counted_by(text, found, line.start, line.end, line.barred), number)


def _figure(
    line: Line, found: Measured, counted: Span | None, number: Number, unit: str | None = None
) -> Figure:
    qualifier = qualifier_of(line.text, found.span, line.start, line.end)
    if qualifier is Qualifier.EXACT and (number.dozen and number.value <= 12):
        qualifier = Qualifier.ABOUT
    return Figure(
        span=found.span, value=found.value, qualifier=qualifier,
        unit=found.unit if unit is None else unit, of=counted, sentence=line.number,
    )  # fmt: skip


def _shifted(line: Line, found: Measured) -> bool:
    """ "two days later" places something in time."""
    return found.duration and bool(_SHIFT.match(line.text, found.span.end, line.end))


def _points(line: Line, number: Number) -> bool:
    """ "the last two minutes", "these three years"."""
    before = word_before(line.text, number.span.start, line.start).lower()
    return before in context("pointing") and number.value <= SMALL


def _part(line: Line, number: Number) -> Figure | None:
    """ "a fifth of the seats" is 20 percent, about; "half" alone and "a third man" are none."""
    text = line.text
    cut = number.span.cut(text).lower()
    after = text[number.span.end : number.span.end + 24]
    if _barred(line, number.span) or re.match(r"[-‑]|['’]s", after):
        return None
    of_some = re.match(
        r" of (?!an? (?:hour|mile|second|century|day|year|mind)|it\b|that\b)|(?: the| its| their| his| her| our| all)(?: \w+)? \w+s\b",
        after,
    )
    plain = " of " in after[:4]
    before = word_before(text, number.span.start, line.start).lower()
    measured = before in ("than", "nearly", "almost", "about", "over", "by", "roughly", "around")
    if cut == "half" and not of_some:
        return None
    if (
        cut.startswith(("a ", "an "))
        and not (plain and of_some)
        and not (measured and not re.match(r" [a-z]+", after))
    ):
        return None
    if before in (
        "second",
        "first",
        "other",
        "third",
        "final",
        "latter",
        "better",
        "top",
        "bottom",
        "the",
        "each",
    ):
        return None
    value = float(f"{number.value * 100:.4g}")
    counted = None
    if plain:
        counted = counted_after(text, _past_article(text, number.span.end + 3), line.end)
    qualifier = qualifier_of(text, number.span, line.start, line.end)
    return Figure(
        span=number.span, value=value, unit=PERCENT, of=counted, sentence=line.number,
        qualifier=Qualifier.ABOUT if qualifier is Qualifier.EXACT else qualifier,
    )  # fmt: skip


def _past_article(text: str, place: int) -> int:
    """The place right before the word after "the", "all", "its"."""
    found = re.compile(r"(?:(?:the|all|its|their|his|her|our|these|those) )*").match(text, place)
    return (found.end() if found else place) - 1


def _age(line: Line, number: Number) -> Figure | None:
    """ "Ada Kim, 81, said": a number between commas after a capital word; "aged 27"."""
    text, start, end = line.text, number.span.start, number.span.end
    if (number.words and number.value > SMALL) or not 1 <= number.value <= 122 or number.scaled:
        return None
    aged = word_before(text, start, line.start).lower() in ("aged", "age") or _is_age_of(
        text, start, line.start
    )
    before = text[max(line.start, start - 40) : start]
    after = text[end : end + 2]
    named = re.search(r"([A-Z][\w'’.-]+)(, | \()$", before)
    closes = (after[:1] in (",", ")") and not after[1:].isdigit()) or (
        after[:1] == "." and end + 1 >= line.end
    )
    if not aged and not (named and closes and not number.words):
        return None
    if named and named.group(1).lower() in _months():
        return None
    span = Span(start, end)
    if _barred(line, span) and not aged:
        return None
    of = _name_before(text, line.start, start) if named else None
    return Figure(
        span=span,
        value=number.value,
        qualifier=Qualifier.EXACT,
        unit=YEARS_OLD,
        of=of,
        sentence=line.number,
    )


def _is_age_of(text: str, place: int, floor: int) -> bool:
    """ "a boy of eighteen"."""
    if re.search(
        r"\b(?:who|he|she) (?:is|are|was|were|turned|turns) $", text[max(floor, place - 20) : place]
    ):
        return bool(re.match(r"\d+(?:[,.]| and\b| when\b)", text[place : place + 12]))
    found = re.search(
        r"\ban? (?:\w+ )?(boy|girl|man|woman|lad|child|youth|youngster) of $",
        text[max(floor, place - 40) : place],
    )
    return found is not None


def _months() -> frozenset[str]:
    from sourceline.text.lexicon import words_of

    return words_of("function", "times")


def _name_before(text: str, floor: int, place: int) -> Span | None:
    """The capital words that stand before ", 81"."""
    found = re.search(
        r"((?:[A-Z][\w'’.-]+ )*[A-Z][\w'’.-]+)(?:, | \()$", text[max(floor, place - 60) : place]
    )
    if found is None:
        return None
    base = max(floor, place - 60)
    return Span(base + found.start(1), base + found.end(1))


def _count(line: Line, number: Number, found: Measured) -> Figure | None:
    """A number without a unit counts what follows it, or what the words before it say."""
    text = line.text
    if _PART_OF.match(text, number.span.end, line.end) and number.value <= SMALL:
        return None
    if _of_many(line, number):
        return None
    counted = counted_by(text, found, line.start, line.end, line.barred)
    follows = counted is not None and counted.start >= found.span.end
    unit = _class(text, counted)
    if is_year(text, number, line.start) and not (
        follows and unit == PEOPLE and _counts_people(line, number)
    ):
        return None
    if is_label(text, number, line.start, opens=_opens(line, number)) and not (
        number.value > 1000 and follows
    ):
        return None
    if not follows and not _stands_alone(line, number, counted):
        return None
    if (number.value == 1 and unit != PEOPLE) or number.value == 0:
        return None
    if number.words and number.value <= SMALL and not number.dozen and _points(line, number):
        return None
    if number.value == 1 and not _harmed(text, counted):
        return None
    return _figure(line, found, counted, number, unit)


def _counts_people(line: Line, number: Number) -> bool:
    """Four digits count where a qualifier or a verb of harm says so: "some 2000 people"."""
    if qualifier_of(line.text, number.span, line.start, line.end) is not Qualifier.EXACT:
        return True
    return word_before(line.text, number.span.start, line.start).lower() in context("harm_verbs")


def _of_many(line: Line, number: Number) -> bool:
    """ "one in five", "three out of four": shares of a sample, neither number a count."""
    text = line.text
    if number.value > 100:
        return False
    left = text[max(line.start, number.span.start - 16) : number.span.start]
    if re.search(r"\b(?:\d+|[a-z]+) (?:in|out of)(?: every)? $", left) and re.search(
        r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:in|out of)(?: every)? $",
        left,
    ):
        return True
    return (
        bool(_INTO.match(text, number.span.end, min(line.end, number.span.end + 24)))
        and number.value <= 20
    )


def _harmed(text: str, counted: Span | None) -> bool:
    if counted is None:
        return False
    words = counted.cut(text).lower().split()
    return any(word in context("states") for word in words)


def _stands_alone(line: Line, number: Number, counted: Span | None) -> bool:
    """Whether a number with no noun after it is still told as a count: "a crowd of 61,204"."""
    if counted is None:
        return False
    if number.words and number.value <= SMALL:
        return _harmed(line.text, counted)
    return True


def _class(text: str, counted: Span | None) -> str:
    """ "people" where persons are counted or what befell them ("killed"), else ""."""
    if counted is None:
        return ""
    run: list[str] = []
    for word in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", counted.cut(text)):
        if word.lower() in ("more", "other", "such"):
            continue
        if is_function(word):
            break
        run.append(word)
    if not run:
        return ""
    return PEOPLE if run[-1].lower() in context("states") or is_person_noun(run[-1]) else ""
