"""Correcting over HTTP: who may, with which form, and what is refused before anything is done."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from sourceline.app.asking import list_stories, show_story
from sourceline.app.fixing import list_log
from sourceline.app.room import Room
from sourceline.model.story import Story
from sourceline.web.fix import MOST_BYTES, read_form
from sourceline.web.session import Sessions
from sourceline.web.site import site
from tests.archives import built, write_pile
from tests.rooms import HOME, client_of

FORM = {"content-type": "application/x-www-form-urlencoded"}
OWN = {"origin": HOME, "sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCELINE_TAGGER", "off")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built once; each test corrects a copy."""
    folder = tmp_path_factory.mktemp("fix")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SOURCELINE_TAGGER", "off")
        built(write_pile(folder / "pile", stories=1, reports=3), folder / "news.db")
    return folder / "news.db"


@pytest.fixture
def archive(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "news.db"))


@pytest.fixture
def writer(archive: Path) -> TestClient:
    return client_of(archive, corrections=True)


def story(archive: Path) -> Story:
    return show_story(archive, list_stories(archive)[0].id).story


def member(archive: Path, name: str = "Nora Teague") -> str:
    return next(each.id for each in story(archive).cast if each.name == name)


class Form:
    """A page of forms that was loaded, and sends one of them."""

    def __init__(self, client: TestClient, archive: Path) -> None:
        self.client = client
        self.to = f"/stories/{story(archive).id}/fix"
        self.member = member(archive)
        self.page = client.get(f"{self.to}/name/{self.member}")
        assert self.page.status_code == 200
        self.token = re.findall(r'name="token" value="([0-9a-f]{64})"', self.page.text)[0]

    def fields(self, **more: str) -> dict[str, str]:
        asked = {
            "act": "rename", "name": self.member, "to": "Nora Quill", "by": "Ada",
            "why": "She said so.", "token": self.token,
        }  # fmt: skip
        return {name: value for name, value in (asked | more).items() if value}

    def send(self, headers: Any = None, **more: str) -> Any:
        sent = OWN if headers is None else headers
        return self.client.post(self.to, data=self.fields(**more), headers=sent)


@pytest.fixture
def form(writer: TestClient, archive: Path) -> Form:
    return Form(writer, archive)


def unchanged(archive: Path) -> bool:
    return list_log(archive) == []


# What works


def test_a_form_is_decided_and_leads_to_where_it_is_undone(form: Form, archive: Path) -> None:
    answer = form.send()
    assert answer.status_code == 303
    where = answer.headers["location"]
    page = form.client.get(where)
    assert "“Nora Teague” is called “Nora Quill”" in page.text
    assert 'role="status"' in page.text
    assert "Nora Quill" in {each.name for each in story(archive).cast}
    (line,) = list_log(archive)
    assert (line.correction.by, line.correction.why) == ("Ada", "She said so.")
    again = form.client.post(
        form.to,
        data={"act": "undo", "of": line.correction.id, "token": form.token},
        headers=OWN,
    )
    assert again.status_code == 303
    assert "Nora Teague" in {each.name for each in story(archive).cast}


def test_the_storys_page_leads_to_forms_and_says_what_was_decided(form: Form) -> None:
    address = form.to.removesuffix("/fix")
    assert f'href="{form.to}/line/' in form.client.get(address).text
    form.send()
    page = form.client.get(address).text
    assert "decided by Ada: She said so." in page
    assert f'<a href="{form.to}">The log, to undo</a>' in page


@pytest.mark.parametrize("kind", ["line", "name", "quotation", "report"])
def test_each_thing_has_forms(writer: TestClient, archive: Path, kind: str) -> None:
    told = story(archive)
    things: dict[str, Any] = {
        "line": told.timeline, "name": told.cast, "quotation": told.quotations,
        "report": told.articles,
    }  # fmt: skip
    page = writer.get(f"/stories/{told.id}/fix/{kind}/{things[kind][0].id}")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert '<form class="act" method="post"' in page.text


def test_an_address_of_before_leads_on(writer: TestClient, archive: Path) -> None:
    told = story(archive)
    start = told.id[:6]
    assert writer.get(f"/stories/{start}/fix").headers["location"] == f"/stories/{told.id}/fix"
    moved = writer.get(f"/stories/{start}/fix/report/{told.articles[0].id}")
    assert moved.headers["location"].startswith(f"/stories/{told.id}/fix/report/")


@pytest.mark.parametrize(
    "path", ["line/t-none", "burn/t-1", "line/..%2f..%2fetc%2fpasswd", "name/%00", "report/1"]
)
def test_what_is_not_there(writer: TestClient, archive: Path, path: str) -> None:
    answer = writer.get(f"/stories/{story(archive).id}/fix/{path}")
    assert answer.status_code == 404
    assert str(archive.parent) not in answer.text


# Who may


def test_a_read_only_room_has_no_forms_and_takes_none(archive: Path) -> None:
    reader = client_of(archive)
    told = story(archive)
    to = f"/stories/{told.id}/fix"
    assert reader.get(to).status_code == 404
    assert reader.get(f"{to}/line/{told.timeline[0].id}").status_code == 404
    assert reader.post(to, data={"act": "undo"}, headers=OWN).status_code == 405
    assert "/fix" not in reader.get(f"/stories/{told.id}").text
    assert unchanged(archive)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_nothing_but_forms(form: Form, method: str) -> None:
    assert form.client.request(method, form.to, headers=OWN).status_code == 405


@pytest.mark.parametrize("path", ["/stories", "/", "/search", "/stories/x/fix/line/y", "/fix"])
def test_forms_go_to_one_place(form: Form, path: str) -> None:
    assert form.client.post(path, data=form.fields(), headers=OWN).status_code == 405


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "same-origin"},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://localhost:8750"},
        {"origin": "http://127.0.0.1:8750.evil.example"},
        {"origin": "ftp://127.0.0.1:8750"},
        {"origin": "http://[broken"},
        {"origin": HOME, "sec-fetch-site": "cross-site"},
        {"origin": HOME, "sec-fetch-site": "same-site"},
    ],
)
def test_a_form_from_elsewhere_is_refused(
    form: Form, archive: Path, headers: dict[str, str]
) -> None:
    assert form.send(headers=headers).status_code == 403
    assert unchanged(archive)


def test_a_name_that_points_here_is_refused(form: Form, archive: Path) -> None:
    """DNS rebinding: the page, the host and the origin are all the other's."""
    theirs = {"host": "evil.example:8750", "origin": "http://evil.example:8750"}
    assert form.send(headers=theirs).status_code == 421
    assert unchanged(archive)


@pytest.mark.parametrize("token", ["", "0" * 64, "é" * 64, "x"])
def test_a_form_without_the_sessions_token_is_refused(
    form: Form, archive: Path, token: str
) -> None:
    assert form.send(token=token).status_code == 403
    assert unchanged(archive)


def test_a_token_is_worth_nothing_without_its_cookie(form: Form, archive: Path) -> None:
    form.client.cookies.clear()
    assert form.send().status_code == 403
    form.client.get(form.to)  # another session begins
    assert form.send().status_code == 403
    assert unchanged(archive)


def test_a_token_of_another_server_is_worth_nothing(form: Form, archive: Path) -> None:
    other = client_of(archive, corrections=True)
    other.cookies = form.client.cookies
    assert other.post(form.to, data=form.fields(), headers=OWN).status_code == 403
    assert unchanged(archive)


def test_the_cookie_is_for_no_script_and_no_other_site(form: Form) -> None:
    told = form.page.headers["set-cookie"]
    assert re.fullmatch(
        r"sourceline-[0-9a-f]{12}=[\w-]{32}; Path=/; HttpOnly; SameSite=Strict", told
    )
    assert "set-cookie" not in form.client.get(form.to).headers, "one a session"


def test_a_page_of_forms_lets_the_browser_say_where_it_is_from(form: Form) -> None:
    assert form.page.headers["referrer-policy"] == "same-origin"
    assert '<meta name="referrer" content="same-origin">' in form.page.text
    assert form.page.headers["content-security-policy"].count("form-action 'self'") == 1


def test_behind_a_proxy_whose_name_was_given(archive: Path) -> None:
    home = "https://news.example"
    app = site(Room(archive, corrections=True), ["news.example"])
    client = TestClient(app, base_url=home, follow_redirects=False)
    form = Form(client, archive)
    assert form.send(headers={"origin": home}).status_code == 303
    assert form.send(headers={"origin": HOME}).status_code == 403


# What is sent


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"act": "burn"}, 400),
        ({"act": ""}, 400),
        ({"to": ""}, 400),
        ({"to": "x" * 201}, 400),
        ({"name": "e-none"}, 400),
        ({"why": "x" * 501}, 400),
        ({"by": "x" * 101}, 400),
        ({"act": "undo", "of": "c-none"}, 404),
        ({"act": "undo", "of": ""}, 404),
        ({"act": "undo", "of": "../../etc/passwd"}, 404),
    ],
)
def test_what_makes_no_sense(form: Form, archive: Path, more: dict[str, str], status: int) -> None:
    answer = form.send(**more)
    assert answer.status_code == status
    assert str(archive.parent) not in answer.text
    assert unchanged(archive)


def test_what_makes_no_sense_keeps_what_was_written(form: Form, archive: Path) -> None:
    line = story(archive).timeline[0].id
    wrong = {"act": "date", "line": line, "when": "last Tuesday", "name": "", "to": "", "why": '"<'}
    page = form.send(**wrong)
    assert page.status_code == 400
    assert page.headers["cache-control"] == "no-store"
    assert 'role="alert"' in page.text
    assert "is no date" in page.text
    assert 'value="last Tuesday"' in page.text
    assert page.text.count('value="&#34;&lt;"') == 1, "in the form that was sent and in no other"
    assert form.token in page.text
    pinned = {"act": "pin", "report": story(archive).articles[0].id, "line": "no such words"}
    page = form.send(**pinned, when="2031", name="", to="")
    assert (page.status_code, "no such words" in page.text) == (400, True)


def test_what_is_no_form(form: Form, archive: Path) -> None:
    def post(content: bytes, kind: str = FORM["content-type"]) -> int:
        headers = OWN | {"content-type": kind}
        return int(form.client.post(form.to, content=content, headers=headers).status_code)

    assert post(b"{}", "application/json") == 415
    assert post(b"act=undo", "text/plain") == 415
    assert post(b"x" * (MOST_BYTES + 1)) == 413
    assert post(b"act=undo&act=rename") == 400
    assert post("act=ü".encode()) == 400
    assert post(b"act=%ff%fe") == 400
    assert post(b"&".join(b"a%d=1" % n for n in range(50))) == 400
    assert post(b"") == 403
    assert unchanged(archive)


def test_read_form() -> None:
    assert read_form(b"why=it+was%20so%C3%A9&by=") == {"why": "it was soé", "by": ""}
    assert read_form(b"") == {}


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202e{{ 7*7 }}"


def test_what_a_person_writes_stays_words(form: Form, archive: Path) -> None:
    form.send(to=HOSTILE, why=HOSTILE, by=HOSTILE)
    story_id = story(archive).id
    named = next(each.id for each in story(archive).cast if each.decided)
    for path in (
        form.to,
        f"{form.to}/name/{named}",
        f"/stories/{story_id}",
        f"/stories/{story_id}/cast/{named}",
        f"/stories/{story_id}/export/html",
        f"/stories/{story_id}/export/md",
    ):
        text = form.client.get(path).text
        assert not re.search(r"(?<!\\)<(script>alert|img src=x)", text)
        assert "\u202e" not in text
        assert "7*7" in html.unescape(text).replace("\\", "")


def test_sessions() -> None:
    one, two = Sessions(), Sessions()
    session = one.begin()
    assert one.known({one.cookie: session}) == session
    assert one.known({two.cookie: session}) is None
    assert one.known({one.cookie: "x"}) is None
    assert one.fits(session, one.token(session))
    assert not two.fits(session, one.token(session))
    assert not one.fits(None, one.token(session))
    assert not one.fits(one.begin(), one.token(session))
