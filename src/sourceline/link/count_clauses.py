"""The words around a count: how far its clause goes, the day it was counted on, whether it is real.

Parts of a count ("including three children"), goals, rates and other years' counts are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from sourceline.link.things import WORD, forms_in, listed
from sourceline.model.annotations import Annotations, Figure, TimeExpression
from sourceline.model.span import Span
from sourceline.model.when import UNKNOWN, Basis, Precision, When
from sourceline.text.earlier import is_earlier

_BREAK = re.compile(
    r"[;:]|, (?:and|but|while|which|who|as|with)\b|\b(?:while|but|whereas|although)\b"
)
# "312 have had it, and three of them died": what befell a part is not told of all.
_PART_AFTER = re.compile(r"(?:,| and) [\w-]+(?: [\w-]+)? of (?:them|whom|these|those)\b")
# "Since it came out last Thursday" dates what is counted from, in so many characters.
SINCE = 60
_SINCE = re.compile(r"\b(?:since|after) [^,;:.]*$")
# A count as of a day so long before its report belongs to another story.
OLD = 60


def clause_of(annotations: Annotations, number: int) -> Span:
    """The words around a figure: to the neighbouring figures of its sentence and the nearest breaks."""
    text, figure = annotations.article.text, annotations.figures[number]
    sentence = annotations.sentences[figure.sentence].span
    start, end = sentence.start, sentence.end
    others = [
        f.span
        for f in annotations.figures[max(0, number - 1) : number + 2]
        if f is not figure and not (figure.of and figure.span.start < f.span.start < figure.of.end)
    ]
    for other in others:
        if sentence.contains(other) and other.end <= figure.span.start:
            start = max(start, other.end)
        elif sentence.contains(other) and other.start >= figure.span.end:
            end = min(end, other.start)
    for found in _BREAK.finditer(text, start, figure.span.start):
        if not _is_aside(text, found, figure.span.start):
            start = found.end()
    place = figure.of.end if figure.of and figure.of.end > figure.span.end else figure.span.end
    for border in (_BREAK, _PART_AFTER):
        after = border.search(text, place, end)
        end = after.start() if after else end
    return Span(start, max(end, figure.span.end))


def _is_aside(text: str, found: re.Match[str], place: int) -> bool:
    """ "the petition, which closes next week, had 1,200": a clause between two commas."""
    return found.group().startswith((", which", ", who")) and "," in text[found.end() : place]


def is_part(text: str, figure: Figure, clause: Span) -> bool:
    left = text[max(clause.start, figure.span.start - 40) : figure.span.start].lower()
    words = [w for w in WORD.findall(re.split(r"[,;:.]", left)[-1]) if w not in listed("between")]
    if figure.of is not None and figure.of.cut(text).lower().startswith(("more ", "other ")):
        return True
    return bool(words) and words[-1] in listed("parts")


def is_unreal(text: str, figure: Figure, clause: Span) -> bool:
    after = text[figure.span.end : min(clause.end, figure.span.end + 60)].lower()
    if any(rate in after for rate in listed("rates")):
        return True
    return bool(forms_in(text, clause) & frozenset(listed("unreal")))


def goes_on(text: str, clause: Span) -> bool:
    cut = f" {clause.cut(text).lower()} "
    return any(re.search(rf"\b{re.escape(word)}\b", cut) for word in listed("going_on"))


def day_of(
    annotations: Annotations, figure: Figure, clause: Span, *, harm: bool = False
) -> When | None:
    """The day that a figure is told for: its clause's own, else its report's; None for another year's.

    With `harm` the clause's day is that of what befell the counted: they were counted for the report,
    or by the day after "by". "Tuesday's fire" dates the fire and no count.
    """
    text, published = annotations.article.text, annotations.article.published
    near: tuple[int, When, bool] | None = None
    for time in _times_in(annotations, clause):
        when = time.when
        if when is None or time.type not in ("date", "time"):
            continue
        if (when.start is None and when.end is None) or _is_later(when, published):
            continue
        gap = max(time.span.start - figure.span.end, figure.span.start - time.span.end)
        if near is None or gap < near[0]:
            near = (gap, when, _dates_count(text, time.span, harm=harm))
    if near is None:
        return _before(published) if is_earlier(text, figure.span.start) else published or UNKNOWN
    _, when, counted = near
    if _is_old(when, published):
        return None
    if when.precision is Precision.DAY and (counted or published is None):
        return when
    return _before(published) if is_earlier(text, figure.span.start) else published or UNKNOWN


def _before(published: When | None) -> When:
    """Some day before a report's own."""
    if published is None or published.end is None:
        return UNKNOWN
    return When.between(None, published.end - timedelta(days=1), Basis.INFERRED)


def _dates_count(text: str, time: Span, *, harm: bool) -> bool:
    if _SINCE.search(text[max(0, time.start - SINCE) : time.start]):
        return False
    if time.cut(text).endswith(("'s", "’s")) or text.startswith(("'s ", "’s "), time.end):
        return False
    left = text[max(0, time.start - 8) : time.start].lower()
    return not harm or left.endswith(("by ", "as of "))


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
