"""Corrections of whole reports, and a log in the hands of the pipeline."""

from __future__ import annotations

import itertools
from dataclasses import replace

from sourceline.model.article import Article
from sourceline.model.corrections import (
    Correction,
    Decided,
    LeaveOut,
    Merge,
    Publish,
    Redate,
    Reject,
    ReportRef,
)
from sourceline.model.story import Story
from sourceline.pipeline.decided import ALONE, decide_reports
from sourceline.pipeline.stages import read_article, tell_story
from sourceline.text.places import GONE, report_ref
from sourceline.wire.story_json import dump_story, load_schema, story_from_json, story_to_json
from tests.builders import article
from tests.decided import correction, line, log, thing, undoing

QUAY = article(
    "The quay in Pellow collapsed on Tuesday night.\n\nTwo boats sank, Ada Brill said.",
    "2021-06-02",
    id="quay",
    source="quay.txt",
)
CRACKS = article(
    "Engineers found three cracks in the quay in Pellow on Thursday.\n\nIt was shut at once. "
    "Anna Brill, who keeps the quay, wept yesterday.",
    "2021-06-04",
    id="cracks",
    source="cracks.txt",
)
FAIR = article(
    "The fair in Pellow opened on Monday.\n\nThe quay was full of people.",
    "2021-06-01",
    id="fair",
    source="fair.txt",
)
PILE = (QUAY, CRACKS, FAIR)


def ref(each: Article) -> ReportRef:
    return report_ref(each)


def out(each: Article, *others: Article) -> LeaveOut:
    return LeaveOut(report=ref(each), others=tuple(map(ref, others)))


def told(*lines: Correction, pile: tuple[Article, ...] = PILE) -> Story:
    return tell_story(pile, log=lines)


def statuses(story: Story) -> list[tuple[str, str]]:
    return [(each.status, each.note) for each in story.decisions]


def test_without_a_log_the_bytes_are_as_ever() -> None:
    text = dump_story(told())
    assert "decisions" not in text
    assert "decided" not in text


def test_a_report_that_does_not_belong_is_left_out_and_named() -> None:
    story = told(correction(out(FAIR, QUAY), by="Ada", why="another week"))
    alone = told(pile=(QUAY, CRACKS))
    assert replace(story, decisions=(), problems=()) == alone
    assert [(p.source, p.kind, p.reason) for p in story.problems] == [
        ("fair.txt", "unrelated", "Ada left it out: another week")
    ]
    assert statuses(story) == [("holds", "")]


def test_it_is_left_out_of_that_story_only() -> None:
    story = told(correction(out(FAIR, QUAY)), pile=(FAIR, CRACKS))
    assert len(story.articles) == 2
    assert statuses(story) == [("no_longer", ALONE)]


def test_two_that_were_left_out_of_each_other_leave_something() -> None:
    story = told(*log(out(FAIR, QUAY), out(QUAY, FAIR)), pile=(QUAY, FAIR))
    assert [each.id for each in story.articles] == ["quay"]
    assert [status for status, _ in statuses(story)] == ["holds", "no_longer"]


def test_a_report_that_is_not_there_is_left_out_already() -> None:
    assert statuses(told(correction(out(FAIR, QUAY)), pile=(QUAY, CRACKS))) == [("holds", "")]


def test_another_day_of_publication_counts_anew() -> None:
    story = told(correction(Publish(report=ref(CRACKS), when="2021-06-11")))
    dated = next(each for each in story.articles if each.id == "cracks")
    assert (dated.published_from, dated.published.edtf if dated.published else "") == (
        "person",
        "2021-06-11",
    )
    wept = next(each for each in story.timeline if "wept" in each.text)
    assert wept.date.edtf == "2021-06-10"


def test_of_two_days_the_later_decision_holds() -> None:
    story = told(
        *log(
            Publish(report=ref(CRACKS), when="2021-06-11"),
            Publish(report=ref(CRACKS), when="2021-06-12"),
            Publish(report=ReportRef(id="gone"), when="2021-06-12"),
        )
    )
    assert [each.status for each in story.decisions] == ["overruled", "holds", "no_longer"]
    assert story.decisions[2].note == GONE


def many() -> tuple[Decided, ...]:
    """One of most kinds, on this pile."""
    return (
        Merge(one=thing("Ada Brill", QUAY), other=thing("Anna Brill", CRACKS)),
        Reject(line=line(CRACKS, "It was shut at once.", "2021-06-03")),
        Redate(
            line=line(QUAY, "The quay in Pellow collapsed on Tuesday night.", "2021-06-01"),
            when="2021-05-31",
        ),
        out(FAIR, QUAY, CRACKS),
        Publish(report=ref(CRACKS), when="2021-06-05"),
    )


def test_the_order_of_reports_and_of_the_log_changes_nothing() -> None:
    lines = log(*many())
    first = dump_story(told(*lines))
    for pile in itertools.permutations(PILE):
        assert dump_story(told(*reversed(lines), pile=pile)) == first


def test_a_log_twice_is_the_log_once() -> None:
    lines = log(*many())
    assert told(*lines, *lines) == told(*lines)


def test_taking_all_back_is_the_story_as_found() -> None:
    lines = log(*many())
    assert dump_story(told(*lines, *map(undoing, lines))) == dump_story(told())


def test_each_can_be_taken_back_by_itself() -> None:
    lines = log(*many())
    for at, each in enumerate(lines):
        rest = lines[:at] + lines[at + 1 :]
        assert told(*lines, undoing(each)) == told(*rest)


def test_the_story_keeps_the_contract_and_comes_back() -> None:
    from jsonschema import Draft202012Validator

    story = told(*log(*many()), correction(Publish(report=ReportRef(id="gone"), when="2021"), 50))
    value = story_to_json(story)
    assert not list(Draft202012Validator(load_schema()).iter_errors(value))
    assert story_from_json(value) == story
    assert any(each.decided for each in story.cast)
    assert any(each.decided for each in story.timeline)


def test_reports_alone() -> None:
    annotations = tuple(read_article(each) for each in PILE)
    found = decide_reports(annotations, log(Reject(line=line(QUAY, "Two boats sank", ""))))
    assert found.annotations is annotations
    assert found.outcomes == ()
