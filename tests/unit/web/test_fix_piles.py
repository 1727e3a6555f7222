"""Correcting a pile that is served: the same forms, and a log that is a file beside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from sourceline.app.correctors import BesidePile
from sourceline.app.fixing import Person
from sourceline.app.fixing_piles import correct_pile, undo_in_file
from sourceline.app.log_file import read_file
from sourceline.app.room import Room
from sourceline.app.tell import tell
from sourceline.app.told_once import tell_into
from sourceline.web.site import site
from tests.archives import write_pile
from tests.rooms import HOME
from tests.unit.web.test_fix import OWN


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCELINE_TAGGER", "off")


class Served:
    """A pile of three reports, its log, and a reader with a session."""

    def __init__(self, folder: Path, **room: Any) -> None:
        self.pile = write_pile(folder / "pile", stories=1, reports=3)
        self.log = folder / "notes" / "corrections.jsonl"
        self.begin(folder / "story.db", **room)

    def begin(self, out: Path, **room: Any) -> None:
        pile, story = tell_into([str(self.pile)], out, log=read_file(self.log))
        given = {"corrections": True, **room}
        self.room = Room(out, alone=story.id, **given)
        corrector = BesidePile(self.room, pile, self.log)
        app = site(self.room, corrector=corrector)
        self.client = TestClient(app, base_url=HOME, follow_redirects=False)

    @property
    def at(self) -> str:
        return f"/stories/{self.room.alone}"

    def names(self) -> set[str]:
        return {each["name"] for each in self.client.get(f"{self.at}.json").json()["cast"]}

    def send(self, **fields: str) -> Any:
        page = self.client.get(f"{self.at}/fix/report/{self.reports()[0]}").text
        token = re.findall(r'name="token" value="([0-9a-f]{64})"', page)[0]
        return self.client.post(
            f"{self.at}/fix", data={"by": "Ada", "token": token, **fields}, headers=OWN
        )

    def reports(self) -> list[str]:
        return [each["id"] for each in self.client.get(f"{self.at}.json").json()["articles"]]


@pytest.fixture
def served(tmp_path: Path) -> Served:
    return Served(tmp_path)


def test_a_form_adds_a_line_to_the_file_and_the_story_is_told_with_it(served: Served) -> None:
    answer = served.send(act="rename", name="Nora Teague", to="Nora Quill", why="She said so.")
    assert answer.status_code == 303
    assert "Nora Quill" in served.names()
    (line,) = read_file(served.log)
    assert (line.by, line.why) == ("Ada", "She said so.")
    assert "decided by Ada: She said so." in served.client.get(served.at).text
    assert (
        "“Nora Teague” is called “Nora Quill”" in served.client.get(answer.headers["location"]).text
    )
    assert "Nora Quill" in {each.name for each in tell([served.pile], log=[line]).cast}


def test_it_is_undone_and_the_story_is_what_it_was(served: Served) -> None:
    before = served.client.get(f"{served.at}.json").content
    served.send(act="rename", name="Nora Teague", to="Nora Quill")
    (line,) = read_file(served.log)
    assert served.send(act="undo", of=line.id).status_code == 303
    assert served.client.get(f"{served.at}.json").content == before
    assert len(read_file(served.log)) == 2, "the log is only ever added to"


def test_what_was_decided_before_holds_from_the_start(served: Served, tmp_path: Path) -> None:
    served.send(act="rename", name="Nora Teague", to="Nora Quill")
    served.begin(tmp_path / "again.db")
    assert "Nora Quill" in served.names()


def test_what_the_command_adds_meanwhile_is_told_with_the_next(served: Served) -> None:
    asked = {"name": "Nora Teague", "to": "Nora Quill"}
    fixed = correct_pile(served.log, [str(served.pile)], "rename", asked, Person(by="Bo"))
    assert "Nora Teague" in served.names(), "until something is decided here"
    served.send(act="publish", report=served.reports()[0], when="2031-02-09")
    assert "Nora Quill" in served.names()
    undo_in_file(served.log, fixed.correction.id, Person(by="Bo"))


def test_the_first_report_is_left_out_and_the_front_leads_to_the_story(served: Served) -> None:
    first = served.reports()[0]
    answer = served.send(act="leave-out", report=first)
    assert answer.status_code == 303
    assert served.client.get(answer.headers["location"]).status_code == 200
    assert first not in served.reports()
    assert served.client.get("/").headers["location"] == served.at
    assert served.client.get(f"/reports/{first}").status_code == 200, "it is there, and in no story"


def test_what_makes_no_sense_adds_no_line(served: Served) -> None:
    assert served.send(act="rename", name="Nobody Known", to="X").status_code in (400, 404)
    assert read_file(served.log) == ()


def test_read_only_has_no_forms(tmp_path: Path) -> None:
    served = Served(tmp_path, corrections=False)
    page = served.client.get(served.at)
    assert "/fix" not in page.text
    assert served.client.post(f"{served.at}/fix", headers=OWN).status_code == 405
