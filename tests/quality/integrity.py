"""Whether a story keeps its own promises: evidence is verbatim, and ids lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.quality.told import Json

#: Where one part of the story names another: section, key, section that is named.
_REFERENCES = (
    ("timeline", "entities", "cast"),
    ("quotations", "speaker", "cast"),
    ("reactions", "who", "cast"),
    ("reactions", "about", "timeline"),
    ("discrepancies", "timeline", "timeline"),
    ("reuse", "from", "articles"),
    ("reuse", "to", "articles"),
    ("novelty", "article", "articles"),
)
_SHOWN = 60  # characters of a text in a fault


def integrity_faults(story: Json) -> list[str]:
    """What is broken in the story, each in a line that says where; none for a sound one."""
    texts = {a.get("id"): str(a.get("text") or "") for a in story.get("articles") or ()}
    broken = ((where, _fault(piece, texts)) for where, piece in _find_evidence(story))
    return [
        *(f"{where}: {fault}" for where, fault in broken if fault is not None),
        *_mark_faults(story),
        *_reference_faults(story),
    ]


def _find_evidence(node: Any, where: str = "story", key: str = "") -> Iterator[tuple[str, Json]]:
    """Every Evidence, in whatever field it stands."""
    if isinstance(node, dict):
        if key == "evidence" or {"article", "text"} <= node.keys():
            yield where, node
        for name, value in node.items():
            yield from _find_evidence(value, f"{where}.{name}", name)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _find_evidence(value, f"{where}[{index}]", key)


def _fault(piece: Json, texts: Mapping[object, str]) -> str | None:
    lacking = {"article", "start", "end", "text"} - piece.keys()
    if lacking:
        return f"evidence without {', '.join(sorted(lacking))}"
    text, start, end = texts.get(piece["article"]), piece["start"], piece["end"]
    if text is None:
        return f"no article {piece['article']}"
    if not _is_span(start, end, text):
        return f"no span {start}:{end} in an article of {len(text)} characters"
    if text[start:end] != piece["text"]:
        return (
            f"{start}:{end} reads {text[start:end][:_SHOWN]!r}, not {str(piece['text'])[:_SHOWN]!r}"
        )
    return None


def _mark_faults(story: Json) -> Iterator[str]:
    for article in story.get("articles") or ():
        for mark in article.get("boilerplate") or ():
            if not _is_span(mark.get("start"), mark.get("end"), str(article.get("text") or "")):
                yield f"article {article.get('id')}: no span for boilerplate {mark}"


def _reference_faults(story: Json) -> Iterator[str]:
    for section, key, named in _REFERENCES:
        known = {item.get("id") for item in story.get(named) or ()}
        for index, item in enumerate(story.get(section) or ()):
            value = item.get(key)
            ids = value if isinstance(value, list) else [] if value is None else [value]
            for lost in (one for one in ids if one not in known):
                yield f"story.{section}[{index}].{key}: {lost} is not in {named}"


def _is_span(start: object, end: object, text: str) -> bool:
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)
