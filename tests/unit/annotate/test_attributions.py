"""Sources, cues and contents by the network -> quotations beside those by rule."""

from __future__ import annotations

import pytest

from sourceline.annotate.attributions import join_attributions
from sourceline.annotate.mentions import find_mentions
from sourceline.annotate.quotes import find_quotations
from sourceline.annotate.sentences import find_sentences
from sourceline.annotate.tagged import Tagged
from sourceline.model.annotations import Quotation
from tests.builders import article, span_of
from tests.tagged_builder import tagged


def quotations(text: str, found: Tagged) -> list[Quotation]:
    report = article(text)
    sentences = find_sentences(report)
    mentions, aliases = find_mentions(report, sentences, found)
    return list(find_quotations(report, sentences, mentions, aliases, found))


def test_each_content_goes_to_its_nearest_cue_and_each_cue_to_its_nearest_source() -> None:
    text = "Ito hinted that rain was near, and Vos let it be known that he agreed."
    found = tagged(
        text,
        sources=["Ito", "Vos"],
        cues=["hinted", "let it be known"],
        contents=["that rain was near", "that he agreed"],
    )
    joined = join_attributions(found)
    assert [(a.source, a.cue) for a in joined] == [
        (span_of(text, "Ito"), span_of(text, "hinted")),
        (span_of(text, "Vos"), span_of(text, "let it be known")),
    ]


def test_a_cue_that_is_no_verb_of_saying_adds_a_quotation_that_no_story_tells() -> None:
    text = "Ada Ito was under the impression that the bridge would hold for years."
    found = tagged(
        text,
        names=[("Ada Ito", "person")],
        sources=["Ada Ito"],
        cues=["under the impression"],
        contents=["that the bridge would hold for years"],
    )
    (quotation,) = quotations(text, found)
    assert quotation.words.cut(text) == "the bridge would hold for years"
    assert (quotation.kind, quotation.aside) == ("indirect", True)
    assert quotation.speaker == 0


def test_between_marks_the_rules_say_how_far_words_go() -> None:
    text = "“We lost the roof,” Ada Ito said."
    found = tagged(
        text,
        names=[("Ada Ito", "person")],
        sources=["Ada Ito"],
        cues=["said"],
        contents=["“We lost the roof,”"],
    )
    (quotation,) = quotations(text, found)
    assert quotation.words.cut(text).rstrip(",") == "We lost the roof"
    assert (quotation.kind, quotation.aside) == ("direct", False)


def test_the_clause_around_quoted_words_stands_beside_them() -> None:
    text = "Ada Ito said the plan was “a gift to nobody” and should go."
    found = tagged(
        text,
        names=[("Ada Ito", "person")],
        sources=["Ada Ito"],
        cues=["said"],
        contents=["the plan was “a gift to nobody” and should go"],
    )
    told = {q.words.cut(text): (q.kind, q.aside) for q in quotations(text, found)}
    assert told["a gift to nobody"] == ("mixed", False)
    assert told["the plan was “a gift to nobody” and should go"][0] == "indirect"


def test_a_clause_that_both_found_is_told_once_and_the_rules_say_how_far_it_goes() -> None:
    text = "Ada Ito said the plan was dead and her staff had left the room."
    found = tagged(
        text,
        names=[("Ada Ito", "person")],
        sources=["Ada Ito"],
        cues=["said"],
        contents=["the plan was dead"],
    )
    (quotation,) = quotations(text, found)
    assert quotation.words.cut(text) == "the plan was dead and her staff had left the room"


def test_an_order_is_no_speech_of_a_story() -> None:
    text = (
        "The court told the firm to pay. The union urged members of all crews to strike on Monday."
    )
    found = tagged(
        text,
        sources=["The union"],
        cues=["urged"],
        contents=["members of all crews to strike on Monday"],
    )
    (quotation,) = [q for q in quotations(text, found) if q.cue == span_of(text, "urged")]
    assert quotation.aside


def test_nothing_found_adds_nothing() -> None:
    text = "The road was wet."
    assert quotations(text, tagged(text)) == []


def one(text: str, source: str, cue: str, content: str) -> Quotation:
    found = tagged(text, sources=[source] if source else [], cues=[cue], contents=[content])
    span = span_of(text, cue)
    cued = [q for q in quotations(text, found) if q.cue is not None and q.cue.overlaps(span)]
    return cued[0]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor cited the rain that had fallen.", "The mayor", "cited",
         "the rain that had fallen"),
        ("The mayor alluded to a plan the board had made.", "The mayor", "alluded to",
         "a plan the board had made"),
        ("The mayor warned about floods rising if it rained.", "The mayor", "warned about",
         "floods rising if it rained"),
        ("The mayor explained to the board key points about rules that had changed.", "The mayor",
         "explained", "rules that had changed"),
    ],
)  # fmt: skip
def test_a_thing_that_is_spoken_of_is_no_speech(
    text: str, source: str, cue: str, content: str
) -> None:
    assert one(text, source, cue, content).aside


@pytest.mark.parametrize(
    ("cue", "aside"),
    [
        ("has not said", True),
        ("could not rule out", True),
        ("expressed disbelief", True),
        ("disputed", True),
        ("originally said", True),
        ("could not resist saying", False),
        ("has said", False),
    ],
)
def test_what_is_not_said_or_no_longer_is_no_speech(cue: str, aside: bool) -> None:
    text = f"The mayor {cue} that the bridge was built of old stone."
    assert one(text, "The mayor", cue, "that the bridge was built of old stone").aside == aside


@pytest.mark.parametrize(("source", "aside"), [("The survey", False), ("The noise", True)])
def test_a_document_says_what_it_finds(source: str, aside: bool) -> None:
    text = f"{source} found the bridge was shaking in the wind."
    assert one(text, source, "found", "the bridge was shaking in the wind").aside == aside


def test_a_denial_keeps_its_verb() -> None:
    text = "Ito over the weekend denied that she sold the old bridge."
    denial = one(text, "Ito", "denied", "that she sold the old bridge")
    assert denial.words.cut(text) == "denied that she sold the old bridge"


def test_who_speaks_two_sentences_on_is_another() -> None:
    text = "“The pier is a promise.” Nobody laughed. Ada Ito says it is too old."
    found = tagged(
        text,
        names=[("Ada Ito", "person")],
        sources=["Ada Ito"],
        cues=["says"],
        contents=["“The pier is a promise.”"],
    )
    quotation = quotations(text, found)[0]
    assert (quotation.source, quotation.speaker) == (None, None)


def test_a_clerk_at_a_ministry_is_not_the_ministry() -> None:
    text = "A clerk at the web site Harl Watch said, “The pier is a promise.”"
    found = tagged(
        text,
        names=[("Harl Watch", "organization")],
        sources=["A clerk at the web site Harl Watch"],
        cues=["said"],
        contents=["“The pier is a promise.”"],
    )
    assert [q.speaker for q in quotations(text, found)] == [0]


def test_a_source_and_its_cue_share_a_sentence() -> None:
    text = "The board met. On Monday walked out saying that the pier had been sold."
    found = tagged(
        text,
        sources=["The board"],
        cues=["walked out saying"],
        contents=["that the pier had been sold"],
    )
    assert [q.aside for q in quotations(text, found)] == [True]


def test_what_a_court_was_told_needs_no_source() -> None:
    text = "The pier had been sold for nothing, a court was told on Monday."
    found = tagged(text, cues=["was told"], contents=["The pier had been sold for nothing,"])
    (quotation,) = quotations(text, found)
    assert (quotation.aside, quotation.source) == (False, None)


def test_labels_with_marks_at_both_ends_are_no_direct_speech() -> None:
    text = "They must file as “married together” or as “married apart.”"
    found = tagged(text, contents=["“married together” or as “married apart.”"])
    assert all(q.kind != "direct" or q.aside for q in quotations(text, found))


def test_where_the_network_sees_no_source_the_verbs_own_subject_speaks() -> None:
    text = "It began when the baker Ada Ito alleged the old pier at Harl, Marlshire, was bypassing her."
    found = tagged(
        text,
        names=[("Ada Ito", "person")],
        cues=["alleged"],
        contents=["the old pier at Harl, Marlshire, was bypassing her"],
    )
    told = [q for q in quotations(text, found) if not q.aside]
    assert [q.source is not None and "Ada Ito" in q.source.cut(text) for q in told] == [True]


def test_a_that_far_behind_a_verb_that_is_none_of_saying_is_anothers() -> None:
    text = "Ada Ito slammed the board for giving the keys away on the word that the pier was whole."
    found = tagged(
        text,
        names=[("Ada Ito", "person")],
        sources=["Ada Ito"],
        cues=["slammed"],
        contents=["the pier was whole"],
    )
    assert all(q.aside for q in quotations(text, found))


def test_a_verb_in_the_sentence_right_behind_the_marks_has_its_words() -> None:
    text = "“Is the pier whole?” Ada Ito was quoted as musing."
    found = tagged(
        text,
        names=[("Ada Ito", "person")],
        sources=["Ada Ito"],
        cues=["was quoted as musing"],
        contents=["“Is the pier whole?”"],
    )
    assert [q.speaker for q in quotations(text, found)] == [0]
