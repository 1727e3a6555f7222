"""Numbers of one thing that cannot both hold.

Silent: a coarser number, a bound that the other keeps, a later count that has grown, numbers of two
subjects (the names around them differ), a number that the other report gives, too (then it is of
something else), and numbers inside quotation marks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import takewhile

from sourceline.link.ages import one_person, person_of
from sourceline.link.alignment import TELLING, Statements
from sourceline.link.bucket_ends import both_ends
from sourceline.link.clashes import Clash, Side
from sourceline.link.crowd_conflicts import find_crowd_conflicts
from sourceline.link.growth import goes_on, grows
from sourceline.link.number_claims import (
    SCORE,
    YEARS_OLD,
    NumberClaim,
    distinct,
    exclude,
    find_number_claims,
    words_of_key,
)
from sourceline.link.number_slips import is_slip
from sourceline.link.rival_counts import find_rival_counts
from sourceline.link.things import things
from sourceline.link.word_pairs import exclude as words_exclude
from sourceline.model.annotations import Form, Kind, Qualifier
from sourceline.model.when import When
from sourceline.text.numbers import find_numbers

REASON = "two numbers are given for the same thing"
BUCKET_ENDS = 8
MOST_PARTNERS = 24
# Share of the lighter side's words that both have around the number, and the least weight of these.
LEAST_SHARE = 0.45
LEAST_WEIGHT = 4.5
# What the words next to a measure must weigh in both.
LEAST_CLOSE = 6.0
# Inside one report, and where a sentence gives several numbers of one unit.
SURE_SHARE = 0.7
# So much says enough where the words are few.
CLEAR_SHARE = 0.6
SINGLE_SHARE = 0.15
# Words in a row around two numbers, left and right together, from which one was made from the other.
SAME_WORDS = 6
# A count of a few can be of any few: "two senators" are others than "three senators".
FEW = 10
# Days from which the length of a time tells two numbers apart.
LONG = 300
# "Last week" and "Monday" may tell of one time, though one sentence names a day more.
MONTH = 31
# Days from which a day that only one of the sentences names is of another time.
OLD = 90


def find_number_conflicts(statements: Statements) -> Iterator[Clash]:
    """Pairs of figures, of two reports or of one, that tell different numbers of one thing."""
    claims = list(find_number_claims(statements))
    held: dict[int, list[NumberClaim]] = defaultdict(list)
    for claim in claims:
        held[claim.statement.report].append(claim)
    same = distinct(claims)
    lone = set(_lone(claims))
    for a, b in _pairs(list(same), statements):
        if not exclude(a, b) or _in_one_sentence(a, b):
            continue
        if not _one_subject(a, b, statements, lone):
            continue
        same_state = not (_is_growing(a) or _is_growing(b) or goes_on(a) or goes_on(b))
        copied = (same_state or _as_of_one_day(a, b)) and _in_same_words(a, b, statements)
        slips = a.unit and is_slip(a, b, statements)
        if grows(a, b, statements) and not (slips or copied):
            continue
        if _given_by(b, held[a.statement.report], a) or _given_by(a, held[b.statement.report], b):
            continue
        if _adds_up(a, b) or _adds_up(b, a):
            continue
        yield Clash(
            kind="number",
            about=_about(a, b),
            reason=REASON,
            a=side(a),
            b=side(b),
            agreeing=tuple(
                (side(first), side(other)) for first in (a, b) for other in same[first][1:]
            ),
        )
    yield from find_crowd_conflicts(claims, statements)
    yield from find_rival_counts(statements)


def _is_growing(claim: NumberClaim) -> bool:
    """Whether what is counted is counted anew; people are where something befell them."""
    if claim.counted not in words_of_key("changing", "settings"):
        return False
    people = claim.counted in ("people", "person") and claim.figure.unit == "people"
    return not people or not _harms().isdisjoint(claim.near)


@cache
def _harms() -> frozenset[str]:
    return frozenset(word for each in things() if each.persons for word in each.words)


def _pairs(
    claims: Sequence[NumberClaim], statements: Statements
) -> Iterator[tuple[NumberClaim, NumberClaim]]:
    """Claims of one unit that share words around the number."""
    index: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        votes: Counter[int] = Counter()
        for stem in sorted(claim.near | {""} if _is_single(claim) else claim.near):
            if statements.weights.get(stem, TELLING) < TELLING and not _is_single(claim):
                continue
            bucket = index[*claim.key, stem]
            votes.update(both_ends(bucket, BUCKET_ENDS))
            bucket.append(number)
        for other, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:MOST_PARTNERS]:
            yield claims[other], claim


def _lone(claims: Sequence[NumberClaim]) -> Iterator[str]:
    """What the whole story gives two exact numbers of and no third: there is one such thing."""
    measured = {claim.counted for claim in claims if claim.measured}
    for counted in sorted(words_of_key("single", "settings") | measured):
        exact = {
            claim.values
            for claim in claims
            if claim.counted == counted and claim.figure.qualifier is Qualifier.EXACT
        }
        if len(exact) == 2:
            yield counted


def _in_one_sentence(a: NumberClaim, b: NumberClaim) -> bool:
    """One sentence gives two numbers of two things; rival counts are found elsewhere."""
    return a.statement.annotations is b.statement.annotations and (
        a.statement.sentence == b.statement.sentence
    )


def _adds_up(whole: NumberClaim, part: NumberClaim) -> bool:
    """Whether the other sentence tells the parts of this number: "16, and 12 later" of 28."""
    if whole.unit == SCORE:
        return False
    parts = [n.value for n in find_numbers(part.statement.text, part.statement.span)]
    return len(parts) > 1 and abs(sum(parts) - whole.values[-1]) < 0.01 * sum(parts)


def _is_single(claim: NumberClaim) -> bool:
    single = claim.counted in words_of_key("single", "settings")
    return single or claim.measured or claim.unit == SCORE


def _one_subject(
    a: NumberClaim, b: NumberClaim, statements: Statements, lone: Container[str]
) -> bool:
    """Whether both numbers are of one thing, by the words around them."""
    if a.unit == YEARS_OLD:
        return one_person(
            person_of(a.statement.annotations, a.figure),
            person_of(b.statement.annotations, b.figure),
        )
    same_words = _in_same_words(a, b, statements)
    if (a.names - b.names) and (b.names - a.names) and not same_words:
        return False
    few = max(*a.values, *b.values) <= FEW and not a.unit
    if few and _names_differ(a, b) and not same_words:
        return False
    far = a.unit in words_of_key("distances", "settings") and not a.measured
    if far and a.names != b.names:
        return False
    if a.unit and _times_agree(a, b) and is_slip(a, b, statements):
        return not _vary(a, b)
    if _vary(a, b) or (a.unit and not _is_single(a) and not a.close & b.close):
        return False
    if a.unlike != b.unlike or a.per != b.per or words_exclude(a.head, b.head):
        return False
    if not _times_agree(a, b):
        return False
    if _measures_one(a, b, statements):
        return True
    shared = a.near & b.near
    weight = statements.weigh(shared)
    share = weight / max(min(statements.weigh(a.near), statements.weigh(b.near)), 1.0)
    if _is_single(a):
        return share >= SINGLE_SHARE or a.counted in lone
    telling = [s for s in shared if statements.weights.get(s, 0.0) >= TELLING]
    named = bool(a.names & b.names)
    within = a.statement.report == b.statement.report
    placed = named or bool(a.days and b.days)
    needed = 4 if within else 2 if placed or share >= CLEAR_SHARE else 3
    if len(telling) < needed or weight < LEAST_WEIGHT:
        return False
    if a.counted in words_of_key("harms", "settings") and (within or not placed):
        return False
    if within or a.listed or b.listed:
        return share >= SURE_SHARE
    changing = a.counted in words_of_key("changing", "settings")
    return share >= (CLEAR_SHARE if changing else LEAST_SHARE)


def _measures_one(a: NumberClaim, b: NumberClaim, statements: Statements) -> bool:
    """Whether a weight, a length or another measure is told of one thing by the words next to it:
    "recovered nine tonnes of timber", "the timber recovered: six tonnes"."""
    if a.unit not in words_of_key("measures", "settings") or a.listed or b.listed:
        return False
    if a.statement.report == b.statement.report:
        return False
    close = {s for s in a.close & b.close if statements.weights.get(s, 0.0) >= TELLING}
    return len(close) >= 2 and statements.weigh(close) >= LEAST_CLOSE


def _in_same_words(a: NumberClaim, b: NumberClaim, statements: Statements) -> bool:
    """Whether the words on both sides of the number are the same, one sentence made from the other,
    and name no two places."""
    if _places(a) != _places(b):
        return False
    left, right = (_alike_words(a, b, step) for step in (-1, 1))
    telling = [s for s in (*left, *right) if statements.weights.get(s, 0.0) >= TELLING]
    return bool(left or right) and len(left) + len(right) >= SAME_WORDS and len(telling) >= 2


def _as_of_one_day(a: NumberClaim, b: NumberClaim) -> bool:
    """Whether a later report's sentence says that its count is of the day of the earlier report:
    "said on Tuesday" on Wednesday, in the words of Tuesday's paper."""
    first, second = (claim.statement.annotations.article.published for claim in (a, b))
    if first is None or second is None or not (first.is_day and second.is_day):
        return False
    if first.start == second.start:
        return False
    early, late, day = (a, b, first) if first.sort_key < second.sort_key else (b, a, second)
    own = {each.start for each in early.days if each.is_day} or {day.start}
    return {day.start for day in late.days if day.is_day} == own


def _places(claim: NumberClaim) -> set[str]:
    statement = claim.statement
    return {
        m.head.cut(statement.text)
        for m in statement.facts.mentions
        if m.form is Form.NAME and m.kind is not Kind.PERSON
    }


def _alike_words(a: NumberClaim, b: NumberClaim, step: int) -> list[str]:
    """Stems that both sentences have in a row, going away from the number."""
    sides = []
    for claim in (a, b):
        inside = claim.statement.words_over(claim.figure.span)
        if not inside:
            return []
        stems = claim.statement.stems
        sides.append(stems[inside[-1] + 1 :] if step > 0 else stems[: inside[0]][::-1])
    both = zip(*sides, strict=False)
    return [one for one, other in takewhile(lambda pair: pair[0] == pair[1], both)]


def _vary(a: NumberClaim, b: NumberClaim) -> bool:
    """Whether the two are prices or rates of different days."""
    if not (a.near & b.near & words_of_key("varying", "settings")):
        return False
    one, other = (c.statement.annotations.article.published for c in (a, b))
    return one is None or other is None or not one.overlaps(other)


def _names_differ(a: NumberClaim, b: NumberClaim) -> bool:
    """Whether each of the two sentences names somebody whom the other does not."""
    one, other = (_sentence_names(claim) for claim in (a, b))
    return bool(one - other and other - one)


def _sentence_names(claim: NumberClaim) -> set[str]:
    wording = claim.statement.line.wording
    return {s for s, sort in zip(wording.stems, wording.sorts, strict=True) if sort == "n"}


def _times_agree(a: NumberClaim, b: NumberClaim) -> bool:
    """Whether the sentences can tell of one time: "in 2014" and "from 2007 to 2014" are two."""
    if not a.days or not b.days:
        return not (_is_old(a, b) or _is_old(b, a))
    fewer, more = sorted((set(a.days), set(b.days)), key=len)
    if len({(d.start, d.end) for d in fewer}) != len({(d.start, d.end) for d in more}):
        short = all((d.days or LONG) <= MONTH for d in (*fewer, *more))
        return short and all(any(x.overlaps(y) for y in more) for x in fewer)
    return all(any(x.overlaps(y) and _one_length(x, y) for y in b.days) for x in a.days)


def _is_old(dated: NumberClaim, other: NumberClaim) -> bool:
    """Whether one tells of a past that the other, which names no day, need not mean."""
    told = other.statement.annotations.article.published
    if not dated.days or told is None or told.start is None:
        return False
    ends = [d.end for d in dated.days if d.end is not None]
    return bool(ends) and (told.start - max(ends)).days > OLD


def _one_length(a: When, b: When) -> bool:
    """A year and a stretch of years are two times, a week and a day of it may be one."""
    longest = max(a.days or LONG, b.days or LONG)
    return longest < LONG or (a.days or LONG) * 3 > longest < (b.days or LONG) * 3


def _given_by(value: NumberClaim, others: Sequence[NumberClaim], rival: NumberClaim) -> bool:
    """Whether the rival's report gives this number, too: then the two are of different things."""
    if value.statement.report == rival.statement.report:
        return False
    return any(
        other.unit == value.unit
        and other is not rival
        and (other.values == value.values or (_is_told(other) and not exclude(other, value)))
        for other in others
    )


def _is_told(claim: NumberClaim) -> bool:
    """Whether a number is told, and not only a bound of it."""
    return claim.figure.qualifier in (Qualifier.EXACT, Qualifier.ABOUT)


def _about(a: NumberClaim, b: NumberClaim) -> str:
    """The words that both sentences have, in their order in the first."""
    line = a.statement.line
    shared = a.near & b.near
    found: list[str] = []
    for place, root in zip(line.words, line.wording.stems, strict=True):
        if root in shared and place.cut(a.statement.text) not in found:
            found.append(place.cut(a.statement.text))
    return " ".join(found[:6]) or a.counted or a.unit


def side(claim: NumberClaim) -> Side:
    return Side.of(claim.statement.annotations.article, claim.statement.span, claim.figure.span)
