"""The size of one crowd: people who gathered in one place on one day, counted otherwise by two reports.

Such numbers stand in sentences that share little else: "some 300 packed the yard on Friday", "the
yard held 900 of us that day".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sourceline.link.alignment import Statements
from sourceline.link.bucket_ends import both_ends
from sourceline.link.clashes import Clash, Side
from sourceline.link.nearness import are_near
from sourceline.link.number_claims import YEARS_OLD, NumberClaim, exclude, words_of_key
from sourceline.model.annotations import Form, Kind
from sourceline.model.when import When
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.naming import Key
from sourceline.text.relations import can_be_person, can_be_thing
from sourceline.text.tokens import find_words

REASON = "two sizes are given for one crowd"
# Fewer are a group of persons that stands in a place, and can be one of many.
SMALLEST = 20
# So many times one count is not another count of the same crowd.
MOST_TIMES = 20
BUCKET_ENDS = 8
# So many such words beside them tell one crowd, and how much each must weigh.
FEWEST_BESIDE = 2
TELLING_BESIDE = 2.3
# Days within which reports tell of one gathering.
SOON = 60
# Words between the number and the verb that says that they gathered.
REACH = 10
_AT = frozenset(["on", "at", "in", "from", "outside", "into", "around", "through", "to"])
_PEOPLE = frozenset(["people", "us", "crowd"])


def find_crowd_conflicts(claims: Sequence[NumberClaim], statements: Statements) -> Iterator[Clash]:
    """Pairs of such counts in two reports, neither of which gives the other's number as well."""
    index: dict[tuple[str, ...], list[NumberClaim]] = defaultdict(list)
    told: dict[int, list[NumberClaim]] = defaultdict(list)
    crowds = [claim for claim in claims if _is_crowd(claim)]
    for claim in crowds:
        told[claim.statement.report].append(claim)
    for claim in crowds:
        seen: set[int] = set()
        for key in sorted(_places(claim) | {("", stem) for stem in _telling(claim, statements)}):
            bucket = index[key]
            for other in both_ends(bucket, BUCKET_ENDS):
                fresh = id(other) not in seen
                seen.add(id(other))
                if fresh and _clash(other, claim, told) and _one_crowd(other, claim, statements):
                    yield Clash(
                        kind="number",
                        about=f"how many people: {_where(other, claim)}",
                        reason=REASON,
                        a=_side(other),
                        b=_side(claim),
                    )
            bucket.append(claim)


def _one_crowd(a: NumberClaim, b: NumberClaim, statements: Statements) -> bool:
    """Whether both stood in one place on one day; where a sentence names no day, or one that nobody
    can know, on one weekday, or with things beside them that few sentences tell of."""
    days = _days(a), _days(b)
    same = any(x.start == y.start for x in days[0] for y in days[1])
    same = same or _told_at_once(a, days[1]) or _told_at_once(b, days[0])
    if days[0] and days[1] and not same:
        return False
    week = _weekdays(a), _weekdays(b)
    if week[0] and week[1] and not week[0] & week[1]:
        return False
    place = bool(_places(a) & _places(b))
    if place and (same or week[0] & week[1]):
        return True
    beside = _telling(a, statements) & _telling(b, statements)
    return len(beside) >= (FEWEST_BESIDE if same or not (days[0] or days[1]) else FEWEST_BESIDE + 1)


def _told_at_once(claim: NumberClaim, days: set[When]) -> bool:
    """Whether a sentence that names no day stands in a report of the day that the other names, or of
    the day after it."""
    published = claim.statement.annotations.article.published
    if _days(claim) or published is None or published.start is None or not published.is_day:
        return False
    return any(
        day.start is not None and 0 <= (published.start - day.start).days <= 1 for day in days
    )


def _telling(claim: NumberClaim, statements: Statements) -> set[str]:
    """What stands beside them and tells one gathering from others: "candles", "coffins"; no names."""
    line, crowd = claim.statement.line, words_of_key("gathers") | _PEOPLE
    dull = crowd | words_of("contrasts", "weekday_names") | {claim.head}
    numbers = {
        f"{figure.value}"
        for figure in claim.statement.facts.figures
        if figure is not claim.figure and figure.unit != YEARS_OLD
    }
    return numbers | {
        stem
        for stem, plain, sort in zip(
            line.wording.stems, line.wording.plain, line.wording.sorts, strict=True
        )
        if sort == "w"
        and statements.weights.get(stem, 0.0) >= TELLING_BESIDE
        and plain not in dull
        and stem not in dull
    }


def _weekdays(claim: NumberClaim) -> set[str]:
    return set(claim.statement.line.wording.plain) & words_of("contrasts", "weekday_names")


def _where(a: NumberClaim, b: NumberClaim) -> str:
    shared = sorted(_places(a) & _places(b))
    return " ".join(shared[0]).title() if shared else (a.head or b.head or "one crowd")


def _clash(a: NumberClaim, b: NumberClaim, told: dict[int, list[NumberClaim]]) -> bool:
    if a.statement.report == b.statement.report or not exclude(a, b):
        return False
    if not are_near(a.statement.annotations.article, b.statement.annotations.article, SOON):
        return False
    small, large = sorted((a.values[0], b.values[0]))
    if small * MOST_TIMES < large:
        return False
    known = (*told[a.statement.report], *told[b.statement.report])
    return not any(
        each is not a and each is not b and each.values in (a.values, b.values) for each in known
    )


def _is_crowd(claim: NumberClaim) -> bool:
    """Whether persons are counted and a verb beside the number says that they came or stood there."""
    if claim.unit or claim.values[0] < SMALLEST or claim.unlike - {"former"}:
        return False
    line, inside = claim.statement.line, claim.statement.words_over(claim.figure.span)
    if not inside:
        return False
    near = line.wording.stems[max(0, inside[0] - REACH) : inside[-1] + REACH + 1]
    return _are_people(claim) and not words_of_key("gathers").isdisjoint(near)


def _are_people(claim: NumberClaim) -> bool:
    text, figure = claim.statement.text, claim.figure
    after = [
        t.plain for t in find_words(text, claim.statement.span) if t.span.end > figure.span.start
    ]
    return any(
        word in _PEOPLE or any(map(can_be_person, lemmas(word).get("NOUN", ())))
        for word in after[:3]
    )


def _days(claim: NumberClaim) -> set[When]:
    """The day that the sentence names, else the one that its acts stand at."""
    named = {day for day in claim.days if day.is_day}
    facts = claim.statement.facts
    return named or {e.when for e in facts.events if e.when is not None and e.when.is_day}


def _places(claim: NumberClaim) -> set[Key]:
    """Where they were: names of no person, and "the beach", "the steps"."""
    text = claim.statement.text
    plain, small = claim.statement.line.wording.plain, words_of("function", "words")
    the = {
        (after,)
        for at, word, after in zip(plain, plain[1:], plain[2:], strict=False)
        if word == "the"
        and at in _AT
        and after not in small
        and can_be_thing(after.removesuffix("s"))
    }
    return the | {
        tuple(token.plain for token in find_words(text, mention.head))
        for mention in claim.statement.facts.mentions
        if mention.form is Form.NAME and mention.kind not in (Kind.PERSON, Kind.GROUP, Kind.WORK)
    }


def _side(claim: NumberClaim) -> Side:
    return Side.of(claim.statement.annotations.article, claim.statement.span, claim.figure.span)
