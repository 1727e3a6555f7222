"""One act told for two days that cannot both be right.

Silent: a coarser date, two acts whose objects or names differ, days that one report of the pile
tells of two acts, and days that differ only by what the day of publication was taken for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sourceline.link.acts import ActParts
from sourceline.link.alignment import Statements
from sourceline.link.bucket_ends import both_ends
from sourceline.link.clashes import Clash, Side
from sourceline.link.date_claims import DatedAct, days_exclude, find_dated_acts
from sourceline.link.nearness import are_near
from sourceline.link.number_claims import SCORE
from sourceline.model.when import When
from sourceline.text.lexicon import words_of

REASON = "two different dates are given for the same act"
BUCKET_ENDS = 8
# A vote with so many on one side is one vote, and told for days as near as this it is told wrong.
LARGE_VOTE = 20
NEARLY = 3
# So many people or things that are told to do one thing are the same ones.
LARGE_COUNT = 30
# The least weight of the words that name the act in both, and their share of the lighter side's.
LEAST_CORE = 2.2
LEAST_SHARE = 0.5
# The same of the whole sentences, where the act is not told apart by "the" or a name.
LEAST_ALIKE = 7.0
SHARE_ALIKE = 0.55
# A word beside subject, verb and object that weighs so much tells of the same occasion.
LEAST_BESIDE = 2.5
# Words to either side of the verb that can say that it is done anew.
BESIDE = 4


def find_date_conflicts(statements: Statements) -> Iterator[Clash]:
    """Pairs of acts with one verb, subject and object, and days that exclude each other."""
    acts = list(find_dated_acts(statements))
    told = _reports_by_days(acts)
    alike = _reports_by_days([a for a in acts if a.event.lemma in words_of("contrasts", "once")])
    by_act: dict[str, list[DatedAct]] = defaultdict(list)
    for act in acts:
        by_act[act.act].append(act)
    for a, b in _pairs(acts):
        if not days_exclude(a.when, b.when, a.words, b.words):
            continue
        if a.statement is b.statement or _names(a, b.when) or _names(b, a.when):
            continue
        if not _one_act(a, b, statements):
            continue
        known = alike if a.event.lemma in words_of("contrasts", "once") else told
        if _counts(a) & _counts(b):
            known = _reports_by_days(by_act[a.act])
        if _told_apart(a, b, known):
            continue
        yield Clash(kind="date", about=_about(a, b), reason=REASON, a=side(a), b=side(b))


def _pairs(acts: Sequence[DatedAct]) -> Iterator[tuple[DatedAct, DatedAct]]:
    """Acts of one verb that share a word of subject or object, or a large count, or that tell one vote;
    equal sentences are looked up once."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, act in enumerate(acts):
        found: set[int] = set()
        keys = [(act.act, stem) for stem in act.parts.core]
        keys += [(act.act, f"{count:g}") for count in _counts(act)]
        for key in sorted([*keys, *(("", f"{one}-{other}") for one, other in _votes(act))]):
            bucket = index[key]
            found.update(both_ends(bucket, BUCKET_ENDS))
            bucket.append(number)
        for other in sorted(found):
            yield acts[other], act


def _one_act(a: DatedAct, b: DatedAct, statements: Statements) -> bool:
    one, other = a.parts, b.parts
    same_count = _votes(a) & _votes(b) or (one.subject and _counts(a) & _counts(b))
    if a.statement.report != b.statement.report and (
        _only_one(one, other) or (same_count and _is_nearly(a.when, b.when))
    ):
        return True
    if not (one.subject & other.core or other.subject & one.core):
        return False
    if one.object and other.object and not (one.object & other.core or other.object & one.core):
        return False
    if one.names - other.names and other.names - one.names:
        return False
    core = (one.core & other.core) - {a.event.lemma}
    if _same_of_the_topic(a, b, statements):
        return True
    weight = statements.weigh(core)
    share = weight / max(min(statements.weigh(one.core), statements.weigh(other.core)), 1.0)
    if weight < LEAST_CORE or share < LEAST_SHARE:
        return False
    definite = core - one.vague - other.vague
    within = a.statement.report == b.statement.report
    if definite and a.event.lemma in words_of("contrasts", "once"):
        named = core & one.names & other.names
        return not within or len(named) > 1 or bool(definite - named)
    if (
        within
        or _figures_differ(a, b)
        or not are_near(a.statement.annotations.article, b.statement.annotations.article)
    ):
        return False
    return _alike(a, b, statements)


def _same_of_the_topic(a: DatedAct, b: DatedAct, statements: Statements) -> bool:
    """ "The bridge was last tested in May": subject and object have the same words in both and none is
    one of many; of the story's own topic the words weigh nothing. The act must be one that comes once,
    or told by "last" or "first" in both, or share a telling word beside."""
    one, other = a.parts, b.parts
    if not one.core or one.core != other.core or one.vague or other.vague:
        return False
    if a.statement.report == b.statement.report:
        return False
    if (_beside(a) ^ _beside(b)) & words_of("contrasts", "anew"):
        return False
    if a.event.lemma in words_of("contrasts", "once"):
        return True
    if _beside(a) & _beside(b) & {"first", "last"}:
        return True
    if not are_near(a.statement.annotations.article, b.statement.annotations.article):
        return False
    shared = (a.near & b.near) - one.core - {a.event.lemma}
    return any(statements.weights.get(stem, 0.0) >= LEAST_BESIDE for stem in shared)


def _beside(act: DatedAct) -> set[str]:
    """The words next to the verb: "was last tested", "closed again"."""
    line, place = act.statement.line, act.event.span
    at = next((k for k, word in enumerate(line.words) if word.overlaps(place)), None)
    return (
        set(line.wording.plain[max(0, at - BESIDE) : at + BESIDE + 1]) if at is not None else set()
    )


def _votes(act: DatedAct) -> set[tuple[float, float]]:
    """The votes that the sentence tells, "396 to 9": two chambers seldom vote alike."""
    pairs = {
        tuple(sorted(figure.value))
        for figure in act.statement.facts.figures
        if figure.unit == SCORE and isinstance(figure.value, tuple)
    }
    return {(low, high) for low, high in pairs if high >= LARGE_VOTE}


def _counts(act: DatedAct) -> set[float]:
    """The counts of the act's clause that no other act of these days is likely to have, too."""
    return {
        figure.value
        for figure in act.statement.facts.figures
        if figure.unit in ("", "people")
        and isinstance(figure.value, float)
        and figure.value >= LARGE_COUNT
        and act.event.clause.overlaps(figure.span)
    }


def _is_nearly(one: When, other: When) -> bool:
    """Whether two days lie so near each other that one can stand for the other by mistake."""
    if one.start is None or other.start is None or not (one.is_day and other.is_day):
        return False
    return abs((one.start - other.start).days) <= NEARLY


def _only_one(one: ActParts, other: ActParts) -> bool:
    """Whether the act is done to what there is one of, "its final offer", by nobody else by name."""
    only = one.object & other.object & words_of("contrasts", "only_one")
    alike = len(one.object & other.object) > 1 and not (one.object ^ other.object) & (
        one.names | other.names
    )
    two = one.subject & one.names and other.subject & other.names
    return bool(only) and alike and (not two or bool(one.subject & other.subject))


def _figures_differ(a: DatedAct, b: DatedAct) -> bool:
    """Whether both tell numbers, and no common one: what fell to 6.1 in March fell to 5.8 in April."""
    one, other = ({f.value for f in act.statement.facts.figures} for act in (a, b))
    return bool(one and other and not one & other)


def _alike(a: DatedAct, b: DatedAct, statements: Statements) -> bool:
    """Whether two sentences tell nearly the same: "a soldier was killed" is told of many."""
    weight = statements.weigh(a.near & b.near)
    least = min(statements.weigh(a.near), statements.weigh(b.near))
    return weight >= LEAST_ALIKE and weight >= SHARE_ALIKE * least


Days = tuple[date | None, date | None]


def _days(when: When) -> Days:
    return when.start, when.end


def _reports_by_days(acts: Sequence[DatedAct]) -> dict[Days, set[int]]:
    found: dict[Days, set[int]] = defaultdict(set)
    for act in acts:
        found[_days(act.when)].add(act.statement.report)
    return found


def _told_apart(a: DatedAct, b: DatedAct, told: Mapping[Days, set[int]]) -> bool:
    """Whether a report of the pile knows both days, so that they are of two acts.

    A report that contradicts itself tells the very act for both days, and is no such witness.
    """
    both = told[_days(a.when)] & told[_days(b.when)]
    within = a.statement.report == b.statement.report
    return bool(both - {a.statement.report} if within else both)


def _names(act: DatedAct, when: When) -> bool:
    """Whether the sentence names the other day, too, and so tells of both."""
    return any(
        time.when is not None and _days(time.when) == _days(when)
        for time in act.statement.facts.times
    )


def _about(a: DatedAct, b: DatedAct) -> str:
    """The words that both tell of the act, as the first has them."""
    line = a.statement.line
    shared = a.near & b.near
    found = [
        place.cut(a.statement.text)
        for place, root, plain in zip(
            line.words, line.wording.stems, line.wording.plain, strict=True
        )
        if (root in shared and root in a.parts.core and plain not in words_of("function", "words"))
        or place == a.event.span
    ]
    return " ".join(found[:7])


def side(act: DatedAct) -> Side:
    return Side.of(act.statement.annotations.article, act.statement.span, act.time.span)
