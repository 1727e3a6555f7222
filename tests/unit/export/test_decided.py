"""What persons decided, in each format that people read."""

from __future__ import annotations

import html
import json
from dataclasses import replace

import pytest

from sourceline.cli.summary import render_summary
from sourceline.export.decided import decisions_by_id
from sourceline.export.registry import render
from sourceline.mcp import parts
from sourceline.model.corrections import Confirm, Decided, Pin, Reject, Speaker
from sourceline.model.story import Story
from sourceline.tell.decided import decide_story
from sourceline.text.decisions import decision_of
from tests import stories
from tests.decided import correction, line, place
from tests.unit.tell.test_decided import (
    GAZETTE,
    NOBODY_TOLD,
    RADIO,
    SHUT,
    WHEN,
    Everyone,
    dispute_of,
)

GONE = Reject(line=line(GAZETTE, "Divers and climbers counted 14 cracks", "2019-03-03"))


def decided() -> Story:
    acts: tuple[Decided, ...] = (
        Pin(line=SHUT),
        Speaker(words=place(RADIO, NOBODY_TOLD), to=None),
        Confirm(dispute=dispute_of(WHEN)),
        GONE,
    )
    log = [correction(each, turn, why=f"reason {turn}") for turn, each in enumerate(acts)]
    story, outcomes = decide_story(stories.story(), log, Everyone())
    cast = (replace(story.cast[0], decided=(log[0].id,)), *story.cast[1:])
    return replace(story, cast=cast, decisions=tuple(map(decision_of, outcomes)))


@pytest.mark.parametrize("format_", ["md", "html"])
def test_each_thing_says_who_decided_it_and_all_are_listed(format_: str) -> None:
    text = render(decided(), format_)
    before = render(stories.story(), format_)
    assert "decided by" not in before
    assert "What people decided" not in before
    for reason in ("reason 0", "reason 1", "reason 2"):
        assert f"decided by Ada: {reason}" in text
    assert "decided by Ada: reason 3" not in text, "it does not hold"
    assert "no longer applies" in text
    assert "What people decided" in text


@pytest.mark.parametrize("format_", ["wikitext", "ics", "atom", "timelinejs"])
def test_other_formats_mark_what_holds(format_: str) -> None:
    text = html.unescape(html.unescape(render(decided(), format_))).replace("\r\n ", "")
    assert "decided by" not in render(stories.story(), format_)
    assert "ecided by Ada: reason 0" in text
    assert "reason 3" not in text or format_ == "wikitext", "it does not hold"


def test_wikitext_marks_and_lists_all_of_it() -> None:
    text = render(decided(), "wikitext")
    for reason in ("reason 0", "reason 1", "reason 2"):
        assert f"decided by Ada: {reason}" in text
    assert "== What people decided ==" in text
    assert "o longer applies: no line of the timeline" in text


def test_a_feed_says_that_a_person_gave_the_day() -> None:
    told = stories.story()
    dated = tuple(replace(each, published_from="person") for each in told.articles)
    assert "(decided by a person)" in render(replace(told, articles=dated), "atom")
    assert "3 things decided by people" in render(decided(), "atom")


def test_an_assistant_is_told_which_is_a_persons_word() -> None:
    story = decided()
    known = decisions_by_id(story)
    pinned = next(each for each in story.timeline if each.pinned)
    (mark,) = parts.line(pinned, known)["decided_by_people"]
    assert (mark["by"], mark["why"], mark["kind"]) == ("Ada", "reason 0", "pin")
    plain = next(each for each in story.timeline if not each.decided)
    assert "decided_by_people" not in parts.line(plain, known)


def test_the_page_lets_its_styles_work_and_no_others() -> None:
    text = render(decided(), "html")
    assert text.count("<style>") == 2
    assert html.unescape(text).split("style-src ")[1].split(";")[0].count("sha256-") == 2
    assert render(stories.story(), "html").count("<style>") == 1


def test_the_summary_says_it() -> None:
    text = " ".join(render_summary(decided()).split())
    assert "[decided by Ada: reason 0]" in text
    assert "What people decided 1 May 2031, Ada: a line of 2019-03-03" in text
    assert "o longer applies: no line of the timeline" in text
    assert "What people decided" not in render_summary(stories.story())


def test_json_lines_have_a_line_for_each_decision() -> None:
    lines = [json.loads(each) for each in render(decided(), "jsonl").splitlines()]
    assert [each["status"] for each in lines if each["type"] == "decision"] == [
        "holds", "holds", "holds", "no_longer",
    ]  # fmt: skip
    assert "decisions" not in lines[0]
