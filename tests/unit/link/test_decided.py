"""Corrections of the cast -> who is who, and what no longer applies."""

from __future__ import annotations

from dataclasses import replace

from sourceline.link.decided import Cast, decide_cast
from sourceline.model.article import Article
from sourceline.model.corrections import Decided, Merge, Move, Rename, ReportRef, Split
from sourceline.text.places import GONE
from tests.decided import log, place, thing
from tests.unit.link.test_entities import read


def decide(texts: tuple[str, ...], *decided: Decided) -> Cast:
    return decide_cast(tuple(read(*texts)), (), log(*decided))


def reports(*texts: str) -> list[Article]:
    return [each.article for each in read(*texts)]


def names(cast: Cast) -> dict[str, set[str]]:
    return {each.name: {alias.text for alias in each.aliases} for each in cast.entities}


def held(cast: Cast) -> list[bool]:
    return [each.holds for each in cast.outcomes]


APART = ("Danny Orrin scored.", "David Orrin wept. David Orrin left.")


def test_without_corrections_it_is_as_found() -> None:
    cast = decide(APART)
    assert set(names(cast)) == {"Danny Orrin", "David Orrin"}
    assert cast.outcomes == ()


def test_two_are_one() -> None:
    a, b = reports(*APART)
    cast = decide(APART, Merge(one=thing("Danny Orrin", a), other=thing("David Orrin", b)))
    assert names(cast) == {"David Orrin": {"Danny Orrin", "David Orrin"}}
    assert len(set(cast.entity_of.values())) == 1
    assert cast.entities[0].decided == (cast.outcomes[0].correction.id,)


def test_what_was_found_to_be_one_stays_so() -> None:
    texts = ("Odo Kell won.", "Kell wept. Odo Kell left.")
    a, b = reports(*texts)
    cast = decide(texts, Merge(one=thing("Odo Kell", a), other=thing("Kell", b)))
    assert list(names(cast)) == ["Odo Kell"]
    assert held(cast) == [True]


def test_a_merge_holds_when_reports_come() -> None:
    a, b = reports(*APART)
    merge = Merge(one=thing("Danny Orrin", a), other=thing("David Orrin", b))
    more = (*APART, "Danny Orrin is 24. Ines Vell agreed.")
    orrin, _ = decide(more, merge).entities
    assert {each.article for each in orrin.members} == {"a0", "a1", "a2"}


ONE = ("Odo Kell won. Kell was glad.", "Kell wept. It was his last race, Kell said.")


def test_one_is_two_by_what_it_is_called() -> None:
    a, _ = reports(*ONE)
    cast = decide(ONE, Split(thing=thing("Odo Kell", a), form="Kell"))
    assert names(cast)["Odo Kell"] == {"Odo Kell"}
    assert names(cast)["Kell"] == {"Kell"}
    assert all(each.decided for each in cast.entities)


def test_one_is_two_by_a_report() -> None:
    a, b = reports(*ONE)
    split = Split(thing=thing("Odo Kell", a), report=ReportRef(id=b.id))
    cast = decide(ONE, split)
    assert names(cast)["Odo Kell"] == {"Odo Kell", "Kell"}
    assert {each.members[0].article for each in cast.entities} == {a.id, b.id}


def test_a_split_finds_what_comes_later() -> None:
    a, _ = reports(*ONE)
    cast = decide((*ONE, "Kell trained hard."), Split(thing=thing("Odo Kell", a), form="kell"))
    kell = next(each for each in cast.entities if each.name == "Kell")
    assert {each.article for each in kell.members} == {"a0", "a1", "a2"}


def test_nothing_would_be_left() -> None:
    texts = ("Odo Kell won.", "Odo Kell wept.")
    a, _ = reports(*texts)
    cast = decide(texts, Split(thing=thing("Odo Kell", a), form="Odo Kell"))
    assert held(cast) == [False]
    assert cast.outcomes[0].note == "nothing else would be left of it"
    assert list(names(cast)) == ["Odo Kell"]


def test_a_name_and_what_comes_after_it() -> None:
    a, b = reports(*APART)
    cast = decide(
        APART,
        Rename(thing=thing("Danny Orrin", a), name="Daniel Orrin"),
        Merge(one=thing("Daniel Orrin", a, "Danny Orrin"), other=thing("David Orrin", b)),
    )
    assert names(cast) == {"Daniel Orrin": {"Danny Orrin", "David Orrin"}}
    assert held(cast) == [True, True]


def test_an_id_is_kept_under_a_new_name() -> None:
    a, _ = reports(*APART)
    before = {each.name: each.id for each in decide(APART).entities}
    after = decide(APART, Rename(thing=thing("Danny Orrin", a), name="Zed"))
    assert {each.name: each.id for each in after.entities}["Zed"] == before["Danny Orrin"]


def test_a_mention_moves_and_the_others_stay() -> None:
    texts = ("Odo Kell met Ines Vell. Kell smiled.",)
    (a,) = reports(*texts)
    cast = decide(texts, Move(mention=place(a, "Kell", 1), to=thing("Ines Vell", a)))
    assert names(cast)["Ines Vell"] == {"Ines Vell", "Kell"}
    assert names(cast)["Odo Kell"] == {"Odo Kell"}
    assert cast.annotations[0].article == a


def test_a_mention_of_somebody_else() -> None:
    texts = ("Odo Kell won. The town was glad. Odo Kell left.",)
    (a,) = reports(*texts)
    cast = decide(texts, Move(mention=place(a, "Odo Kell", 1), to=None))
    assert [each.name for each in cast.entities] == ["Odo Kell", "Odo Kell"]
    assert len({each.id for each in cast.entities}) == 2


def test_what_no_longer_applies_is_said_and_changes_nothing() -> None:
    a, b = reports(*APART)
    gone = replace(thing("Ada Brill", a, "Danny Orrin"), name="Ada Brill")
    far = thing("Danny Orrin", replace(a, id="far", source="far.txt"))
    cast = decide(
        APART,
        Merge(one=replace(gone, place=far.place), other=thing("David Orrin", b)),
        Move(mention=far.place, to=thing("David Orrin", b)),
        Move(mention=place(b, "wept"), to=None),
        Split(thing=thing("David Orrin", b), form="Davy"),
        Split(thing=thing("David Orrin", b), report=ReportRef(id="far")),
    )
    assert held(cast) == [False] * 5
    assert cast.outcomes[0].note == "nobody and nothing is called “Ada Brill” any more"
    assert cast.outcomes[1].note == GONE
    assert all(each.note for each in cast.outcomes)
    assert names(cast) == names(decide(APART))
