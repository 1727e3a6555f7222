"""Rules and network -> one list of names and descriptions, and who is whom."""

from __future__ import annotations

from sourceline.annotate.mentions import find_mentions
from sourceline.annotate.sentences import find_sentences
from sourceline.annotate.tagged import Tagged
from sourceline.model.annotations import Form, Mention
from tests.builders import article
from tests.tagged_builder import tagged


def mentions(text: str, found: Tagged | None) -> list[tuple[str, str, str, int]]:
    """(words of the head, form, kind, entity) of each."""
    report = article(text)
    told, _ = find_mentions(report, find_sentences(report), found)
    return [_row(text, m) for m in told]


def _row(text: str, mention: Mention) -> tuple[str, str, str, int]:
    return mention.head.cut(text), str(mention.form), str(mention.kind), mention.entity


def names(text: str, found: Tagged) -> list[tuple[str, str]]:
    return [(words, kind) for words, form, kind, _ in mentions(text, found) if form == Form.NAME]


def test_a_name_in_small_letters_is_the_networks() -> None:
    text = "Fans queued to hear all the small rooms played live."
    assert names(text, tagged(text, names=[("all the small rooms", "work")])) == [
        ("all the small rooms", "work")
    ]


def test_the_network_says_how_far_a_name_goes_and_what_it_is() -> None:
    text = "They met Paper Moon Ada Ito in the hall."
    both = [("Paper Moon", "group"), ("Ada Ito", "person")]
    assert names(text, tagged(text, names=both)) == both


def test_a_title_before_the_networks_name_is_no_part_of_it() -> None:
    text = "They thanked Mayor Ada Ito for it."
    assert names(text, tagged(text, names=[("Ada Ito", "person")])) == [("Ada Ito", "person")]


def test_a_persons_name_begins_after_its_owner() -> None:
    text = "They cheered when the Lanterns' Ada Ito came, and Paper Moon's Bram."
    found = tagged(text, names=[("Lanterns' Ada Ito", "person"), ("Paper Moon's Bram", "person")])
    assert {("Ada Ito", "person"), ("Bram", "person")} <= set(names(text, found))


def test_a_rules_name_goes_where_the_network_is_sure_of_the_contrary() -> None:
    text = "On the wall it said Welcome Home in red."
    assert names(text, tagged(text, no_name=0.99)) == []
    assert [words for words, _ in names(text, tagged(text, no_name=0.5))] == ["Welcome Home"]


def test_a_rules_name_stays_where_the_network_found_the_same_words_elsewhere() -> None:
    text = "Then Ada Ito came. Nobody had seen Ada Ito before."
    assert names(text, tagged(text, names=[("Ada Ito", "person")])) == [("Ada Ito", "person")] * 2


def test_a_title_says_that_a_name_is_a_persons() -> None:
    text = "They heard Senator Marsh Field on it."
    assert names(text, tagged(text, names=[("Marsh Field", "place")])) == [
        ("Marsh Field", "person")
    ]


def test_a_clause_that_opens_with_a_name_is_no_description() -> None:
    text = "Snow fell. Mr Kell said of the vote that it was fair."
    found = tagged(
        text, names=[("Kell", "person")], mentions=[("Mr Kell said of the vote", "person")]
    )
    assert [form for _, form, _, _ in mentions(text, found)].count("description") == 0


FAR = "Ada Ito slept. Snow fell all day. The road was shut. The glassblower from Turku had worked all night."
KNOWN = [("Ada Ito", "person"), ("Turku", "place")]
MEANT = [("Ada Ito", "person"), ("The glassblower from Turku", "person")]


def test_a_description_by_a_noun_on_no_list() -> None:
    found = tagged(FAR, names=KNOWN, mentions=MEANT)
    assert ("glassblower", "description", "person", 1) in mentions(FAR, found)


def test_two_halves_of_one_name_are_one() -> None:
    text = "They thanked Ada Ito for it."
    found = tagged(text, names=[("Ada", "person"), ("Ito", "person")])
    assert names(text, found) == [("Ada Ito", "person")]


def test_a_lone_common_word_needs_the_network_more() -> None:
    text = "They walked to the Branch and back."
    assert names(text, tagged(text, no_name=0.6)) == []
    assert [words for words, _ in names(text, tagged(text, no_name=0.4))] == ["Branch"]


def test_what_a_person_owns_is_no_description_of_the_person() -> None:
    text = "Ada Ito wept. Mr. Kell read Ms. Ito's letter aloud."
    found = tagged(
        text,
        names=[("Ada Ito", "person"), ("Kell", "person"), ("Ito", "person")],
        mentions=[("Ms. Ito's letter", "person")],
    )
    entity = {words: entity for words, _, _, entity in mentions(text, found)}
    assert entity.get("letter") != entity["Ito"]


def test_a_lawyer_of_somebody_is_somebody_else() -> None:
    text = "Ada Ito wept. Ms. Ito's lawyer said nothing."
    found = tagged(
        text,
        names=[("Ada Ito", "person"), ("Ito", "person")],
        mentions=[("Ms. Ito's lawyer", "person")],
    )
    entity = {words: entity for words, _, _, entity in mentions(text, found)}
    assert entity["lawyer"] != entity["Ito"] == entity["Ada Ito"]


def test_a_clause_is_no_description() -> None:
    text = "Ada Ito wept. Many people used kites to help."
    found = tagged(
        text, names=[("Ada Ito", "person")], mentions=[("Many people used kites", "organization")]
    )
    assert "kites" not in {words for words, _, _, _ in mentions(text, found)}


def test_a_word_for_a_work_outweighs_the_network() -> None:
    text = "He played in the historical drama Osterley for a year."
    assert names(text, tagged(text, names=[("Osterley", "person")])) == [("Osterley", "work")]


def test_a_mount_is_no_person_whatever_the_network_says() -> None:
    text = "Rescuers said Aoral Mount Hesk was closed."
    found = tagged(text, names=[("Aoral Mount Hesk", "person")])
    assert names(text, found) == [("Aoral Mount Hesk", "place")]
