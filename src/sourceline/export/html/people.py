"""The cast, what was said, and what was felt, as the page's templates want them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sourceline.export.html.around import Around
from sourceline.export.html.desk import Desk, Opener
from sourceline.export.labels import date_label, speaker_key
from sourceline.export.safe import one_line, shortened
from sourceline.model.annotations import Kind
from sourceline.model.story import Alias, CastMember, Story, ToldQuotation

_MOST_ALIASES = 8
_NAME_LIMIT = 120

_QUOTE_MARK = re.compile('["“”„«»]')

_GROUPS = (
    ("People", (Kind.PERSON,)),
    ("Groups and organizations", (Kind.GROUP, Kind.ORGANIZATION)),
    ("Places", (Kind.PLACE,)),
    ("Works, events and things", (Kind.WORK, Kind.EVENT, Kind.PRODUCT, Kind.OTHER)),
)

_RELATIONS = {"possible_match": "may be the same as", "plays": "plays", "directed": "directed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    anchor: str
    page: str  # its own, where there is one
    name: str
    kind: str
    roles: tuple[tuple[str, Opener | None], ...]
    aliases: tuple[tuple[str, int, str], ...]
    aliases_left: int
    relations: tuple[tuple[str, str, str, Opener | None], ...]  # label, name, href, evidence
    mentions: int
    first: Opener | None
    last: Opener | None
    reports: int
    said: int
    said_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CastGroup:
    """`minor` are named once, by one report, and nothing is told of them."""

    label: str
    major: tuple[Person, ...]
    minor: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    text: str
    kind: str
    notes: tuple[str, ...]
    opener: Opener | None
    key: str  # the id of the first of these quotations


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """`href` leads to the cast; `resolved` is False where only the report's words are known."""

    anchor: str
    name: str
    href: str
    resolved: bool
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    emotion: str
    text: str
    who: str
    about: str
    opener: Opener | None


def cast_of(
    story: Story, desk: Desk, speakers: list[Speaker], around: Around | None = None
) -> list[CastGroup]:
    said = {speaker.href: speaker for speaker in speakers if speaker.href}
    groups = []
    for label, kinds in _GROUPS:
        members = [member for member in story.cast if member.kind in kinds]
        people = [_person(member, desk, said, around) for member in members]
        major = tuple(person for person in people if _tells(person))
        minor = tuple(person for person in people if not _tells(person))
        if people:
            groups.append(CastGroup(label=label, major=major, minor=minor))
    return groups


def _tells(person: Person) -> bool:
    return bool(person.mentions > 1 or person.roles or person.relations or person.said)


def _person(
    member: CastMember, desk: Desk, said: dict[str, Speaker], around: Around | None
) -> Person:
    anchor = desk.member_anchor[member.id]
    speaker = said.get(f"#{anchor}")
    shown = desk.known(member.evidence)
    reports = len({item.article for item in shown})
    shown.sort(key=lambda item: (desk.numbers[item.article], item.span))
    others = _other_names(member)
    return Person(
        anchor=anchor,
        page=around.member(member.id) if around else "",
        name=shortened(member.name, _NAME_LIMIT),
        kind=str(member.kind),
        roles=tuple(
            (shortened(role.text, _NAME_LIMIT), desk.opener(role.evidence)) for role in member.roles
        ),
        aliases=tuple(
            (shortened(alias.text, _NAME_LIMIT), alias.count, alias.kind)
            for alias in others[:_MOST_ALIASES]
        ),
        aliases_left=max(0, len(others) - _MOST_ALIASES),
        relations=tuple(_relations(member, desk)),
        mentions=member.mentions,
        first=desk.opener(shown[:1]),
        last=desk.opener(shown[-1:]) if reports > 1 else None,
        reports=reports,
        said=len(speaker.said) if speaker else 0,
        said_href=f"#{speaker.anchor}" if speaker else "",
    )


def _other_names(member: CastMember) -> list[Alias]:
    """The aliases that say more than the name and the roles; one of those that differ in case."""
    name = one_line(member.name).casefold()
    roles = tuple(one_line(role.text).casefold() for role in member.roles)
    found: dict[str, Alias] = {}
    for alias in member.aliases:
        key = one_line(alias.text).casefold()
        is_role = alias.kind == "description" and key.endswith(roles) if roles else False
        if key == name or key in roles or is_role:
            continue
        known = found.get(key)
        found[key] = replace(known, count=known.count + alias.count) if known else alias
    return list(found.values())


def _relations(member: CastMember, desk: Desk) -> list[tuple[str, str, str, Opener | None]]:
    ties = []
    for tie in member.relations:
        other = desk.members.get(tie.to)
        if other is not None:
            label = _RELATIONS.get(tie.kind, tie.kind.replace("_", " "))
            name = shortened(other.name, _NAME_LIMIT)
            ties.append((label, name, f"#{desk.member_anchor[tie.to]}", desk.opener(tie.evidence)))
    return ties


def speakers_of(story: Story, desk: Desk) -> list[Speaker]:
    """By speaker: the cast in its order, then names as the reports have them, then nobody."""
    groups: dict[tuple[int, int, str], list[ToldQuotation]] = {}
    places = {member.id: at for at, member in enumerate(story.cast)}
    for quotation in story.quotations:
        groups.setdefault(_speaker_key(quotation, places), []).append(quotation)
    return [
        _speaker(f"s{at}", key, groups[key], story, desk)
        for at, key in enumerate(sorted(groups), start=1)
    ]


def _speaker_key(quotation: ToldQuotation, places: dict[str, int]) -> tuple[int, int, str]:
    if quotation.speaker in places:
        return (0, places[quotation.speaker], "")
    words = one_line(quotation.speaker_text or "")
    return (1, 0, speaker_key(words)) if words else (2, 0, "")


def _speaker(
    anchor: str,
    key: tuple[int, int, str],
    quotations: list[ToldQuotation],
    story: Story,
    desk: Desk,
) -> Speaker:
    name = href = ""
    if key[0] == 0:
        member = story.cast[key[1]]
        name, href = member.name, f"#{desk.member_anchor[member.id]}"
    elif key[0] == 1:
        name = quotations[0].speaker_text or ""
    return Speaker(
        anchor=anchor,
        name=shortened(name, _NAME_LIMIT),
        href=href,
        resolved=key[0] == 0,
        said=tuple(_merged(quotations, desk)),
    )


def _merged(quotations: list[ToldQuotation], desk: Desk) -> list[Said]:
    """The same words told by several reports are one line with all of its places."""
    same: dict[tuple[str, str], list[ToldQuotation]] = {}
    for quotation in quotations:
        key = "".join(filter(str.isalnum, quotation.text.casefold())) or quotation.text
        same.setdefault((key, quotation.kind), []).append(quotation)
    return [_said(group, desk) for group in same.values()]


def _said(group: list[ToldQuotation], desk: Desk) -> Said:
    first = group[0]
    dates = [item.date for item in group if item.date is not None and item.date.edtf]
    heading = "in a heading" if all(item.heading for item in group) else ""
    reported = "reported speech" if first.kind == "indirect" else ""
    return Said(
        text=_in_marks(one_line(first.text), first.kind),
        kind=first.kind,
        notes=tuple(filter(None, (heading, reported, date_label(dates[0]) if dates else ""))),
        opener=desk.opener([evidence for item in group for evidence in item.evidence]),
        key=next((item.id for item in group if item.decided), first.id),
    )


def _in_marks(words: str, kind: str) -> str:
    """Quoted words in quotation marks; words that hold their own, or are only reported, as is."""
    return words if kind == "indirect" or _QUOTE_MARK.search(words) else f"“{words}”"


def felt_of(story: Story, desk: Desk) -> list[Felt]:
    return [
        Felt(
            emotion=reaction.emotion,
            text=one_line(reaction.text),
            who=shortened(
                desk.members[reaction.who].name
                if reaction.who in desk.members
                else reaction.who_text or "",
                _NAME_LIMIT,
            ),
            about=f"#{desk.entry_anchor[reaction.about]}"
            if reaction.about in desk.entry_anchor
            else "",
            opener=desk.opener(reaction.evidence),
        )
        for reaction in story.reactions
    ]
