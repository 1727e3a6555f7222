"""What is new to a reader as `sourceline.new/1` (docs/new-json.md)."""

from __future__ import annotations

from sourceline.model.article import Article
from sourceline.model.catch_up import Added, CatchUp, NewDispute, NewLine, NewName, NewValue
from sourceline.model.story import FigureValue
from sourceline.wire.parts import (
    Json,
    date_or_none,
    date_to_json,
    dump,
    evidence_list,
    evidence_to_json,
    generator,
    numbers,
)

NEW_SCHEMA = "sourceline.new/1"


def new_to_json(new: CatchUp) -> Json:
    """As JSON values, keys in the order of the contract. Texts of reports are left to the story."""
    known = frozenset(new.known)
    return {
        "schema": NEW_SCHEMA,
        "generator": generator(new.story.annotator),
        "story": {"id": new.story.id, "title": new.story.title},
        "since": new.since.isoformat() if new.since else None,
        "read": list(new.read),
        "articles": [_article(article, article.id in known) for article in new.story.articles],
        "reports": [_report(each) for each in new.reports],
        "problems": [
            {"source": problem.source, "kind": problem.kind, "reason": problem.reason}
            for problem in new.story.problems
        ],
    }


def dump_new(new: CatchUp) -> str:
    """As JSON text with a line end."""
    return dump(new_to_json(new), indent=1) + "\n"


def _article(article: Article, known: bool) -> Json:
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "published": date_or_none(article.published),
        "published_from": article.published_from,
        "known": known,
    }


def _report(added: Added) -> Json:
    return {
        "article": added.article.id,
        "became_known": date_or_none(added.article.published),
        "may_be_known": added.may_be_known,
        "sentences": added.sentences,
        "new": len(added.new),
        "timeline": [_line(line) for line in added.lines],
        "figures": [_value(value) for value in added.values],
        "discrepancies": [_dispute(dispute) for dispute in added.disputes],
        "cast": [_name(name) for name in added.names],
        "evidence": evidence_list(added.new),
    }


def _line(line: NewLine) -> Json:
    return {
        "id": line.entry.id,
        "date": date_to_json(line.entry.date),
        "status": line.entry.status,
        "independent_sources": line.entry.independent_sources,
        "evidence": [evidence_to_json(line.sentence)],
    }


def _value(value: NewValue) -> Json:
    return {
        "what": value.what,
        "unit": value.unit,
        "value": _figure(value.value),
        "before": None if value.before is None else _figure(value.before),
        "evidence": [evidence_to_json(value.sentence)],
    }


def _figure(value: FigureValue) -> Json:
    return {
        "value": numbers(value.value),
        "qualifier": str(value.qualifier),
        "text": value.text,
        "as_of": date_to_json(value.as_of),
    }


def _dispute(dispute: NewDispute) -> Json:
    found = dispute.discrepancy
    return {
        "id": found.id,
        "about": found.about,
        "kind": found.kind,
        "status": found.status,
        "corrects": dispute.corrects,
        "reason": found.reason,
        "values": [
            {"value": value.value, "evidence": evidence_list(value.evidence)}
            for value in found.values
        ],
        "evidence": evidence_list(dispute.sentences),
    }


def _name(name: NewName) -> Json:
    return {
        "id": name.member.id,
        "name": name.member.name,
        "kind": str(name.member.kind),
        "known_as": name.known_as,
        "evidence": [evidence_to_json(name.sentence)],
    }
