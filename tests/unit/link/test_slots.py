"""What reports fill the slots of one event with, in no shared words, and near cases that stay silent."""

from __future__ import annotations

from datetime import date

import pytest

from sourceline.annotate.annotator import annotate
from sourceline.link.alignment import Statements
from sourceline.link.clashes import Clash
from sourceline.link.event_slots import Filler, distinct
from sourceline.link.order import in_order
from sourceline.link.person_names import bare_name
from sourceline.link.slots import find_more, find_slot_clashes
from sourceline.model.article import Article
from sourceline.model.when import When


def statements_of(*texts: str) -> Statements:
    """Reports with these words, each of an outlet of its own, of one day unless one says `@day|`."""
    articles = []
    for number, words in enumerate(texts):
        day, _, text = words.rpartition("|")
        published = When.day(date.fromisoformat(day.lstrip("@") or "2031-06-14"))
        articles.append(
            Article(id=f"a{number}", source=f"a{number}", text=text, publisher=f"Outlet {number}",
                    language="en", published=published)
        )  # fmt: skip
    return Statements.of(tuple(in_order([annotate(article) for article in articles])))


def tell(*texts: str) -> list[Clash]:
    return list(find_slot_clashes(statements_of(*texts)))


# kind, the words of either value, the reports
CONFLICTS = [
    ("person", ("a cleaner", "the gallery's director"), (
        "The watchman, Lorcan Meade, 61, was found by a cleaner at six.",
        "The watchman was left tied to a pipe, where the gallery's director found him at dawn.")),
    ("number", ("$9 million", "$7.5 million"), (
        "The canvas is worth $9 million, and it was gone in ten minutes.",
        "The gallery put the value of the picture at $7.5 million.")),
    ("number", ("€72,000", "€27,000"), (
        "Three raiders fled with €72,000 from the savings bank in Ostrel on Friday.",
        "The bank's manager said €27,000 was missing from the tills at Ostrel.")),
    ("number", ("90 kilometres", "130 kilometres"), (
        "The tram was travelling at 90 kilometres an hour when it left the rails.",
        "Engineers say that the tram took the curve at 130 kilometres an hour.")),
    ("number", ("6,000", "9,500"), (
        "A crowd of 6,000 saw Dunlow take the shield on Saturday.",
        "The shield is Dunlow's. Some 9,500 paid to watch them on Saturday.")),
    ("number", ("three times", "nine"), (
        "The guard fired three times at the lorry, his company said.",
        "A woman at the stall heard nine shots before the lorry stopped.")),
    ("number", ("Four", "Six"), (
        "Four passengers were treated for cuts after the tram left the rails, the operator said.",
        "Six people were taken to hospital when the tram jumped the track at Ostrel.")),
    ("number", ("twelve metres", "eight metres"), (
        "The boat was found at a depth of twelve metres.",
        "Divers came upon it eight metres down, under the sand.")),
    ("number", ("410", "350"), (
        "The refuge keeps 410 goats on two hills. Goats need shade, its founder says.",
        "Nobody counts goats for fun. The refuge has 350 goats, a visitor learned.")),
    ("number", ("48 metres", "53 metres"), (
        "The new mast on the dyke at Ostrel reaches 48 metres.",
        "At Ostrel the mast on the dyke now stands 53 metres above it.")),
    ("person", ("Iver Stokke", "Lee Orr"), (
        "The body was found on Sunday by Iver Stokke, who was out with his dog.",
        "It was a postman, Lee Orr, who came across the body behind the mill.")),
    ("person", ("Ann Hale", "Dora Finch"), (
        "The tour was called off by Ann Hale, the manager, after a night of talks.",
        "Dora Finch, who plays the drums, cancelled the tour in a short message.")),
    ("person", ("Ann Hale", "Dora Finch"), (
        "Ann Hale was the first to reach the far shore.",
        "It fell to Dora Finch, a nurse of 30, to step ashore before all the others.")),
    ("object", ("shotgun", "machete"), (
        "A man armed with a shotgun robbed the kiosk on Thursday.",
        "He burst into the kiosk with a machete and emptied the till.")),
    ("object", ("red", "white"), (
        "The two escaped in a red Lanca van.",
        "A third waited at the wheel of a white van, a neighbour said.")),
    ("object", ("skylight", "door"), (
        "The burglars climbed in through a skylight.",
        "They broke in by forcing the back door while the owner slept.")),
    ("object", ("tunnel", "gate"), (
        "Nine inmates escaped through a tunnel under the yard.",
        "The nine walked out by the front gate in kitchen whites.")),
    ("other", ("stroke", "drowned"), (
        "The painter died of a stroke at his house.",
        "The coroner heard that he had drowned in the pond; the death was an accident.")),
    ("other", ("unanimous", "four to three"), (
        "The choice of the jury was unanimous, its head said.",
        "The jury quarrelled till midnight, and the vote was four to three.")),
    ("date", ("1931", "1938"), (
        "The mill was built in 1931 for a soap maker.",
        "The place, which went up in 1938, had stood empty for years.")),
    ("date", ("April 2009", "July 2009"), (
        "Thieves had been there before, in April 2009.",
        "In July 2009 two lamps went from the same hall.")),
    ("number", ("34", "41"), (
        "Daniel Brandsen, 34, was at the wheel.",
        "He was Danny Brandsen, aged 41, a roofer.")),
    ("number", ("34", "41"), (
        "Ilka Brandsen, 34, led the choir.",
        "Mrs Brandsen, who was 41, taught at the school.")),
    ("place", ("Lindow", "Aldmoor"), (
        "Police named the diver as Keith Orr, 29, of Lindow.",
        "The sea took Keith Orr, an Aldmoor man and father of two.")),
    ("place", ("Lindow", "Aldmoor"), (
        "Nora Quist was born in Lindow to a baker.",
        "The Aldmoor-born Nora Quist has won it at sixteen. Nora Quist was born in Aldmoor.")),
]  # fmt: skip

NEAR_CASES = [
    ("a reward is no loot", (
        "Three raiders fled with €72,000 from the savings bank in Ostrel.",
        "The bank offers a reward of €27,000 to whoever helps to find the robbers.")),
    ("a limit is no speed", (
        "The tram was travelling at 90 kilometres an hour when it left the rails.",
        "The speed limit on the curve is 40 kilometres an hour.")),
    ("a count that grows from day to day", (
        "@2031-06-12|Four passengers were treated for cuts after the tram left the rails.",
        "@2031-06-14|Six people were taken to hospital when the tram jumped the track.")),
    ("both numbers stand in one report", (
        "The vase fetched €72,000 at the auction.",
        "With the premium the vase, hammered down at €72,000, was sold for €81,000.")),
    ("two numbers of one report leave open which is meant", (
        "A crowd of 6,000 came on Saturday. On Sunday a crowd of 8,000 came.",
        "Some 9,500 paid to watch them.")),
    ("a rounded number", (
        "The peak has a height of 3,412 metres.",
        "The mountain, about 3,400 metres high, was climbed at last.")),
    ("a whole and its part in one sentence", (
        "The ferry was carrying fourteen people.",
        "There were four crew and ten passengers on board, fourteen souls in all.")),
    ("goats sold are not all goats", (
        "The refuge keeps 410 goats on two hills. Goats need shade.",
        "Nobody counts goats for fun. It sold the first 35 goats, and other goats went free.")),
    ("two things found", (
        "The body was found on Sunday by Iver Stokke.",
        "Lee Orr found a purse in the same wood.")),
    ("two measures in sentences that tell of two things", (
        "The new mast on the dyke at Ostrel reaches 48 metres.",
        "The cook swam 53 metres under the ice for a bet.")),
    ("nobody stresses who it was", (
        "Iver Stokke found a body on Sunday.",
        "Lee Orr found the body behind the mill.")),
    ("two days", (
        "A crowd of 6,000 came on 12 June 2031.",
        "Some 9,500 paid to watch them on 13 June 2031.")),
    ("men and women", (
        "Four men were arrested over the raid.",
        "Two women were arrested over the raid.")),
    ("one person, with and without a title", (
        "The body was found on Sunday by Mr Iver Stokke.",
        "It was the postman Iver Stokke who came across the body.")),
    ("who might do it has not done it", (
        "The tour was called off by Ann Hale.",
        "Dora Finch could have cancelled the tour, and might yet.")),
    ("two weapons in one report", (
        "A man armed with a shotgun robbed the kiosk; he also carried a machete.",
        "He burst into the kiosk with a machete.")),
    ("a pistol is a gun", (
        "A man armed with a gun robbed the kiosk.",
        "He burst in with a pistol and emptied the till.")),
    ("in by the roof, out by the door", (
        "The burglars climbed in through a skylight.",
        "They came in through the roof and left by the door.")),
    ("a dark car and a saloon", (
        "The two escaped in a red car.",
        "A third waited at the wheel of a saloon.")),
    ("built and opened", (
        "The mill was built in 1931.",
        "The mill has made soap since 1938.")),
    ("months of a year that is not long ago", (
        "The shop was robbed in April 2030.",
        "In July 2030 a new alarm was put in.")),
    ("father and son", (
        "Ivo Brandsen, 34, was at the wheel; Karl Brandsen, 66, was hurt.",
        "Mr Brandsen, who was 66, is in hospital.")),
    ("an age of long ago", (
        "Ilka Brandsen, 34, led the choir.",
        "Ilka Brandsen had no lesson until she was nine.")),
    ("a birthday between two reports", (
        "@2031-06-12|Ilka Brandsen, 34, led the choir.",
        "@2031-06-14|Ilka Brandsen, 35, led the choir.")),
    ("a town and what it lies in", (
        "Police named the diver as Keith Orr, 29, of Norland.",
        "The sea took Keith Orr, 29, of Lindow, Norland.")),
    ("a part of a country holds the town", (
        "Police named the diver as Keith Orr, 29, of South Norland.",
        "The sea took Keith Orr, 29, of Lindow.")),
    ("reports of two summers", (
        "@2029-06-12|The tram was travelling at 90 kilometres an hour.",
        "@2031-06-14|The tram was going at 130 kilometres an hour.")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "values", "texts"),
    CONFLICTS,
    ids=[" / ".join(c[1]) + f" {n}" for n, c in enumerate(CONFLICTS)],
)
def test_slot_filled_in_two_ways_is_told(
    kind: str, values: tuple[str, str], texts: tuple[str, ...]
) -> None:
    (found,) = tell(*texts)
    assert found.kind == kind
    for value, side in zip(
        values, sorted((found.a, found.b), key=lambda s: s.evidence.article), strict=True
    ):
        assert value in side.value


@pytest.mark.parametrize(("why", "texts"), NEAR_CASES, ids=[case[0] for case in NEAR_CASES])
def test_near_case_is_silent(why: str, texts: tuple[str, ...]) -> None:
    assert tell(*texts) == [], why


def test_what_another_rule_tells_is_not_told_twice() -> None:
    statements = statements_of(*CONFLICTS[0][2])
    told = list(find_slot_clashes(statements))
    assert told
    assert list(find_more(statements, told)) == []
    assert list(find_more(statements, [])) == told


def test_name_without_what_stands_before_it() -> None:
    assert bare_name("Mrs. Irma Hale") == ("irma", "hale")
    assert bare_name("striker Moses Kabwe's") == ("moses", "kabwe")
    assert bare_name("Orr") == ("orr",)


def test_a_report_that_repeats_itself_is_compared_with_itself_once() -> None:
    statements = list(statements_of("The ferry sank.", "The ferry sank.").by_place.values())
    fillers = [
        Filler("crew", statement, statement.span, value)
        for statement in statements
        for value in (40, 40, 40, 45, 40)
    ]
    assert [f.value for f in distinct(fillers)] == [40, 40, 45] * 2
