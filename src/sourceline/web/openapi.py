"""/openapi.json: what can be asked and what comes back, made from the table of pages."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from sourceline import __version__
from sourceline.export.registry import FORMATS
from sourceline.store.search import Sort
from sourceline.web.answers import HTML, PROBLEM
from sourceline.web.pages import PAGES, Page
from sourceline.wire.story_json import load_schema

Schema = dict[str, Any]

_PATH_PARTS = {
    "story": "The id of a story, one that it had before, or the start of one.",
    "report": "The id of a report.",
    "member": "The id of one of the cast.",
    "format": "The name of a format.",
}


@cache
def description() -> Schema:
    """OpenAPI 3.1, whose schemas are JSON Schema."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "sourceline",
            "version": __version__,
            "description": "An archive of reports and the stories behind them, for reading. "
            "Ids that a story had before lead on to the one that it has now.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {
            **{page.path: {"get": _operation(page)} for page in PAGES},
            "/openapi.json": {
                "get": {
                    "operationId": "openapi",
                    "summary": "This description.",
                    "responses": {
                        "200": {
                            "description": "OpenAPI 3.1.",
                            "content": {"application/json": {"schema": {"type": "object"}}},
                        }
                    },
                }
            },
        },
        "components": {"schemas": _schemas()},
    }


def _operation(page: Page) -> Schema:
    parts = re.findall(r"{(\w+)}", page.path)
    parameters = [
        {
            "name": part,
            "in": "path",
            "required": True,
            "description": _PATH_PARTS[part],
            "schema": {"type": "string", "enum": list(FORMATS)}
            if part == "format"
            else {"type": "string", "minLength": 1},
        }
        for part in parts
    ]
    parameters += [each.described() for each in page.parameters]
    name = re.sub(r"\W+", "_", page.path).strip("_") or "door"
    return {
        "operationId": name,
        "summary": page.what,
        "parameters": parameters,
        "responses": _responses(page, found=bool(parts)),
    }


def _responses(page: Page, *, found: bool) -> Schema:
    told: Schema = {}
    if page.path != "/":
        schema = (
            {"$ref": f"#/components/schemas/{page.answers}"} if page.answers else {"type": "string"}
        )
        # A format as JSON has a shape of its own, which its own makers describe.
        content = {
            _plain(media): {"schema": {} if not page.answers and "json" in media else schema}
            for media in page.media
        }
        told["200"] = {"description": page.what, "content": content}
    if page.moves:
        told["307"] = {
            "description": "It is at another address now.",
            "headers": {"Location": {"required": True, "schema": {"type": "string"}}},
        }
    told["304"] = {"description": "It is as it was when the given `If-None-Match` was true."}
    wrong = {"200": None, "400": "What is asked for makes no sense."}
    if found:
        wrong["404"] = "There is no such thing."
    wrong |= {
        "403": "Another site's page asked.",
        "414": "The address is too long.",
        "421": "The host is none of this server's names.",
        "503": "The archive cannot be read now, or the search took too long.",
    }
    kind = PROBLEM if page.path.endswith(".json") else _plain(HTML)
    schema = {"$ref": "#/components/schemas/Problem"} if kind == PROBLEM else {"type": "string"}
    for status, what in wrong.items():
        if what:
            told[status] = {"description": what, "content": {kind: {"schema": schema}}}
    return told


def _plain(media: str) -> str:
    return media.partition(";")[0]


# Schemas


def _schemas() -> Schema:
    story = _lifted(load_schema())
    parts: Schema = {f"Story_{name}": each for name, each in story.pop("$defs").items()}
    fields = story["properties"]
    days = {"start": _maybe("string"), "end": _maybe("string")}
    newest = _object(text="string", edtf="string", **days)
    listed = _object(
        id="string", title="string", **days, reports="integer", independent="integer",
        disputed="integer", newest={"anyOf": [newest, {"type": "null"}]}, address="string",
    )  # fmt: skip
    named = _object(
        address="string", story="string", title="string", id="string", name="string", kind="string",
        aliases=_list({"type": "string"}), mentions="integer", **days,
    )  # fmt: skip
    hit = _object(
        kind=_kind(), address=_maybe("string"), id=_maybe("string"), text="string",
        about=_maybe("string"), **days, story=_maybe("string"), report=_maybe("string"),
        source=_maybe("string"), first=_maybe("integer"), last=_maybe("integer"),
        versions="integer", changed=_maybe("string"),
        how=_maybe("string"),
    )  # fmt: skip
    found = _object(kind=_kind(), more="boolean", hits=_list(hit))
    evidence = {"$ref": "#/components/schemas/Story_evidence"}
    passage = _object(kind="string", from_=evidence, to=evidence)
    tie = _object(report="string", share="number", order_known="boolean", passages=_list(passage))
    return {
        **parts,
        "Story": story,
        "Stories": _object(page="integer", pages="integer", total="integer", stories=_list(listed)),
        "Member": _object(
            address="string",
            story="string",
            member=fields["cast"]["items"],
            quotations=fields["quotations"],
            timeline=fields["timeline"],
            named_alike=_list(named),
        ),
        "Report": _object(
            id="string",
            address="string",
            current="boolean",
            story=_maybe("string"),
            article=fields["articles"]["items"],
            sentences="integer",
            new=_list(evidence),
            from_=_list(tie),
            to=_list(tie),
            annotations=_maybe("object"),
        ),
        "Names": _object(name="string", note="string", stories=_list(named), found=_list(found)),
        "Found": _object(page="integer", found=_list(found)),
        "Problem": _object(title="string", status="integer", detail="string"),
    }


def _lifted(schema: Schema) -> Schema:
    """The story's own schema with its parts where OpenAPI keeps them."""
    text = json.dumps(
        {key: value for key, value in schema.items() if key not in ("$schema", "$id")}
    )
    lifted: Schema = json.loads(text.replace('"#/$defs/', '"#/components/schemas/Story_'))
    return lifted


def _object(**properties: Any) -> Schema:
    """All of them, and no others; a trailing underscore makes a keyword a name."""
    told = {
        name.rstrip("_"): {"type": each} if isinstance(each, str) else each
        for name, each in properties.items()
    }
    return {
        "type": "object",
        "properties": told,
        "required": list(told),
        "additionalProperties": False,
    }


def _maybe(kind: str) -> Schema:
    return {"type": [kind, "null"]}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _kind() -> Schema:
    return {"type": "string", "enum": [sort.value for sort in Sort]}
