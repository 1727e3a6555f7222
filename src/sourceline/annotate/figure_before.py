"""What a figure counts by the words before it: "a crowd of 61,204", "the toll rose to 31", "killing 12"."""

from __future__ import annotations

import re
from functools import cache

from sourceline.annotate.figure_phrases import OF, phrase_at, stretched
from sourceline.annotate.figure_units import Measured
from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon
from sourceline.text.phrases import run_before, subject_of

_BORDER = re.compile(
    r"[;:—–]|, (?:and|but|while|when|with|where|which|who|said|after|as)\b|\b(?:that|said|says|say)\b|[\"“”]"
)
# "Raising the number of dead in the pit disaster to 27" lies at most so far before its number.
LIFTED = 110
# An amount verb lies at most so many characters before its number: "rose by Friday evening to 31".
REACH = 48
_COSTS = (
    "cost",
    "costs",
    "costing",
    "worth",
    "raised",
    "earned",
    "fetched",
    "grossed",
    "bring in",
    "brought in",
    "take in",
    "took in",
    "taken in",
    "collected",
)
# "bringing the toll to 23", "took the number of deaths to nine": the object is what is counted.
_LIFTED = re.compile(
    r"\b(?:bring|takes?|took|taking|taken|brings|brought|bringing|rais(?:es?|ed|ing)|push(?:es|ed|ing)?"
    r"|lift(?:s|ed|ing)?|driv(?:es|ing)|drove|cut(?:s|ting)?|lower(?:s|ed|ing)?) "
    r"(?:the|its|their|that|his|her) ((?:official |overall |confirmed |death )?[a-z]+)"
    r"(?: of (?:the |those |people |our )?[a-z]+(?: (?:in|from|of|at|after) [^,;:.]{1,50})?)?(?= |$)"
)
# "By nightfall the number of dead had risen to", "after the fire the final toll stands at".
_COUNTING = re.compile(
    r"\b(?:the|a|its|their|this|that)((?: [a-z]+){0,2} (?:number|numbers|count|toll|tally|total))\b",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:the|a|an|its|their|his|her|this|that|these|those|our) [^\W\d_]", re.IGNORECASE
)
# Nouns whose number is that of the things "of" them: "the number of deaths".
_COUNTS = ("number", "numbers", "count", "total", "tally", "sum")


@cache
def _amount() -> re.Pattern[str]:
    verbs = sorted(
        [*load_lexicon("numbers")["context"]["amount_verbs"]], key=lambda v: (-len(v), v)
    )
    verbs = [
        v
        for v in verbs
        if v not in ("of", "to", "at", "than", "least", "nearly", "over", "about", "some", "around")
    ]
    return re.compile(
        r"\b(?:(?:has|have|had|now|already|also|since|still|officially) )*("
        + "|".join(map(re.escape, verbs))
        + r")\b",
        re.IGNORECASE,
    )


@cache
def _money_verb() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:has|have|had|now|already|also|would|will|could) )*("
        + "|".join(sorted(_COSTS, key=len, reverse=True))
        + r")\b"
    )


@cache
def _qualifying() -> re.Pattern[str]:
    lists = load_lexicon("numbers")["qualifiers"]
    words = sorted(
        (w for name in ("about", "over", "under") for w in lists[name]), key=lambda w: (-len(w), w)
    )
    return re.compile(
        r"(?:\b(?:"
        + "|".join(re.escape(w) for w in words if w[0].isalpha())
        + r"|an?|just|only|now|already|the) )*$",
        re.IGNORECASE,
    )


def counted_before(text: str, found: Measured, floor: int) -> Span | None:
    """ "a crowd of 61,204", "the toll rose to 31", "killing 12", "the library costs £340,000"."""
    window = max(floor, found.span.start - REACH)
    left = text[window : found.span.start]
    bare = left[: _start_of_qualifiers(left)].rstrip()
    place = window + len(bare)
    if bare.endswith(" of"):
        return run_before(text, place - 3, floor)
    if bare.endswith(" with"):
        return None
    if bare.endswith(" to"):
        start = max(floor, place - LIFTED)
        lifted = _last(_LIFTED, text[start : place - 3])
        if lifted is not None and start + lifted.end() >= place - 4:
            return _counted_in(text, Span(start + lifted.start(1), start + lifted.end(1)), place)
    harm = re.search(r"\b([A-Za-z]+)$", bare)
    if (
        harm
        and harm.group(1).lower() in load_lexicon("numbers")["context"]["harm_verbs"]
        and not found.unit
    ):
        return Span(window + harm.start(1), window + harm.end(1))
    if found.duration or found.unit == "percent":
        return None
    return _subject(text, floor, window, left, money=found.money)


def _start_of_qualifiers(left: str) -> int:
    tail = left[-30:]
    found = _qualifying().search(tail)
    return len(left) - len(tail) + (found.start() if found else len(tail))


def _subject(text: str, floor: int, window: int, left: str, *, money: bool) -> Span | None:
    """The subject of an amount verb that stands close before the number."""
    pattern = _money_verb() if money else _amount()
    verb = _last(pattern, left)
    if verb is None and money:
        verb = _last(_amount(), left)
    if verb is None:
        return None
    between = left[verb.end() :]
    if len(between.split()) > (3 if not money else 4) or re.search(r"[,;:.]", between):
        return None
    place = window + verb.start()
    start = _clause_start(text, floor, place)
    counted = _last(_COUNTING, text[start:place])
    if counted is not None:
        return _counted_in(text, Span(start + counted.start(1) + 1, start + counted.end(1)), place)
    found = subject_of(text, _own_words(text, start, place), place)
    return _counted_in(text, found, place) if found is not None else None


def _own_words(text: str, start: int, place: int) -> int:
    """ "With four days to spare, the appeal has raised": the subject begins after the last comma."""
    comma = text.rfind(", ", start, place)
    after = comma + 2
    return after if comma >= 0 and _DETERMINED.match(text, after, place) else start


def _counted_in(text: str, noun: Span, end: int) -> Span:
    """ "the number of signatures", "the count of those known to have died": what the number is of."""
    of = OF.match(text, noun.end, end)
    if of is None or noun.cut(text).split()[-1].lower() not in _COUNTS:
        return noun
    counted = phrase_at(text, of.end() - 1, end)
    return stretched(text, counted, end, ()) if counted is not None else noun


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(words):
        found = match
    return found


def _clause_start(text: str, floor: int, place: int) -> int:
    """After the last border before `place`; a relative clause between two commas is stepped over."""
    start = floor
    for border in _BORDER.finditer(text, max(floor, place - 200), place):
        relative = border.group().startswith((", which", ", who"))
        if relative and "," in text[border.end() : place]:
            continue
        start = border.end()
    return start
