"""A report: its text with what was found in it, what in it is new, and who has its words from whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sourceline.annotate.annotator import version
from sourceline.app.room import Room
from sourceline.export.annotated.facts import dated, warning
from sourceline.export.annotated.reported import evidence_in, marked_body, place
from sourceline.export.html.desk import Desk
from sourceline.export.html.frame import language_tag
from sourceline.export.html.retelling import Retold, retold_of
from sourceline.export.labels import report_name
from sourceline.export.safe import safe_url
from sourceline.export.versions import version_lines
from sourceline.model.story import CastMember, Evidence, Reuse, Story
from sourceline.web import addresses
from sourceline.web.answers import Answer, Moved, as_json
from sourceline.web.asked import Asked
from sourceline.web.frame import render
from sourceline.wire.annotations_json import annotations_to_json
from sourceline.wire.parts import article_to_json, evidence_list, evidence_to_json, score


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Words shared with another report, which has a page of its own."""

    other: str
    name: str
    address: str
    retold: Retold


def report_page(room: Room, asked: Asked) -> Answer | Moved:
    read = room.report(asked.path["report"])
    article, story = read.article, read.story.story if read.story else None
    new, sentences = _new(story, article.id)
    return Answer(
        body=render(
            "report.html.j2",
            article=article,
            name=report_name(article),
            dated=dated(article),
            tag=language_tag(article.language),
            warning=warning(article),
            url=safe_url(article.url),
            versions=version_lines(article),
            current=read.current,
            annotated=read.annotations is not None,
            story=read.story,
            first=bool(story and story.articles and story.articles[0].id == article.id),
            told=bool(story and any(a.id == article.id for a in story.articles)),
            sentences=sentences,
            new=[(place(each), each.text) for each in new],
            taken=_ties(story, article.id, taken=True),
            given=_ties(story, article.id, taken=False),
            cast=[
                (member, addresses.member(read.story.id, member.id))
                for member in _cast(story, article.id)
            ]
            if read.story
            else [],
            body=marked_body(article, read.annotations, story),
            json=addresses.json_of(addresses.report(article.id)),
            fix=addresses.fix(read.story.id, "report", article.id)
            if room.corrections and read.story and read.current
            else "",
            alone=room.alone,
        )
    )


def report_json(room: Room, asked: Asked) -> Answer | Moved:
    read = room.report(asked.path["report"])
    article, story = read.article, read.story.story if read.story else None
    new, sentences = _new(story, article.id)
    annotations = read.annotations
    return as_json(
        {
            "id": article.id,
            "address": addresses.report(article.id),
            "current": read.current,
            "story": read.story.id if read.story else None,
            "article": article_to_json(article),
            "sentences": sentences,
            "new": evidence_list(tuple(new)),
            "from": [_tie_json(tie, tie.source) for tie in _reuse(story, article.id, taken=True)],
            "to": [_tie_json(tie, tie.copy) for tie in _reuse(story, article.id, taken=False)],
            "annotations": annotations_to_json(annotations, version()) if annotations else None,
        }
    )


def _new(story: Story | None, ident: str) -> tuple[Sequence[Evidence], int]:
    """The sentences that no earlier report of the story tells, and how many there are in all."""
    for each in story.novelty if story else ():
        if each.article == ident:
            return each.evidence, each.sentences
    return (), 0


def _reuse(story: Story | None, ident: str, *, taken: bool) -> list[Reuse]:
    ties = story.reuse if story else ()
    return [tie for tie in ties if ident == (tie.copy if taken else tie.source)]


def _ties(story: Story | None, ident: str, *, taken: bool) -> list[Tie]:
    ties = _reuse(story, ident, taken=taken)
    if story is None or not ties:
        return []
    desk = Desk(story)
    told = retold_of(replace(story, reuse=tuple(ties)), desk)
    others = [
        tie.source if taken else tie.copy
        for tie in ties
        if {tie.source, tie.copy} <= desk.names.keys()
    ]
    return [
        Tie(other=other, name=desk.names[other], address=addresses.report(other), retold=each)
        for other, each in zip(others, told, strict=True)
    ]


def _tie_json(tie: Reuse, other: str) -> dict[str, object]:
    return {
        "report": other,
        "share": score(tie.share),
        "order_known": tie.order_known,
        "passages": [
            {
                "kind": each.kind,
                "from": evidence_to_json(each.source),
                "to": evidence_to_json(each.copy),
            }
            for each in tie.passages
        ],
    }


def _cast(story: Story | None, ident: str) -> list[CastMember]:
    """Who of the story stands in this report."""
    return [
        member
        for member in (story.cast if story else ())
        if any(each.article == ident for each in evidence_in(member.evidence))
    ]
