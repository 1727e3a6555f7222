"""Reports -> which of their acts are one."""

from __future__ import annotations

from sourceline.annotate.annotator import annotate
from sourceline.link.cast import link_cast
from sourceline.link.events import link_events
from sourceline.link.order import in_order
from tests.builders import article


def together(*texts: str) -> list[list[str]]:
    """The verbs of each linked event, for reports of 8, 9, ... May 2031."""
    annotations = in_order(
        annotate(article(text, f"2031-05-0{8 + n}", id=f"a{n}")) for n, text in enumerate(texts)
    )
    by_id = {each.article.id: each for each in annotations}
    _, entity_of = link_cast(annotations, ())
    return [
        [by_id[ref.article].events[ref.event].lemma for ref in event.members]
        for event in link_events(annotations, entity_of, ())
    ]


def test_one_act_told_in_other_words_is_one_event() -> None:
    found = together(
        "Gulls wheeled over crumbling brick. On Wednesday councillors voted to sell Gannet Pier, "
        "amid whistles, placards and a leaking roof.",
        "The Brennick assembly voted on Wednesday evening to flog Gannet Pier to the highest bidder.",
    )
    assert ["vote", "vote"] in found


def test_two_acts_of_one_day_stay_two() -> None:
    found = together(
        "Odo Kell resigned on Wednesday as harbour master.",
        "Ines Marr opened the new lighthouse at Skelby on Wednesday.",
    )
    assert len(found) == 2


def test_one_verb_of_two_persons_is_two_acts() -> None:
    found = together(
        "Odo Kell resigned on Wednesday as harbour master.",
        "Ines Marr resigned on Wednesday as editor of the Skelby Echo.",
    )
    assert len(found) == 2


def test_days_that_differ_are_not_one_act() -> None:
    found = together(
        "Odo Kell resigned on Tuesday as harbour master.",
        "Odo Kell resigned on Thursday as harbour master.",
    )
    assert len(found) == 2
