"""Sentences -> acts, whether done or to come, and their days."""

from __future__ import annotations

import pytest

from sourceline.annotate.dates import find_times
from sourceline.annotate.events import find_events
from sourceline.annotate.sentences import find_sentences
from tests.builders import article

WEDNESDAY = "2031-05-14"


def acts(text: str, published: str | None = WEDNESDAY) -> dict[str, tuple[str, str]]:
    """Verb -> class and day of each act that has one."""
    report = article(text, published)
    sentences = find_sentences(report)
    times = find_times(report, sentences)
    events = find_events(report, sentences, (), times, ())
    return {e.lemma: (e.cls.value, e.when.edtf) for e in events if e.when is not None}


@pytest.mark.parametrize(
    "text",
    [
        "Kell spoke of the rival whom he had beaten after a bitter 2016 election cycle.",
        "Forty keepers have died since the 2001 Skelby landslip.",
        "The bill designates Election Day as a holiday.",
        "The harbour owes respect to May 5 survivors.",
        "Marr met the board moments before Tuesday's audit.",
    ],
)
def test_a_time_that_only_names_something_dates_no_act(text: str) -> None:
    assert acts(text) == {}


def test_a_film_or_a_flood_of_a_year_still_dates_its_act() -> None:
    assert acts("Marr began as an actor in the 2016 Saltmarsh series.") == {
        "begin": ("happened", "2016")
    }
    assert acts("It was the largest crowd since the floods of 2014.")["flood"] == (
        "happened", "2014",
    )  # fmt: skip


def test_a_day_that_tells_a_thing_apart_is_not_the_day_of_what_is_done_about_it() -> None:
    assert acts("The fare will be cut for the outage of 6 May.") == {}
    both = acts("Kell, the last man caught in the outage of 6 May, left the ward on Tuesday.")
    assert both["leave"] == ("happened", "2031-05-13")
    unseen = acts("Kell, most sorely ill in the outage of 6 May, left the ward on Tuesday.")
    assert unseen["leave"] == ("happened", "2031-05-13")
    assert acts("Kell was hurt in the outage of 6 May.")["hurt"] == ("happened", "2031-05-06")
    assert acts("Kell left after the night of 6 May.")["leave"] == ("happened", "2031-05-06")


def test_a_year_long_ago_dates_what_was_made_in_it() -> None:
    assert acts("The anchor was cast in 1412.")["cast"] == ("happened", "1412")
    assert acts("The anchor was cast in 1412 by a smith.")["cast"] == ("happened", "1412")
    assert acts("The power was cut in 1412 cottages.") == {}


def test_what_will_stay_shut_until_a_day_is_to_come() -> None:
    assert acts("The pier will stay closed until Friday.")["close"] == (
        "expected", "2031-05-14/2031-05-16",
    )  # fmt: skip
    assert acts("The pier stayed closed until Tuesday.")["close"][0] == "happened"


def test_what_has_gone_on_since_a_day_is_no_act_of_that_day() -> None:
    assert acts("The mail has gone by fishing boat since Monday.") == {}
    assert acts("Marr has checked the hulls several times since 2015.") == {}
    assert acts("Kell has chaired the board since 2015.") == {"chair": ("happened", "2015")}


def test_will_and_a_day_that_is_past_do_not_belong_together() -> None:
    assert "leave" not in acts("Kell will leave, Marr told the board on Monday.")
    assert acts("Kell had been due to leave on Monday.")["leave"][0] == "expected"


@pytest.mark.parametrize(
    ("text", "lemma", "edtf"),
    [
        ("The film comes to cinemas in November.", "come", "2031-11"),
        ("Tickets go on sale on Friday.", "go", "2031-05-16"),
        ("His plaster comes off on Monday.", "come", "2031-05-19"),
        ("She has called both sides back for Saturday.", "call", "2031-05-17"),
        ("The big day is a week on Saturday.", "be", "2031-05-24"),
        ("Lawyers have until 13 June to lodge an appeal.", "have", "../2031-06-13"),
        ("The second payment is due in November.", "be", "2031-11"),
        ("We meet again on Thursday, 26 June.", "meet", "2031-06-26"),
        ("Her report will come in July and not in June.", "come", "2031-07"),
        ("Lift-off had been set for 17 May.", "set", "2031-05-17"),
        ("The repairs should end by 28 June.", "end", "../2031-06-28"),
        ("A ruling is expected by Friday.", "expect", "../2031-05-16"),
        ("Marr is expected in Skelby this evening.", "expect", "2031-05-14"),
        ("The road could be opened tonight.", "open", "2031-05-14"),
        ("The stalls must be cleared by Friday.", "clear", "../2031-05-16"),
        ("The hearing continues on Wednesday.", "continue", "2031-05-14"),
        ("Saturday's match has been moved to 23 May.", "move", "2031-05-23"),
        ("She'll open the gate on Friday.", "open", "2031-05-16"),
    ],
)
def test_plans_lie_ahead(text: str, lemma: str, edtf: str) -> None:
    assert acts(text)[lemma] == ("expected", edtf)


def test_on_the_same_day_goes_back_to_the_last_day_that_is_past() -> None:
    text = "Kell resigned on Tuesday. Marr will take over on Friday. On the same day the board named a judge."
    assert acts(text)["name"] == ("happened", "2031-05-13")


def test_a_year_at_the_beginning_of_a_sentence_dates_its_verb() -> None:
    assert acts("In 1974 a rocket came down in the pans.") == {"come": ("happened", "1974")}


def test_the_day_of_talks_dates_what_they_did() -> None:
    found = acts("Monday's talks at the harbour office broke up after an hour.")
    assert found["talk"] == ("happened", "2031-05-12")


def test_this_week_in_a_side_clause_dates_no_main_act() -> None:
    assert "think" not in acts(
        "Kell said he thought the parcel like the others mailed out this week."
    )
    assert "break" in acts("Thieves broke into the net loft this week.")


def test_a_verb_that_only_says_which_one_takes_no_day_from_before() -> None:
    text = "Kell resigned on Tuesday. One of the jobs Marr discussed with him was the lighthouse."
    assert acts(text) == {"resign": ("happened", "2031-05-13")}


def test_that_after_a_noun_opens_a_clause_with_a_verb() -> None:
    text = "Kell wants to back a plan that stalled in the assembly on Monday."
    assert acts(text)["stall"] == ("happened", "2031-05-12")


def test_a_perfect_takes_no_day_from_the_sentence_before() -> None:
    text = "Kell resigned on Tuesday. Marr left the hall. The affair has taken on new meanings."
    assert acts(text) == {
        "resign": ("happened", "2031-05-13"),
        "leave": ("happened", "2031-05-13~"),
    }


def test_those_to_whom_a_report_spoke_make_no_event() -> None:
    assert acts("For most of the people who the Echo spoke to on Monday, it is a habit.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "The inquiry could help Kell, as it did Mayor Marr in the 1990s.",
        "In the weeks prior to the May 8 vote Kell kept to his house.",
    ],
)
def test_a_time_of_a_comparison_or_a_goal_dates_no_act(text: str) -> None:
    assert acts(text) == {}


def test_the_day_of_an_aim_is_not_that_of_the_act() -> None:
    text = "Last weekend Marr used her column to help arrange a march on Friday."
    assert acts(text)["use"][1] == "2031-05-10/2031-05-11"


def test_what_could_be_seen_was_seen() -> None:
    assert acts("The smoke could be seen today.") == {"see": ("happened", "2031-05-14")}


def test_a_day_that_opens_its_sentence_is_of_its_main_verb() -> None:
    found = acts("On Tuesday a plan that would close the pier was approved.")
    assert found == {"approve": ("happened", "2031-05-13")}
    assert acts("On Tuesday Marr closed the pier.") == {"close": ("happened", "2031-05-13")}


def test_a_day_right_before_its_verb_is_of_no_verb_before_a_comma() -> None:
    found = acts("Asked what went wrong, Mr. Kell on Tuesday called it off.")
    assert found == {"call": ("happened", "2031-05-13")}


def test_of_what_was_bidden_on_a_past_day_the_bidding_happened() -> None:
    found = acts("Kell had ordered his crew to burn the logs on the night of 4 May.")
    assert found == {"order": ("happened", "2031-05-04")}
    assert acts("Kell told his crew that the logs will burn on Friday.") == {
        "burn": ("expected", "2031-05-16")
    }


def test_the_day_of_saying_is_not_that_of_what_is_said() -> None:
    assert set(acts("Marr was offered a post, a friend said on Tuesday.")) == {"say"}
    assert set(acts("Three sailors died, the hospital said on Tuesday.")) == {"die", "say"}


def test_the_day_of_a_note_dates_nothing_in_it() -> None:
    assert acts("Correction, 3 May: The rope held 40 men.") == {}
    assert acts("3 May: The rope held 40 men.") != {}


def test_a_crew_is_no_verb() -> None:
    assert acts("The captain and crew of the ferry on Tuesday went home.") == {
        "go": ("happened", "2031-05-13")
    }
