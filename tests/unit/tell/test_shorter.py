"""A timeline -> what is left of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sourceline.errors import SettingsError
from sourceline.model.span import Span
from sourceline.model.story import Evidence, TimelineEntry
from sourceline.model.when import Basis, Precision, When
from sourceline.tell.selection import Selection
from sourceline.tell.shorter import shorten, shorten_story
from tests import stories


def entry(
    ident: str, day: str | When, text: str = "", *, sources: int = 1, reports: int = 1, **more: Any
) -> TimelineEntry:
    words = text or f"{ident} happened."
    when = day if isinstance(day, When) else When.day(date.fromisoformat(day))
    return TimelineEntry(
        **{
            "id": ident,
            "date": when,
            "text": words,
            "status": "single",
            "independent_sources": sources,
            "entities": (),
            "evidence": tuple(
                Evidence(f"a{number}", Span(0, len(words)), words) for number in range(reports)
            ),
            **more,
        }
    )


MARCH = When(
    start=date(2030, 3, 1), end=date(2030, 3, 31), precision=Precision.MONTH, basis=Basis.EXPLICIT
)


def ids(entries: tuple[TimelineEntry, ...]) -> str:
    return " ".join(each.id for each in entries)


def test_nothing_asked_is_the_same_story() -> None:
    story = stories.story()
    assert shorten_story(story, Selection()) is story


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, "early march tenth late"),
        ("2030-03-10", None, "tenth late"),
        (None, "2030-03-10", "early tenth"),
        ("2030-03-10", "2030-03-10", "tenth"),
        ("2030-03-01", "2030-03-31", "march tenth late"),
        ("2030-03-02", "2030-03-31", "tenth late"),
    ],
)
def test_a_window_holds_both_days_and_no_part_of_a_month(
    start: str | None, end: str | None, expected: str
) -> None:
    told = (
        entry("early", "2030-02-27"),
        entry("march", MARCH),
        entry("tenth", "2030-03-10"),
        entry("late", "2030-03-31"),
    )
    selection = Selection(
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else None,
    )
    assert ids(shorten(told, selection)) == expected


def test_what_has_an_open_end_is_in_no_window_on_that_side() -> None:
    since = When.between(date(2030, 3, 5), None)
    told = (entry("since", since),)
    assert ids(shorten(told, Selection(start=date(2030, 3, 1)))) == "since"
    assert ids(shorten(told, Selection(end=date(2030, 3, 31)))) == ""


def test_the_most_important_dates_in_their_order() -> None:
    told = (
        entry("once", "2030-03-01"),
        entry("thrice", "2030-03-02", sources=3, reports=3),
        entry("copied", "2030-03-03", sources=1, reports=5),
        entry("twice", "2030-03-04", sources=2, reports=2),
        entry("month", MARCH, sources=9, reports=9),
        entry("hoped", "2030-03-09", sources=9, reports=9, status="expected"),
    )
    assert ids(shorten(told, Selection(dates=2))) == "thrice twice"
    assert ids(shorten(told, Selection(dates=3))) == "thrice copied twice"
    assert ids(shorten(told, Selection(dates=5))) == "once thrice copied twice hoped"
    assert len(shorten(told, Selection(dates=9))) == len(told)


def test_entries_of_one_date_together_hold_so_many_sentences() -> None:
    told = (
        entry("weak", "2030-03-01"),
        entry("strong", "2030-03-01", sources=2, reports=2),
        entry("same", "2030-03-01", "strong happened."),
        entry("other", "2030-03-02"),
    )
    assert ids(shorten(told, Selection(sentences=1))) == "strong other"
    assert ids(shorten(told, Selection(sentences=2))) == "weak strong other"


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("bridge", "shut opened"),
        ("bridges closing", "shut"),
        ("the bridge", "shut opened"),
        ("bridge ferry", ""),
        ("", "shut opened ferry"),
    ],
)
def test_about_is_all_words_in_any_inflection(about: str, expected: str) -> None:
    told = (
        entry("shut", "2030-03-01", "The council closed the bridge."),
        entry("opened", "2030-03-02", "The bridge was opened again."),
        entry("ferry", "2030-03-03", "The ferry ran late."),
    )
    assert ids(shorten(told, Selection(about=about))) == expected


def test_what_names_a_line_left_out_forgets_it() -> None:
    story = stories.story()
    short = shorten_story(story, Selection(start=date(2019, 3, 8), end=date(2019, 3, 8)))
    kept = {line.id for line in short.timeline}
    assert kept == {"t-lane"}
    assert all(set(each.timeline) <= kept for each in short.discrepancies)
    assert all(each.about is None or each.about in kept for each in short.reactions)
    assert len(short.discrepancies) == len(story.discrepancies)
    assert short.cast == story.cast


@pytest.mark.parametrize(
    "asked",
    [
        {"dates": 0},
        {"sentences": 0},
        {"start": date(2030, 3, 2), "end": date(2030, 3, 1)},
    ],
)
def test_what_makes_no_sense(asked: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        Selection(**asked)
