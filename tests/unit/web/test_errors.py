"""What goes wrong is a page in words, with the right number, and tells nobody where things lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sourceline.app.room import Room
from sourceline.store.opening import Purpose
from sourceline.store.store import Store
from sourceline.web.site import site
from tests import stories
from tests.rooms import HOME, archive_of, client_of


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return archive_of(tmp_path / "news.db", stories.story())


def test_a_page_that_is_not_there(client: TestClient) -> None:
    answer = client.get("/nothing")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "There is no such page" in answer.text


def test_a_search_that_takes_too_long_is_ended(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourceline.app.room.PATIENCE", 0.0)
    monkeypatch.setattr("sourceline.store.database._STEPS", 1)
    answer = client.get("/search.json?q=bridge")
    assert answer.status_code == 503
    assert "took longer" in answer.json()["title"]


def test_an_archive_that_went_away(own: Path) -> None:
    client = client_of(own)
    own.unlink()
    answer = client.get("/stories")
    assert answer.status_code == 503
    assert "The archive cannot be read now: there is no such file." in answer.text
    assert str(own.parent) not in answer.text


def test_an_archive_that_is_damaged(own: Path) -> None:
    client = client_of(own)
    data = bytearray(own.read_bytes())
    for at in range(4096, len(data)):
        data[at] ^= 0x5A
    own.write_bytes(bytes(data))
    for path in ("/stories.json", "/search.json?q=bridge", "/reports/a-gazette.json"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "damaged" in answer.json()["title"]
        assert str(own) not in answer.text


def test_a_report_that_is_forgotten_meanwhile(own: Path) -> None:
    client = client_of(own)
    assert client.get("/reports/c-radio").status_code == 200
    with Store(own, Purpose.CHANGE) as store, store.transaction():
        store.database.run("DELETE FROM reports WHERE id = 'c-radio'")
    assert client.get("/reports/c-radio").status_code == 404


def test_what_a_build_brings_is_there_at_once(own: Path) -> None:
    client = client_of(own)
    assert client.get("/stories.json").json()["total"] == 1
    with Store(own, Purpose.CHANGE) as store, store.transaction():
        store.database.run("UPDATE stories SET id = 's-new', told_from = 'anew'")
    assert client.get("/stories.json").json()["stories"][0]["id"] == "s-new"
    assert client.get("/stories/s-new").status_code == 200
    assert client.get("/stories/s-tarn").headers["location"] == "/stories/s-new"


def test_a_mistake_of_ours_is_told_at_home(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Exception] = []
    client = TestClient(site(Room(archive), watch=heard.append), base_url=HOME)

    def broken(self: Room, ident: str) -> None:
        raise ZeroDivisionError("/a/secret/place")

    monkeypatch.setattr(Room, "report", broken)
    answer = client.get("/reports/a-gazette")
    assert answer.status_code == 500
    assert "Something inside sourceline went wrong." in answer.text
    assert "secret" not in answer.text
    assert [type(each) for each in heard] == [ZeroDivisionError]


def test_the_archive_cannot_be_changed_by_what_the_room_asks(archive: Path) -> None:
    room = Room(archive)
    with room._opened() as store, pytest.raises(Exception, match="read-only"):
        store.database.run("DELETE FROM reports")
