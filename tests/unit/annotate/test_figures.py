from __future__ import annotations

import pytest

from sourceline.annotate.figures import find_figures
from sourceline.annotate.sentences import find_sentences
from sourceline.model.annotations import Figure, Qualifier, TimeExpression
from tests.builders import article, span_of

Told = tuple[str, object, str, str | None]


def figures(text: str, *days: str) -> tuple[Figure, ...]:
    page = article(text)
    times = tuple(
        TimeExpression(span=span_of(text, day), type="date", value=None, when=None) for day in days
    )
    return find_figures(page, find_sentences(page), times)


def told(text: str, *days: str) -> list[Told]:
    return [
        (f.span.cut(text), f.value, f.unit, f.of.cut(text) if f.of else None)
        for f in figures(text, *days)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge cost £3.2m.", ("£3.2m", 3200000.0, "GBP", "bridge")),
        ("They filled a hole of $1.5 billion.", ("$1.5 billion", 1.5e9, "USD", "hole")),
        ("She won a €40,000 contract.", ("€40,000", 40000.0, "EUR", "contract")),
        ("It sold for 30 million pounds.", ("30 million pounds", 3e7, "GBP", None)),
        ("A ticket is 50p.", ("50p", 0.5, "GBP", "ticket")),
        ("Rents rose by 7.5 per cent.", ("7.5 per cent", 7.5, "percent", None)),
        ("Only 62% of voters came.", ("62%", 62.0, "percent", "voters")),
        ("The lorry lost 20 tonnes of gravel.", ("20 tonnes", 20.0, "tonnes", "gravel")),
        ("They closed a five-mile stretch.", ("five-mile", 5.0, "miles", "stretch")),
        ("They walked for nine hours.", ("nine hours", 9.0, "hours", None)),
        ("Paula Reyes, 47, has the key.", ("47", 47.0, "years old", "Paula Reyes")),
        ("A 19-year-old student fell.", ("19-year-old", 19.0, "years old", "student")),
        ("The list has 2,750 signatures.", ("2,750", 2750.0, "", "signatures")),
        ("Some 60 passengers on the train fainted.",
         ("60", 60.0, "people", "passengers on the train")),
        ("Fourteen people were injured.", ("Fourteen", 14.0, "people", "people were injured")),
        ("The blast left 31 dead.", ("31", 31.0, "people", "dead")),
        ("They watched a crowd of 24,318.", ("24,318", 24318.0, "people", "crowd")),
        ("The appeal stands at 9,200.", ("9,200", 9200.0, "", "appeal")),
        ("It has an 80-seat hall.", ("80", 80.0, "", "seat")),
        ("A fifth of the trees died.", ("A fifth", 20.0, "percent", "trees")),
        ("The council voted 7-5 to wait.", ("7-5", (7.0, 5.0), "score", None)),
        ("It was passed by seven to five.", ("seven to five", (7.0, 5.0), "score", None)),
        ("Nine for, six against.", ("Nine for, six against", (9.0, 6.0), "score", None)),
        ("Rain fell on 10-15 farms.", ("10-15", (10.0, 15.0), "", "farms")),
        ("It needs between 200 and 300 nurses.", ("200 and 300", (200.0, 300.0), "people", "nurses")),
        ("It may cost 2 to 3 million dollars.",
         ("2 to 3 million dollars", (2e6, 3e6), "USD", None)),
    ],
)  # fmt: skip
def test_one_figure(text: str, expected: Told) -> None:
    assert told(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "He was born in 1987.",
        "She called 0800 555 019.",
        "It is on page 12.",
        "They flew in a Boeing 737 yesterday.",
        "The train left at 6.30pm.",
        "The train left at 10:45.",
        "He lives at 14 Alder Street.",
        "One of them waved.",
        "The two men waved.",
        "Two days later it rained.",
        "One in five trees is ill.",
        "He came 5th.",
        "Covid-19 closed it.",
        "Half the story is told.",
        "Dozens of people came.",
        "The 2016 elections were calm.",
        "2. Mix the eggs.",
    ],
)
def test_no_figure(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 40 cows died.", Qualifier.OVER),
        ("More than 40 cows died.", Qualifier.OVER),
        ("About 40 cows died.", Qualifier.ABOUT),
        ("Some 40 cows died.", Qualifier.ABOUT),
        ("Nearly 40 cows died.", Qualifier.UNDER),
        ("Up to 40 cows died.", Qualifier.UNDER),
        ("Fewer than 40 cows died.", Qualifier.UNDER),
        ("A dozen cows died.", Qualifier.ABOUT),
        ("40 cows died.", Qualifier.EXACT),
        ("Forty or more cows died.", Qualifier.OVER),
    ],
)
def test_qualifier(text: str, expected: Qualifier) -> None:
    assert figures(text)[0].qualifier is expected


def test_a_second_count_of_the_same_thing() -> None:
    text = "We counted about 90 people at the gate; the owners say 60."
    assert [(v, u) for _, v, u, _ in told(text)] == [(90.0, "people"), (60.0, "people")]


def test_days_are_no_figures() -> None:
    assert told("They met on 12 May and on 14 May.", "12 May", "14 May") == []


def test_a_clause_between_subject_and_number_is_stepped_over() -> None:
    text = "The fund, which opened in spring, has reached £12,400."
    assert told(text) == [("£12,400", 12400.0, "GBP", "fund")]


@pytest.mark.parametrize(
    ("text", "value", "counted"),
    [
        ("The number of miners known to have died has risen to six.", 6, "miners known to have died"),
        ("The toll stands at nine.", 9, "toll"),
        ("One more body was found, bringing the death toll to 31.", 31, "death toll"),
        ("He died on Sunday, taking the number of deaths to five.", 5, "deaths"),
        ("In the last week of the sale the count of seats passed 4,000.", 4000, "seats"),
        ("The lifeboatmen's hardship fund has reached £7,100.", 7100, "hardship fund"),
    ],
)  # fmt: skip
def test_a_number_after_its_verb_belongs_to_the_subject(
    text: str, value: float, counted: str
) -> None:
    assert [(f.value, f.of.cut(text) if f.of else None) for f in figures(text)] == [
        (value, counted)
    ]


def test_a_now_is_no_day_with_a_number_in_it() -> None:
    text = "Eleven hikers have now died."
    page = article(text)
    now = TimeExpression(span=span_of(text, "now"), type="date", value="PRESENT_REF", when=None)
    (found,) = find_figures(page, find_sentences(page), (now,))
    assert (found.value, found.unit) == (11.0, "people")
    assert found.of is not None
    assert found.of.cut(text) == "hikers have now died"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fourth climber has died.", ("fourth", 4.0, "people", "climber has died")),
        ("We heard that a seventh had died.", ("seventh", 7.0, "people", "had died")),
        ("The twenty-first, a nurse, died on Monday.", ("twenty-first", 21.0, "people", "died")),
        ("She was the 13th person to die.", ("13th", 13.0, "people", "person to die")),
        ("A second police officer was killed.", ("second", 2.0, "people", "police officer was killed")),
        ("It was the third death.", ("third", 3.0, "people", "death")),
    ],
)  # fmt: skip
def test_an_ordinal_of_the_dead_counts_them(text: str, expected: Told) -> None:
    found = told(text)
    assert len(found) == 1
    assert found[0][1:3] == expected[1:3]
    assert expected[3] is not None
    assert found[0][3] is not None
    assert found[0][3].endswith(expected[3].split()[-1])


@pytest.mark.parametrize(
    "text",
    [
        "His second wife died young.",
        "A third runner fell.",
        "It was the ninth death this year.",
        "The fifth man to die in as many days was a baker.",
        "The first guest was dead tired.",
    ],
)
def test_other_ordinals_are_none(text: str) -> None:
    assert [one for one in told(text) if one[1] != 1.0] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were 900 of us outside the hall.", ("900", 900.0, "people", "us")),
        ("The six men who drowned were brothers.", ("six", 6.0, "people", "men who drowned")),
        (
            "Several thousand people came.",
            ("Several thousand", (2000.0, 9000.0), "people", "people"),
        ),
        ("The hinge gave way on the 17th attempt.", ("17th", 17.0, "", "attempt")),
        (
            "Divers found ten more, raising the number of dead in the pit disaster to 27.",
            ("27", 27.0, "people", "dead"),
        ),
    ],
)
def test_a_count_in_other_forms(text: str, expected: Told) -> None:
    assert expected in told(text)


def test_the_six_men_point_back() -> None:
    assert not told("The six men went home.")


def test_a_unit_stands_behind_the_end_of_a_line() -> None:
    text = (
        "The roof of the hall came down in the night of the storm, and nobody in\n"
        "Corwen slept until noon of the day after it. The slates alone weigh 40\n"
        "tonnes, said the builder, who had warned of the rafters for years and\n"
        "had been laughed at by the whole of the parish council for his pains.\n"
    )
    assert ("40\ntonnes", 40.0, "tonnes") in [each[:3] for each in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By dusk on Monday the number of dead had risen to 34.", ("34", 34.0, "people", "dead")),
        ("A week after the fire the final toll stands at 38.", ("38", 38.0, "people", "final toll")),
        ("With a day to spare, the boat appeal has raised €9,200.",
         ("€9,200", 9200.0, "EUR", "boat appeal")),
        ("About 12,000 night lights were recalled.", ("12,000", 12000.0, "", "night lights")),
    ],
)  # fmt: skip
def test_what_is_counted_is_not_the_day_before_it(text: str, expected: Told) -> None:
    assert expected in told(text)


def test_count_that_has_gone_up_to_a_number_stands_there() -> None:
    (found,) = figures("The number of the sick has gone up to 73.")
    assert found.qualifier is Qualifier.EXACT
    (found,) = figures("The van holds up to 73 sacks.")
    assert found.qualifier is Qualifier.UNDER


@pytest.mark.parametrize("words", ["up from about 390", "compared with 390", "double the 390"])
def test_earlier_number_counts_the_same(words: str) -> None:
    earlier = told(f"Some 780 signatures were gathered, {words} a month ago.")[1]
    assert earlier[1:] == (390.0, "", "signatures")


def test_number_of_another_size_or_unit_is_no_earlier_one() -> None:
    assert len(told("Some 780 signatures were gathered, up from £390.")) < 3
    assert (5.0, "signatures") not in [
        (t[1], t[3]) for t in told("It had 780 signatures, up from 5.")
    ]
