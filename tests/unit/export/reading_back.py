"""Every format read by what it is made for: the ordinary parser of each, strict where it can be."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import feedparser
import icalendar
import mwparserfromhell
from jsonschema import Draft202012Validator
from lxml import html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from rdflib import Graph

from sourceline.export.json_lines import TYPES
from sourceline.wire.story_json import load_schema

Json = dict[str, Any]

ATOM = "{http://www.w3.org/2005/Atom}"
_DEFINITIONS = {
    "articles": "article",
    "timeline": "entry",
    "cast": "member",
    "quotations": "quotation",
    "discrepancies": "discrepancy",
    "figures": "series",
    "reuse": "reuse",
    "reactions": "reaction",
    "novelty": "novelty",
    "problems": "problem",
    "decisions": "decision",
}


def read_html(text: str) -> Any:
    return html.document_fromstring(text)


def read_markdown(text: str) -> list[Any]:
    return MarkdownIt("commonmark").use(footnote_plugin).parse(text)


def read_json(text: str) -> Json:
    told: Json = json.loads(text)
    Draft202012Validator(load_schema()).validate(told)
    return told


def read_json_lines(text: str) -> list[Json]:
    """Each line holds what the contract says of its object, its `type` and story apart."""
    lines = [json.loads(line) for line in text.splitlines()]
    schema = load_schema()
    for field, type_ in TYPES.items():
        part = {"$defs": schema["$defs"], "$ref": f"#/$defs/{_DEFINITIONS[field]}"}
        validator = Draft202012Validator(part)
        for line in lines:
            if line["type"] == type_:
                validator.validate({k: v for k, v in line.items() if k not in ("type", "story")})
    assert {line["type"] for line in lines} <= {"story", *TYPES.values()}
    return lines


def read_csv(text: str) -> list[dict[str, str]]:
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def read_calendar(text: str) -> icalendar.Calendar:
    for line in text.encode("utf-8").split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
        assert b"\n" not in line
        assert b"\r" not in line
    calendar = icalendar.Calendar.from_ical(text)
    assert isinstance(calendar, icalendar.Calendar)
    assert all(part.errors == [] for part in calendar.walk())
    return calendar


def read_feed(text: str) -> Any:
    """Well-formed, with all that RFC 4287 asks of a feed and its entries."""
    root = ElementTree.fromstring(text.encode("utf-8"))
    for element in [root, *root.findall(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert element.findall(f"{ATOM}author/{ATOM}name")
    for entry in root.findall(f"{ATOM}entry"):
        assert len(entry.findall(f"{ATOM}content")) == 1
    feed = feedparser.parse(text.encode("utf-8"))
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def read_wikitext(text: str) -> Any:
    return mwparserfromhell.parse(text)


def read_linked_data(text: str) -> Graph:
    return Graph().parse(data=text, format="json-ld")


_TARGET = {"type", "source", "selector", "purpose"}


def read_annotations(text: str) -> list[Json]:
    """By the Web Annotation Data Model: what must stand in each, and nothing that it does not know."""
    told: Json = json.loads(text)
    assert told["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert told["type"] == "AnnotationCollection"
    items: list[Json] = told["first"]["items"] if told["total"] else []
    assert told["total"] == len(items)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert set(item) == {"id", "type", "motivation", "body", "target"}
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS
        for body in listed(item["body"]):
            assert body["purpose"] in MOTIVATIONS
            if body["type"] == "TextualBody":
                assert set(body) <= {"type", "value", "format", "purpose"}
                assert isinstance(body["value"], str)
            else:
                check_resource(body)
        for target in listed(item["target"]):
            check_resource(target)
    return items


MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
    "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip


def check_resource(value: Json) -> None:
    assert value["type"] == "SpecificResource"
    assert set(value) <= _TARGET
    assert value["source"].startswith(("http://", "https://", "urn:"))
    for selector in value["selector"]:
        if selector["type"] == "TextQuoteSelector":
            assert set(selector) == {"type", "exact", "prefix", "suffix"}
        else:
            assert set(selector) == {"type", "start", "end"}
            assert selector["type"] == "TextPositionSelector"
            assert 0 <= selector["start"] < selector["end"]


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def read_timelinejs(text: str) -> Json:
    """What TimelineJS 3 demands: text in each slide, a whole start date in each event."""
    told: Json = json.loads(text)
    assert set(told) == {"title", "events"}
    assert told["title"]["text"]["headline"]
    for event in told["events"]:
        assert event["text"]["headline"].strip() != ""
        for name in ("start_date", "end_date"):
            if name in event:
                assert set(event[name]) <= {"year", "month", "day"}
                assert all(isinstance(part, int) for part in event[name].values())
        assert event["start_date"]["year"]
    assert len({event["unique_id"] for event in told["events"]}) == len(told["events"])
    return told


READERS = {
    "html": read_html,
    "md": read_markdown,
    "json": read_json,
    "jsonl": read_json_lines,
    "csv": read_csv,
    "timelinejs": read_timelinejs,
    "webannotation": read_annotations,
    "jsonld": read_linked_data,
    "ics": read_calendar,
    "atom": read_feed,
    "wikitext": read_wikitext,
}


def words_in(value: Any) -> Iterator[str]:
    """All strings in a piece of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from words_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from words_in(part)
