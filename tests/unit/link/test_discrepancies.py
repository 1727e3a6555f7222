"""Which claims cannot both hold, and which only look so."""

from __future__ import annotations

from datetime import date

import pytest

from sourceline.annotate.annotator import annotate
from sourceline.link.discrepancies import find_discrepancies
from sourceline.link.independence import Sources
from sourceline.link.order import in_order
from sourceline.link.reuse import find_reuse
from sourceline.model.article import Article
from sourceline.model.story import Discrepancy
from sourceline.model.when import When
from tests.unit.link.discrepancy_cases import CONFLICTS, NEAR_CASES


def tell(*texts: str) -> tuple[Discrepancy, ...]:
    """What is told of reports with these words, each of an outlet of its own."""
    articles = []
    for number, words in enumerate(texts):
        day, _, text = words.rpartition("|")
        when = When.day(date.fromisoformat(day.lstrip("@") or "2031-06-14"))
        articles.append(
            Article(
                id=f"a{number}",
                source=f"a{number}.txt",
                text=text,
                publisher=f"Outlet {number}",
                language="en",
                published=when,
            )
        )
    annotations = tuple(in_order([annotate(article) for article in articles]))
    reuse = find_reuse(annotations)
    return find_discrepancies(annotations, (), reuse, Sources.of(annotations, reuse))


@pytest.mark.parametrize(
    ("kind", "values", "texts"), CONFLICTS, ids=[" / ".join(c[1]) for c in CONFLICTS]
)
def test_conflict_is_told_with_both_values(
    kind: str, values: tuple[str, str], texts: tuple[str, ...]
) -> None:
    (found,) = tell(*texts)
    assert found.kind == kind
    told = " | ".join(value.value for value in found.values)
    assert all(value.casefold() in told.casefold() for value in values), told
    assert len(found.values) == 2


@pytest.mark.parametrize(("texts", "why"), NEAR_CASES, ids=[why for _, why in NEAR_CASES])
def test_near_case_is_silent(texts: tuple[str, ...], why: str) -> None:
    assert tell(*texts) == (), why


def test_correction_settles_what_another_report_said() -> None:
    (found,) = tell(
        "@2031-06-12|The ferry Halcyon carried 212 passengers when it ran aground off Skarn.",
        "@2031-06-13|Divers looked at the hull of the Halcyon.\n\nCorrection: we reported on Thursday "
        "that the ferry Halcyon carried 212 passengers. It carried 121 passengers.",
    )
    assert found.kind == "number"
    assert found.status == "corrected"
    assert found.correction is not None
    assert found.correction.text.startswith("Correction: we reported")
    assert {v.value for v in found.values} == {"212", "121"}
    assert {e.article for v in found.values for e in v.evidence} == {"a0", "a1"}


def test_report_that_corrects_itself() -> None:
    (found,) = tell(
        "The Orlo bridge will be shut for nine weeks.\n\nAn earlier version of this report gave the "
        "day of the vote as 4 June; it was held on 6 June.",
    )
    assert (found.kind, found.status) == ("date", "corrected")


def test_open_conflict_has_no_correction() -> None:
    (found,) = tell(
        "The lido on Quay Street opened in 1962 and was shut last winter.",
        "The Quay Street lido, which opened in 1968, has been shut since the winter.",
    )
    assert (found.status, found.correction) == ("open", None)


def test_equal_values_are_one_with_the_evidence_of_all() -> None:
    (found,) = tell(
        "The Tessaly hall will cost 9 million euros to repair, the ministry said.",
        "The Tessaly hall will cost 6 million euros to repair, the ministry said.",
        "Repairing the hall in Tessaly will cost 9 million euros.",
    )
    told = {v.value: [e.article for e in v.evidence] for v in found.values}
    assert told == {"9 million euros": ["a0", "a2"], "6 million euros": ["a1"]}


def test_evidence_is_the_whole_sentence_and_the_value_stands_in_it() -> None:
    (found,) = tell(
        "It rained. Engineers say that the Tam footbridge collapsed on 8 May, at dawn.",
        "The footbridge over the Tam collapsed on 3 May.",
    )
    texts = {v.value: v.evidence[0].text for v in found.values}
    assert texts["8 May"] == "Engineers say that the Tam footbridge collapsed on 8 May, at dawn."
    assert texts["3 May"] == "The footbridge over the Tam collapsed on 3 May."


def test_copies_stand_with_the_value_that_they_copy() -> None:
    copied = "The quarry firm must pay $3.7 million into a fund for the valley's repair."
    (found,) = tell("The quarry firm owes $7.3 million for the valley.", copied, copied)
    told = {v.value: [e.article for e in v.evidence] for v in found.values}
    assert told == {"$3.7 million": ["a1", "a2"], "$7.3 million": ["a0"]}


def test_order_of_reports_and_a_third_change_neither_ids_nor_values() -> None:
    texts = [
        "The footbridge over the Tam collapsed on 3 May, hours after an inspection.",
        "Engineers are still studying why the Tam footbridge collapsed on 8 May.",
    ]
    (alone,) = tell(*texts)
    (more,) = tell(*texts, "The bakery on Mill Lane sells poppy rolls.")
    assert alone == more
    assert tell(*texts) == tell(*texts)


@pytest.mark.parametrize(
    "text",
    [
        "",
        '"' * 400,
        "(" * 500 + "12 dead" + ")" * 20,
        "a\u0000b 12 people died. " * 30,
        "Correction:" * 50,
        "5 - 4 - 3 - 2 - 1 " * 200,
    ],
)
def test_hostile_text_is_told_in_peace(text: str) -> None:
    tell(text, text + " and 13 people died.", "12 people died on 3 May.")


def test_thousand_copies_with_one_other_number() -> None:
    words = "The ferry Halcyon carried 212 passengers when it ran aground off Skarn on Monday."
    (found,) = tell(*[words] * 60, words.replace("212", "187"))
    counts = {v.value: len(v.evidence) for v in found.values}
    assert counts == {"212": 60, "187": 1}
