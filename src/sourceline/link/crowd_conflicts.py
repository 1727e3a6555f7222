"""The size of one crowd: people who gathered in one place on one day, counted otherwise by two reports.

Such numbers stand in sentences that share little else: "some 300 packed the yard on Friday", "the
yard held 900 of us that day".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sourceline.link.bucket_ends import both_ends
from sourceline.link.clashes import Clash, Side
from sourceline.link.number_claims import NumberClaim, exclude, words_of_key
from sourceline.model.annotations import Form, Kind
from sourceline.model.story import Evidence
from sourceline.model.when import When
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.naming import Key
from sourceline.text.relations import can_be_person, is_thing
from sourceline.text.tokens import find_words

REASON = "two sizes are given for one crowd"
# Fewer are a group of persons that stands in a place, and can be one of many.
SMALLEST = 20
# So many times one count is not another count of the same crowd.
MOST_TIMES = 20
BUCKET_ENDS = 8
# Words between the number and the verb that says that they gathered.
REACH = 8
_AT = frozenset(["on", "at", "in", "from", "outside", "into", "around", "through", "to"])
_PEOPLE = frozenset(["people", "us", "crowd"])


def find_crowd_conflicts(claims: Sequence[NumberClaim]) -> Iterator[Clash]:
    """Pairs of such counts in two reports, neither of which gives the other's number as well."""
    index: dict[tuple[Key, object], list[NumberClaim]] = defaultdict(list)
    told: dict[int, list[NumberClaim]] = defaultdict(list)
    crowds = [claim for claim in claims if _is_crowd(claim)]
    for claim in crowds:
        told[claim.statement.report].append(claim)
    for claim in crowds:
        for day in sorted(_days(claim), key=lambda when: when.sort_key):
            for place in sorted(_places(claim)):
                bucket = index[place, day.start]
                for other in both_ends(bucket, BUCKET_ENDS):
                    if _clash(other, claim, told):
                        about = f"how many people: {' '.join(place).title()}"
                        yield Clash(
                            kind="number",
                            about=about,
                            reason=REASON,
                            a=_side(other),
                            b=_side(claim),
                        )
                bucket.append(claim)


def _clash(a: NumberClaim, b: NumberClaim, told: dict[int, list[NumberClaim]]) -> bool:
    if a.statement.report == b.statement.report or not exclude(a, b):
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
    if claim.unit or claim.values[0] < SMALLEST or claim.unlike:
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
        if word == "the" and at in _AT and after not in small and is_thing(after.removesuffix("s"))
    }
    return the | {
        tuple(token.plain for token in find_words(text, mention.head))
        for mention in claim.statement.facts.mentions
        if mention.form is Form.NAME and mention.kind not in (Kind.PERSON, Kind.GROUP, Kind.WORK)
    }


def _side(claim: NumberClaim) -> Side:
    article = claim.statement.annotations.article
    return Side(Evidence.of(article, claim.statement.span), claim.words, claim.figure.span.start)
