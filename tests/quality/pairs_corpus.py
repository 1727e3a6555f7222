"""The small piles of `pairs/`: an item a line, its reports and their truth together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sourceline.model.article import Article
from sourceline.model.when import When
from tests.quality.truth import Truth, truth_from_json

FOLDER = Path(__file__).parent / "pairs"
#: The batches to develop on; e and f are only checked.
DEVELOPMENT = ("a", "b", "c", "d")
BATCHES = (*DEVELOPMENT, "e", "f")
_OF_THE_ITEM = ("id", "reports")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Two or three reports on one event, and what disagrees and grows in them."""

    id: str
    reports: tuple[dict[str, str], ...]
    raw: dict[str, Any]

    @property
    def truth(self) -> Truth:
        return truth_from_json(self.raw)

    @property
    def articles(self) -> list[Article]:
        return [_article(report) for report in self.reports]


def read_items(batches: Iterable[str] = BATCHES) -> Iterator[Item]:
    for batch in batches:
        for line in (FOLDER / f"{batch}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            raw = {key: value for key, value in record.items() if key not in _OF_THE_ITEM}
            yield Item(id=record["id"], reports=tuple(record["reports"]), raw=raw)


def _article(report: dict[str, str]) -> Article:
    return Article(
        id=report["id"],
        source=report["id"],
        text=report["text"],
        title=report["title"],
        publisher=report["publisher"],
        language="en",
        published=When.day(date.fromisoformat(report["published"])),
        published_from="metadata",
    )
