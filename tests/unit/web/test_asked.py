"""What an address asks for: read, or refused in words."""

from __future__ import annotations

from datetime import date

import pytest
from starlette.testclient import TestClient

from sourceline.errors import SettingsError
from sourceline.web.asked import FROM, PAGE, TO, Parameter, read_asked
from sourceline.web.find import KIND, WORDS


@pytest.mark.parametrize(
    ("parameter", "value", "read"),
    [
        (WORDS, " two words ", "two words"),
        (WORDS, "", None),
        (WORDS, None, None),
        (FROM, "2019-03-04", date(2019, 3, 4)),
        (PAGE, "12", 12),
        (KIND, "event", "event"),
        (Parameter(name="x", what="", kind="flag"), "1", True),
    ],
)
def test_read(parameter: Parameter, value: str | None, read: object) -> None:
    assert parameter.read(value) == read


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        (WORDS, "a" * 201),
        (FROM, "20190304"),
        (FROM, "2019-02-30"),
        (FROM, "0000-01-01"),
        (FROM, "yesterday"),
        (PAGE, "0"),
        (PAGE, "-1"),
        (PAGE, "10001"),
        (PAGE, "٣"),
        (PAGE, "1e3"),
        (KIND, "everything"),
        (Parameter(name="x", what="", kind="flag"), "yes"),
        (Parameter(name="x", what="Give it.", kind="words", required=True), " "),
    ],
)
def test_refused(parameter: Parameter, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parameter.read(value)
    assert caught.value.subject == parameter.name
    assert caught.value.remedy


def test_days_the_wrong_way_round() -> None:
    with pytest.raises(SettingsError):
        read_asked({}, {"from": "2019-03-05", "to": "2019-03-04"}, (FROM, TO))


def test_what_is_not_known_means_nothing() -> None:
    assert read_asked({}, {"utm_source": "x"}, (FROM,))["from"] is None


def test_it_is_said_on_the_page_and_to_programs(client: TestClient) -> None:
    page = client.get("/search?q=bridge&from=may")
    assert page.status_code == 400
    assert "from: it is no day." in page.text
    assert "Write it as YYYY-MM-DD." in page.text
    told = client.get("/search.json?q=bridge&from=may")
    assert told.status_code == 400
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json() == {
        "title": "from: it is no day.",
        "status": 400,
        "detail": "Write it as YYYY-MM-DD.",
    }
