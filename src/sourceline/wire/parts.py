"""The pieces both contracts are made of: dates, evidence, spans, numbers, and JSON text itself."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from sourceline.model.article import Article, Rewording, Version
from sourceline.model.span import Mark, Span
from sourceline.model.story import Evidence
from sourceline.model.when import Basis, Precision, When

Json = dict[str, Any]

SCORE_DIGITS = 4

# Lone surrogates cannot be written as UTF-8, and the other three end a line for many readers of
# JSON lines (`str.splitlines`); inside a JSON string all of them may be told as escapes.
_AWKWARD = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def dump(value: Json, *, indent: int | None = None) -> str:
    """JSON text in the order of the keys; no NaN, nothing that UTF-8 could not carry."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _AWKWARD.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def generator(annotator: str) -> Json:
    """Who made it: the program's version, and that of its rules and weights together."""
    from sourceline import __version__

    return {"name": "sourceline", "version": __version__, "annotator": annotator}


def score(value: float) -> float:
    return round(float(value), SCORE_DIGITS)


def number(value: float) -> int | float:
    """A count without a decimal point: 2140000, not 2140000.0."""
    value = float(value)
    return int(value) if value.is_integer() else value


def numbers(value: float | tuple[float, float]) -> int | float | list[int | float]:
    """A range becomes a pair."""
    return [number(part) for part in value] if isinstance(value, tuple) else number(value)


def numbers_back(value: Any) -> float | tuple[float, float]:
    if isinstance(value, list):
        low, high = value
        return (float(low), float(high))
    return float(value)


def date_to_json(when: When) -> Json:
    return {
        "edtf": when.edtf,
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "precision": str(when.precision),
        "basis": str(when.basis),
        "time": when.time,
        "zone": when.zone,
    }


def date_or_none(when: When | None) -> Json | None:
    return None if when is None else date_to_json(when)


def date_from_json(value: Json) -> When:
    return When(
        start=date.fromisoformat(value["start"]) if value["start"] else None,
        end=date.fromisoformat(value["end"]) if value["end"] else None,
        precision=Precision(value["precision"]),
        basis=Basis(value["basis"]),
        approximate="~" in value["edtf"],
        time=value["time"],
        zone=value["zone"],
    )


def date_or_none_back(value: Json | None) -> When | None:
    return None if value is None else date_from_json(value)


def span_to_json(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def span_or_none(span: Span | None) -> Json | None:
    return None if span is None else span_to_json(span)


def mark_to_json(mark: Mark) -> Json:
    return {"start": mark.span.start, "end": mark.span.end, "reason": mark.reason}


def mark_from_json(value: Json) -> Mark:
    return Mark(Span(value["start"], value["end"]), value["reason"])


def evidence_to_json(evidence: Evidence) -> Json:
    return {
        "article": evidence.article,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "text": evidence.text,
    }


def evidence_list(all_evidence: tuple[Evidence, ...]) -> list[Json]:
    return [evidence_to_json(evidence) for evidence in all_evidence]


def evidence_from_json(value: Json) -> Evidence:
    return Evidence(value["article"], Span(value["start"], value["end"]), value["text"])


def evidence_back(values: list[Json]) -> tuple[Evidence, ...]:
    return tuple(evidence_from_json(value) for value in values)


def article_to_json(article: Article) -> Json:
    """`excerpt` and `versions` stand only where the text is not whole, or an archive saw it change."""
    told: Json = {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
        "published": date_or_none(article.published),
        "published_from": article.published_from,
        "sha256": article.sha256,
        "duplicates": list(article.duplicates),
        "text": article.text,
        "boilerplate": [mark_to_json(mark) for mark in article.boilerplate],
    }
    if article.excerpt:
        told["excerpt"] = True
    if article.versions:
        told["versions"] = [_version_to_json(version) for version in article.versions]
    return told


def article_from_json(value: Json) -> Article:
    return Article(
        id=value["id"],
        source=value["source"],
        text=value["text"],
        title=value["title"],
        publisher=value["publisher"],
        url=value["url"],
        language=value["language"],
        published=date_or_none_back(value["published"]),
        published_from=value["published_from"],
        sha256=value["sha256"],
        duplicates=tuple(value["duplicates"]),
        boilerplate=tuple(mark_from_json(mark) for mark in value["boilerplate"]),
        excerpt=value.get("excerpt", False),
        versions=tuple(_version_from_json(version) for version in value.get("versions", ())),
    )


def _version_to_json(version: Version) -> Json:
    return {
        "id": version.id,
        "source": version.source,
        "sha256": version.sha256,
        "published": date_or_none(version.published),
        "seen": version.seen.isoformat(),
        "replaced": version.replaced.isoformat(),
        "changes": [
            {"from": each.before, "to": each.after, "start": each.start, "end": each.end}
            for each in version.changes
        ],
    }


def _version_from_json(value: Json) -> Version:
    return Version(
        id=value["id"],
        source=value["source"],
        sha256=value["sha256"],
        published=date_or_none_back(value["published"]),
        seen=date.fromisoformat(value["seen"]),
        replaced=date.fromisoformat(value["replaced"]),
        changes=tuple(
            Rewording(before=c["from"], after=c["to"], start=c["start"], end=c["end"])
            for c in value["changes"]
        ),
    )
