"""What `import sourceline` offers, and how little it loads."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import sourceline
from sourceline.annotate.annotator import annotate as annotate_article
from sourceline.app.fixing import Person
from sourceline.app.fixing_piles import correct_pile
from sourceline.app.tell import tell as tell_paths
from sourceline.errors import SettingsError, SourceError
from sourceline.export.registry import FORMATS, render
from sourceline.tell.excerpts import excerpt_story

TEXT = "Date: 2021-06-02\n\nThe quay in Pellow collapsed on Tuesday night. Two boats sank.\n"


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCELINE_TAGGER", "off")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    return tmp_path


@pytest.fixture
def story(pile: Path) -> sourceline.Story:
    return sourceline.tell(pile)


def loaded(code: str) -> set[str]:
    code = f"import sys; before = set(sys.modules); {code}; print(*set(sys.modules) - before)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    return set(done.stdout.split())


def test_importing_loads_nothing() -> None:
    assert loaded("import sourceline") <= {"sourceline", "__future__", "types"}


def test_all_that_is_named_is_there() -> None:
    for name in sourceline.__all__:
        assert getattr(sourceline, name) is not None
    assert set(sourceline.__all__) <= set(dir(sourceline))


@pytest.mark.parametrize("name", ["tell", "annotate"])
def test_rooms_do_not_take_the_place_of_functions(name: str) -> None:
    """Whichever is imported first."""
    room = {"tell": "tell.teller", "annotate": "annotate.annotator"}[name]
    code = f"import sourceline.{room}, sourceline; print(sourceline.{name}.__module__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.stdout == "sourceline.app.library\n"
    assert annotate_article.__module__ == "sourceline.annotate.annotator"


def test_the_story_is_the_one_of_the_command(pile: Path, story: sourceline.Story) -> None:
    told = tell_paths(pile)
    assert [render(story, name) for name in FORMATS] == [render(told, name) for name in FORMATS]
    assert story == sourceline.tell([str(pile)])


def test_a_story_renders_itself(story: sourceline.Story) -> None:
    assert story.to("md") == render(story, "md")
    assert isinstance(excerpt_story(story), sourceline.Story)
    with pytest.raises(SettingsError, match="pdf"):
        story.to("pdf")


def test_a_story_in_a_line(story: sourceline.Story) -> None:
    assert repr(story).startswith(f"<Story {story.id} ")
    assert len(repr(story)) < 500


def test_a_text_is_annotated() -> None:
    read = sourceline.annotate(text=TEXT)
    assert [read.article.text[each.span.start :][:3] for each in read.sentences] == ["The", "Two"]
    assert read.article.published is not None
    assert read.article.published.edtf == "2021-06-02"


@pytest.mark.parametrize("day", [date(2021, 6, 9), "2021-06-09"])
def test_what_is_told_beside_a_text_comes_first(day: date | str) -> None:
    article = sourceline.annotate(
        text=TEXT, published=day, publisher="Post", url="https://post.example/1"
    ).article
    assert article.published is not None
    assert (article.published.edtf, article.published_from) == ("2021-06-09", "metadata")
    assert (article.publisher, article.url) == ("Post", "https://post.example/1")


def test_a_text_is_the_article_that_its_file_is(pile: Path) -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    (pile / "a.txt").write_bytes(TEXT.encode())
    by_path = next(iter(sourceline.annotate(pile / "a.txt")))
    assert isinstance(by_path, sourceline.Annotations)
    assert sourceline.annotate(text=text).article.id == by_path.article.id


def test_paths_are_annotated_one_by_one(pile: Path) -> None:
    found = list(sourceline.annotate([pile]))
    assert [type(each).__name__ for each in found] == ["Annotations", "Problem"]


def test_a_text_is_never_read_as_a_path(pile: Path) -> None:
    path = str(pile / "a.txt")
    assert sourceline.annotate(text=path).article.text == path
    with pytest.raises(SourceError):
        list(sourceline.annotate("The quay collapsed.\nTwo boats sank."))


@pytest.mark.parametrize("text", ["", "  \n"])
def test_no_words_are_no_text(text: str) -> None:
    with pytest.raises(SourceError, match="no words"):
        sourceline.annotate(text=text)


def test_too_many_words_are_no_report() -> None:
    with pytest.raises(SourceError, match="longer"):
        sourceline.annotate(text="word " * 2_000_000)


def test_lone_surrogates_are_words_like_others() -> None:
    assert sourceline.annotate(text="The quay \ud800 collapsed.").sentences


def test_one_of_paths_and_text() -> None:
    with pytest.raises(SettingsError, match="not both"):
        sourceline.annotate("a.txt", text="words")  # type: ignore[call-overload]
    with pytest.raises(SettingsError, match="not both"):
        sourceline.annotate()  # type: ignore[call-overload]
    with pytest.raises(SettingsError, match="no day"):
        sourceline.annotate(text=TEXT, published="last week")


def test_what_was_decided_is_replayed(pile: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    asked = {"line": "collapsed", "when": "2021-05-31"}
    correct_pile(log, [str(pile / "a.txt")], "date", asked, Person(by="Ada"))
    told = sourceline.tell(pile / "a.txt", corrections=log)
    assert [each.date.edtf for each in told.timeline if each.decided] == ["2021-05-31"]
    with pytest.raises(SourceError):
        sourceline.tell(pile / "a.txt", corrections=tmp_path / "none.jsonl")
