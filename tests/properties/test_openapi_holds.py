"""The reading room answers as its description says: whatever the description allows, and what it forbids."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import negative_data_rejection
from starlette.testclient import TestClient

from sourceline.web.openapi import description
from tests import stories
from tests.rooms import archive_of, client_of, elsewhere

# What is there, in place of ids that are made up.
THERE = {"story": "s-tarn", "report": "a-gazette", "member": "n-varrow", "format": "md"}

SCHEMA = schemathesis.openapi.from_dict(description())
PATHS = sorted(description()["paths"])
MODES = list(schemathesis.GenerationMode)
USUAL = settings(
    max_examples=20,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = tmp_path_factory.mktemp("room") / "news.db"
    return client_of(archive_of(path, stories.story(), elsewhere(), annotated=("a-gazette",)))


def ask(client: TestClient, case: Any) -> None:
    """Status, media type, headers and body must be those that are described; nothing may be a mistake of ours."""
    days: list[Any] = [(case.query or {}).get(name) for name in ("from", "to")]
    if all(isinstance(day, str) and day for day in days):
        # Days the wrong way round are refused, which no schema can say.
        case.query["from"], case.query["to"] = sorted(days)
    answer = client.request(
        case.method, case.formatted_path, params=case.query, headers=case.headers
    )
    assert answer.status_code != 500, (case.formatted_path, case.query)
    # That an address is too long is a refusal like any other, which the check does not know of.
    excluded = [negative_data_rejection] if answer.status_code == 414 else []
    case.validate_response(answer, excluded_checks=excluded)


def cases(path: str) -> Any:
    operation = SCHEMA[path]["GET"]
    return st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in MODES))


@pytest.mark.parametrize("path", PATHS)
def test_whatever_is_asked(client: TestClient, path: str) -> None:
    @USUAL
    @given(cases(path))
    def holds(case: Any) -> None:
        ask(client, case)

    holds()


@pytest.mark.parametrize("path", [path for path in PATHS if "{" in path])
def test_of_what_is_there(client: TestClient, path: str) -> None:
    @USUAL
    @given(cases(path))
    def holds(case: Any) -> None:
        case.path_parameters = {name: THERE[name] for name in case.path_parameters}
        ask(client, case)

    holds()
