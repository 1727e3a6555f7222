"""Corrections of the told story: the made-up one of tests/stories.py -> what a person made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from sourceline.model.corrections import (
    Confirm,
    Correction,
    Decided,
    Dismiss,
    DisputeRef,
    Pin,
    Redate,
    Reject,
    Side,
    Speaker,
)
from sourceline.model.story import ClaimedValue, Discrepancy, Evidence, Story
from sourceline.tell.decided import NO_LINE, OTHER_LINE, decide_story
from sourceline.tell.meant import NO_DISPUTE, NO_QUOTATION
from sourceline.text.places import UNSAID
from tests import stories
from tests.decided import by_id, line, log, place, thing

STORY = stories.story()
GAZETTE, RADIO, HERALD, REVIEW = (
    by_id(STORY.articles, ident) for ident in ("a-gazette", "c-radio", "d-herald", "e-review")
)
CLIMB = line(REVIEW, stories.CLIMB, "2019-02-21/2019-02-28")
SHUT = line(GAZETTE, stories.SHUT_A, "2019-03-03")
NOBODY_TOLD = "Nobody told us a thing until the police cones were out,"


class Everyone:
    """Counts each report as a source of its own."""

    def count(self, evidence: Iterable[Evidence]) -> int:
        return len({each.article for each in evidence})


def decide(*decided: Decided, story: Story = STORY) -> tuple[Story, dict[str, str]]:
    """The story, and of each correction that does not hold why."""
    lines = log(*decided)
    told, outcomes = decide_story(story, lines, Everyone())
    assert [each.correction for each in outcomes] == list(lines)
    return told, {each.correction.id: each.note for each in outcomes if not each.holds}


def ids(story: Story) -> list[str]:
    return [each.id for each in story.timeline]


def only(*decided: Decided) -> Correction:
    return log(*decided)[-1]


def test_nothing_decided_is_the_very_story() -> None:
    assert decide_story(STORY, (), Everyone()) == (STORY, ())


# Lines


def test_a_rejected_line_is_gone_and_nothing_points_at_it() -> None:
    told, wrong = decide(Reject(line=SHUT))
    assert not wrong
    assert ids(told) == [each for each in ids(STORY) if each != "t-shut"]
    assert all("t-shut" not in each.timeline for each in told.discrepancies)
    assert all(each.about != "t-shut" for each in told.reactions)


def test_a_line_is_known_by_its_words_when_its_day_changes() -> None:
    told, wrong = decide(Reject(line=replace(SHUT, date="2019-03-02")))
    assert not wrong
    assert "t-shut" not in ids(told)


def test_a_line_is_known_by_its_day_when_another_report_tells_it_better() -> None:
    told, wrong = decide(Reject(line=line(STORY.articles[1], stories.SHUT_B, "2019-03-03")))
    assert not wrong
    assert "t-shut" not in ids(told)


def test_words_that_stand_behind_another_line_now_reject_nothing() -> None:
    """The sentence on the lane is evidence of two lines, and tells neither the one nor the other day."""
    other = line(STORY.articles[1], stories.SHUT_B, "2019-07-01")
    told, wrong = decide(Reject(line=other))
    assert list(wrong.values()) == [OTHER_LINE]
    assert told == STORY


def test_words_that_tell_no_line_and_words_that_are_gone() -> None:
    none = line(GAZETTE, "Divers and climbers counted 14 cracks", "2019-03-03")
    gone = replace(SHUT, place=replace(SHUT.place, words="The bridge fell."))
    told, wrong = decide(Reject(line=none), Reject(line=gone))
    assert list(wrong.values()) == [NO_LINE, UNSAID]
    assert told == STORY


def test_a_pinned_line_says_so() -> None:
    told, _ = decide(Pin(line=SHUT))
    pinned = next(each for each in told.timeline if each.pinned)
    assert (pinned.id, pinned.decided) == ("t-shut", (only(Pin(line=SHUT)).id,))
    assert replace(pinned, pinned=False, decided=()) in STORY.timeline


def test_a_pin_tells_what_was_not_found_in_the_reports_words() -> None:
    words = "The survey is dated Friday, two days before the barriers went up."
    pin = Pin(line=line(RADIO, words, "2019-03-01"))
    told, wrong = decide(pin)
    assert not wrong
    (new,) = [each for each in told.timeline if each.id not in ids(STORY)]
    assert (new.text, new.date.edtf, new.status) == (words, "2019-03-01", "single")
    assert new.evidence[0].text == words
    assert ids(told) == sorted(ids(told), key=ids(told).index)
    assert [each.date.sort_key for each in told.timeline] == sorted(
        each.date.sort_key for each in told.timeline
    )


def test_a_pinned_line_keeps_its_words_and_another_day_is_another_line() -> None:
    words = line(STORY.articles[1], stories.SHUT_B, "2019-03-03")
    told, _ = decide(Pin(line=words))
    assert next(e.text for e in told.timeline if e.id == "t-shut") == stories.SHUT_B
    told, wrong = decide(Pin(line=replace(SHUT, date="2019-03-02")))
    assert not wrong
    assert "t-shut" in ids(told)
    assert [(e.text, e.date.edtf) for e in told.timeline if e.pinned] == [
        (stories.SHUT_A, "2019-03-02")
    ]


def test_of_two_on_one_line_the_later_holds() -> None:
    told, wrong = decide(Reject(line=SHUT), Pin(line=SHUT))
    assert "t-shut" in ids(told)
    assert list(wrong.values()) == ["a later correction of the same holds"]
    told, _ = decide(Pin(line=SHUT), Reject(line=SHUT))
    assert "t-shut" not in ids(told)


def test_an_added_line_can_be_dated_and_rejected() -> None:
    words = "Her takings fell by half on Monday and Tuesday."
    added = line(RADIO, words.split(" on ")[0], "2019-03-06")
    told, wrong = decide(
        Reject(line=line(RADIO, words, "2019-03-04/2019-03-05")),
        Pin(line=replace(added, place=place(RADIO, "The survey is dated Friday"))),
        Redate(
            line=replace(added, place=place(RADIO, "The survey is dated Friday")), when="2019-02"
        ),
    )
    assert not wrong
    assert [e.date.edtf for e in told.timeline if e.pinned] == ["2019-02"]


def test_another_day_moves_the_line_and_keeps_its_id() -> None:
    told, wrong = decide(Redate(line=SHUT, when="2019-03-09"))
    assert not wrong
    moved = next(each for each in told.timeline if each.id == "t-shut")
    assert moved.date.edtf == "2019-03-09"
    assert moved.decided == (only(Redate(line=SHUT, when="2019-03-09")).id,)
    assert ids(told).index("t-shut") > ids(told).index("t-lane")


def test_a_line_that_was_given_a_day_is_known_by_it() -> None:
    """One sentence tells two lines; who sees the new day and rejects that line means that one."""
    twin = replace(
        STORY.timeline[4], id="t-twin", date=stories.day("2019-03-05"), entities=("n-ferry",)
    )
    story = replace(STORY, timeline=(*STORY.timeline, twin))
    told, wrong = decide(
        Redate(line=SHUT, when="2019-03-02"),
        Reject(line=replace(SHUT, date="2019-03-02")),
        story=story,
    )
    assert not wrong
    assert "t-shut" not in ids(told)
    assert "t-twin" in ids(told)


# Speakers


def test_another_speaker() -> None:
    said = Speaker(words=place(RADIO, NOBODY_TOLD), to=thing("Ilsa Varrow", GAZETTE))
    told, wrong = decide(said)
    assert not wrong
    changed = [q for q in told.quotations if q.decided]
    assert [(q.text, q.speaker) for q in changed] == [(NOBODY_TOLD, "n-varrow")]


def test_nobody_who_is_named() -> None:
    told, wrong = decide(Speaker(words=place(RADIO, NOBODY_TOLD), to=None))
    assert not wrong
    (changed,) = [q for q in told.quotations if q.decided]
    assert changed.speaker is None
    assert changed.speaker_text == "Petra Lund"


def test_the_same_words_of_the_same_speaker_elsewhere_go_along() -> None:
    first = next(q for q in STORY.quotations if q.text == NOBODY_TOLD)
    copy = replace(first, id="q-copy")
    other = replace(first, id="q-other", speaker="n-dolan")
    story = replace(STORY, quotations=(*STORY.quotations, copy, other))
    told, _ = decide(Speaker(words=place(RADIO, NOBODY_TOLD), to=None), story=story)
    assert {q.id for q in told.quotations if q.decided} == {first.id, "q-copy"}


def test_a_speaker_whom_nobody_names_any_more() -> None:
    gone = thing("Ada Brill", GAZETTE, "Ilsa Varrow")
    story = replace(STORY, cast=tuple(m for m in STORY.cast if m.id != "n-varrow"))
    told, wrong = decide(Speaker(words=place(RADIO, NOBODY_TOLD), to=gone), story=story)
    assert list(wrong.values()) == ["nobody and nothing is called “Ada Brill” any more"]
    assert told == story


def test_words_that_are_no_quotation() -> None:
    _, wrong = decide(Speaker(words=place(RADIO, "Her takings fell"), to=None))
    assert list(wrong.values()) == [NO_QUOTATION]


# Disagreements


def dispute_of(found: Discrepancy) -> DisputeRef:
    sides = []
    for value in found.values:
        at = value.evidence[0]
        article = by_id(STORY.articles, at.article)
        sides.append(Side(value=value.value, place=place(article, at.text)))
    return DisputeRef(kind=found.kind, sides=tuple(sides))


WHEN = next(each for each in STORY.discrepancies if "t-climb" in each.timeline)


def test_a_dismissed_one_is_gone_and_its_lines_are_not_disputed() -> None:
    told, wrong = decide(Dismiss(dispute=dispute_of(WHEN)))
    assert not wrong
    assert WHEN.id not in {each.id for each in told.discrepancies}
    still = {line for each in told.discrepancies for line in each.timeline}
    for entry in told.timeline:
        assert (entry.status == "disputed") == (entry.id in still)


def test_a_confirmed_one_says_so() -> None:
    told, _ = decide(Dismiss(dispute=dispute_of(WHEN)), Confirm(dispute=dispute_of(WHEN)))
    found = next(each for each in told.discrepancies if each.id == WHEN.id)
    assert found.decided
    assert replace(found, decided=()) == WHEN


def test_it_comes_back_with_a_value_that_was_not_looked_at() -> None:
    new = ClaimedValue(
        value="mid-January",
        evidence=(stories.said("d-herald", "by the end of June"),),
        independent_sources=1,
    )
    grown = replace(WHEN, values=(*WHEN.values, new))
    story = replace(
        STORY, discrepancies=tuple(grown if d is WHEN else d for d in STORY.discrepancies)
    )
    told, wrong = decide(Dismiss(dispute=dispute_of(WHEN)), story=story)
    assert list(wrong.values()) == ["a value was added to it that was not looked at: “mid-January”"]
    assert told == story


@pytest.mark.parametrize("kind", ["number", "other"])
def test_one_that_is_not_found_any_more(kind: str) -> None:
    ref = dispute_of(WHEN)
    _, wrong = decide(
        Dismiss(dispute=replace(ref, kind=kind)), Confirm(dispute=replace(ref, sides=ref.sides[:1]))
    )
    assert list(wrong.values()) == [NO_DISPUTE, NO_DISPUTE]
