"""The day on which words were said, where the report tells it: "she said on Thursday".

The verb's own day comes first; else a day that stands in the sentence beside the verb and belongs to no
other clause ("In a letter on Thursday he wrote", "a notice issued Friday says"). What a speaker goes on
to say was said on the same day, and so was what follows a sentence that tells of the speaker's speech,
letter or hearing with its day. A month or a year is a day of saying too: it is right where the day of
the report would be wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sourceline.model.annotations import Annotations, Form, Quotation, TimeExpression
from sourceline.model.span import Span, overlaps_any, within
from sourceline.model.when import When
from sourceline.text.lexicon import words_of

# A day further from the verb than so many characters is told of something else.
_NEAR = 160
# "the weekend" still is a day of saying; "this month" is none.
_MOST_DAYS = 3
# A month or a year told of a saying is at most so long, in days.
_LONGEST = 366
# Such a time stands in so many characters of its verb: "said in 2008", not "said of the fire in 2008".
_COARSE_NEAR = 60
# The same where the verb's own event has the time.
_VERB_NEAR = 90
# A speech goes on in the sentence after it; one between may tell of something else.
_GOES_ON = 2
# Words that begin a clause or an occasion of their own.
_APART = re.compile(
    r"\b(?:who|whom|whose|which|that|when|while|after|before|since|until|because|although|though|if"
    r"|ahead|following|by|for|born|between|as|than|died|will)\b|[;:]",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|when|while)\b", re.IGNORECASE)
# "at a rally on Monday, in which she said": the occasion of the saying, and no clause of its own.
_IN_WHICH = re.compile(r"\b(?:in|at|during|on) which\b", re.IGNORECASE)
# What somebody speaks or writes at, in or by.
_OCCASION = re.compile(
    r"\b(?:speech|address|addressed|interview|interviewed|conference|rally|rallied|ceremony|debate|hearing"
    r"|testimony|testified|statement|letter|wrote|memo|email|e-mail|emailed|tweet|tweeted|posted|spoke"
    r"|speaking|told|briefing|meeting|lecture|sermon|homily|broadcast|appeared|appearance|phone|call|called"
    r"|asked|announced|announcement|remarks|comments|responded|answered)\b",
    re.IGNORECASE,
)
# "a 2008 ceremony" tells when one spoke, "his 2008 speaking fees" does not.
_OCCASION_NOUN = re.compile(
    r"(?:speech|address|interview|conference|rally|ceremony|debate|hearing|statement|letter|memo|email|e-mail"
    r"|briefing|meeting|lecture|broadcast)"
)
# Said at another time than what was told before.
_OTHER_TIME = re.compile(
    r"\b(?:(?:minutes|hours|months?|weeks?|years?|days?) (?:after|before|earlier|later|ago)|at the time|earlier"
    r"|previously|once|later|then|has said|had said|have said)\b",
    re.IGNORECASE,
)
_SECOND_VERB = re.compile(r"\b(?:and|but)\b", re.IGNORECASE)
# An occasion and its day stand in so many characters of each other.
_BESIDE = 70
# "He added": the same speech, in a paragraph of its own too.
_ADDED = frozenset(["added", "continued", "adds", "continues", "went on"])
# A word after a time that makes it an adjective: "the November election".
_FOLLOWED = re.compile(r"[ \u00a0]([A-Za-z][a-z-]*)")
_DETERMINED = re.compile(r"\b(?:the|an?|his|her|its|their) $", re.IGNORECASE)
_MARKS = frozenset("\"“‘'")
# A sentence that begins with a time so near its beginning is all of that time.
_OPENING = 12
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
        same = last is not None and first <= last.sentence
        dated = when is None and not same and _has_own_day(each, first, spoken)
        if when is None and not dated and last and _goes_on(each, last, quotation, first):
            when = last.when
        if when is None and not dated and not _at_another_time(each, first, spoken):
            when = _of_occasion(each, quotation, first, spoken)
        if when is not None:
            found[quotation] = when
        last = _Told(quotation, final, when)
    return found


def _has_own_day(each: Annotations, sentence: int, spoken: Sequence[Span]) -> bool:
    """Whether a sentence tells a day of something, so that no other sentence's day is taken for it."""
    times = _days(each, each.sentences[sentence].span)
    return any(not overlaps_any(time.span, spoken) for time in times)


def _at_another_time(each: Annotations, sentence: int, spoken: Sequence[Span]) -> bool:
    """ "months after Ito said", "Ito at the time said": not on the day told before."""
    span = each.sentences[sentence].span
    own = _without(each.article.text, span, [s for s in spoken if s.overlaps(span)])
    return _OTHER_TIME.search(own) is not None


def _by_verb(each: Annotations, quotation: Quotation) -> When | None:
    if quotation.cue is None:
        return None
    for event in within(each.events, quotation.cue):
        if event.span == quotation.cue and event.time is not None:
            time = each.times[event.time]
            near = max(time.span.start - quotation.cue.end, quotation.cue.start - time.span.end)
            if _is_short(event.when) or (near <= _VERB_NEAR and not _is_adjective(each, time.span)):
                return event.when
    return None


def _is_short(when: When | None) -> bool:
    """Whether a time is a day or a weekend."""
    return (
        when is not None
        and when.start is not None
        and when.end is not None
        and (when.end - when.start).days < _MOST_DAYS
    )


def _is_adjective(each: Annotations, time: Span) -> bool:
    """ "the November election", but not "a November speech"; or the name of a programme, "This Week"."""
    text = each.article.text
    if text[max(0, time.start - 1) : time.start] in _MARKS or text.startswith(
        ("'s", "’s"), time.end
    ):
        return True
    following = _FOLLOWED.match(text, time.end)
    if following is None or _DETERMINED.search(text, max(0, time.start - 8), time.start) is None:
        return False
    function = following[1] in words_of("function", "words")
    return not function and _OCCASION_NOUN.fullmatch(following[1]) is None


def _of_occasion(
    each: Annotations, quotation: Quotation, first: int, spoken: Sequence[Span]
) -> When | None:
    """ "Ito addressed a rally on Monday. "...," he said.": the day of the sentence before, where it tells
    where or how the speaker spoke, and when, and no other day."""
    if first == 0 or quotation.speaker is None or quotation.heading:
        return None
    before, own = each.sentences[first - 1], each.sentences[first]
    if before.heading or own.paragraph - before.paragraph > 1:
        return None
    entity = each.mentions[quotation.speaker].entity
    told = [m for m in within(each.mentions, before.span) if m.entity == entity]
    if not any(not overlaps_any(m.span, spoken) for m in told):
        return None
    times = [t for t in _days(each, before.span) if not overlaps_any(t.span, spoken)]
    if len({t.when for t in times}) != 1:
        return None
    time, text = times[0], each.article.text
    for occasion in _OCCASION.finditer(text, before.span.start, before.span.end):
        low, high = sorted(((occasion.start(), occasion.end()), (time.span.start, time.span.end)))
        between = text[low[1] : max(low[1], high[0])]
        if len(between) <= _BESIDE and not _APART.search(_IN_WHICH.sub("", between)):
            return time.when
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
        coarse = not _is_short(time.when)
        between = each.article.text[time.span.end : max(time.span.end, cue.start)]
        if coarse and _SECOND_VERB.search(between):
            continue  # "opposed it in 2010 but has said"
        far = gap is not None and gap > _COARSE_NEAR and coarse
        if far and time.span.start - frame[0].start > _OPENING:
            continue
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
        if (when.end - when.start).days > _LONGEST:
            continue
        if not _is_short(when) and _is_adjective(each, time.span):
            continue
        if published is not None and published.end is not None and when.start > published.end:
            continue
        yield time


def _gap(each: Annotations, quotation: Quotation, cue: Span, time: Span) -> int | None:
    """Characters between verb and day; None where another clause, others' words or a name's owner part them."""
    text = each.article.text
    source = quotation.source
    if cue.overlaps(time):
        return 0
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
    return None if _APART.search(_IN_WHICH.sub("", between)) else max(0, high - low)


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
    cue = quotation.cue
    added = cue is None or cue.cut(each.article.text).casefold() in _ADDED
    return sentence - last.sentence == 1 and (added or _is_pronoun(each, quotation))


def _same_speaker(each: Annotations, one: Quotation, other: Quotation) -> bool:
    if one.speaker is None or other.speaker is None:
        return one.speaker is other.speaker is None and one.source == other.source is not None
    return each.mentions[one.speaker].entity == each.mentions[other.speaker].entity


def _is_pronoun(each: Annotations, quotation: Quotation) -> bool:
    if quotation.source is None:
        return False
    told = [m for m in within(each.mentions, quotation.source) if m.form is Form.PRONOUN]
    return any(m.span == quotation.source for m in told)
