"""Words that look like a time and are none, told by their neighbours.

"May", "March" and "Sun" are people, walks and papers; "fall" and "spring" are verbs; a number of four
figures is a year only where nothing says that it counts or names something.
"""

from __future__ import annotations

from sourceline.annotate.time_classes import Word, judging

_MONEY = frozenset("$£€¥#")


def settle(words: list[Word]) -> None:
    """Take the class from words that look like a time and are none here."""
    for place, word in enumerate(words):
        judge = _JUDGES.get(word.cls)
        if judge is None:
            continue
        before = words[place - 1] if place else None
        after = words[place + 1] if place + 1 < len(words) else None
        if not judge(word, before, after):
            word.cls = "cap" if word.text[0].isupper() else "x"
    for place, word in enumerate(words):
        if word.cls == "year" and not _is_year(words, place):
            word.cls = "number"
        elif word.low == "two thousand" and place and words[place - 1].low == "year":
            word.cls = "year"


def _is_month(word: Word, before: Word | None, after: Word | None) -> bool:
    if not word.text[0].isupper():
        return False
    if after is not None and (
        after.cls in ("number", "ordinal", "year", "short_year") or after.low in ("of", "'s")
    ):
        return word.low not in ("may", "march") or after.cls != "number" or after.number <= 31
    if after is not None and after.cls == "comma" and before is None:
        return True
    numbered = before is not None and before.cls in ("number", "ordinal", "of", "hyphen")
    if word.low in _AMBIGUOUS:
        return numbered or (before is not None and before.low in judging("month_before"))
    if len(word.low) <= 4 and word.low not in ("june", "july"):
        return numbered or word.end - word.start > len(word.low)
    return not (before is not None and before.cls == "cap" and after is not None
                and after.cls == "cap" and before.end + 1 == word.start)  # fmt: skip


_AMBIGUOUS = ("may", "march", "april", "august", "june")


def _is_weekday(word: Word, before: Word | None, after: Word | None) -> bool:
    if not word.text[0].isupper() or (before is not None and before.low in judging("named_days")):
        return False
    if after is not None and after.text[0].isupper() and after.low in judging("papers"):
        return after.cls == "part"
    if len(word.low) <= 5:  # "Sun", "Sat", "Wed"
        dotted = word.end - word.start > len(word.low)
        dated = after is not None and after.cls in ("number", "month", "comma", "ordinal")
        if after is not None and after.cls == "month":
            return True
        return dotted or (dated and word.low not in ("sun", "sat", "wed"))
    return True


def _is_season(word: Word, before: Word | None, after: Word | None) -> bool:
    if after is not None and after.cls in ("year", "short_year"):
        return word.low != "fall" or word.text[0].isupper() or before is not None
    if before is None or before.low not in judging("season_before"):
        return False
    if word.low == "fall" and before.low in ("the", "a"):
        return after is None or (after.cls not in ("of", "in") and after.low not in ("from", "to"))
    if after is not None and after.low == "of":
        return True
    sudden = word.low == "spring" and before.low == "a"
    return not sudden and (word.low not in ("fall", "spring") or before.low not in ("to", "will"))


def _is_reference(word: Word, before: Word | None, after: Word | None) -> bool:
    if word.low == "now" and before is not None:
        return before.low not in ("from", "until", "by") or before.low == "until"
    if word.low == "soon":
        return not (
            (before is not None and before.low in ("as", "too", "how"))
            or (after is not None and after.low in ("after", "as", "afterward", "afterwards"))
        )
    return True


def _is_second(word: Word, before: Word | None, after: Word | None) -> bool:
    return not (word.low == "second" and before is not None and before.cls == "per")


def _is_dayword(word: Word, before: Word | None, after: Word | None) -> bool:
    """ "Today" inside a name is none: "the World Today"."""
    inside = before is not None and before.cls == "cap" and before.end + 1 == word.start
    return not (word.text[0].isupper() and not word.text.isupper() and inside)


_JUDGES = {
    "month": _is_month,
    "weekday": _is_weekday,
    "season": _is_season,
    "reference": _is_reference,
    "ordinal": _is_second,
    "dayword": _is_dayword,
}


def _is_year(words: list[Word], place: int) -> bool:
    """Whether a number of four figures is a year here."""
    word = words[place]
    number = word.number
    if not word.low[0].isdigit():
        return True
    before = words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None
    if before is not None and before.end == word.start and before.text[-1] in _MONEY:
        return False
    if before is not None and before.cls in ("month", "season", "holiday"):
        return True
    if after is not None and _no_year_before(word, after):
        return False
    if before is None:
        return number >= 1900
    lead = words[place - 2].cls if place > 1 else ""
    if before.cls == "comma":
        return number in (range(1000, 2200) if lead in _DATED else range(1800, 2100))
    if before.cls in ("ordinal", "number", "fiscal"):
        return before.cls == "fiscal" or lead in ("month", "of", "the")
    if before.low in judging("not_years_before") or (
        before.cls == "stop" and place > 1 and words[place - 2].low in judging("not_years_before")
    ):
        return False
    if before.low in judging("year_before") or before.cls in ("hyphen", "open", "slash"):
        return number >= 1500 or _is_old_year(before, after)
    return number in range(1800, 2100)


def _is_old_year(before: Word, after: Word | None) -> bool:
    """ "Was cast in 1412.", "in 1412 by a master": a year before 1500 is one only where it counts nothing."""
    if before.low != "in":
        return False
    return after is None or after.cls in ("comma", "stop") or after.low in judging("old_year_after")


_DATED = ("number", "ordinal", "month", "weekday", "holiday")


def _no_year_before(word: Word, after: Word) -> bool:
    low = after.low
    if low in judging("titled") or low in judging("not_years_after") or low in ("%", "$"):
        return True
    if after.cls in ("units", "unit", "zone") and after.low not in ("quarter", "half", "period"):
        return after.cls != "unit" or after.low not in ("month",)
    plural = after.cls == "x" and low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return plural and word.number % 50 == 0 and low not in ("was", "has", "does")
