"""Of whom: what was said, what happened and which reports, of those who are so named and nobody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.rooms import archive_of, client_of, elsewhere
from tests.unit.web.test_pages import links, words


def found(client: TestClient, **asked: str) -> dict[str, list[str]]:
    told: dict[str, Any] = client.get("/search.json", params=asked).json()
    return {each["kind"]: [hit["text"] for hit in each["hits"]] for each in told["found"]}


@pytest.mark.parametrize("name", ["Ilsa Varrow", "ILSA VARROW", "Ms Varrow", "ilsa"])
def test_by_name_or_alias_in_any_case(client: TestClient, name: str) -> None:
    told = found(client, who=name)
    assert sorted(told["quotation"]) == [
        "We would rather have a queue than a disaster,",
        "We would rather have a queue than a tragedy,",
    ]
    assert any("closed to all traffic" in line for line in told["event"])
    assert not any("takings" in line for line in told["event"]), "that is of Petra Lund"
    assert set(told["entity"]) == {"Ilsa Varrow"}
    assert told["report"]


@pytest.mark.parametrize("name", ["Varrow Street", "Varrow", "nobody at all", "*", "Ilsa OR Petra"])
def test_a_part_of_a_name_is_another_name(client: TestClient, name: str) -> None:
    assert not any(found(client, who=name).values())


def test_with_words_and_days(client: TestClient) -> None:
    told = found(client, who="Ilsa Varrow", q="tragedy")
    assert told["quotation"] == ["We would rather have a queue than a tragedy,"]
    assert told["event"] == []
    early = found(client, who="Ilsa Varrow", to="2019-03-04")["quotation"]
    assert early == ["We would rather have a queue than a tragedy,"]


def test_the_page_of_a_name_tells_all_of_it(client: TestClient) -> None:
    page = client.get("/names", params={"name": "Ilsa Varrow"}).text
    told = words(page)
    assert "2 stories" in told
    assert "whether it is one and the same" in told.casefold()
    assert "We would rather have a queue than a tragedy" in told
    assert "closed to all traffic" in told
    assert "Her takings fell" not in told
    assert "/stories/s-other/cast/n-varrow" in links(page)


def test_more_than_fits_leads_to_the_search(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourceline.web.member.A_PAGE", 1)
    page = client.get("/names", params={"name": "Ilsa Varrow"}).text
    assert "/search?who=Ilsa+Varrow&kind=quotation" in links(page)


def test_a_story_that_is_told_anew_leaves_nothing_behind(tmp_path: Path) -> None:
    from sourceline.store.opening import Purpose
    from sourceline.store.store import Store

    path = archive_of(tmp_path / "news.db", elsewhere())
    with Store(path, Purpose.CHANGE) as store, store.transaction():
        assert store.database.rows("SELECT 1 FROM report_entities")
        store.database.run("DELETE FROM stories")
        for table in ("event_entities", "report_entities"):
            assert store.database.rows(f"SELECT 1 FROM {table}") == []
    assert not any(found(client_of(path), who="Ilsa Varrow").values())
