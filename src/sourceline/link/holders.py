"""What holds a count: the fund of "the relief fund stands at £9,000", the trailer that was viewed."""

from __future__ import annotations

import re
from functools import cache

from sourceline.link.things import WORD, Thing, forms, listed
from sourceline.model.span import Span
from sourceline.text.morphology import lemmas
from sourceline.text.phrases import is_function, run_before, subject_of

# So many characters lie at most between a holder and the verb that says what it holds.
FAR = 80
_FOR = re.compile(r" (?:for|to|towards?|into|in) (?:the|a|an|his|her|its|their|our) ")
_AND = re.compile(r" (?:and|or) ")
_THERE = re.compile(
    r"\bthere (?:was|is|were|are)(?: (?:already|now|about|some|over|more than))? $", re.I
)
_IT = re.compile(r"\b(?:it|they|this|which|that)\b", re.IGNORECASE)


def holder_of(thing: Thing, text: str, clause: Span, place: int) -> Span | None:
    """The words before a verb of holding ("has reached", "had taken in") right before `place`."""
    verb = _holding().search(text, clause.start, place)
    while verb is not None and not _fill().fullmatch(text, verb.end(), place):
        verb = _holding().search(text, verb.end(), place)
    return last_holder(thing, text, clause.start, verb.start()) if verb is not None else None


def last_holder(thing: Thing, text: str, floor: int, place: int) -> Span | None:
    """The last words before a place that name what can hold such a count: "a relief fund"."""
    found = None
    for word in WORD.finditer(text, max(floor, place - FAR), place):
        if forms(word.group()) & thing.holders:
            found = word
    if found is None:
        return None
    return run_before(text, found.end(), floor, most=4) or Span(*found.span())


def holds_it(text: str, clause: Span, number: Span) -> bool:
    """Whether "it held" stands right before a number, or "there was" before and "in it" behind."""
    verb = _holding_it().search(text, clause.start, number.start)
    while verb is not None and not _fill().fullmatch(text, verb.end(), number.start):
        verb = _holding_it().search(text, verb.end(), number.start)
    there = _THERE.search(text[clause.start : number.start])
    return verb is not None or bool(there and text.startswith(" in it", number.end))


def fund_after(thing: Thing, text: str, place: int, end: int) -> Span | None:
    """ "raised £900 for the roof fund": the fund."""
    found = _FOR.match(text, place, end)
    if found is None:
        return None
    run: Span | None = None
    for word in WORD.finditer(text, found.end(), min(end, found.end() + FAR)):
        if is_function(word.group()) or (run and text[run.end : word.start()] != " "):
            return None
        run = run.cover(Span(*word.span())) if run else Span(*word.span())
        if forms(word.group()) & thing.holders:
            return run
    return None


def head_of_holder(text: str, holder: Span) -> str:
    """ "relief fund"; "" of a bare "the fund"."""
    words = holder.cut(text).lower().split()
    return " ".join(words) if len(words) > 1 else ""


def head_of_subject(text: str, clause: Span, place: int) -> str:
    """The noun of what was viewed or sold; "" for a pronoun, a name and two things together."""
    subject = subject_of(text, clause.start, place)
    if subject is None or _IT.search(text, clause.start, subject.start):
        return ""
    last = subject.cut(text).split()[-1]
    if not last[0].islower() or _AND.match(text, subject.end, clause.end):
        return ""
    if _AND.search(text, max(clause.start, subject.start - 5), subject.start):
        return ""
    return lemmas(last).get("NOUN", (last,))[0]


@cache
def _holding() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, listed("holding")), key=lambda v: (-len(v), v)))
    return re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)


@cache
def _holding_it() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, listed("holding")), key=lambda v: (-len(v), v)))
    total = "it|the (?:total|sum|figure|amount|running total)"
    return re.compile(rf"\b(?:{total}) (?:(?:had|has|now|already) )*(?:{verbs})\b", re.IGNORECASE)


@cache
def _fill() -> re.Pattern[str]:
    """What can stand between the verb and its number."""
    words = "|".join(sorted(listed("between"), key=lambda v: (-len(v), v)))
    return re.compile(
        rf"(?: (?:{words}|an?|now|already|well|total|of|just|under)\b){{0,5}} ?", re.IGNORECASE
    )
