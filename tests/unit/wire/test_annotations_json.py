"""One report's annotations as `sourceline.annotations/1`."""

from __future__ import annotations

import json

from sourceline.model.annotations import (
    Annotations,
    EventClass,
    EventMention,
    Figure,
    Form,
    Kind,
    Mention,
    Qualifier,
    Quotation,
    Reaction,
    Sentence,
    TimeExpression,
)
from sourceline.model.span import Span
from sourceline.wire.annotations_json import annotations_to_json, dump_annotations
from tests.builders import article, span_of
from tests.stories import day

TEXT = "Quay news\n“Stay,” said Ann Bly on 2 May, “or go.” She sold 30 boats. Ann was glad."


def _annotations() -> Annotations:
    def at(words: str, nth: int = 0) -> Span:
        return span_of(TEXT, words, nth)

    name = Mention(
        span=at("Ann Bly"), head=at("Bly"), form=Form.NAME, kind=Kind.PERSON, entity=3,
        confidence=0.912345,
    )  # fmt: skip
    she = Mention(span=at("She"), head=at("She"), form=Form.PRONOUN, kind=Kind.PERSON, entity=3)
    return Annotations(
        article=article(TEXT, "2021-05-03"),
        sentences=(
            Sentence(span=at("Quay news"), paragraph=0, heading=True),
            Sentence(span=at("She sold 30 boats."), paragraph=1),
        ),
        mentions=(name, she),
        times=(
            TimeExpression(
                span=at("2 May"), type="date", value="2021-05-02", when=day("2021-05-02")
            ),
        ),
        quotations=(
            Quotation(
                words=at("Stay,”").cover(at("or go.")),
                parts=(at("Stay,"), at("or go.")),
                kind="direct",
                cue=at("said"),
                source=at("Ann Bly"),
                speaker=0,
            ),
        ),
        events=(
            EventMention(
                span=at("sold"), lemma="sell", cls=EventClass.HAPPENED,
                clause=at("She sold 30 boats."), sentence=1, participants=(1,),
            ),
        ),
        figures=(
            Figure(
                span=at("30 boats"), value=30.0, qualifier=Qualifier.EXACT, unit="",
                of=at("boats"), sentence=1,
            ),
        ),
        reactions=(Reaction(span=at("Ann was glad."), emotion="joy", sentence=2),),
    )  # fmt: skip


def test_the_shape_is_the_contract() -> None:
    told = annotations_to_json(_annotations(), "rules 1")
    assert list(told) == [
        "schema", "generator", "source", "id", "language", "published", "published_from", "text",
        "boilerplate", "headings", "sentences", "mentions", "times", "quotations", "events",
        "figures", "reactions",
    ]  # fmt: skip
    assert told["schema"] == "sourceline.annotations/1"
    assert told["generator"]["annotator"] == "rules 1"
    assert told["headings"] == [{"start": 0, "end": 9}]
    assert len(told["sentences"]) == 1


def test_mentions_and_what_points_at_them() -> None:
    told = annotations_to_json(_annotations(), "")
    first, second = told["mentions"]
    assert (first["id"], first["entity"], first["confidence"]) == ("m0", "e3", 0.9123)
    assert "confidence" not in second
    assert told["quotations"][0]["speaker"] == "e3"
    assert told["events"][0]["participants"] == ["m1"]
    assert told["reactions"][0]["who"] is None


def test_a_split_quotation_has_parts() -> None:
    quotation = annotations_to_json(_annotations(), "")["quotations"][0]
    assert [TEXT[p["start"] : p["end"]] for p in quotation["parts"]] == ["Stay,", "or go."]


def test_values() -> None:
    told = annotations_to_json(_annotations(), "")
    assert told["times"][0]["date"]["edtf"] == "2021-05-02"
    assert told["figures"][0]["value"] == 30
    assert told["events"][0]["class"] == "happened"


def test_one_line_a_report() -> None:
    line = dump_annotations(_annotations(), "")
    assert line.endswith("\n")
    assert len(line.splitlines()) == 1
    assert json.loads(line) == annotations_to_json(_annotations(), "")
