"""Who is let in, and what every answer carries."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sourceline.app.room import Room
from sourceline.web.guard import HEADERS, host_name
from sourceline.web.site import site
from tests.rooms import HOME

REPORT = "/reports/a-gazette"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8750", "localhost:1", "LOCALHOST", "[::1]:8750"]
)
def test_our_own_names(client: TestClient, host: str) -> None:
    assert client.get(REPORT, headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:8750", "127.0.0.1.evil.example", "localhost.evil.example",
        "127.0.0.1@evil.example", "evil.example/127.0.0.1", "127.0.0.2", "0.0.0.0", "[::]", "", "127.0.0.1:x",
        "127.0.0.1 ", "evil.example#127.0.0.1", "2130706433",
    ],
)  # fmt: skip
def test_a_name_that_is_not_ours_is_told_nothing(client: TestClient, host: str) -> None:
    for path in (REPORT, "/", "/stories.json", "/assets/page.css", "/nothing"):
        answer = client.get(path, headers={"host": host})
        if host_name(host) == "127.0.0.1":  # white space is no part of a header's value
            continue
        assert answer.status_code == 421
        assert "Bridge" not in answer.text


def test_more_names_may_be_given(archive: Path) -> None:
    told = TestClient(site(Room(archive), ["news.example"]), base_url="http://news.example")
    assert told.get(REPORT).status_code == 200
    assert told.get(REPORT, headers={"host": "127.0.0.1"}).status_code == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_nothing_but_reading(client: TestClient, method: str) -> None:
    answer = client.request(method, "/stories")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://[broken"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": HOME, "sec-fetch-site": "cross-site"},
    ],
)
def test_what_another_site_sends_is_refused_before_anything(
    client: TestClient, headers: dict[str, str]
) -> None:
    assert client.post("/stories", headers=headers).status_code == 403


def test_another_site_may_link_here_and_not_load_it(client: TestClient) -> None:
    there = {"sec-fetch-site": "cross-site"}
    link = there | {"sec-fetch-mode": "navigate"}
    image = there | {"sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}
    assert client.get(REPORT, headers=link).status_code == 200
    assert client.get("/search.json?q=bridge", headers=image).status_code == 403


@pytest.mark.parametrize(
    "path", ["/", "/stories", "/stories.json", REPORT, "/nothing", "/search?from=x", "/assets/no"]
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_is_guarded(client: TestClient, path: str, method: str) -> None:
    answer = client.request(method, path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "server" not in answer.headers
    assert "access-control-allow-origin" not in answer.headers


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy


def test_a_page_needs_nothing_that_the_policy_forbids(client: TestClient) -> None:
    for path in ("/stories", "/stories/s-tarn", REPORT, "/search?q=bridge", "/nothing"):
        page = client.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert "<script>" not in page
        assert " onclick" not in page


def test_a_file_may_do_even_less(client: TestClient) -> None:
    answer = client.get("/stories/s-tarn/export/html")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../../../../etc/passwd", "/assets/..%2f..%2f..%2fetc%2fpasswd", "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets//etc/passwd", "/assets/room.css", "/assets/page.html.j2", "/assets/%00", "/assets/..\\..\\x",
        "/reports/..%2f..%2fnews.db", "/reports//pile/gazette.txt", "/stories/%2fetc%2fpasswd", "/news.db",
        "/stories/s-tarn/export/..%2f..%2fx", "/stories/s-tarn/cast/..%2f", "/%2e%2e/%2e%2e/etc/passwd",
        "/reports/%00", "/reports/%ff%fe", "/stories/%F0%9F%99%82", "/stories/'%20OR%201=1--",
    ],
)  # fmt: skip
def test_no_path_reaches_the_disk(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404, answer.text
    assert "root:" not in answer.text
    assert "SQLite" not in answer.text


def test_an_address_has_an_end(client: TestClient) -> None:
    assert client.get("/search", params={"q": "a" * 5_000}).status_code == 414
    assert client.get("/reports/" + "a" * 5_000).status_code == 414


@pytest.mark.parametrize(
    ("host", "name"),
    [("a.b:80", "a.b"), ("A.B", "a.b"), ("[::1]", "::1"), ("a:b@c", ""), ("a/b", ""), ("a:x", "")],
)
def test_names_of_hosts(host: str, name: str) -> None:
    assert host_name(host) == name
