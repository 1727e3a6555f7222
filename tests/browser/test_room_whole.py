"""Every page of the archive of the examples: it is there, what it links to is there, its JSON is as described."""

from __future__ import annotations

import re
from pathlib import Path

from jsonschema import Draft202012Validator
from lxml import html

from sourceline.web.openapi import description
from tests.rooms import client_of


def test_every_page_and_every_place_it_points_at(archive: Path) -> None:
    client = client_of(archive)
    waiting, pages = ["/stories"], dict[str, set[str]]()
    wanted: list[tuple[str, str, str]] = []
    kinds = dict[str, int]()
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        answer = client.get(address)
        if answer.status_code == 307:
            waiting.append(answer.headers["location"])
            continue
        assert answer.status_code == 200, address
        pages[address] = set()
        kind = re.sub(r"(?<=/)(s-[0-9a-f]+|[0-9a-f]{12}|[en]-[0-9a-f]+)|\?.*", "", address)
        kinds[kind] = kinds.get(kind, 0) + 1
        if not answer.headers["content-type"].startswith("text/html") or "/export/" in address:
            continue
        tree = html.document_fromstring(answer.text)
        ids = [str(each) for each in tree.xpath("//@id")]
        assert len(ids) == len(set(ids)), address
        pages[address] = set(ids)
        for link in map(str, tree.xpath("//a/@href | //link[@rel='stylesheet']/@href")):
            there, _, place = link.partition("#")
            if there.startswith("/"):
                waiting.append(there)
            if place and not there.startswith("http"):
                wanted.append((address, there or address, place))
    assert [each for each in wanted if each[2] not in pages[each[1]]] == []
    assert kinds["/reports/"] == 22
    assert kinds["/stories/"] > 3 * 3, "each with its periods"
    assert kinds["/stories//cast/"] > 60


def test_all_json_is_as_described(archive: Path) -> None:
    client = client_of(archive)
    parts = {"components": description()["components"]}
    schemas = description()["components"]["schemas"]
    stories = client.get("/stories.json").json()
    Draft202012Validator({**schemas["Stories"], **parts}).validate(stories)
    for listed in stories["stories"]:
        story = client.get(f"{listed['address']}.json").json()
        Draft202012Validator({**schemas["Story"], **parts}).validate(story)
        for article in story["articles"]:
            told = client.get(f"/reports/{article['id']}.json").json()
            Draft202012Validator({**schemas["Report"], **parts}).validate(told)
        for member in story["cast"]:
            told = client.get(f"{listed['address']}/cast/{member['id']}.json").json()
            Draft202012Validator({**schemas["Member"], **parts}).validate(told)
