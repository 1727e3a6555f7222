"""Reports that want to do something: their words are shown, and nothing else happens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from sourceline.app.told_once import tell_into
from tests.properties.test_exports_hold import story_of
from tests.rooms import archive_of, client_of

WORDS = {
    "script": "one <script>window.owned=1</script></title></style> two",
    "handler": 'one <img src=x onerror=alert(1)> " onmouseover="x" \' onfocus=\'y two',
    "link": "javascript:alert(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "svg": "one <svg><use href=//x.y/#a /><animate onbegin=alert(1)></svg><math><mi//xlink:href=x> two",
    "css": "one <style>*{background:url(//x.y)}</style></style><link rel=stylesheet href=//x.y> two",
    "frames": "one <iframe src=//x.y></iframe><object data=x><embed src=x><base href=//x.y> two",
    "forms": "one <form action=//x.y><input name=q autofocus></form><meta http-equiv=refresh content=0> two",
    "bidi": "one \u202egnp.exe\u202c \u2066abc \u2067def \u200f two",
    "zero-width": "one \u200b\u200c\u200d\u2060\ufeff" * 40 + " two",
    "templates": "one {{ 7*7 }} {% include '/etc/passwd' %} ${7*7} <%= 7*7 %> two",
    "controls": "one \x00\x08\x1b[31m\x7f\x85\u2028\ud800 two",
    "huge": "one " + "A" * 60_000 + " two",
    "deep": "one " + "<b>" * 3_000 + " two",
}

ALLOWED = {
    "html", "head", "meta", "link", "title", "body", "a", "nav", "ul", "li", "form", "label",
    "input", "button", "header", "p", "h1", "h2", "h3", "main", "section", "ol", "span", "b",
    "bdi", "div", "article", "footer", "time", "svg", "g", "line", "rect", "circle", "path", "text",
    "figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "mark", "small",
    "sup", "aside", "blockquote", "select", "option", "datalist", "fieldset", "legend", "script", "br", "code", "u",
}  # fmt: skip


def pages(client: TestClient) -> Iterator[tuple[str, str]]:
    """Every page that is linked from the front page, and what is linked from there."""
    waiting, seen = ["/stories", "/search?q=one", "/search?q=one&kind=report"], set[str]()
    while waiting:
        address = waiting.pop().partition("#")[0]
        if address in seen or "/export/" in address or not address.startswith("/"):
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code in (200, 307), (address, answer.text[:300])
        if answer.status_code == 307:
            waiting.append(answer.headers["location"])
        elif answer.headers["content-type"].startswith("text/html"):
            yield address, answer.text
            waiting += [str(a) for a in html.document_fromstring(answer.text).xpath("//a/@href")]


def check(address: str, page: str) -> None:
    tree = html.document_fromstring(page)
    for element in tree.iter():
        assert isinstance(element.tag, str), (address, element)  # no comment that we did not write
        assert element.tag in ALLOWED, (address, element.tag)
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (address, name)
            assert name != "style", address
            if name in ("href", "src", "action"):
                fine = value.startswith(("/", "#", "https://", "http://", "data:,"))
                assert fine, (address, value)
                assert not value.startswith("//"), (address, value)
    scripts = tree.xpath("//script")
    assert all(each.get("src", "").startswith("/assets/") and not each.text for each in scripts)
    for character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b":
        assert character not in page


@pytest.mark.parametrize("kind", WORDS)
def test_any_field_of_a_story(tmp_path: Path, kind: str) -> None:
    client = client_of(archive_of(tmp_path / "news.db", story_of(WORDS[kind])))
    seen = 0
    for address, page in pages(client):
        check(address, page)
        seen += 1
    assert seen > 12
    for address in ("/stories.json", "/stories/s-tarn.json", "/search.json?q=one"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["x-content-type-options"] == "nosniff"
        answer.json()
    for format_ in ("html", "md", "atom"):
        assert client.get(f"/stories/s-tarn/export/{format_}").status_code == 200


@pytest.mark.parametrize(
    "kind", ["script", "handler", "svg", "css", "bidi", "zero-width", "templates"]
)
def test_reports_as_they_are_read(tmp_path: Path, kind: str) -> None:
    words = WORDS[kind]
    pile = tmp_path / "pile"
    pile.mkdir()
    for number, day in enumerate(("01", "02")):
        (pile / f"{number}.txt").write_text(
            f" date 2031-02-{day}\nWall falls in Pellow {words}\n\n"
            f"The harbour wall in Pellow fell on 1 February 2031. {words} “It {words} fell,” said "
            f"Nora {words} Teague on Sunday.\n",
            encoding="utf-8",
        )
    _, story = tell_into([pile], tmp_path / "news.db")
    client = client_of(tmp_path / "news.db", alone=story.id)
    for address, page in pages(client):
        check(address, page)


@pytest.mark.parametrize(
    "asked",
    [
        *(words[:190] for words in WORDS.values()),
        '"', "*", "a* OR b", "NEAR(a b)", "text:a", "'; DROP TABLE reports; --", "%00", "a" * 200, "🙂", "ﷺ",
    ],
)  # fmt: skip
def test_whatever_is_asked_for(client: TestClient, asked: str) -> None:
    asked = asked.encode("utf-8", "replace").decode()
    for path in ("/search", "/names", "/search.json", "/names.json"):
        answer = client.get(path, params={"q": asked, "name": asked, "source": asked, "who": asked})
        assert answer.status_code in (200, 400, 414), answer.text
        if not path.endswith(".json"):
            check(path, answer.text)
