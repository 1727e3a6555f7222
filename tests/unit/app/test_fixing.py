"""An archive that is corrected: what it holds through builds, rebuilds, forgetting, copies; and beside a pile."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourceline.app import fixing
from sourceline.app.archive import rebuild
from sourceline.app.asking import back_up, check_archive, list_stories, show_story
from sourceline.app.fixing import Person, bring_in, correct, list_log, log_of, undo
from sourceline.app.fixing_piles import (
    bring_into_file,
    correct_pile,
    list_file,
    undo_in_file,
)
from sourceline.app.forgetting import forget, let_back
from sourceline.app.log_file import read_file
from sourceline.app.log_lines import FORGOTTEN
from sourceline.app.tell import tell
from sourceline.errors import NotInStoreError, SettingsError
from sourceline.model.article import Article
from sourceline.model.corrections import Rename
from sourceline.model.story import Story
from tests.archives import built, report, told, write, write_pile

ADA = Person(by="Ada", why="I was there.")
BAKERY = "Nora Teague"
HURT = "3 people were hurt when the bakery of Pellow burned."


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCELINE_TAGGER", "off")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    return write_pile(tmp_path / "pile", stories=2, reports=3)


@pytest.fixture
def archive(pile: Path, tmp_path: Path) -> Path:
    out = tmp_path / "news.db"
    built(pile, out)
    return out


def story_of(archive: Path, words: str) -> Story:
    """The story whose reports hold these words."""
    shown = (show_story(archive, each.id).story for each in list_stories(archive))
    return next(each for each in shown if words in each.articles[0].text)


def rename(archive: Path, to: str = "Nora Quill", person: Person = ADA) -> fixing.Fixed:
    asked = {"name": BAKERY, "to": to}
    return correct(archive, story_of(archive, BAKERY).id, "rename", asked, person)


def names(archive: Path) -> set[str]:
    return {each.name for each in story_of(archive, BAKERY).cast}


def test_it_is_told_at_once_and_the_other_story_is_as_it_was(archive: Path) -> None:
    before = told(archive)
    fixed = rename(archive)
    after = told(archive)
    assert fixed.decision is not None
    assert fixed.decision.status == "holds"
    assert [ident for ident in before if before[ident] != after[ident]] == [fixed.story]
    assert "Nora Quill" in names(archive)
    assert check_archive(archive) == []


def test_the_next_build_has_nothing_to_do(archive: Path, pile: Path) -> None:
    rename(archive)
    before = told(archive)
    again = built(pile, archive)
    assert (again.told, again.kept) == (0, 2)
    assert told(archive) == before


def test_it_holds_when_reports_come(archive: Path, pile: Path) -> None:
    rename(archive)
    write(pile / "s00-9.txt", report(0, 9))
    assert built(pile, archive).told == 1
    assert "Nora Quill" in names(archive)
    assert len(story_of(archive, BAKERY).articles) == 4


def test_it_holds_when_all_is_made_again(archive: Path) -> None:
    rename(archive)
    before = told(archive)
    rebuild(archive)
    assert told(archive) == before


def test_it_is_told_as_the_pile_is_with_the_log(archive: Path, pile: Path) -> None:
    rename(archive)
    (folder := pile.parent / "bakery").mkdir()
    for each in pile.glob("s00-*"):
        (folder / each.name).write_bytes(each.read_bytes())
    log = pile.parent / "log.jsonl"
    log.write_text(log_of(archive), encoding="utf-8")
    alone = tell([folder], log=read_file(log))
    kept = story_of(archive, BAKERY)
    assert (kept.cast, kept.timeline, kept.decisions) == (
        alone.cast,
        alone.timeline,
        alone.decisions,
    )


def test_undoing_gives_the_bytes_of_before(archive: Path) -> None:
    before = told(archive)
    fixed = rename(archive)
    undo(archive, fixed.correction.id, ADA)
    assert told(archive) == before
    taken_back = list_log(archive)
    assert [each.status for each in taken_back] == ["undone", "undo"]
    undo(archive, taken_back[1].correction.id, ADA)
    assert "Nora Quill" in names(archive)


def test_a_report_that_does_not_belong_is_told_by_itself_and_comes_back(archive: Path) -> None:
    before = told(archive)
    story = story_of(archive, BAKERY)
    fixed = correct(archive, story.id, "leave-out", {"report": story.articles[1].source}, ADA)
    assert sorted(each.reports for each in list_stories(archive)) == [1, 2, 3]
    rest = show_story(archive, fixed.story or "").story
    assert [p.reason for p in rest.problems] == ["Ada left it out: I was there."]
    assert check_archive(archive) == []
    undo(archive, fixed.correction.id, ADA)
    assert told(archive) == before


def test_a_report_left_out_stays_so_when_reports_come(archive: Path, pile: Path) -> None:
    story = story_of(archive, BAKERY)
    correct(archive, story.id, "leave-out", {"report": story.articles[1].source}, ADA)
    write(pile / "s00-9.txt", report(0, 9))
    assert built(pile, archive).told == 1, "the one that stands alone is as it was"
    assert sorted(each.reports for each in list_stories(archive)) == [1, 3, 3]


def test_the_first_report_can_be_left_out_too(archive: Path) -> None:
    story = story_of(archive, BAKERY)
    fixed = correct(archive, story.id, "leave-out", {"report": "1"}, ADA)
    assert fixed.story != story.id
    assert len(show_story(archive, fixed.story or "").story.articles) == 2


def test_forgetting_keeps_the_log_and_says_what_no_longer_applies(archive: Path) -> None:
    fixed = rename(archive)
    story = story_of(archive, BAKERY)
    quoting = [forget(archive, each.source)[1].quoting for each in story.articles]
    assert sum(quoting) == 1
    (listed,) = list_log(archive)
    line = listed.correction
    assert (line.id, line.at, line.by, line.why) == (
        fixed.correction.id, fixed.correction.at, fixed.correction.by, fixed.correction.why,
    )  # fmt: skip
    assert (listed.status, listed.note, listed.stories) == ("no_longer", FORGOTTEN, ())
    assert check_archive(archive) == []


def pinned(archive: Path) -> Article:
    """The report of a sentence that somebody made a line."""
    story = story_of(archive, BAKERY)
    article = next(each for each in story.articles if HURT in each.text)
    asked = {"line": HURT, "report": article.id, "when": "2031-02-01"}
    correct(archive, story.id, "pin", asked, ADA)
    return article


def test_words_of_a_forgotten_report_are_struck_out_of_the_log(archive: Path) -> None:
    article = pinned(archive)
    assert HURT in log_of(archive)
    _, done = forget(archive, article.source)
    assert done.quoting == 1
    log = log_of(archive)
    assert HURT not in log
    assert article.source not in log
    assert article.id in log, "which one it was: a hash of what it held"
    (listed,) = list_log(archive)
    assert listed.what == "a line of 2031-02-01: words of a report that was forgotten"
    for path in archive.parent.glob(f"{archive.name}*"):
        assert HURT.encode() not in path.read_bytes()
    assert bring_in(archive, log, "log") == 0, "what was struck out is read back, and known"


def test_a_name_that_other_reports_have_stays(archive: Path) -> None:
    rename(archive)
    (line,) = list_log(archive)
    assert isinstance(line.correction.what, Rename)
    forget(archive, line.correction.what.thing.place.report.source)
    (line,) = list_log(archive)
    assert isinstance(line.correction.what, Rename)
    thing = line.correction.what.thing
    assert thing.name == "Nora Teague"
    assert (thing.place.words, thing.place.report.source) == ("", "")
    assert line.what == "“Nora Teague” is called “Nora Quill”", "the others call her so"


def test_a_struck_line_does_not_hold_again_when_its_report_comes_back(
    archive: Path, pile: Path
) -> None:
    article = pinned(archive)
    forget(archive, article.source)
    let_back(archive, article.source)
    built(pile, archive)
    assert [each.status for each in list_log(archive)] == ["no_longer"]
    assert not any(e.pinned for e in story_of(archive, BAKERY).timeline)


def test_a_copy_is_corrected_as_well(archive: Path, tmp_path: Path) -> None:
    rename(archive)
    back_up(archive, tmp_path / "copy.db")
    assert told(tmp_path / "copy.db") == told(archive)
    assert log_of(tmp_path / "copy.db") == log_of(archive)


def test_a_log_is_brought_in_once(archive: Path, pile: Path, tmp_path: Path) -> None:
    rename(archive)
    other = tmp_path / "other.db"
    built(pile, other)
    assert bring_in(other, log_of(archive), "log") == 1
    assert bring_in(other, log_of(archive), "log") == 0
    assert told(other) == told(archive)


def test_a_log_that_is_wrong_in_one_line_adds_nothing(archive: Path) -> None:
    text = log_of(archive) + '{"schema": "x"}\n'
    with pytest.raises(SettingsError):
        bring_in(archive, text, "log")
    assert list_log(archive) == []


def test_what_was_decided_while_a_build_told_is_told_at_its_end(
    archive: Path, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sourceline.app import archive as building

    real, once = building._tell_all, [True]

    def tell_all(store: object, *rest: object) -> None:
        real(store, *rest)  # type: ignore[arg-type]
        if once.pop() if once else False:
            rename(archive)

    monkeypatch.setattr(building, "_tell_all", tell_all)
    write(pile / "s00-9.txt", report(0, 9))
    built(pile, archive)
    assert "Nora Quill" in names(archive)


def test_a_correction_is_kept_where_telling_fails(
    archive: Path, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bool:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr(fixing, "tell_again", broken)
        with pytest.raises(RuntimeError):
            rename(archive)
    assert "Nora Quill" not in names(archive)
    assert built(pile, archive).told == 1
    assert "Nora Quill" in names(archive)


def test_an_archive_of_other_rules_is_told_whole(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sourceline.annotate import annotator

    monkeypatch.setattr(annotator, "RULES", "rules-next")
    rename(archive)
    assert "Nora Quill" in names(archive)


def test_what_cannot_be_meant_adds_nothing(archive: Path) -> None:
    story = story_of(archive, BAKERY).id
    with pytest.raises(SettingsError):
        correct(archive, story, "rename", {"name": "Nobody", "to": "X"}, ADA)
    with pytest.raises(SettingsError):
        correct(archive, story, "rename", {"name": BAKERY}, ADA)
    with pytest.raises(SettingsError):
        correct(archive, story, "burn", {}, ADA)
    with pytest.raises(SettingsError):
        rename(archive, person=Person(by="x" * 101))
    with pytest.raises(NotInStoreError):
        undo(archive, "c-none", ADA)
    with pytest.raises(NotInStoreError):
        undo(archive, "", ADA)
    assert list_log(archive) == []


# Beside a pile


def test_beside_a_pile(pile: Path, tmp_path: Path) -> None:
    log = tmp_path / "logs" / "mine.jsonl"
    (folder := tmp_path / "one").mkdir()
    for each in pile.glob("s00-*"):
        (folder / each.name).write_bytes(each.read_bytes())
    fixed = correct_pile(log, [str(folder)], "rename", {"name": BAKERY, "to": "Zed"}, ADA)
    assert fixed.decision is not None
    assert "Zed" in {each.name for each in tell([folder], log=read_file(log)).cast}
    assert [each.status for each in list_file(log)] == ["holds"]
    assert [each.status for each in list_file(log, [str(folder)])] == ["holds"]
    undo_in_file(log, fixed.correction.id[:6], ADA)
    assert tell([folder], log=read_file(log)) == tell([folder])
    assert [each.status for each in list_file(log)] == ["undone", "undo"]
    assert bring_into_file(tmp_path / "other.jsonl", log.read_text("utf-8"), "log") == 2
    assert bring_into_file(tmp_path / "other.jsonl", log.read_text("utf-8"), "log") == 0


def test_a_last_line_without_its_end_is_not_run_into(pile: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    asked = {"name": BAKERY, "to": "Zed"}
    sources = [str(each) for each in sorted(pile.glob("s00-*"))]
    correct_pile(log, sources, "rename", asked, ADA)
    log.write_text(log.read_text("utf-8").rstrip("\n"), encoding="utf-8")
    correct_pile(log, sources, "rename", {"name": "Zed", "to": "Zoe"}, ADA)
    assert len(read_file(log)) == 2


def test_a_log_that_is_not_there_is_empty_and_one_that_is_no_text_is_said(tmp_path: Path) -> None:
    assert read_file(tmp_path / "none.jsonl") == ()
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError):
        read_file(tmp_path / "bytes")
