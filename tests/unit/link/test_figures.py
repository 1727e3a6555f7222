from __future__ import annotations

from datetime import date

from sourceline.annotate.figures import find_figures
from sourceline.annotate.sentences import find_sentences
from sourceline.link.figures import find_series
from sourceline.link.independence import Sources
from sourceline.model.annotations import Annotations, TimeExpression
from sourceline.model.story import FigureSeries
from sourceline.model.when import When
from tests.builders import article, span_of


def report(name: str, published: str, text: str, **days: str) -> Annotations:
    """A report; `days` maps words (with _ for spaces) to the day that they mean."""
    page = article(text, published, id=name, publisher=name)
    sentences = find_sentences(page)
    times = tuple(
        TimeExpression(
            span=span_of(text, words.replace("_", " ")),
            type="date",
            value=day,
            when=When.day(date.fromisoformat(day)),
        )
        for words, day in days.items()
    )
    return Annotations(
        article=page,
        sentences=sentences,
        times=times,
        figures=find_figures(page, sentences, times),
    )


def series(*reports: Annotations) -> tuple[FigureSeries, ...]:
    return find_series(reports, Sources.of(reports, ()))


def values(found: FigureSeries) -> list[tuple[object, str]]:
    return [(v.value, v.as_of.edtf) for v in found.values]


def test_a_petition_grows_under_different_words() -> None:
    found = series(
        report("a", "2030-03-02", "A petition to keep the pool had 800 signatures on Friday.",
               Friday="2030-03-01"),
        report("b", "2030-03-05", "The petition has passed 2,100 names."),
        report("c", "2030-03-09", "The petition stands at 2,900."),
    )  # fmt: skip
    assert [one.what for one in found] == ["petition signatures"]
    assert values(found[0]) == [
        (800.0, "2030-03-01"),
        (2100.0, "2030-03-05"),
        (2900.0, "2030-03-09"),
    ]


def test_a_toll_grows_and_the_injured_are_another_series() -> None:
    found = series(
        report("a", "2030-03-02", "At least 14 people were killed and 50 others injured."),
        report("b", "2030-03-04", "The death toll has risen to 23."),
    )
    assert {one.what: values(one) for one in found} == {
        "death toll": [(14.0, "2030-03-02"), (23.0, "2030-03-04")],
    } | {one.what: values(one) for one in found if one.what == "injured"}
    assert all(
        50.0 not in {v.value for v in one.values} for one in found if one.what == "death toll"
    )


def test_order_of_reports_changes_nothing() -> None:
    reports = [
        report("a", "2030-03-02", "At least 14 people were killed."),
        report("b", "2030-03-04", "The death toll has risen to 23."),
    ]
    assert series(*reports) == series(*reversed(reports))


def test_parts_goals_rates_and_old_counts_are_left_out() -> None:
    assert series(
        report("a", "2030-03-02", "It killed 40 people, including 12 children."),
        report("b", "2030-03-03", "The petition needs 10,000 signatures."),
        report("c", "2030-03-04", "About 3,000 people are killed a year."),
        report("d", "2030-03-04", "On 9 May 1985 a fire killed 56 people.", **{"9_May_1985": "1985-05-09"}),
    ) == ()  # fmt: skip


def test_different_things_stay_apart() -> None:
    found = series(
        report("a", "2030-03-02", "About 500 people joined the march."),
        report("b", "2030-03-03", "Some 40,000 people watched the parade."),
    )
    assert found == ()


def test_one_number_that_independent_reports_tell_alike() -> None:
    a = report("a", "2030-03-02", "The council must close a gap of £7.3 million.")
    b = report("b", "2030-03-03", "Savings were needed for a gap of £7,300,000.")
    (found,) = series(a, b)
    assert (found.what, found.unit, values(found)) == ("gap", "GBP", [(7.3e6, "2030-03-02")])
    assert [e.article for e in found.values[0].evidence] == ["a", "b"]
    assert series(a) == ()


def test_ordinals_and_plain_words_of_the_dead_are_one_toll() -> None:
    (found,) = series(
        report("a", "2030-03-02", "At least three people were killed on Friday.", Friday="2030-03-01"),
        report("b", "2030-03-04", "A fourth person has died."),
        report("c", "2030-03-05", "The number of people known to have died has risen to five."),
        report("d", "2030-03-09", "Seven people have now died."),
        report("e", "2030-03-12", "They lit nine candles, one for each of those who died."),
    )  # fmt: skip
    assert found.what == "death toll"
    assert values(found) == [
        (3.0, "2030-03-02"),
        (4.0, "2030-03-04"),
        (5.0, "2030-03-05"),
        (7.0, "2030-03-09"),
        (9.0, "2030-03-12"),
    ]


def test_a_fund_is_one_series_under_its_name_and_as_the_fund() -> None:
    (found,) = series(
        report("a", "2030-03-02", "The widows' roof fund had £900 in it."),
        report("b", "2030-03-04", "The fund has reached £2,500."),
        report("c", "2030-03-09", "The roof fund stands at £4,000."),
    )
    assert found.what == "money raised (roof fund)"
    assert [value for value, _ in values(found)] == [900.0, 2500.0, 4000.0]


def test_two_funds_and_what_is_paid_into_one_stay_apart() -> None:
    found = series(
        report("a", "2030-03-02", "The roof fund has reached £900. The organ fund has reached £700."),
        report("b", "2030-03-04", "The roof fund stands at £2,500. The organ fund stands at £800."),
        report("c", "2030-03-05", "The owner must pay £90,000 into a fund for the road."),
    )  # fmt: skip
    assert {one.what: [v for v, _ in values(one)] for one in found} == {
        "money raised (organ fund)": [700.0, 800.0],
        "money raised (roof fund)": [900.0, 2500.0],
    }


def test_views_are_told_with_times_and_are_no_streams() -> None:
    found = series(
        report("a", "2030-03-02", "The clip came out on Friday. It has been watched 40,000 times."),
        report("b", "2030-03-04", "The clip has been viewed 90,000 times."),
        report("c", "2030-03-05", "The song was streamed 700,000 times and streamed on."),
    )
    assert [(one.what, [v for v, _ in values(one)]) for one in found] == [
        ("views (clip)", [40000.0, 90000.0])
    ]


def test_tickets_sold_are_counted_and_tickets_left_are_not() -> None:
    (found,) = series(
        report("a", "2030-03-02", "The count of tickets stood at 3,000."),
        report("b", "2030-03-04", "The fair has sold 5,200 tickets."),
        report("c", "2030-03-05", "Only 400 tickets are left."),
    )
    assert (found.what, [v for v, _ in values(found)]) == ("tickets sold", [3000.0, 5200.0])


def test_the_day_of_the_harm_is_not_the_day_of_the_count() -> None:
    (found,) = series(
        report("a", "2030-03-05", "Nine people have died in Sunday's fire.", Sunday="2030-03-03"),
        report("b", "2030-03-08", "By Thursday 12 people had died.", Thursday="2030-03-07"),
    )
    assert values(found) == [(9.0, "2030-03-05"), (12.0, "2030-03-07")]


def test_a_heading_is_evidence_where_the_body_counts_the_same() -> None:
    alone = report(
        "a", "2030-03-02", "Nine dead in fire\n\nThe mayor spoke on Monday of her grief."
    )
    body = report("b", "2030-03-02", "Nine dead in fire\n\nNine people have died, the mayor said.")
    assert series(alone) == ()
    (found,) = series(body)
    assert len(found.values[0].evidence) == 2


def test_a_page_is_called_up_more_and_more_often() -> None:
    found = series(
        report("a", "2030-03-02", "The harbour's page was called up 20,000 times."),
        report("b", "2030-03-05", "The page has been called up 61,000 times since."),
    )
    assert [values(one) for one in found] == [[(20000.0, "2030-03-02"), (61000.0, "2030-03-05")]]


def test_money_is_paid_back_bit_by_bit() -> None:
    found = series(
        report("a", "2030-03-02", "The keepers have so far paid back $2.4 million."),
        report("b", "2030-03-09", "The keepers have now paid back $3.1 million."),
    )
    assert [one.what for one in found] == ["money paid back"]
    assert [v.value for v in found[0].values] == [2400000.0, 3100000.0]


def test_the_suspended_grow_in_number() -> None:
    found = series(
        report("a", "2030-03-02", "The line has suspended 12 workers."),
        report("b", "2030-03-09", "All 26 workers who were suspended will be let back in."),
    )
    assert [v.value for one in found for v in one.values] == [12.0, 26.0]


def test_a_clip_under_two_names_is_one_count_where_it_only_grows() -> None:
    found = series(
        report("a", "2030-03-02", "The video has been watched 40,000 times."),
        report("b", "2030-03-05", "It has been seen 90,000 times."),
        report("c", "2030-03-09", "The single has been seen 120,000 times."),
    )
    assert sum(len(one.values) for one in found) == 3
    assert len(found) <= 2


def test_a_number_that_no_list_knows_grows_from_report_to_report() -> None:
    found = series(
        report("a", "2030-03-02", "Brandt Kitchens has recalled 9,000 kettles with loose wires."),
        report("b", "2030-03-09", "Brandt widened its recall over loose wires to 41,000 kettles."),
    )
    assert [one.what for one in found] == ["kettles"]
    assert values(found[0]) == [(9000.0, "2030-03-02"), (41000.0, "2030-03-09")]


def test_numbers_of_one_noun_that_share_no_more_words_are_no_series() -> None:
    assert not series(
        report("a", "2030-03-02", "Brandt Kitchens has recalled 9,000 kettles with loose wires."),
        report("b", "2030-03-09", "Thieves took 41,000 kettles out of a warehouse in Corwen."),
    )


def test_a_fund_that_it_holds_is_the_one_of_the_sentence_before() -> None:
    found = series(
        report("a", "2030-03-02", "Neighbours set up a relief fund. By then it held £900."),
        report("b", "2030-03-09", "The relief fund has reached £4,000."),
    )
    assert [one.what for one in found] == ["money raised (relief fund)"]
    assert [v.value for v in found[0].values] == [900.0, 4000.0]


def test_two_currencies_are_two_series() -> None:
    found = series(
        report("a", "2030-03-02", "The relief fund has reached £900."),
        report("b", "2030-03-09", "The relief fund has reached 70,000 pesos."),
    )
    assert all(len(one.values) == 1 for one in found)


def test_a_day_after_since_does_not_date_the_count() -> None:
    found = series(
        report("a", "2030-03-05", "The film has been watched 4 million times since it came out on Friday.",
               Friday="2030-03-01"),
        report("b", "2030-03-04", "The film has been watched 2 million times."),
    )  # fmt: skip
    assert [v.value for v in found[0].values] == [2000000.0, 4000000.0]


def test_earlier_number_is_of_a_day_before_its_report() -> None:
    (found,) = series(
        report("a", "2030-03-02", "The petition has 800 signatures."),
        report("b", "2030-03-09", "The petition has 2,900 signatures, up from 1,100."),
    )
    assert values(found) == [
        (800.0, "2030-03-02"),
        (1100.0, "../2030-03-08"),
        (2900.0, "2030-03-09"),
    ]


def test_bodies_that_lie_somewhere_are_of_the_dead() -> None:
    (found,) = series(
        report("a", "2030-03-02", "Seven people are dead."),
        report("b", "2030-03-03", "Twelve bodies lay in the school."),
    )
    assert [v for v, _ in values(found)] == [7.0, 12.0]


def test_what_befell_a_part_is_not_told_of_all() -> None:
    found = series(
        report("a", "2030-03-02", "Two people died of it."),
        report("b", "2030-03-03", "In all 312 people have had it and three of them died."),
    )
    assert all(312.0 not in [v for v, _ in values(each)] for each in found)


def test_acres_of_a_fire_that_it_stands_at() -> None:
    (found,) = series(
        report("a", "2030-03-02", "The fire had burned 800 acres."),
        report("b", "2030-03-04", "The fire is nearly out. It stood at 1,700 acres."),
    )
    assert [v for v, _ in values(found)] == [800.0, 1700.0]
