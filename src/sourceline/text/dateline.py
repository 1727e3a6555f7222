"""Where a report was filed: "LONDON, May 3 (Reuters) -" before its first sentence.

Agency style: the place in capitals, with a region or country in small letters after a comma, a day
that mostly has no year, the agency in brackets, a dash. Papers leave out all but place and dash.
A place in small letters is believed only with an agency or a day beside it, since "Paris — " may
as well open a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sourceline.model.span import Span
from sourceline.text.calendar import CalendarDate, find_calendar_dates
from sourceline.text.lexicon import words_of

# The dash and what comes before it, in the first characters of a paragraph.
_HEAD = re.compile(
    r"(?P<place>[^\W\d_][^\n()\[\]:;!?\"“”—–]{1,80}?)??\s{0,2}"
    r"(?P<agency>[(\[][A-Z][\w .,&/'’-]{1,40}[)\]])?"
    r"\s{0,2}(?P<dash>—|–|--|-(?=\s)|_(?=\s))[ \t]{0,3}(?=[\"“‘'(\[]{0,2}[A-Z0-9À-Þ])"
)
_AGENCY_ALONE = re.compile(r"\((?P<agency>[A-Z][\w .,&/-]{1,30})\)[ \t]{0,3}(?=[\"“‘']?[A-Z0-9])")
# The agency and dash of a dateline that stands after its headline on one line.
_INNER = re.compile(
    r"\((?P<agency>[A-Z][\w .,&/-]{1,30})\)\s{0,2}(?:--|-|–|—)\s{1,3}(?=[\"“‘']?[A-Z0-9])"
)
_INNER_REACH = 500
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]{3,}|[A-ZÀ-Þ]{2,}[ .][A-ZÀ-Þ. ]{2,}")
_SMALL_WORD = re.compile(r"\b[a-zà-ÿ]+")
_REACH = 140
# What follows a dateline is a sentence; what follows a dash in a headline is a few words.
_REST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Dateline:
    """`span` runs to the first letter of the sentence; `date` often lacks its year."""

    span: Span
    date: CalendarDate | None


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that opens the paragraph `[start, end)`, if one does."""
    window = text[start : min(end, start + _REACH)]
    match = _HEAD.match(window)
    if match and match.end() > 2 and (match["place"] or match["agency"]):
        found = _judge(text, start, end, match)
        if found:
            return found
    alone = _AGENCY_ALONE.match(window)
    if alone and alone["agency"].casefold() in words_of("bylines", "agencies"):
        return Dateline(Span(start, start + alone.end()), None)
    return None


def find_inner_dateline(text: str, start: int, end: int) -> Span | None:
    """The dateline inside a first line that also holds the headline, as scraped wire pages have it.

    "Toll rises in flood PORTO | Mon 3 May 2030 1:10 pm PORTO (Reuters) - Rivers rose" has its body
    after the agency of that name; the span runs from the agency's bracket to the body.
    """
    for match in _INNER.finditer(text, start, min(end, start + _INNER_REACH)):
        if match["agency"].casefold() in words_of("bylines", "agencies") and match.end() < end:
            return Span(match.start(), match.end())
    return None


def _judge(text: str, start: int, end: int, match: re.Match[str]) -> Dateline | None:
    place = match["place"] or ""
    rest = text[start + match.end() : min(end, start + match.end() + 200)]
    if len(rest.split()) < _REST_WORDS or not any(c.islower() for c in rest):
        return None
    stop = start + match.end()
    date = next(find_calendar_dates(text, start, stop), None)
    words = place if date is None else _without(text, start, place, date)
    if _SMALL_WORD.search(words.replace(" of ", " ").replace(" the ", " ")):
        return None
    capitals = _CAPITALS.match(words)
    named = next(iter(words.casefold().replace(",", " ").split()), "")
    opener = named in words_of("abbreviations", "openers")
    if capitals or ((date or match["agency"]) and named and not opener):
        return Dateline(Span(start, stop), date)
    if not words.strip(" ,") and match["agency"]:
        return Dateline(Span(start, stop), date)
    return None


def _without(text: str, start: int, place: str, date: CalendarDate) -> str:
    """The words of `place` outside the date."""
    left = text[start : min(date.span.start, start + len(place))]
    return left + text[date.span.end : start + len(place)]
