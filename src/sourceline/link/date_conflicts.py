"""One act told for two days that cannot both be right.

Silent: a coarser date, two acts whose objects or names differ, days that one report of the pile
tells of two acts, and days that differ only by what the day of publication was taken for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sourceline.link.alignment import TELLING, Statements
from sourceline.link.clashes import Clash, Side
from sourceline.link.date_claims import DatedAct, days_exclude, find_dated_acts
from sourceline.model.story import Evidence
from sourceline.model.when import When
from sourceline.text.lexicon import words_of

REASON = "two different dates are given for the same act"
BUCKET_ENDS = 8
# The least weight of the words that name the act in both, and their share of the lighter side's.
LEAST_CORE = 2.2
LEAST_SHARE = 0.5


def find_date_conflicts(statements: Statements) -> Iterator[Clash]:
    """Pairs of acts with one verb, subject and object, and days that exclude each other."""
    acts = list(find_dated_acts(statements))
    told = _days_by_report(acts)
    for a, b in _pairs(acts):
        if not days_exclude(a.when, b.when, a.words, b.words):
            continue
        if a.statement is b.statement or not _one_act(a, b, statements):
            continue
        if _told_apart(a, b, told):
            continue
        yield Clash(kind="date", about=_about(a, b), reason=REASON, a=side(a), b=side(b))


def _pairs(acts: Sequence[DatedAct]) -> Iterator[tuple[DatedAct, DatedAct]]:
    """Acts of one verb that share a word of subject or object; equal sentences are looked up once."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, act in enumerate(acts):
        found: set[int] = set()
        for stem in sorted(act.core):
            bucket = index[act.event.lemma, stem]
            found.update(bucket[:BUCKET_ENDS] + bucket[BUCKET_ENDS:][-BUCKET_ENDS:])
            bucket.append(number)
        for other in sorted(found):
            yield acts[other], act


def _one_act(a: DatedAct, b: DatedAct, statements: Statements) -> bool:
    if not (a.subject & b.core or b.subject & a.core):
        return False
    if a.object and b.object and not (a.object & b.core or b.object & a.core):
        return False
    if a.names - b.names and b.names - a.names:
        return False
    core = (a.core & b.core) - {a.event.lemma}
    weight = statements.weigh(core)
    share = weight / max(min(statements.weigh(a.core), statements.weigh(b.core)), 1.0)
    if weight < LEAST_CORE or share < LEAST_SHARE:
        return False
    if a.event.lemma in words_of("contrasts", "once"):
        return True
    beyond = {
        s for s in a.near & b.near if statements.weights.get(s, 0.0) >= TELLING
    } - {a.event.lemma}  # fmt: skip
    return len(beyond - core) >= 2 and len(beyond) >= 3


def _days_by_report(acts: Sequence[DatedAct]) -> dict[int, list[DatedAct]]:
    found: dict[int, list[DatedAct]] = defaultdict(list)
    for act in acts:
        found[act.statement.report].append(act)
    return found


def _told_apart(a: DatedAct, b: DatedAct, told: dict[int, list[DatedAct]]) -> bool:
    """Whether a report of the pile knows both days, so that they are of two acts.

    A report that contradicts itself tells the very act for both days, and is no such witness.
    """
    for report, acts in told.items():
        if report in (a.statement.report, b.statement.report) and (
            a.statement.report == b.statement.report
        ):
            continue
        if _knows(a.when, acts) and _knows(b.when, acts):
            return True
    return False


def _knows(when: When, acts: Sequence[DatedAct]) -> bool:
    return any(act.when.start == when.start and act.when.end == when.end for act in acts)


def _about(a: DatedAct, b: DatedAct) -> str:
    """The words that both tell of the act, as the first has them."""
    line = a.statement.line
    shared = a.near & b.near
    found = [
        place.cut(a.statement.text)
        for place, root, plain in zip(
            line.words, line.wording.stems, line.wording.plain, strict=True
        )
        if (root in shared and root in a.core and plain not in words_of("function", "words"))
        or place == a.event.span
    ]
    return " ".join(found[:7])


def side(act: DatedAct) -> Side:
    article = act.statement.annotations.article
    return Side(Evidence.of(article, act.statement.span), act.words, act.time.span.start)
