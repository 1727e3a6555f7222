"""Each page says what it must, and its JSON beside it the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from sourceline.export.registry import FORMATS, render
from sourceline.export.tables import TABLES, render_table
from sourceline.store.opening import Purpose
from sourceline.store.store import Store
from sourceline.tell.excerpts import excerpt_story
from sourceline.web.story import MEDIA
from sourceline.wire.story_json import dump_story
from tests import stories
from tests.rooms import archive_of, client_of


def words(page: str) -> str:
    return " ".join(html.document_fromstring(page).text_content().split())


def links(page: str) -> list[str]:
    return [str(each) for each in html.document_fromstring(page).xpath("//a/@href")]


# The front page


def test_the_way_in_leads_to_the_list(client: TestClient) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.headers["location"]) == (307, "/stories")


def test_the_front_page(client: TestClient) -> None:
    page = client.get("/stories").text
    told = words(page)
    assert "2 stories" in told
    assert "10 reports in the archive" in told
    assert told.index("Another story") < told.index("Tarn Bridge shut"), "what moved last is first"
    assert "5 reports, 4 independent · 2 disputed" in told
    assert "nothing disputed" in told
    assert "Newest, 8 Mar 2019" in told
    assert "/stories/s-tarn" in links(page)


def test_the_list_for_programs(client: TestClient) -> None:
    told = client.get("/stories.json").json()
    assert [each["id"] for each in told["stories"]] == ["s-other", "s-tarn"]
    assert (told["page"], told["pages"], told["total"]) == (1, 1, 2)
    tarn = told["stories"][1]
    assert tarn["newest"]["edtf"] == "2019-03-08"
    assert tarn["address"] == "/stories/s-tarn"


def test_stories_of_some_days(client: TestClient) -> None:
    told = client.get("/stories.json?from=2019-04-01").json()
    assert [each["id"] for each in told["stories"]] == ["s-other"]
    assert "No story has reports" in client.get("/stories?from=2030-01-01").text


def test_pages_of_the_list(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sourceline.web.front.A_PAGE", 1)
    first, second = client.get("/stories").text, client.get("/stories?page=2").text
    assert "page 1 of 2" in words(first)
    assert "/stories?page=2" in links(first)
    assert "Tarn Bridge" in second
    assert "/stories?page=1" in links(second)
    assert "no such page" in client.get("/stories?page=3").text


# A story


def test_a_story_is_the_page_of_the_export_among_others(client: TestClient) -> None:
    page = client.get("/stories/s-tarn").text
    assert stories.SHUT_B in page
    found = links(page)
    assert "/reports/a-gazette" in found
    assert "/stories/s-tarn/cast/n-varrow" in found
    assert "/stories/s-tarn/feed.atom" in found
    for name in FORMATS:
        assert f"/stories/s-tarn/export/{name}" in found
        assert f"/stories/s-tarn/export/{name}?excerpts=1" in found


def test_a_story_for_programs_is_the_same_to_the_byte(client: TestClient) -> None:
    answer = client.get("/stories/s-tarn.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.text == dump_story(stories.story())


@pytest.mark.parametrize("ending", ["", ".json"])
def test_the_start_of_an_id_leads_to_the_story(client: TestClient, ending: str) -> None:
    answer = client.get(f"/stories/s-ta{ending}?since=2019-03-05")
    assert answer.status_code == 307
    assert answer.headers["location"] == f"/stories/s-tarn{ending}?since=2019-03-05"


def test_an_id_of_before_leads_to_where_it_went(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "news.db", stories.story())
    with Store(path, Purpose.CHANGE) as store, store.transaction():
        store.database.run(
            "INSERT INTO story_names (id, report) SELECT 's-old', min(report) FROM reports"
        )
    client = client_of(path)
    for page in ("", ".json", "/feed.atom", "/export/md", "/cast/n-varrow", "/cast/n-varrow.json"):
        answer = client.get(f"/stories/s-old{page}")
        assert answer.headers["location"] == f"/stories/s-tarn{page}"


def test_no_such_story(client: TestClient) -> None:
    answer = client.get("/stories/s-nothing")
    assert answer.status_code == 404
    assert "There is no such story" in answer.text
    assert client.get("/stories/s-nothing.json").json()["status"] == 404


def test_catching_up(client: TestClient) -> None:
    page = client.get("/stories/s-tarn?since=2019-03-08").text
    told = words(page)
    assert "Only what is new since 8 Mar 2019" in told
    assert "2 of 5 reports" in told
    assert "5 reports, 4 independent" in told, "the head stays that of the whole"
    lines = html.document_fromstring(page).xpath("string(//ol[@class='timeline'])")
    assert "opened for ambulances" in lines
    assert "closed to all traffic" not in lines, "the first report told that"
    assert 'data-n="4"' in page, "reports keep their numbers"
    later = client.get("/stories/s-tarn?since=2019-04-01").text
    assert "Nothing that is dated was told since." in later


def test_catching_up_for_programs(client: TestClient) -> None:
    told = client.get("/stories/s-tarn.json?since=2019-03-08").json()
    assert {each["id"] for each in told["timeline"]} == {
        "t-climb", "t-lane", "t-hall", "t-replace",
    }  # fmt: skip


# To take along


def test_every_format_has_its_media_type() -> None:
    assert tuple(MEDIA) == FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_what_the_command_line_gives(client: TestClient, name: str) -> None:
    answer = client.get(f"/stories/s-tarn/export/{name}")
    assert answer.content.decode() == render(stories.story(), name)
    assert answer.headers["content-disposition"].startswith('attachment; filename="story-tarn.')
    less = client.get(f"/stories/s-tarn/export/{name}?excerpts=1")
    assert less.content.decode() == render(excerpt_story(stories.story()), name)


@pytest.mark.parametrize("table", TABLES)
def test_tables(client: TestClient, table: str) -> None:
    answer = client.get(f"/stories/s-tarn/export/csv?table={table}")
    assert answer.content.decode() == render_table(stories.story(), table)
    assert f"story-tarn-{table}.csv" in answer.headers["content-disposition"]


def test_no_such_format(client: TestClient) -> None:
    assert client.get("/stories/s-tarn/export/pdf").status_code == 404


def test_the_feed(client: TestClient) -> None:
    answer = client.get("/stories/s-tarn/feed.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert answer.text == render(stories.story(), "atom")


# A report


def test_a_report_with_what_was_found_in_it(client: TestClient) -> None:
    page = client.get("/reports/b-post").text
    told = words(page)
    tree = html.document_fromstring(page)
    names = [
        " ".join(each.text_content().split())
        for each in tree.xpath("//span[contains(@class, 'name')]")
    ]
    assert "Ilsa Varrow" in names
    assert tree.xpath("//div[contains(@class, 'marked')]//span[contains(@class, 'quotation')]")
    assert tree.xpath("//div[contains(@class, 'marked')]//span[contains(@class, 'time')]")
    assert "of this report comes from Ostrel Gazette" in told
    assert "/reports/a-gazette" in links(page)
    assert "/stories/s-tarn/cast/n-varrow" in links(page)


def test_every_new_sentence_leads_to_its_place(client: TestClient) -> None:
    for ident in ("b-post", "c-radio", "d-herald", "e-review"):
        page = client.get(f"/reports/{ident}").text
        tree = html.document_fromstring(page)
        places = tree.xpath("//ol[@class='new']//a/@href")
        assert places
        for place in places:
            assert len(tree.xpath(f"//*[@id='{place[1:]}']")) == 1


def test_who_copied_it(client: TestClient) -> None:
    assert "of The Lowmoor Post comes from this report" in words(
        client.get("/reports/a-gazette").text
    )


def test_all_evidence_of_the_story_page_is_found_on_the_reports_pages(client: TestClient) -> None:
    story = html.document_fromstring(client.get("/stories/s-tarn").text)
    reports = {
        str(each.get("data-page")): html.document_fromstring(
            client.get(str(each.get("data-page"))).text
        )
        for each in story.xpath("//article[@data-page]")
    }
    marks = story.xpath("//mark[@data-at]")
    assert len(marks) > 40
    for mark in marks:
        page = reports[str(mark.xpath("ancestor::article/@data-page")[0])]
        assert page.xpath(f"//*[@id='w{mark.get('data-at')}']"), mark.text_content()


def test_a_report_that_this_version_did_not_annotate(client: TestClient) -> None:
    page = client.get("/reports/c-radio").text
    assert "Another version of sourceline read this report" in words(page)
    assert "Nobody told us a thing" in words(page)


def test_a_report_for_programs(client: TestClient) -> None:
    told = client.get("/reports/b-post.json").json()
    assert told["story"] == "s-tarn"
    assert told["article"]["text"] == stories.POST
    assert [each["report"] for each in told["from"]] == ["a-gazette"]
    assert told["to"] == []
    assert told["annotations"]["schema"] == "sourceline.annotations/1"
    for each in told["new"]:
        assert told["article"]["text"][each["start"] : each["end"]] == each["text"]
    assert client.get("/reports/c-radio.json").json()["annotations"] is None


def test_no_such_report(client: TestClient) -> None:
    assert client.get("/reports/nothing").status_code == 404


# Somebody


def test_somebody_of_a_story(client: TestClient) -> None:
    page = client.get("/stories/s-tarn/cast/n-varrow").text
    told = words(page)
    assert "person in Tarn Bridge shut" in told
    assert "We would rather have a queue than a tragedy" in told
    assert "chief engineer" in told
    assert any(each.startswith("/reports/a-gazette#w") for each in links(page))
    assert "whether it is one and the same, sourceline does not know" in told
    assert "/stories/s-other/cast/n-varrow" in links(page)


def test_somebody_for_programs(client: TestClient) -> None:
    told = client.get("/stories/s-tarn/cast/n-varrow.json").json()
    assert told["member"]["name"] == "Ilsa Varrow"
    assert all(each["speaker"] == "n-varrow" for each in told["quotations"])
    assert [each["story"] for each in told["named_alike"]] == ["s-other"]


def test_nobody(client: TestClient) -> None:
    assert client.get("/stories/s-tarn/cast/n-nobody").status_code == 404


@pytest.mark.parametrize("name", ["Ilsa Varrow", "ilsa varrow", "Ms Varrow"])
def test_a_name_across_stories(client: TestClient, name: str) -> None:
    told = client.get("/names.json", params={"name": name}).json()
    assert [each["story"] for each in told["stories"]] == ["s-other", "s-tarn"]
    assert "does not know" in told["note"]
    page = client.get("/names", params={"name": name}).text
    assert "So named in these stories" in page


def test_part_of_a_name_is_no_name(client: TestClient) -> None:
    assert client.get("/names.json?name=Varrow+Street").json()["stories"] == []
    assert client.get("/names").status_code == 400


# Search


def test_search_over_all(client: TestClient) -> None:
    page = client.get("/search?q=bridge").text
    tree = html.document_fromstring(page)
    heads = [each.text_content() for each in tree.xpath("//main//h2")]
    assert heads == ["What happened", "What was said", "Names", "Reports"] or "Reports" in heads
    assert tree.xpath("//input[@id='q']/@value") == ["bridge"]


@pytest.mark.parametrize(
    ("asked", "sources"),
    [
        ({"q": "bridge", "source": "Quayside Radio"}, {"radio.txt"}),
        ({"q": "bridge", "source": "quayside radio", "from": "2019-03-06"}, {"radio.txt"}),
        ({"q": "bridge", "source": "example.org", "to": "2019-03-04"}, {"gazette.txt"}),
        ({"q": "bridge", "source": "nobody"}, set()),
        ({"source": "County Herald"}, {"herald.html"}),
    ],
)
def test_search_by_source_and_days(
    client: TestClient, asked: dict[str, str], sources: set[str]
) -> None:
    told = client.get("/search.json", params={**asked, "kind": "report"}).json()
    found = {hit["source"] for hit in told["found"][0]["hits"]}
    assert {each.rpartition("/")[2] for each in found} == sources


def test_what_is_found_leads_to_its_words(client: TestClient) -> None:
    told = client.get("/search.json?q=queue+tragedy&kind=quotation").json()
    hit = told["found"][0]["hits"][0]
    address, _, place = hit["address"].partition("#")
    page = html.document_fromstring(client.get(address).text)
    assert "queue than a tragedy" in page.xpath(f"string(//*[@id='{place}'])")


def test_reported_speech_has_no_quotation_marks(client: TestClient) -> None:
    told = client.get("/search.json?from=2019-01-01&kind=quotation").json()["found"][0]["hits"]
    page = client.get("/search?from=2019-01-01&kind=quotation").text
    for hit in told:
        assert (f"“{hit['text']}”" in page) == (hit["how"] != "indirect")


def test_pages_of_what_is_found(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sourceline.web.find.A_PAGE", 2)
    seen: list[str] = []
    for page in range(1, 20):
        told = client.get(f"/search.json?q=bridge&kind=report&page={page}").json()["found"][0]
        seen += [hit["id"] for hit in told["hits"]]
        if not told["more"]:
            break
    assert len(seen) == len(set(seen)) > 4
    assert "page=2" in " ".join(links(client.get("/search?q=bridge&kind=report").text))


def test_nothing_asked_and_nothing_found(client: TestClient) -> None:
    assert client.get("/search").status_code == 200
    assert client.get("/search.json").json() == {"page": 1, "found": []}
    assert "Nothing found" in client.get("/search?q=zebra").text


# How it is answered


@pytest.mark.parametrize("path", ["/stories", "/stories/s-tarn", "/reports/a-gazette.json"])
def test_what_the_browser_has_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_head_is_get_without_the_page(client: TestClient) -> None:
    got, head = client.get("/stories"), client.head("/stories")
    assert head.status_code == 200
    assert head.headers["etag"] == got.headers["etag"]


def test_files_of_ours_may_be_kept(client: TestClient) -> None:
    tree = html.document_fromstring(client.get("/stories").text)
    for address in tree.xpath("//link[@rel='stylesheet']/@href"):
        answer = client.get(address)
        assert answer.headers["content-type"] == "text/css; charset=utf-8"
        assert "immutable" in answer.headers["cache-control"]


def test_one_story_alone(archive: Path) -> None:
    client = client_of(archive, alone="s-tarn")
    assert client.get("/").headers["location"] == "/stories/s-tarn"
    assert "Other stories" not in client.get("/stories/s-tarn/cast/n-varrow").text
