"""What the words between two names say of both: kin, who plays whom, who made a work, who leads a body.

Each pattern must fill the whole gap between two names of one sentence, so that nothing stands there that
could deny it. Two who are related stay two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sourceline.link.cast_parts import kept_mentions
from sourceline.model.annotations import Annotations, Form, Kind, Mention
from sourceline.model.links import LocalEntity
from sourceline.model.story import Evidence, Relation
from sourceline.text.lexicon import words_of

# (of whom, relation, to whom): the first two are ids of entities
Tie = tuple[str, str, str]

_WHICH = (
    r"(?:(?:late|older|younger|elder|eldest|oldest|youngest|only|twin|own|longtime|first|second|new"
    r"|\d{1,2}-year-old) )*"
)
_KIN = {
    "married_to": "wife|husband|widow|widower|spouse",
    "child_of": "son|daughter",
    "parent_of": "father|mother",
    "sibling_of": "brother|sister",
}
_SYMMETRIC = ("married_to", "sibling_of")
_SHOWN = r"(?:(?:[a-z-]+ ){0,2}(?:film|movie|series|drama|musical|play|novel|memoir|book|album) )?[\"“‘*_]?"
_A_PART = r"(?:(?:the|a|an) (?:[a-z'’-]+ ){0,4})?"
# "the director Ada Ito" before a maker's name
_MAKER = r"(?:the )?(?:(?:[a-z-]+ )?(?:director|writer|novelist|author|producer|composer) )?"
_PAST = {
    "directed": "directed",
    "written": "wrote",
    "produced": "produced",
    "composed": "composed",
}
_MADE_BY = re.compile(
    rf"[\"”’*_]?,? (?:(?:which|that) (?:is|was) |is |was )?({'|'.join(_PAST)}) by {_MAKER}"
)
_MADE = re.compile(rf",? (?:who )?(directed|wrote|produced|composed) (?:the )?{_SHOWN}")
_STARS = re.compile(rf",? (?:who )?(?:stars|starred|appears|appeared) (?:in|on) (?:the )?{_SHOWN}")
_PLAYS = re.compile(
    rf",? (?:who )?(?:also )?(?:plays|portrays|voices|played|portrayed|voiced|stars as|starred as) {_A_PART}"
)
_PLAYED_BY = re.compile(
    r",? (?:\()?(?:is |was )?(?:played|portrayed|voiced) by (?:the )?(?:actor |actress )?"
)
_LED_BY = re.compile(
    r",? (?:which is |is |now |currently )?(?:led|headed|run|chaired) by (?:its |the )?(?:[a-z-]+ ){0,3}"
)
_LEADS = re.compile(r", who (?:leads|heads|runs|chairs) (?:the )?")
# "plays" is of a part only where somebody speaks of parts.
_STAGE = re.compile(
    r"\b(?:film|movie|series|drama|sitcom|musical|episodes?|soap|cast|screen|premiered?|stage|character|actors?|"
    r"actress|role|sequel)s?\b",
    re.IGNORECASE,
)
STAGE_NEAR = 400  # characters
_CLOSES = re.compile(
    r"[\"”’*_]?(?:[,.;:)]|$| (?:and|said|says|told|has|had|was|is|were|are|who)\b)"
)
_BODIES = (Kind.ORGANIZATION, Kind.GROUP)
# Whoever is called so by a body's name does not work there: "the Senate candidate".
_OUTSIDE = frozenset(
    ["candidate", "client", "contender", "critic", "customer", "defendant", "fan", "hopeful", "investor", "nominee",
     "opponent", "patient", "plaintiff", "rival", "shareholder", "supporter", "suspect", "tenant", "victim"]
)  # fmt: skip
# What the head of a description with a work's name in it says of who bears it.
_OF_WORK = {
    "star": "stars_in",
    "actor": "stars_in",
    "actress": "stars_in",
    "director": "directed",
    "author": "wrote",
    "novelist": "wrote",
    "writer": "wrote",
    "singer": "performed",
    "hitmaker": "performed",
    "composer": "composed",
    "producer": "produced",
}


@dataclass(frozen=True, slots=True)
class _Named:
    """A name of the cast at one place."""

    mention: Mention
    id: str
    kind: Kind


def find_relations(
    annotations: Sequence[Annotations],
    entity_of: Mapping[LocalEntity, str],
    kinds: Mapping[str, Kind],
) -> dict[str, list[Relation]]:
    """Relations by whose they are, each with all the places that say so."""
    found: dict[Tie, list[Evidence]] = {}
    for each in annotations:
        for tie, evidence in _ties_of(each, entity_of, kinds):
            found.setdefault(tie, []).append(evidence)
    relations: dict[str, list[Relation]] = {}
    for (who, kind, to), places in sorted(found.items()):
        relation = Relation(kind=kind, to=to, evidence=tuple(sorted(set(places))))
        relations.setdefault(who, []).append(relation)
    return relations


def _ties_of(
    each: Annotations, entity_of: Mapping[LocalEntity, str], kinds: Mapping[str, Kind]
) -> Iterator[tuple[Tie, Evidence]]:
    named = [
        _Named(mention, entity_of[local], kinds[entity_of[local]])
        for mention in kept_mentions(each)
        if mention.form is Form.NAME
        and (local := LocalEntity(each.article.id, mention.entity)) in entity_of
    ]
    for one, two in pairwise(named):
        if one.id == two.id or one.mention.span.end >= two.mention.span.start:
            continue
        gap = " ".join(each.article.text[one.mention.span.end : two.mention.span.start].split(" "))
        for who, kind, to in _between(each.article.text, one, two, gap.replace("\n", " ")):
            if who != to:
                span = one.mention.span.cover(two.mention.span)
                yield (who, kind, to), Evidence.of(each.article, span)
    yield from _in_descriptions(each, named, entity_of, kinds)


def _between(text: str, one: _Named, two: _Named, gap: str) -> Iterator[Tie]:
    persons = one.kind is two.kind is Kind.PERSON
    if persons:
        yield from _kin(text, one, two, gap)
        yield from _parts(text, one, two, gap)
    if one.kind is Kind.WORK and two.kind is Kind.PERSON:
        made = _MADE_BY.fullmatch(gap)
        if made is not None:
            yield two.id, _PAST[made.group(1)], one.id
    if one.kind is Kind.PERSON and two.kind is Kind.WORK:
        made = _MADE.fullmatch(gap)
        if made is not None:
            yield one.id, made.group(1), two.id
        if _STARS.fullmatch(gap):
            yield one.id, "stars_in", two.id
    if one.kind in _BODIES and two.kind is Kind.PERSON and _LED_BY.fullmatch(gap):
        yield two.id, "leads", one.id
    closed = _CLOSES.match(text[two.mention.span.end : two.mention.span.end + 12])
    if one.kind is Kind.PERSON and two.kind in _BODIES and closed and _LEADS.fullmatch(gap):
        yield one.id, "leads", two.id


def _kin(text: str, one: _Named, two: _Named, gap: str) -> Iterator[Tie]:
    """ "Ada Ito's brother, Lee Ito" and "Lee Ito, the brother of Ada Ito,"."""
    after = text[two.mention.span.end : two.mention.span.end + 12]
    for kind, words in _KIN.items():
        if re.fullmatch(rf"['’]s? {_WHICH}(?:{words}),? ", gap):
            yield from _both(two.id, kind, one.id)
        closed = _CLOSES.match(after) is not None
        if closed and re.fullmatch(
            rf",? (?:is )?(?:the )?{_WHICH}(?:{words}) of (?:the late )?", gap
        ):
            yield from _both(one.id, kind, two.id)


def _both(who: str, kind: str, to: str) -> Iterator[Tie]:
    if kind == "parent_of":
        yield to, "child_of", who
        return
    yield who, kind, to
    if kind in _SYMMETRIC:
        yield to, kind, who


def _parts(text: str, one: _Named, two: _Named, gap: str) -> Iterator[Tie]:
    """ "Ada Ito, who plays the pilot Mara Kell," in a report that speaks of a stage."""
    start, end = one.mention.span.start, two.mention.span.end
    near = text[max(0, start - STAGE_NEAR) : end + STAGE_NEAR]
    if not _STAGE.search(near) or not _CLOSES.match(text[end : end + 12]):
        return
    if _PLAYS.fullmatch(gap):
        yield one.id, "plays", two.id
    elif _PLAYED_BY.fullmatch(gap):
        yield two.id, "plays", one.id


def _in_descriptions(
    each: Annotations,
    named: Sequence[_Named],
    entity_of: Mapping[LocalEntity, str],
    kinds: Mapping[str, Kind],
) -> Iterator[tuple[Tie, Evidence]]:
    """ "the Wexford defender", "the Quiet Bay star": a body's or a work's name inside a person's description."""
    for mention in kept_mentions(each):
        who = entity_of.get(LocalEntity(each.article.id, mention.entity))
        if mention.form is not Form.DESCRIPTION or mention.kind is not Kind.PERSON or who is None:
            continue
        head = mention.head.cut(each.article.text).lower()
        past = "former" in mention.span.cut(each.article.text).lower().split()
        for other in named:
            if not mention.span.contains(other.mention.span) or other.id == who:
                continue
            kind = _of_body(head, other.kind, past=past)
            if kind is not None:
                yield (who, kind, other.id), Evidence.of(each.article, mention.span)


def _of_body(head: str, kind: Kind, *, past: bool) -> str | None:
    if kind is Kind.WORK:
        return _OF_WORK.get(head)
    if kind not in _BODIES or head in words_of("roles", "kin") | _OUTSIDE:
        return None
    if kind is Kind.GROUP:
        return "member_of"
    return None if past else "works_for"
