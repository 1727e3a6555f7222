"""Words of a person -> what is meant in the story, written down so that it is found again; or why not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sourceline.app.wishes import WISHES, decide
from sourceline.errors import SettingsError
from sourceline.model.corrections import (
    KINDS,
    Confirm,
    LeaveOut,
    Merge,
    Move,
    Pin,
    Publish,
    Redate,
    Reject,
    Rename,
    Speaker,
    Split,
    Undo,
)
from sourceline.text.places import Found, find_place
from tests import stories

STORY = stories.story()


def wish(kind: str, **asked: str) -> Any:
    return decide(STORY, kind, asked)


def test_each_kind_but_undo_can_be_asked_for() -> None:
    assert set(WISHES) == set(KINDS.values()) - {KINDS[Undo]}


@pytest.mark.parametrize("words", ["t-shut", stories.SHUT_A, "a routine climb found"])
def test_a_line_by_id_by_its_words_or_by_some_of_them(words: str) -> None:
    found = wish("reject", line=words)
    assert isinstance(found, Reject)
    assert found.line.date == "2019-03-03"
    assert found.line.place.words == stories.SHUT_A
    assert isinstance(find_place(found.line.place, STORY.articles), Found)


def test_words_of_several_lines_name_them() -> None:
    with pytest.raises(SettingsError, match="fits several: t-") as error:
        wish("reject", line="the")
    assert "more" in error.value.what


@pytest.mark.parametrize("words", ["", "  ", "no such words", "t-"])
def test_words_of_none(words: str) -> None:
    with pytest.raises(SettingsError):
        wish("reject", line=words)


@pytest.mark.parametrize(
    "words", ["1", "gazette.txt", "a-gazette", "https://example.org/gazette.txt", "ostrel gazette"]
)
def test_a_report(words: str) -> None:
    found = wish("leave-out", report=words)
    assert isinstance(found, LeaveOut)
    assert found.report.id == "a-gazette"
    assert [each.id for each in found.others] == ["b-post", "c-radio", "d-herald", "e-review"]


@pytest.mark.parametrize("words", ["0", "6", "gaz", "-1", "../gazette.txt"])
def test_no_report(words: str) -> None:
    with pytest.raises(SettingsError):
        wish("leave-out", report=words)


def test_the_only_report_belongs() -> None:
    alone = replace(STORY, articles=STORY.articles[:1])
    with pytest.raises(SettingsError, match="only report"):
        decide(alone, "leave-out", {"report": "1"})


def test_names() -> None:
    merged = wish("merge", name="Ilsa", other="marek dolan")
    assert isinstance(merged, Merge)
    assert (merged.one.name, merged.other.name) == ("Ilsa Varrow", "Marek Dolan")
    assert merged.one.place.words == "Ilsa Varrow"
    renamed = wish("rename", name="n-ferry", to=" The  Old Lady ")
    assert isinstance(renamed, Rename)
    assert renamed.name == "The Old Lady"
    with pytest.raises(SettingsError, match="one already"):
        wish("merge", name="Ilsa", other="Ilsa Varrow")
    with pytest.raises(SettingsError, match="too long"):
        wish("rename", name="Ilsa", to="x" * 201)


def test_splitting_says_what_is_another() -> None:
    by_form = wish("split", name="Ilsa Varrow", form="Ms Varrow")
    assert isinstance(by_form, Split)
    assert (by_form.form, by_form.report) == ("Ms Varrow", None)
    by_report = wish("split", name="Ilsa Varrow", report="3")
    assert by_report.report.id == "c-radio"
    for wrong in ({}, {"form": "Ms Varrow", "report": "3"}, {"form": "Ms Dolan"}):
        with pytest.raises(SettingsError):
            wish("split", name="Ilsa Varrow", **wrong)


def test_moving_words_of_a_report() -> None:
    moved = wish("move", report="3", words="Her takings", to="Ilsa Varrow")
    assert isinstance(moved, Move)
    assert moved.to is not None
    start = STORY.articles[2].text.index("Her takings")
    same = wish("move", report="3", words=f"{start}-{start + 11}", to="Ilsa Varrow")
    assert same == moved
    assert wish("move", report="3", words="Her takings", to="-").to is None
    for wrong in ("the", "no such words", "5-2", "1-999999"):
        with pytest.raises(SettingsError):
            wish("move", report="3", words=wrong, to="-")


def test_pinning_a_line_or_any_sentence() -> None:
    assert wish("pin", line="t-shut").line.date == "2019-03-03"
    sentence = "The survey is dated Friday, two days before the barriers went up."
    added = wish("pin", line=sentence, report="3", when="2019-03-01")
    assert isinstance(added, Pin)
    assert (added.line.place.words, added.line.date) == (sentence, "2019-03-01")
    for wrong in ({"report": "3"}, {"report": "3", "when": "Friday"}):
        with pytest.raises(SettingsError):
            wish("pin", line=sentence, **wrong)


def test_days_are_written_as_the_tool_writes_them() -> None:
    assert wish("date", line="t-shut", when=" 2019-03-02 ") == Redate(
        line=wish("reject", line="t-shut").line, when="2019-03-02"
    )
    published = wish("publish", report="5", when="2019-03-10/2019-03-10")
    assert isinstance(published, Publish)
    assert published.when == "2019-03-10"
    for wrong in ("yesterday", "2019-02-30", " "):
        with pytest.raises(SettingsError):
            wish("date", line="t-shut", when=wrong)


def test_speakers_and_disagreements() -> None:
    spoken = wish("speaker", quotation="acted within", to="Marek Dolan")
    assert isinstance(spoken, Speaker)
    assert spoken.words.words == "acted within the hour"
    assert wish("speaker", quotation="q5", to="-").to is None
    confirmed = wish("confirm", dispute="41")
    assert isinstance(confirmed, Confirm)
    assert [side.value for side in confirmed.dispute.sides] == ["14", "40", "41"]
    assert wish("dismiss", dispute="x-climb").dispute.kind == "date"
    with pytest.raises(SettingsError):
        wish("dismiss", dispute="e")
    with pytest.raises(SettingsError):
        wish("speaker", quotation="the", to="-")


def test_words_are_found_however_the_page_breaks_their_lines() -> None:
    sentence = "leaked survey,  he said\nthat he had seen it"
    moved = wish("move", report="4", words=sentence, to="-")
    assert moved.mention.words == "leaked survey, he said that he had seen it"
