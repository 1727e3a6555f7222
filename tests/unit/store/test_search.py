"""Asking by words and days."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sourceline.errors import StoreReadOnlyError, StoreSlowError
from sourceline.export.facts import find_facts
from sourceline.store.opening import Purpose
from sourceline.store.search import Hit, Sort, as_words
from sourceline.store.store import Store
from sourceline.store.stories import Told
from tests.archives import TODAY, plain
from tests.stories import story

HOSTILE = [
    '"', '""', "'", "''", "*", "harbour*", '"harbour', "harbour AND", "OR", "NOT harbour", "NEAR(harbour wall)",
    "NEAR/2", "text:harbour", "{text}: x", "-harbour", "^harbour", "(", ")", "((", "\x00", "har\x00bour",
    "; DROP TABLE reports", "%", "_", "\\", "\ud800", "🙂", "harbour\nwall", "+", "a" * 100_000, " ".join("a" * 1_000),
]  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Three reports, and the story of tests/stories.py, whose articles are kept as well."""
    store = Store(tmp_path / "news.db", Purpose.BUILD)
    told = story()
    with store.transaction():
        texts = (
            "The harbour wall collapsed.",
            "Ça et là, a café AND a NEAR miss.",
            "Undated walls.",
        )
        for number, text in enumerate(texts):
            article = plain(number, text, None if number == 2 else f"2031-02-0{number + 1}")
            store.reports.add(article, f"/pile/{number}.txt", TODAY, lambda a, b: False)
        for article in told.articles:
            store.reports.add(article, f"/pile/{article.source}", TODAY, lambda a, b: False)
        store.stories.put(
            Told(
                story=told,
                json="{}",
                reports=tuple(article.id for article in told.articles),
                told_from="x",
                independent=3,
                disputed=2,
            )
        )
    return store


def ask(store: Store, words: str, sort: Sort = Sort.REPORT, **more: str) -> list[Hit]:
    found: dict[str, Any] = {"start": None, "end": None, **more}
    return store.search(words, sort=sort, limit=20, **found)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("sort", Sort)
def test_hostile_words_are_words(store: Store, words: str, sort: Sort) -> None:
    ask(store, words, sort)
    assert store.faults() == []
    assert store.reports.count() == 8


def test_signs_mean_nothing(store: Store) -> None:
    assert [hit.report for hit in ask(store, '"harbour* wall"')] == ["a0"]
    assert [hit.report for hit in ask(store, "near AND miss")] == ["a1"], "they are words"
    assert ask(store, "harbour OR café") == []
    assert as_words(" * \x00 ( ") is None


def test_inflections_and_accents(store: Store) -> None:
    assert {hit.report for hit in ask(store, "walls")} == {"a0", "a2"}
    assert [hit.report for hit in ask(store, "cafe")] == ["a1"]


def test_all_words_must_be_there(store: Store) -> None:
    assert ask(store, "harbour miss") == []


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (None, None, ["a0"]),
        ("2031-02-01", "2031-02-01", ["a0"]),
        ("2031-02-02", None, []),
        (None, "2031-01-31", []),
    ],
)
def test_words_and_days(store: Store, start: str, end: str, found: list[str]) -> None:
    assert [hit.report for hit in ask(store, "harbour", start=start, end=end)] == found


def test_without_a_day_it_is_of_no_days_that_are_asked_for(store: Store) -> None:
    assert "a2" not in {hit.report for hit in ask(store, "walls", start="1900-01-01")}


def test_what_happened_between(store: Store) -> None:
    """The story's entries by the intervals that they can be of; both days count."""

    def between(start: str | None, end: str | None) -> list[tuple[str | None, str | None]]:
        found = ask(store, "", Sort.EVENT, start=start, end=end)  # type: ignore[arg-type]
        return [(hit.start, hit.end) for hit in found]

    assert ("2019-03-04", "2019-03-05") in between("2019-03-05", "2019-03-05"), "an interval"
    assert ("2019-03-04", "2019-03-05") not in between("2019-03-06", "2019-03-06")
    assert (None, "2019-06-30") in between("2019-06-30", "2019-06-30"), "by the end of June"
    assert (None, "2019-06-30") not in between("2019-07-01", None)
    assert (None, "2019-06-30") in between(None, "1999-01-01"), "any day before"
    assert ("2019-03-12", None) in between("2042-01-01", None), "an open end is any day after"
    assert ("2019-03-12", None) not in between(None, "2019-03-11")
    found = between("2019-03-04", "2019-03-05")
    surely = [pair for pair in found if None not in pair and str(pair[0]) >= "2019-03-04"]
    assert surely == found[: len(surely)], "what is of those days alone comes first"
    assert surely == sorted(surely)


def test_quotations_by_speaker(store: Store) -> None:
    found = ask(store, "varrow", Sort.QUOTATION)
    assert len(found) == 2
    assert {hit.about for hit in found} == {"Ilsa Varrow"}
    assert found[0].story == story().id


def test_names_by_any_of_their_forms(store: Store) -> None:
    (hit,) = ask(store, "old lady", Sort.ENTITY)
    assert hit.text == "Millgate ferry"


def test_a_story_that_goes_takes_its_words_along(store: Store) -> None:
    with store.transaction():
        store.stories.drop_others([story().articles[0].id])
    for sort in (Sort.EVENT, Sort.QUOTATION, Sort.ENTITY):
        assert ask(store, "varrow", sort) == []
    assert store.faults() == []


def test_a_publisher_by_name_by_host_and_by_source(store: Store) -> None:
    for who in ("Quayside Radio", "quayside radio", "radio.txt"):
        found = ask(store, "survey", publisher=who)
        assert [hit.id for hit in found] == ["c-radio"]
    assert len(ask(store, "bridge", publisher="example.org")) == 4
    assert ask(store, "bridge", publisher="example") == []
    assert {hit.report for hit in ask(store, "bridge", Sort.EVENT, publisher="County Herald")} <= {
        "d-herald"
    }
    assert ask(store, "Varrow", Sort.ENTITY, publisher="County Herald")
    assert ask(store, "Varrow", Sort.ENTITY, publisher="nobody") == []


def test_the_rest_after_some(store: Store) -> None:
    all_of_them = ask(store, "bridge")
    rest = store.search("bridge", sort=Sort.REPORT, start=None, end=None, limit=20, skip=2)
    assert rest == all_of_them[2:]


def test_a_hit_knows_its_place(store: Store) -> None:
    hit = ask(store, "queue tragedy", Sort.QUOTATION)[0]
    text = next(each.text for each in story().articles if each.id == hit.report)
    assert hit.first is not None
    assert "queue" in text[hit.first : hit.last]


def test_a_question_has_an_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sourceline.store.database._STEPS", 1)
    store.ask_only(0.0)
    with pytest.raises(StoreSlowError):
        ask(store, "bridge")


def test_who_only_asks_changes_nothing(store: Store) -> None:
    store.ask_only(5.0)
    with pytest.raises(StoreReadOnlyError):
        store.database.run("DELETE FROM reports")
    assert ask(store, "bridge")


def test_the_newest_is_what_the_story_page_calls_so(store: Store) -> None:
    entry = find_facts(story()).newest
    newest = store.stories.newest(story().id)
    assert entry is not None
    assert newest is not None
    assert newest.text == entry.text


def test_names_are_whole_names(store: Store) -> None:
    assert [each.id for each in store.stories.named("ILSA VARROW")] == ["n-varrow"]
    assert store.stories.named("Varrow Lane") == []
    assert store.stories.named("***") == []


def test_a_text_that_was_replaced_is_not_found(store: Store) -> None:
    before = plain(0, "The harbour wall stands, as the zebra does.", "2031-02-01")
    after = plain(0, "The harbour wall stands, as the gnu does.", "2031-02-01")
    with store.transaction():
        for article in (before, after):
            store.reports.add(article, "/pile/changed.txt", TODAY, lambda a, b: True)
    assert ask(store, "zebra") == []
    assert len(ask(store, "gnu")) == 1


def test_of_words_that_very_many_hold_the_latest_come_first(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.transaction():
        for number in range(10, 30):
            article = plain(number, f"The tide table, again {number}." + " tide" * (30 - number))
            store.reports.add(article, f"/pile/{number}.txt", TODAY, lambda a, b: False)
    assert "again 10" in ask(store, "tide")[0].text, "the best"
    monkeypatch.setattr("sourceline.store.search._MANY", 5)
    assert "again 29" in ask(store, "tide")[0].text, "the latest"
    assert len(ask(store, "wall")) > 1, "few hold it: the best come first as ever"
