"""What is new as `sourceline.new/1`."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sourceline.wire.new_json import dump_new, new_to_json
from sourceline.wire.story_json import load_schema
from tests import stories
from tests.catching_up import catch_up

VALIDATOR = Draft202012Validator(load_schema("new"))


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(load_schema("new"))


@pytest.mark.parametrize("known", [(), ("a-gazette",), tuple(a.id for a in stories.articles())])
def test_what_is_written_conforms(known: tuple[str, ...]) -> None:
    VALIDATOR.validate(new_to_json(catch_up(*known)))
    VALIDATOR.validate(new_to_json(catch_up(*known, since="2019-03-05")))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.pop("since"),
        lambda told: told.update(extra=1),
        lambda told: told["reports"][0].update(new=-1),
        lambda told: told["reports"][0]["timeline"][0].update(evidence=[]),
        lambda told: told["reports"][0]["cast"][0].update(kind="animal"),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_say(spoil: Any) -> None:
    told = new_to_json(catch_up("a-gazette"))
    spoil(told)
    assert not VALIDATOR.is_valid(told)


def test_evidence_is_cut_from_the_report_that_it_stands_under() -> None:
    told = json.loads(dump_new(catch_up("a-gazette", "b-post")))
    texts = {article.id: article.text for article in stories.articles()}
    kinds = ("timeline", "figures", "discrepancies", "cast")
    seen = 0
    for report in told["reports"]:
        things = [report, *(thing for kind in kinds for thing in report[kind])]
        for evidence in (each for thing in things for each in thing["evidence"]):
            assert evidence["article"] == report["article"]
            assert texts[report["article"]][evidence["start"] : evidence["end"]] == evidence["text"]
            seen += 1
    assert seen > 30


def test_articles_say_which_are_known() -> None:
    told = new_to_json(catch_up("b-post"))
    assert [article["known"] for article in told["articles"]] == [False, True, False, False, False]
    assert (told["since"], told["read"]) == (None, ["post.txt"])
    assert new_to_json(catch_up(since="2019-03-05"))["since"] == "2019-03-05"
