"""The description is true: every page is in it, and every answer is as it says."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from sourceline.web.openapi import description
from sourceline.web.pages import PAGES

ANSWERS = {
    "/stories.json": ["/stories.json", "/stories.json?from=2019-04-01&page=2"],
    "/stories/{story}.json": ["/stories/s-tarn.json", "/stories/s-tarn.json?since=2019-03-08"],
    "/stories/{story}/cast/{member}.json": [
        "/stories/s-tarn/cast/n-varrow.json",
        "/stories/s-tarn/cast/n-ferry.json",
    ],
    "/reports/{report}.json": ["/reports/a-gazette.json", "/reports/e-review.json"],
    "/names.json": ["/names.json?name=ilsa+varrow", "/names.json?name=x"],
    "/search.json": [
        "/search.json", "/search.json?q=bridge", "/search.json?q=bridge&kind=event&page=2",
        "/search.json?from=2019-01-01&to=2019-03-05&source=example.org",
    ],
}  # fmt: skip


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator({**schema, "components": description()["components"]})


def test_every_page_is_described_and_nothing_else() -> None:
    told = set(description()["paths"])
    assert told == {page.path for page in PAGES} | {"/openapi.json"}


def test_it_is_served(client: TestClient) -> None:
    assert client.get("/openapi.json").json() == description()


def test_every_page_for_people_has_one_for_programs() -> None:
    paths = {page.path for page in PAGES}
    people = {p.path for p in PAGES if any("html" in m for m in p.media) and len(p.media) == 1}
    assert {f"{path}.json" for path in people - {"/"}} <= paths


def test_names_of_operations_are_unique() -> None:
    names = [each["get"]["operationId"] for each in description()["paths"].values()]
    assert len(names) == len(set(names))


def test_all_schemas_are_schemas() -> None:
    for schema in description()["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    told = re.findall(
        r'"\$ref": "#/components/schemas/(\w+)"', str(description()).replace("'", '"')
    )
    assert set(told) <= set(description()["components"]["schemas"])


def test_every_json_page_is_tried() -> None:
    assert set(ANSWERS) == {page.path for page in PAGES if page.answers}


@pytest.mark.parametrize(("path", "asked"), [(p, a) for p, each in ANSWERS.items() for a in each])
def test_answers_are_as_described(client: TestClient, path: str, asked: str) -> None:
    answer = client.get(asked)
    content = description()["paths"][path]["get"]["responses"]["200"]["content"]
    schema = content[answer.headers["content-type"]]["schema"]
    assert not list(validator(schema).iter_errors(answer.json()))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_refusals_are_as_described(client: TestClient, page: Any) -> None:
    path = re.sub(r"{\w+}", "no-such-thing", page.path)
    responses = description()["paths"][page.path]["get"]["responses"]
    wrong = {each.name: "\u202ex" * 300 for each in page.parameters}
    for answer in (
        client.get(path, params=wrong),
        client.get(path, headers={"host": "x.y"}),
        client.get(path),
    ):
        status = str(answer.status_code)
        assert status in responses
        if answer.status_code >= 400:
            assert answer.headers["content-type"].partition(";")[0] in responses[status]["content"]
