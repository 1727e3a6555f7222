"""An archive opened by a program."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

import sourceline
from sourceline.app.asking import list_stories, search_archive, show_story
from sourceline.errors import NoStoreError, NotInStoreError, SettingsError, StoreError
from sourceline.store.search import Sort
from sourceline.wire.story_json import dump_story
from tests.archives import built, write, write_pile


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCELINE_TAGGER", "off")
        folder = tmp_path_factory.mktemp("opened")
        built(write_pile(folder / "pile", stories=3, reports=2), folder / "news.db")
        return folder / "news.db"


def test_it_holds_what_the_commands_show(archive: Path) -> None:
    with sourceline.open(archive) as news:
        listed = list(news.stories())
        assert listed == list_stories(archive)
        for each in listed:
            story = news.story(each.id)
            assert isinstance(story, sourceline.Story)
            assert dump_story(story) == dump_story(show_story(archive, each.id).story)
        for words in ("burned down", "oven"):
            assert list(news.search(words)) == search_archive(archive, words, limit=100)


def test_days_and_kinds(archive: Path) -> None:
    with sourceline.open(str(archive)) as news:
        kinds = [hit.sort for hit in news.search("bakery", kinds=("event", "report"))]
        assert kinds == sorted(kinds, key=list(Sort).index)
        assert set(kinds) == {Sort.REPORT, Sort.EVENT}
        assert {hit.sort for hit in news.search("Nora Teague", kinds="entity")} == {Sort.ENTITY}
        assert list(news.search("bakery", until="2030-12-31")) == []
        assert list(news.stories(since="2031-02-03")) == []
        assert len(list(news.stories(since="2031-02-01", until="2031-02-01"))) == 3
        happened = list(news.between("2031-02-01", "2031-02-01"))
        assert {(hit.sort, hit.start) for hit in happened} == {(Sort.EVENT, "2031-02-01")}
        assert list(news.between(None, "2031-01-01")) == []


def test_answers_are_asked_anew(archive: Path) -> None:
    with sourceline.open(archive) as news:
        found = news.stories()
        assert list(found) == list(found)


def test_answers_stream(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first is there before the second was fetched; a build meanwhile changes no row of them."""
    with sourceline.open(archive) as news:
        held = iter(news.stories())
        first = next(held)
        extra = archive.with_name("more") / "new.txt"
        extra.parent.mkdir()
        monkeypatch.setenv("SOURCELINE_TAGGER", "off")
        write(
            extra, " date 2031-02-20\nA mill sank\n\nThe mill in Orrin sank on 19 February 2031.\n"
        )
        built(extra, archive)
        rest = list(held)
        assert len([first, *rest]) == 3
        assert len(list(news.stories())) == 4
        assert [hit.text for hit in islice(news.search("burned"), 2)]


def test_it_writes_nothing(archive: Path) -> None:
    before = archive.read_bytes()
    with sourceline.open(archive) as news:
        list(news.search("bakery"))
        _ = news._repr_html_(), news.search("bakery")._repr_html_()
    assert archive.read_bytes() == before


def test_closed(archive: Path) -> None:
    news = sourceline.open(archive)
    held = iter(news.stories())
    next(held)
    news.close()
    news.close()
    for ask in (lambda: next(held), lambda: news.story("s-"), lambda: list(news.stories())):
        with pytest.raises(StoreError, match="closed"):
            ask()
    with pytest.raises(StoreError, match="closed"), news:
        pass
    assert "closed" in repr(news)
    assert "closed" in news._repr_html_()


def test_what_is_wrong_is_said(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(NoStoreError, match="no such file"):
        sourceline.open(tmp_path / "none.db")
    with sourceline.open(archive) as news:
        with pytest.raises(NotInStoreError, match="no such story"):
            news.story("s-nothing")
        with pytest.raises(NotInStoreError, match="several"):
            news.story("s-")
        with pytest.raises(SettingsError, match="no words"):
            news.search(" ")
        with pytest.raises(SettingsError, match="no day"):
            news.between(None, None)
        with pytest.raises(SettingsError, match="no day"):
            news.stories(since="tomorrow")
        with pytest.raises(SettingsError, match="before it starts"):
            news.between("2031-02-02", "2031-02-01")
        with pytest.raises(SettingsError, match="'rumour'"):
            news.search("x", kinds=["rumour"])
        with pytest.raises(SettingsError, match="no kind"):
            news.search("x", kinds=())


def test_in_a_notebook(archive: Path) -> None:
    with sourceline.open(archive) as news:
        assert "news.db" in news._repr_html_()
        assert "Nora Teague" in news.search("oven")._repr_html_()
        assert "nothing" in news.search("zeppelin")._repr_html_()
        assert repr(news.search("oven", since="2031-02-01")) == (
            "<Results: “oven”, from 1 Feb 2031>"
        )
