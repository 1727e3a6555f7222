"""Words that somebody pointed at -> where they stand now, or why nobody can say."""

from __future__ import annotations

from dataclasses import replace

from sourceline.model.corrections import ReportRef
from sourceline.model.span import Span
from sourceline.text.places import (
    GONE,
    SEVERAL,
    UNSAID,
    Found,
    Missing,
    Named,
    choose_named,
    find_place,
    find_report,
)
from tests.builders import article
from tests.decided import place

TEXT = "The mill burned. Nobody was hurt. The mill was old."
MILL = article(TEXT, "2031-05-01", id="mill", source="news/mill.txt", url="https://e.example/mill")
OTHER = article("The weir held.", "2031-05-01", id="weir", source="weir.txt")


def test_words_are_found_where_they_stood() -> None:
    second = place(MILL, "The mill", 1)
    assert find_place(second, [OTHER, MILL]) == Found(MILL, Span(34, 42))


def test_words_move_with_what_stands_around_them() -> None:
    second = place(MILL, "The mill", 1)
    longer = replace(MILL, id="new", text="Update at noon.\n\n" + TEXT)
    found = find_place(second, [longer])
    assert isinstance(found, Found)
    assert found.span == Span(51, 59)


def test_words_at_places_that_cannot_be_told_apart_are_not_guessed_at() -> None:
    bare = replace(place(MILL, "The mill"), before="", after="")
    assert find_place(bare, [MILL]) == Missing(SEVERAL)


def test_words_that_are_gone() -> None:
    first = place(MILL, "Nobody was hurt.")
    changed = replace(MILL, text="The mill burned. Two were hurt.")
    assert find_place(first, [changed]) == Missing(UNSAID)
    assert find_place(first, [OTHER]) == Missing(GONE)


def test_a_report_is_known_by_its_id_an_address_or_an_earlier_text() -> None:
    ref = ReportRef(id="mill", source="news/mill.txt", url="https://e.example/mill")
    assert find_report(ref, [OTHER, MILL]) is MILL
    again = replace(MILL, id="mill-2")
    assert find_report(ref, [OTHER, again]) is again
    assert find_report(ref, [again, replace(again, id="mill-3")]) is None, "which of the two?"


def test_a_name_of_a_file_alone_says_too_little_without_words() -> None:
    ref = ReportRef(id="mill", source="news/mill.txt")
    elsewhere = replace(OTHER, source="mill.txt")
    assert find_report(ref, [elsewhere]) is None
    assert find_report(ref, [elsewhere], by_source=True) is elsewhere
    assert find_report(ref, [replace(OTHER, source="windmill.txt")], by_source=True) is None


def named(ident: str, name: str, *aliases: str, here: bool = False) -> Named:
    return Named(id=ident, name=name, aliases=aliases, here=here)


def test_who_stands_there_and_is_called_so() -> None:
    kells = [named("1", "Kell"), named("2", "Kell", here=True)]
    assert choose_named("kell", kells) == "2"


def test_who_alone_has_the_name_wherever_it_stands() -> None:
    assert choose_named("Ada Kell", [named("1", "Ada Kell"), named("2", "Odo", here=True)]) == "1"
    assert choose_named("Kell", [named("1", "Ada Kell", "Kell"), named("2", "Odo")]) == "1"


def test_who_stands_there_under_another_name_now() -> None:
    assert choose_named("Kell", [named("1", "Ada Brill", here=True), named("2", "Odo")]) == "1"


def test_of_two_who_may_be_meant_nobody_is() -> None:
    assert choose_named("Kell", [named("1", "Kell"), named("2", "Kell")]) is None
    assert choose_named("Kell", [named("1", "Odo"), named("2", "Ada")]) is None
