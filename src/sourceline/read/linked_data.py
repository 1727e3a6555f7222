"""What JSON-LD (schema.org) in a page says of its articles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

# More than any page needs; a hostile one holds more.
_LD_BYTES = 400_000
_LD_NODES = 3_000


def find_linked_articles(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The articles that JSON-LD describes."""
    for node in tree.iter("script"):
        text = node.text or ""
        if "ld+json" not in (node.get("type") or "") or len(text) > _LD_BYTES:
            continue
        try:
            loaded = json.loads(text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting: list[Any] = [loaded]
        for _ in range(_LD_NODES):
            if not waiting:
                break
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting.extend(item[:_LD_NODES])
            elif isinstance(item, Mapping):
                if _is_article(item.get("@type")):
                    yield item
                waiting.extend(
                    value
                    for key, value in item.items()
                    if key in ("@graph", "mainEntity", "itemListElement")
                )


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    ends = ("Article", "BlogPosting", "Report", "Posting", "Review")
    return any(isinstance(name, str) and name.endswith(ends) for name in kinds)
