"""The day on which words were said, where the report tells it: "she said on Thursday".

The verb's own day comes first; else a day that stands in the sentence beside the verb and belongs to no
other clause ("In a letter on Thursday he wrote", "a notice issued Friday says"). What a speaker goes on
to say was said on the same day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sourceline.model.annotations import Annotations, Form, Quotation, TimeExpression
from sourceline.model.span import Span, overlaps_any, within
from sourceline.model.when import When

# A day further from the verb than so many characters is told of something else.
_NEAR = 160
# "the weekend" still is a day of saying; "this month" is none.
_MOST_DAYS = 3
# A speech goes on in the sentence after it; one between may tell of something else.
_GOES_ON = 2
# Words that begin a clause or an occasion of their own.
_APART = re.compile(
    r"\b(?:who|whom|whose|which|that|when|while|after|before|since|until|because|although|though|if"
    r"|ahead|following|by|for|born|between|as|than|died|will)\b|[;:]",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|when|while)\b", re.IGNORECASE)
# "before Monday": a bound and no day.
_LIMIT = re.compile(r"\b(?:before|until|till|since|after|by|from|for)(?: the)? $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """The quotation told last, with its day where one is known."""

    quotation: Quotation
    sentence: int
    when: When | None


def days_of_saying(each: Annotations) -> dict[Quotation, When]:
    """The quotations of one report whose day of saying it tells."""
    found: dict[Quotation, When] = {}
    starts = [sentence.span.start for sentence in each.sentences]
    spoken = sorted({part for q in each.quotations for part in q.parts if not q.aside})
    last: _Told | None = None
    for quotation in each.quotations:
        if quotation.aside:
            continue
        first = bisect_right(starts, quotation.words.start) - 1
        final = bisect_right(starts, quotation.words.end - 1) - 1
        if first < 0:
            continue
        when = _by_verb(each, quotation) or _beside(each, quotation, first, final, spoken)
        if when is None and last is not None and _goes_on(each, last, quotation, first):
            when = last.when
        if when is not None:
            found[quotation] = when
        last = _Told(quotation, final, when)
    return found


def _by_verb(each: Annotations, quotation: Quotation) -> When | None:
    if quotation.cue is None:
        return None
    for event in within(each.events, quotation.cue):
        if event.span == quotation.cue and event.time is not None:
            return event.when
    return None


def _beside(
    each: Annotations, quotation: Quotation, first: int, final: int, spoken: Sequence[Span]
) -> When | None:
    """The nearest day around the verb that is in nobody's words and in no other clause."""
    cue = quotation.cue
    if cue is None or quotation.heading:
        return None
    sentences = each.sentences[max(0, first - 1) : final + 2]
    frame = [s.span for s in sentences if s.span.overlaps(cue)]
    if not frame:
        return None
    best: tuple[int, When] | None = None
    for time in _days(each, frame[0]):
        if overlaps_any(time.span, spoken):
            continue
        gap = _gap(each, quotation, cue, time.span)
        if gap is not None and time.when is not None and (best is None or gap < best[0]):
            best = (gap, time.when)
    return best[1] if best else None


def _days(each: Annotations, sentence: Span) -> Iterator[TimeExpression]:
    """Days that the sentence tells and that were over or had begun as the report came out."""
    published, text = each.article.published, each.article.text
    for time in within(each.times, sentence):
        if _LIMIT.search(text[sentence.start : time.span.start]):
            continue
        when = time.when
        if when is None or when.start is None or when.end is None or when.approximate:
            continue
        if (when.end - when.start).days >= _MOST_DAYS:
            continue
        if published is not None and published.end is not None and when.start > published.end:
            continue
        yield time


def _gap(each: Annotations, quotation: Quotation, cue: Span, time: Span) -> int | None:
    """Characters between verb and day; None where another clause, others' words or a name's owner part them."""
    text = each.article.text
    source = quotation.source
    if source is not None and source.contains(time):
        asides = _APART.search(text, source.start, time.start)
        return None if asides else max(0, time.start - cue.end, cue.start - time.end)
    low, high = min(cue.end, time.end), max(cue.start, time.start)
    if (
        source is not None
        and source.end <= time.start
        and _RELATIVE.search(text, source.end, max(source.end, min(time.start, cue.start)))
    ):
        return None  # "Ito, who came on Tuesday, said"
    if high - low > _NEAR or text[time.end : time.end + 2] in ("'s", "’s"):
        return None
    between = _without(
        text, Span(low, max(low + 1, high)), [*quotation.parts, *([source] if source else [])]
    )
    return None if _APART.search(between) else max(0, high - low)


def _without(text: str, span: Span, hidden: Sequence[Span]) -> str:
    """The words of a span without those of others inside it."""
    place, kept = span.start, []
    for other in sorted(hidden):
        if other.overlaps(span):
            kept.append(text[place : max(place, other.start)])
            place = max(place, other.end)
    kept.append(text[place : max(place, span.end)])
    return " ".join(kept)


def _goes_on(each: Annotations, last: _Told, quotation: Quotation, sentence: int) -> bool:
    """ ""...," Ito said on Monday. "We ..."": the same speaker, in the sentence after and of the same speech."""
    before = last.quotation
    if not _same_speaker(each, before, quotation) or sentence - last.sentence > _GOES_ON:
        return False
    if sentence <= last.sentence:
        return True
    paragraphs = [each.sentences[at].paragraph for at in (last.sentence, sentence)]
    if paragraphs[0] == paragraphs[1]:
        return True
    return sentence - last.sentence == 1 and (quotation.cue is None or _is_pronoun(each, quotation))


def _same_speaker(each: Annotations, one: Quotation, other: Quotation) -> bool:
    if one.speaker is None or other.speaker is None:
        return one.speaker is other.speaker is None and one.source == other.source is not None
    return each.mentions[one.speaker].entity == each.mentions[other.speaker].entity


def _is_pronoun(each: Annotations, quotation: Quotation) -> bool:
    if quotation.source is None:
        return False
    told = [m for m in within(each.mentions, quotation.source) if m.form is Form.PRONOUN]
    return any(m.span == quotation.source for m in told)
