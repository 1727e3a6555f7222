"""Rules for days that are counted from publication or from a day told before."""

from __future__ import annotations

from sourceline.annotate.time_classes import judging
from sourceline.annotate.time_grammar import Match, Reading, rule
from sourceline.annotate.time_rules_calendar import as_int, edge_of, which_of

_TELLING = (
    "this",
    "last",
    "past",
    "next",
    "coming",
    "previous",
    "following",
    "latest",
    "reference",
)
DAY_UNITS = ("D", "W", "F", "WE", "M", "Q", "Y", "E", "C", "L")


@rule("(early|late|earlier|later|mid)* dayword (hyphen? part)?")
def _today(match: Match) -> Reading | None:
    """ "today", "tonight", "late yesterday", "tomorrow morning"."""
    value = match.value("dayword")
    assert isinstance(value, list)
    part = str(match.value("part") or value[1])
    return Reading(
        kind="shift",
        type="time" if part else "date",
        unit="D",
        amount=int(value[0]),
        base="published",
        edge=edge_of(match),
        part=part,
    )


@rule("the unit (before|after) dayword")
def _beside_today(match: Match) -> Reading | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    value = match.value("dayword")
    assert isinstance(value, list)
    if match.value("unit") != "D":
        return None
    step = -1 if match.has("before") else 1
    return Reading(kind="shift", unit="D", amount=int(value[0]) + step, base="published")


@rule(
    "(early|late|earlier|later|mid)* (the (previous|following|past|coming|next|last)|WHICH|the same)?"
    "weekday (hyphen? part|(early|late)? part|clockword)? (of? (last|this|next) unit)?"
)
def _weekday(match: Match) -> Reading | None:
    """ "Friday", "last Saturday", "Wednesday night", "Friday of next week"."""
    which, name = which_of(match), ""
    last = match.words[-1]
    if last.cls == "unit":
        if last.value != "W":
            return None
        which, name = match.words[-2].cls, "week"
    part = str(match.value("part") or "")
    article = match.words[0].cls == "the" and match.words[1].cls in ("previous", "following")
    before = match.before
    that = before is not None and before.low == "that" and not which
    narrative = match.has("same") or article
    clock = match.value("clockword")
    return Reading(
        kind="weekday",
        type="time" if part or clock else "date",
        weekday=as_int(match.value("weekday")),
        which="that" if that else which,
        name=name,
        base="narrative" if narrative else "published",
        edge=edge_of(match),
        part=part,
        clock=str(clock) if clock else None,
        value="",
    )


@rule("(a|number) (unit|units) on weekday (hyphen? part)?")
def _week_on(match: Match) -> Reading | None:
    """ "A week on Saturday": so many weeks after the coming one."""
    unit = match.get("unit", "units")
    if unit is None or unit.value != "W":
        return None
    return Reading(
        kind="weekday",
        weekday=as_int(match.value("weekday")),
        which="coming",
        name="on",
        amount=as_int(match.value("number")) or 1,
        base="published",
        part=str(match.value("part") or ""),
    )


@rule("EDGE? the? (WHICH|latest|reference) (fiscal|business|hyphen)? (unit|part)")
def _which_unit(match: Match) -> Reading | None:
    """ "last week", "this morning", "earlier this year", "the past decade", "next season"."""
    unit = match.words[-1]
    which = which_of(match) or "this"
    telling = next(p for p, w in enumerate(match.words) if w.cls in _TELLING)
    article = telling > 0 and match.words[telling - 1].cls == "the"
    if unit.cls == "part":
        return _which_part(match, which, article)
    code = str(unit.value)
    if code not in DAY_UNITS or code == "L":
        return None
    if match.get("reference") is not None and match.value("reference") != "PRESENT_REF":
        return None
    if which == "following":
        return Reading(kind="shift", unit=code, amount=1, base="narrative")
    if which == "previous":
        return Reading(kind="shift", unit=code, amount=-1, base="narrative")
    if code == "D" and which == "next":
        return Reading(kind="shift", unit="D", amount=1, base="narrative")
    if (code == "D" and which in ("last", "past")) or (code == "D" and match.has("latest")):
        return Reading(kind="fixed", type="duration", value="P1D") if article else None
    if article and which in ("last", "past", "next", "coming") and not match.has("this"):
        if code == "WE":
            return Reading(kind="shift", unit=code, amount=-1 if which == "past" else 1,
                           base="published")  # fmt: skip
        return _stretch(which, code, 1)
    if code == "D":
        return (
            Reading(kind="shift", unit="D", amount=0, base="narrative") if which == "this" else None
        )
    amount = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    if match.has("latest"):
        amount = -1 if code == "Q" else 0
    return Reading(kind="shift", unit=code, amount=amount, base="published", edge=edge_of(match))


def _stretch(which: str, code: str, amount: int) -> Reading:
    """ "the past year": the stretch of time up to publication, or after it."""
    value = f"P{amount}{code}" if code != "F" else f"P{2 * amount}W"
    if code in ("E", "C"):
        value = f"P{amount * (10 if code == 'E' else 100)}Y"
    return Reading(kind="fixed", type="duration", value=value)


def _which_part(match: Match, which: str, article: bool) -> Reading | None:
    part = str(match.words[-1].value)
    low = match.words[-1].low
    if low.endswith("s") or low == "overnight":
        return None
    if which in ("previous", "following") or (article and which in ("last", "next")):
        amount = -1 if which in ("previous", "last") else 1
        return Reading(
            kind="shift", type="time", unit="D", amount=amount, base="narrative", part=part
        )
    if which == "next":
        return Reading(kind="shift", type="time", unit="D", amount=1, base="narrative", part=part)
    amount = -1 if which in ("last", "past") else 0
    return Reading(
        kind="shift", type="time", unit="D", amount=amount, base="published", part=part,
        edge=edge_of(match),
    )  # fmt: skip


@rule("(early|late|earlier|later) in the unit")
@rule("the fiscal? unit")
def _the_unit(match: Match) -> Reading | None:
    """ "over the weekend", "for the year", "later in the week"; "the day" alone tells nothing."""
    unit = str(match.words[-1].value)
    edge = edge_of(match)
    after, before = match.after, match.before
    if unit == "WE":
        if after is not None and after.cls == "of":
            return None  # "the weekend of 14 August"
        return Reading(kind="weekend", base="published")
    if after is not None and after.low in ("ended", "ending"):
        return Reading(kind="fixed", type="duration", value=f"P1{unit}")
    if unit == "D" and edge:
        return Reading(
            kind="shift", unit="D", amount=0, base="narrative", skip=len(match.words) - 2
        )
    if edge and unit in ("W", "M", "Y"):
        base = "narrative" if unit == "D" else "published"
        return Reading(kind="shift", unit=unit, amount=0, base=base, edge=edge)
    leading = before is not None and before.low in (
        "of",
        "for",
        "this",
        "during",
        "in",
        "throughout",
    )
    if unit == "Q" and leading:
        return Reading(kind="told_quarter", base="narrative")
    if unit in ("Y", "W", "M") and leading and before is not None and before.low in ("of", "for"):
        if after is not None and after.low in ("of", "that", "when", "in", "to", "before", "after"):
            return None
        if after is not None and after.cls in ("x", "cap") and unit != "Y":
            return None
        if (
            before.low == "of"
            and match.start > 1
            and match.sentence[match.start - 2].low in judging("titles_of")
        ):
            return None
        return Reading(kind="shift", unit=unit, amount=0, base="published")
    return None


@rule(
    "the? (edge|mid|late|early) of ((the|this|last|next|that) unit|(this|last|next) (month|season))"
)
@rule("the? (early|mid|late) hyphen? part of (the|this|last|next) unit")
def _edge_of(match: Match) -> Reading | None:
    """ "the end of the month", "the middle of next week", "later in the year"."""
    unit = str(match.words[-1].value)
    if unit not in ("D", "W", "M", "Q", "Y", "E", "C", "WE") or match.words[-1].cls != "unit":
        return None
    which = match.words[-2].cls
    if unit == "D":
        return None if which != "the" or match.has("edge") else Reading(
            kind="shift", unit="D", amount=0, base="narrative", edge=edge_of(match))  # fmt: skip
    amount = {"last": -1, "next": 1}.get(which, 0)
    base = "narrative" if which == "that" else "published"
    return Reading(kind="shift", unit=unit, amount=amount, base=base, edge=edge_of(match))


@rule("(earlier|later|early|late)? (that|the (following|next|previous|same)|this same) (unit|part)")
@rule("(next|same|following|previous) (unit|part)")
def _that_unit(match: Match) -> Reading | None:
    """ "that day", "the following year", "later that night", "the same month"."""
    unit = match.words[-1]
    code = str(unit.value)
    if match.words[0].cls in ("next", "same", "following", "previous") and (
        unit.cls == "part" or code != "D"
    ):
        return None
    step = 1 if match.has("following", "next") else -1 if match.has("previous") else 0
    if unit.cls == "part":
        if unit.low.endswith("s"):
            return None
        return Reading(kind="shift", type="time", unit="D", amount=step, base="narrative", part=code,
                       edge=edge_of(match))  # fmt: skip
    if code.startswith("T") or code in ("L", "E", "C"):
        return None
    before = match.before
    if match.has("next") and code != "D" and before is not None:
        if before.low in ("over", "for", "in", "within", "during", "throughout"):
            return _stretch("next", code, 1)
        return Reading(kind="shift", unit=code, amount=1, base="narrative")
    return Reading(kind="shift", unit=code, amount=step, base="narrative", edge=edge_of(match))
