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
