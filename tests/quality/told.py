"""A told story, seen the way the scorer asks about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from tests.quality.patterns import flat, name_key
from tests.quality.reports import read_records

Json = Mapping[str, Any]


class Told:
    """A story whose articles are known by the names of the pile's reports."""

    def __init__(self, story: Json, reports: Iterable[Path]) -> None:
        self.story = story
        ids = _record_ids(reports)
        self._reports = {
            article.get("id"): frozenset(_report_name(source, ids) for source in _sources(article))
            for article in self.section("articles")
        }
        self._members = {member.get("id"): member for member in self.section("cast")}

    def section(self, name: str) -> tuple[Json, ...]:
        return tuple(item for item in self.story.get(name) or () if isinstance(item, Mapping))

    def reports_of(self, article_id: object) -> frozenset[str]:
        """The report's name, and those of its duplicates."""
        return self._reports.get(article_id, frozenset())

    def article_of(self, report: str) -> Json | None:
        for article in self.section("articles"):
            if report in self.reports_of(article.get("id")):
                return article
        return None

    def member(self, entity_id: object) -> Json | None:
        return None if entity_id is None else self._members.get(entity_id)

    def reports_behind(self, item: Json) -> frozenset[str]:
        """Every report that the item's evidence stands in."""
        behind = (self.reports_of(piece.get("article")) for piece in evidence(item))
        return frozenset().union(*behind)


def evidence(item: Json) -> list[Json]:
    return [piece for piece in item.get("evidence") or () if isinstance(piece, Mapping)]


def values(item: Json) -> list[Json]:
    return [value for value in item.get("values") or () if isinstance(value, Mapping)]


def words(item: Json, *keys: str) -> str:
    """What the item says of itself under the keys, and what its evidence says."""
    own = [str(item.get(key) or "") for key in keys]
    return flat(" \n ".join(own + [str(piece.get("text") or "") for piece in evidence(item)]))


def days(date: object) -> tuple[str | None, str | None]:
    """The first and the last day of a Date; None for what is open or not told."""
    return (date.get("start"), date.get("end")) if isinstance(date, Mapping) else (None, None)


def labels(member: Json) -> list[str]:
    """All that one of the cast is called."""
    aliases = (alias for alias in member.get("aliases") or () if isinstance(alias, Mapping))
    return [str(member.get("name") or ""), *(str(alias.get("text") or "") for alias in aliases)]


def label_keys(member: Json) -> set[str]:
    return {name_key(label) for label in labels(member)}


def _sources(article: Json) -> list[str]:
    return [str(article.get("source") or ""), *map(str, article.get("duplicates") or ())]


def _record_ids(reports: Iterable[Path]) -> dict[str, list[str]]:
    """The ids of a .jsonl's records, by the file's name."""
    files = (path for path in reports if path.suffix == ".jsonl")
    return {path.name: [str(record["id"]) for record in read_records(path)] for path in files}


def _report_name(source: str, ids: Mapping[str, list[str]]) -> str:
    """`x/a.txt` is a.txt; `x/r.jsonl#k` is k, and where k is no id, the id of its k-th record."""
    base, _, record = source.partition("#")
    name = PurePosixPath(base.replace("\\", "/")).name
    known = ids.get(name, [])
    if not record or record in known:
        return record or name
    line = int(record) if record.isdigit() else 0
    return known[line - 1] if 1 <= line <= len(known) else record
