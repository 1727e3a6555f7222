"""Events of one article: the verbs that carry them, their class, their day and who takes part.

A time expression belongs to the verb that the fewest clause borders part it from. A sentence in the
simple past without a day of its own goes on with the day that the report tells of, and that day is
then inferred and approximate: a guess that says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sourceline.annotate.verbs import Verb, find_verbs
from sourceline.model.annotations import (
    EventClass,
    EventMention,
    Mention,
    Quotation,
    Sentence,
    TimeExpression,
)
from sourceline.model.article import Article
from sourceline.model.span import Span, overlaps_any
from sourceline.model.when import UNKNOWN, Basis, Precision, When
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas, stem
from sourceline.text.tokens import Token, find_words

_BORDER = re.compile(
    r"[;—–]|:(?=\s)|,? ?\b(?:who|whom|which|when|while|after|before|because|since|although|though|until|where|whereas|"
    r"once|if|and|but)\b|, (?:as|that|with|where)\b|\bthat\b"
)
# The day that a report tells of lies at most so many days before its publication.
NEWS_DAYS = 4
FRESH_DAYS = 1
# "Monday's vote", "the May election" tell when; "the 2016 election" only says which one.
LONGEST_NAMED = 92
# "Has checked it several times since 2015" tells acts of all the years since.
_AGAIN = re.compile(
    r"\b(?:times|repeatedly|often|regularly|always|more than|at least)\b", re.IGNORECASE
)
_WHO = re.compile(r"\bwhom? (?:\w+ ){0,4}$", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto [a-z]+ ")
_YEAR = re.compile(r"\d{4}")
_BEFORE_NOUN = re.compile(r" [a-z]\w+")
_BEFORE_YEAR = re.compile(r"\b(?:in|since|until|by|of|from|during|early|late|mid) $", re.IGNORECASE)
_BEFORE_NAME = re.compile(r" [A-Z]\w*")
_AFTER_ARTICLE = re.compile(r"(?<!\bin )\b(?:the|a|an|this|that) $", re.IGNORECASE)
# "It could help him, as it did her in the 1990s".
_COMPARED = re.compile(r"\bas (?:he|she|it|they) did\b[^,;—–]*$", re.IGNORECASE)
# "In the weeks prior to the 8 May vote".
_COUNTED_TO = re.compile(
    r"\b(?:prior to|ahead of|run-up to|leading up to) (?:the )?$", re.IGNORECASE
)
_DENIED_TIME = re.compile(r"\b(?:not|than) (?:in|on|at) $", re.IGNORECASE)
# What leads a time that dates an act; without it a day before a plural is the name of something.
_DATING = re.compile(
    r"(?:^|[,;:(—–-]|\b(?:on|in|at|by|since|until|till|from|before|after|during|over|through|for|and|to|of|late|"
    r"early|last|this|next|every)) *(?:the )?$",
    re.IGNORECASE,
)
# "The outage of 6 June", "in the floods of 2014": a day that tells which one.
_THING_OF = re.compile(
    r"\b(?P<lead>[a-z]+) (?:the|an?|this|that|its|their|his|her) (?:[\w'’-]+ ){0,2}?(?P<noun>[a-z-]+) of (?:the )?$"
)
_AROUND_EVENT = re.compile(r"\b(?:before|after|ahead of|until|since) (?:the )?$", re.IGNORECASE)
# A note's own day.
_LABEL = re.compile(
    r"(?:^|\n|[.*_] ?)(?:correction|clarification|update|editor['’]s note)s?,? (?:on |of )?$",
    re.IGNORECASE,
)
# What stands between "moved" and its new day.
_MOVED = re.compile(
    r"(?: (?:back|off|forward|on))?(?: [\w'’-]+){0,3} (?:to|until|till|for)(?: the)? "
)
_PLURAL = re.compile(r" [a-z]+s\b")
_MONTH_DAY = re.compile(r"[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+")
# Words that take a sentence away from the day told before.
_ELSEWHERE = re.compile(
    r"\b(?:subsequently|eventually|afterwards?|over time|previously|at the time|by then|since then|in the past|years?|"
    r"months?|decades?|weeks? (?:ago|earlier|later|before)|once|formerly|originally|initially|repeatedly|often|"
    r"always|additionally|moreover|furthermore|in addition|similarly|in the same way)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:who|whom|which|that|when|while|after|before|because|since|although|though|as|if|until|where|whereas|once|"
    r"how|why|what|whether)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the events of one article are found in."""

    article: Article
    times: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]
    quoted: tuple[Span, ...]
    cues: frozenset[Span]
    starts: tuple[int, ...]  # of the mentions

    def mentions_in(self, span: Span) -> tuple[int, ...]:
        low, high = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return tuple(i for i in range(low, high) if self.mentions[i].span.end <= span.end)

    def times_in(self, span: Span) -> list[int]:
        low = bisect_left(self.times, span.start, key=lambda t: t.span.start)
        high = bisect_left(self.times, span.end, key=lambda t: t.span.start)
        return [i for i in range(low, high) if self.times[i].type in ("date", "time")]

    def quoted_in(self, span: Span) -> tuple[Span, ...]:
        low = bisect_left(self.quoted, span.start, key=lambda q: q.end)
        high = bisect_left(self.quoted, span.end, key=lambda q: q.start)
        return self.quoted[low:high]


def find_events(
    article: Article,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    times: tuple[TimeExpression, ...],
    quotations: tuple[Quotation, ...],
) -> tuple[EventMention, ...]:
    """Events of the body, in order of place; none in headings, questions and quoted words."""
    quoted = tuple(sorted(part for q in quotations if q.kind != "indirect" for part in q.parts))
    cues = frozenset(q.cue for q in quotations if q.cue is not None and not q.aside)
    scene = _Scene(article, times, mentions, quoted, cues, tuple(m.span.start for m in mentions))
    found: list[EventMention] = []
    day, told_in, in_lead = None, -1, False
    lead = next((s.paragraph for s in sentences if not s.heading), 0) + 1
    for number, sentence in enumerate(sentences):
        if sentence.heading or article.text[sentence.span.end - 1] == "?":
            continue
        goes_on = day is not None and (
            sentence.paragraph == told_in or (in_lead and _is_fresh(article, day))
        )
        events = _in_sentence(scene, sentence, number, day if goes_on else None)
        found.extend(events)
        if day is not None and _leaves(scene, sentence, day):
            day = None
        told = _news_day(article, events)
        if told is not None:
            day, told_in, in_lead = told, sentence.paragraph, sentence.paragraph <= lead
    return tuple(found)


def _in_sentence(
    scene: _Scene, sentence: Sentence, number: int, day: When | None
) -> list[EventMention]:
    text = scene.article.text
    quoted = scene.quoted_in(sentence.span)
    tokens = [t for t in find_words(text, sentence.span) if not overlaps_any(t.span, quoted)]
    verbs = find_verbs(text, tokens)
    times = scene.times_in(sentence.span)
    bound = _bind(scene, sentence, verbs, times)
    strange = {place for place in bound if _is_of_another(scene, sentence, place, verbs, bound)}
    own = {place: index for place, index in bound.items() if place not in strange}
    told = _day_of_sentence(scene, own, None)
    day = _day_of_sentence(scene, own, day)
    said = any(_class(scene, verbs[place], None) is EventClass.REPORTING for place in own)
    events = [
        _event(
            scene,
            sentence,
            number,
            verb,
            verbs,
            own.get(place),
            None
            if place in strange or (said and not _is_hard(verb))
            else told
            if verb.perfect
            else day,
        )
        for place, verb in enumerate(verbs)
    ]
    events += _nominal(scene, sentence, number, tokens, times)
    return sorted((e for e in events if e is not None), key=lambda e: e.span)


def _is_hard(verb: Verb) -> bool:
    """ "Three people died, the hospital said on Tuesday": what is news by itself is as new as its telling;
    "she was offered a post, they said on Tuesday" can be of any day."""
    return verb.lemma in words_of("events", "hard")


def _day_of_sentence(scene: _Scene, bound: dict[int, int], day: When | None) -> When | None:
    """What verbs without a day of their own go on with: the sentence's only past day, none where it
    tells several, else the day that the report was telling of. A day to come dates its own verb alone."""
    told = {
        when.edtf: when
        for i in bound.values()
        if (when := scene.times[i].when) is not None and not _is_to_come(scene.article, when)
    }
    if not told:
        return day
    return next(iter(told.values())) if len(told) == 1 else None


def _lies_ahead(article: Article, when: When | None) -> bool:
    """Whether a time begins after publication, or is a deadline that had not run out by then."""
    published = article.published
    if when is None or published is None or published.end is None:
        return False
    first = when.start or when.end
    return first is not None and first > published.end


def _is_to_come(article: Article, when: When) -> bool:
    """Whether a time reaches beyond the day of publication."""
    published = article.published
    if published is None or published.end is None:
        return False
    return (when.end or when.start or published.end) > published.end


def _bind(
    scene: _Scene, sentence: Sentence, verbs: Sequence[Verb], times: Sequence[int]
) -> dict[int, int]:
    """Verb number to the number of the time expression that dates it."""
    bound: dict[int, int] = {}
    for index in times:
        expression = scene.times[index]
        if overlaps_any(expression.span, scene.quoted_in(expression.span)) or not verbs:
            continue
        if _dates_a_thing(scene.article.text, expression.span):
            continue
        main = _first_main(scene.article.text, sentence, verbs, expression.span)
        if main is None:
            main = _right_after(scene.article.text, verbs, expression.span)
        best = min(
            range(len(verbs)) if main is None else (main,),
            key=lambda v: _distance(scene, verbs[v], expression.span, sentence),
        )
        best = _bidden(scene, verbs, best, expression)
        moved = best in bound and (
            _is_moved_to(scene, verbs[best], expression)
            or _is_for_a_thing(scene, bound[best], expression)
        )
        if best in bound and not moved and not _finer(expression, scene.times[bound[best]]):
            continue
        if best in bound and _is_aim(scene, verbs[best], bound[best], index):
            continue
        bound[best] = index
    return bound


def _first_main(text: str, sentence: Sentence, verbs: Sequence[Verb], time: Span) -> int | None:
    """ "On Tuesday a plan that would close the pier was approved": a time that opens its sentence belongs
    to the first verb that is in no clause of the subject's."""
    if len(text[sentence.span.start : time.start].split()) > 1:
        return None
    at = time.end
    for place, verb in enumerate(verbs):
        if verb.span.start < time.end:
            return None
        infinitive = text[: verb.span.start].endswith(" to ")
        if not infinitive and _SUBORDINATE.search(text, at, verb.span.start) is None:
            return place
        at = verb.span.end
    return None


def _right_after(text: str, verbs: Sequence[Verb], time: Span) -> int | None:
    """ "Declining to say what happened, Ito on Tuesday called for calm": a time that its verb follows at
    once, and that a comma parts from the verb before."""
    place = next((i for i, verb in enumerate(verbs) if verb.span.start >= time.end), None)
    if place is None or text[time.end : verbs[place].span.start].strip():
        return None
    before = verbs[place - 1].span.end if place else None
    return place if before is not None and "," in text[before : time.start] else None


def _bidden(scene: _Scene, verbs: Sequence[Verb], place: int, time: TimeExpression) -> int:
    """ "Had ordered them to burn it on 3 May", "vowed to stay earlier on Tuesday": of what was bidden on
    a day that is past, the bidding is what is known to have happened."""
    verb = verbs[place]
    bidden = verb.cls is EventClass.EXPECTED and not verb.present and place > 0
    if not bidden or time.when is None or not _is_past(scene.article, time.when):
        return place
    governor = verbs[place - 1]
    between = scene.article.text[governor.span.end : verb.span.start]
    leads = between.endswith(" to ") and _BORDER.search(between) is None
    bids = governor.lemma in words_of("events", "bidding") and not governor.present
    return place - 1 if leads and bids else place


def _is_aim(scene: _Scene, verb: Verb, first: int, second: int) -> bool:
    """ "Last weekend she used her column to organise a march on Wednesday": the second day is of the aim."""
    before, after = scene.times[first].span, scene.times[second].span
    if scene.times[first].when is None:
        return False
    if not before.end <= verb.span.start or not verb.span.end <= after.start:
        return False
    return _INFINITIVE.search(scene.article.text, verb.span.end, after.start) is not None


def _dates_a_thing(text: str, time: Span) -> bool:
    """ "next year's budget": the time belongs to a noun, and to the verb only where that is an event."""
    if _DENIED_TIME.search(text[max(0, time.start - 10) : time.start]):
        return True  # "in July and not in June"
    before = text[max(0, time.start - 60) : time.start]
    if text.startswith(":", time.end) and _LABEL.search(before):
        return True  # "Correction, 29 June: Traces were found"
    if _COMPARED.search(before) or _COUNTED_TO.search(before):
        return True
    if _thing_of(text, time) in words_of("events", "looking_back"):
        return True  # "the toll will be raised for the outage of 6 June"
    if re.search(r"\b(?:his|her|its|their|our|my) $", text[max(0, time.start - 8) : time.start]):
        return True  # "it made their 2024"
    if _YEAR.fullmatch(text, time.start, time.end) and _BEFORE_NOUN.match(text, time.end):
        before = text[max(0, time.start - 12) : time.start]
        if not _BEFORE_YEAR.search(before):
            return True  # "the 2014 ban", "her 2016 opponent"
    named = _YEAR.fullmatch(text, time.start, time.end) and _BEFORE_NAME.match(text, time.end)
    if named and _AFTER_ARTICLE.search(text[max(0, time.start - 9) : time.start]):
        return True  # "since the 2001 Skelby landslip"; but "he began in the 2001 Skelby series"
    if text[time.end : time.end + 1] not in ("'", "’"):
        return _names_by_day(text, time)
    if _AROUND_EVENT.search(text, max(0, time.start - 12), time.start):
        return True  # "moments before Wednesday's vote"
    nouns = words_of("events", "nouns")
    following = [w.plain for w in find_words(text, Span(time.end, min(len(text), time.end + 40)))][
        :4
    ]
    return not any(word in nouns or stem(word) in nouns for word in following)


def _thing_of(text: str, time: Span) -> str | None:
    """What leads to the thing that a day tells apart: "in" of "hurt in the outage of 6 June"."""
    if _YEAR.fullmatch(text, time.start, time.end):
        return None  # "the flood of 1987" is an event of that year
    found = _THING_OF.search(text, max(0, time.start - 80), time.start)
    return (
        None
        if found is None or found["noun"] in words_of("events", "parts_of_time")
        else found["lead"]
    )


def _is_for_a_thing(scene: _Scene, old: int, new: TimeExpression) -> bool:
    """ "The man hurt in the outage of 6 June left on Thursday": the day that is no thing's is the verb's."""
    text = scene.article.text
    known = new.when is not None and _thing_of(text, new.span) is None
    return known and _thing_of(text, scene.times[old].span) is not None


def _names_by_day(text: str, time: Span) -> bool:
    """ "5 May survivors", "makes Election Day a holiday": a day that is a name, as nothing leads it."""
    before = text[max(0, time.start - 24) : time.start].rsplit("\n", 1)[-1]
    if time.cut(text) == "This Week":
        return True  # a program
    if time.cut(text).lower() in words_of("times", "holidays"):
        return _DATING.search(before) is None
    if not _MONTH_DAY.fullmatch(text, time.start, time.end) or not _PLURAL.match(text, time.end):
        return False
    return re.search(r"\b(?:on|since|until|by|from|in) $", before) is None


def _finer(new: TimeExpression, old: TimeExpression) -> bool:
    if new.when is None or old.when is None:
        return old.when is None and new.when is not None
    if new.when.precision is old.when.precision is Precision.MONTH:
        return False  # June is no finer than July
    return (new.when.days or 10**6) < (old.when.days or 10**6)


def _distance(scene: _Scene, verb: Verb, time: Span, sentence: Sentence) -> tuple[int, int, int]:
    """Clause borders between a verb and a time expression, then a verb after it, then characters."""
    text = scene.article.text
    if verb.span.end <= time.start:
        between = text[verb.span.end : time.start]
        return len(_BORDER.findall(between)), 0, len(between)
    between = text[time.end : verb.span.start]
    leads = _opens_clause(text[sentence.span.start : time.start])
    borders = len(_BORDER.findall(between))
    return borders if leads else borders + 1, 1, len(between)


def _opens_clause(before: str) -> bool:
    """Whether at most two words stand between a clause's beginning and a time: "and on Sunday"."""
    borders = list(_BORDER.finditer(before))
    own = before[borders[-1].end() :] if borders else before
    return len(own.strip(" ,\"“‘'").split()) <= 2


def _event(
    scene: _Scene,
    sentence: Sentence,
    number: int,
    verb: Verb,
    verbs: Sequence[Verb],
    time: int | None,
    day: When | None,
) -> EventMention | None:
    clause = _clause(scene.article.text, sentence, verb, verbs)
    when = scene.times[time].when if time is not None else None
    cls = _class(scene, verb, when)
    if time is not None and verb.present and _is_deadline(scene, scene.times[time]):
        cls = EventClass.EXPECTED  # "Congress has until 8 June"
        if when is not None and when.end is not None and verb.lemma == "have":
            when = replace(when, start=None, precision=Precision.INTERVAL)
    if (
        time is not None
        and cls is EventClass.HAPPENED
        and (
            _is_set_for(scene, verb, scene.times[time])
            or _will_last(scene, verb, scene.times[time])
            or _is_moved_to(scene, verb, scene.times[time])
        )
    ):
        cls = EventClass.EXPECTED  # "lift-off had been set for 17 March", "was moved to 3 May"
    if time is None:
        main = _is_main(scene.article.text, sentence, verb, verbs) and not _tells_which(
            scene.article.text, verb, verbs
        )
        when = _carried(verb, cls, day) if main else None
    elif when is None and _is_clock(scene.times[time]):
        when = _carried(verb, cls, day)
    inside = scene.mentions_in(clause)
    return EventMention(
        span=verb.span,
        lemma=verb.lemma,
        cls=cls,
        clause=clause,
        sentence=number,
        when=when,
        time=time,
        participants=inside,
    )


def _is_deadline(scene: _Scene, time: TimeExpression) -> bool:
    before = scene.article.text[max(0, time.span.start - 6) : time.span.start].lower()
    return before in ("until ", " till ") and _is_to_come(scene.article, time.when or UNKNOWN)


def _will_last(scene: _Scene, verb: Verb, time: TimeExpression) -> bool:
    """ "The pier will stay closed until Thursday": what is shut goes on being shut."""
    before = scene.article.text[max(0, verb.span.start - 7) : verb.span.start].lower()
    return before.endswith(("stay ", "remain ")) and _is_deadline(scene, time)


def _is_set_for(scene: _Scene, verb: Verb, time: TimeExpression) -> bool:
    before = scene.article.text[verb.span.end : time.span.start].lower()
    return before == " for " and verb.lemma in words_of("events", "expecting")


def _is_moved_to(scene: _Scene, verb: Verb, time: TimeExpression) -> bool:
    """ "The match has been put off until 23 May"."""
    between = scene.article.text[verb.span.end : time.span.start].lower()
    return verb.lemma in words_of("events", "moving") and _MOVED.fullmatch(between) is not None


def _is_of_another(
    scene: _Scene, sentence: Sentence, place: int, verbs: Sequence[Verb], bound: dict[int, int]
) -> bool:
    """Whether the time nearest to a verb tells no day of it: "will leave" on a day that is past, and "has been
    shut since Monday", which still goes on; the year since which somebody "has led the council" is when that
    began. A timetable tells no past."""
    verb, time = verbs[place], scene.times[bound[place]]
    when = time.when
    if when is None:
        return False
    cls = _class(scene, verb, when)
    published = scene.article.published
    if cls is EventClass.EXPECTED and verb.present:
        first = published.start if published is not None else None
        return first is not None and when.end is not None and when.end < first
    text = scene.article.text
    asked = verb.lemma in ("speak", "talk")
    if asked and _WHO.search(text, sentence.span.start, verb.span.start):
        return True  # "for most of those who we spoke to today it is a habit"
    if cls is not EventClass.EXPECTED and time.span.cut(text).lower() == "this week":
        # "They think it like the others sent this week": the line would tell the thinking of the week.
        return _tells_which(text, verb, verbs) or not _is_main(text, sentence, verb, verbs)
    if cls is EventClass.STATE and verb.present and verb.lemma in words_of("events", "timetable"):
        return True  # "the office closes on Tuesdays at noon"
    before = scene.article.text[max(0, time.span.start - 6) : time.span.start].lower()
    lasting = verb.perfect or (cls is EventClass.STATE and verb.present)
    if not lasting or before != "since ":
        return False
    between = scene.article.text[verb.span.end : time.span.start]
    return when.time is None and (
        (when.days or 0) < LONGEST_NAMED or _AGAIN.search(between) is not None
    )


def _tells_which(text: str, verb: Verb, verbs: Sequence[Verb]) -> bool:
    """ "the others sent", "one of the jobs they discussed was": a verb that only says which one is meant, as
    the verb of its sentence still follows."""
    words = text[max(0, verb.span.start - 24) : verb.span.start].lower().split()
    if words and words[-1] in ("others", "ones", "those"):
        return True
    if verb.lemma in words_of("events", "saying") or (
        words and words[-1] in words_of("events", "be")
    ):
        return False
    place = verbs.index(verb)
    if place + 1 >= len(verbs):
        return False
    following = verbs[place + 1]
    between = text[verb.span.end : following.span.start]
    finite = following.lemma in ("be", "have") or following.cls is EventClass.STATE
    return finite and "," not in between and _BORDER.search(between) is None


def _is_main(text: str, sentence: Sentence, verb: Verb, verbs: Sequence[Verb]) -> bool:
    """Whether a verb stands in the main clause: after no "who", "after" or "that", or after the comma
    that ends such a clause: "When the gate shut, Ito left"."""
    before = text[sentence.span.start : verb.span.start]
    if _ELSEWHERE.search(sentence.span.cut(text)):
        return False
    borders = list(_SUBORDINATE.finditer(before))
    if not borders:
        return True
    border = sentence.span.start + borders[-1].end()
    inside = [v for v in verbs if border <= v.span.start < verb.span.start]
    return bool(inside) and "," in text[inside[-1].span.end : verb.span.start]


def _class(scene: _Scene, verb: Verb, when: When | None) -> EventClass:
    if verb.span in scene.cues:
        return EventClass.REPORTING
    if verb.able and when is not None and _is_over(scene.article, verb, when):
        return EventClass.HAPPENED
    plain = verb.present and verb.cls is EventClass.STATE
    timetable = plain and verb.lemma in words_of("events", "timetable")
    if timetable and when is not None and when.is_day and not _is_past(scene.article, when):
        return EventClass.EXPECTED  # "the hearing goes on today"
    if _lies_ahead(scene.article, when) and (verb.present or verb.cls is EventClass.HAPPENED):
        return EventClass.EXPECTED
    planned = verb.present and verb.lemma in words_of("events", "expecting")
    if planned and when is not None and not _is_past(scene.article, when):
        return EventClass.EXPECTED  # "a decision is expected by Friday", "is expected this evening"
    if verb.cls is EventClass.HAPPENED and verb.lemma in words_of("events", "stative"):
        return EventClass.STATE
    if verb.cls is EventClass.HAPPENED and verb.lemma in words_of("events", "saying"):
        return EventClass.REPORTING
    return verb.cls


def _is_past(article: Article, when: When) -> bool:
    """Whether a time ended before the day of publication."""
    published = article.published
    first = published.start or published.end if published is not None else None
    return first is None or when.end is None or when.end < first


def _is_over(article: Article, verb: Verb, when: When) -> bool:
    """Whether what "could" be done was: a smell "could be noticed today", but "the road could open
    tonight" is of what is still to come."""
    if _is_past(article, when) and not _is_to_come(article, when):
        return True
    sensed = verb.lemma in words_of("events", "sensing")
    return sensed and not _is_to_come(article, when)


def _carried(verb: Verb, cls: EventClass, day: When | None) -> When | None:
    """The report's day for an act in the simple past that has none of its own."""
    if day is None or cls is not EventClass.HAPPENED or verb.background or verb.describes:
        return None
    return replace(day, basis=Basis.INFERRED, approximate=True, time=None, zone=None)


def _is_clock(expression: TimeExpression) -> bool:
    """ "at noon": a time of day whose day the words do not say."""
    return expression.type == "time" and (expression.value or "").startswith("XXXX-XX-XXT")


def _leaves(scene: _Scene, sentence: Sentence, day: When) -> bool:
    """Whether a sentence goes to another day in the past: what comes after it need not be of the first."""
    for index in scene.times_in(sentence.span):
        when = scene.times[index].when
        if when is None or _is_to_come(scene.article, when) or when.overlaps(day):
            continue
        return True
    return False


def _is_fresh(article: Article, day: When) -> bool:
    """Whether a report is of the day that its lead tells of or the next: all of it can be that day's.

    A later report repeats older acts between its news, and its day goes no further than the paragraph.
    """
    published = article.published
    if published is None or published.start is None or day.start is None:
        return False
    return published.start - timedelta(days=FRESH_DAYS) <= day.start


def _news_day(article: Article, events: Sequence[EventMention]) -> When | None:
    """The day that the sentences after this one go on with: one shortly before publication."""
    published = article.published
    for event in events:
        when = event.when
        if event.time is None or when is None or when.basis is Basis.INFERRED:
            continue
        if event.cls in (EventClass.EXPECTED, EventClass.NOT_HAPPENED) or not when.is_day:
            continue
        if published is None or published.end is None or published.start is None:
            return when
        assert when.start is not None
        if published.start - timedelta(days=NEWS_DAYS) <= when.start <= published.end:
            return when
    return None


def _clause(text: str, sentence: Sentence, verb: Verb, verbs: Sequence[Verb]) -> Span:
    """From the last border before the verb to the first one after it that another verb lies behind."""
    start, end = sentence.span.start, sentence.span.end
    place = verbs.index(verb)
    if place > 0:
        between = text[verbs[place - 1].span.end : verb.span.start]
        borders = list(_BORDER.finditer(between))
        if borders:
            start = verbs[place - 1].span.end + borders[0].start()
    if place + 1 < len(verbs):
        between = text[verb.span.end : verbs[place + 1].span.start]
        borders = list(_BORDER.finditer(between))
        if borders:
            end = verb.span.end + borders[0].start()
    return Span(start, max(end, verb.span.end))


def _nominal(
    scene: _Scene, sentence: Sentence, number: int, tokens: Sequence[Token], times: Sequence[int]
) -> list[EventMention]:
    """ "the floods of 2014", "Monday's vote": a noun that names an event right beside its day."""
    text = scene.article.text
    nouns = words_of("events", "nouns")
    found = []
    for index in times:
        expression = scene.times[index]
        if expression.when is None:
            continue
        for token in tokens:
            named = token.plain in nouns or stem(token.plain) in nouns
            if not named or "NOUN" not in lemmas(token.plain):
                continue
            after = (
                text[token.span.end : expression.span.start]
                if token.span.end <= expression.span.start
                else None
            )
            before = (
                text[expression.span.end : token.span.start]
                if expression.span.end <= token.span.start
                else None
            )
            lead = text[max(0, expression.span.start - 24) : expression.span.start]
            if before is not None and _COUNTED_TO.search(lead):
                continue
            names = before is not None and (expression.when.days or 0) > LONGEST_NAMED
            if after in (" of ", " in ", " on ", " in the ", " on the ") or (
                before in ("'s ", "’s ", " ") and not names
            ):
                found.append(_noun_event(scene, sentence, number, token, index))
    return found


def _noun_event(
    scene: _Scene, sentence: Sentence, number: int, token: Token, index: int
) -> EventMention:
    when = scene.times[index].when
    clause = token.span.cover(scene.times[index].span)
    return EventMention(
        span=token.span,
        lemma=stem(token.plain),
        cls=EventClass.EXPECTED if _lies_ahead(scene.article, when) else EventClass.HAPPENED,
        clause=clause,
        sentence=number,
        when=when,
        time=index,
        participants=scene.mentions_in(clause),
    )
