"""docs/how-it-decides.md: its examples come out as it says, and the files that it names are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sourceline.group.belonging import FEWEST
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article
from sourceline.model.links import Links
from sourceline.model.story import Discrepancy
from sourceline.pipeline.stages import link_story, read_article
from tests.builders import article

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "sourceline"
PAGE = (ROOT / "docs" / "how-it-decides.md").read_text(encoding="utf-8")
KINDS = {"date", "number", "person", "place", "object", "quotation", "other"}


def rows(heading: str) -> list[tuple[str, ...]]:
    """The rows of all tables whose first column is headed so."""
    found = []
    for table in re.findall(
        rf"^\| {re.escape(heading)} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", PAGE, re.M
    ):
        found += [tuple(c.strip() for c in row.strip("|").split("|")) for row in table.splitlines()]
    assert found, heading
    return found


def linked(first: str, second: str, days: tuple[str, str]) -> Links:
    told: list[Article] = [
        article(text, day, id=name, source=f"{name}.txt", publisher=name)
        for name, text, day in zip("ab", (first, second), days, strict=True)
    ]
    return link_story(told)[0]


@pytest.mark.parametrize(("said", "meant", "basis"), rows("A report of Thursday 8 May 2031 says"))
def test_times(said: str, meant: str, basis: str) -> None:
    read: Annotations = read_article(article(said, "2031-05-08"))
    (time,) = read.times
    told = (time.when.edtf, str(time.when.basis)) if time.when else ("none", "none")
    assert told == (meant, basis)


@pytest.mark.parametrize(("first", "second", "told"), rows("One report"))
def test_disagreements(first: str, second: str, told: str) -> None:
    found: tuple[Discrepancy, ...] = linked(
        first, second, ("2031-05-15", "2031-05-16")
    ).discrepancies
    kind, *rest = re.split(r"[,:] ", told)
    assert kind in KINDS | {"silent"}
    if kind == "silent":
        assert found == ()
    else:
        assert kind in [each.kind for each in found]
        status = "corrected" if "corrected" in rest else "open"
        assert {each.status for each in found} == {status}


@pytest.mark.parametrize(("first", "second", "new"), rows("Told on 10 May 2031"))
def test_what_is_new(first: str, second: str, new: str) -> None:
    novelty = linked(first, second, ("2031-05-10", "2031-05-11")).novelty
    assert novelty[1].new == (new == "yes")


def test_a_count_that_grew_is_a_series() -> None:
    (row,) = (row for row in rows("One report") if row[2].endswith("it grew"))
    (series,) = linked(row[0], row[1], ("2031-05-15", "2031-05-16")).figures
    assert [value.value for value in series.values] == [9.0, 12.0]


def test_undated_reports() -> None:
    told = 'sold on 3 May and this one says that it was sold "yesterday", it is of 4 May'
    assert told in PAGE
    dated = article("The mill in Harl was sold on 3 May 2031.", "2031-05-08", id="a")
    links, _ = link_story([dated, article("The mill in Harl was sold yesterday.", id="b")])
    days = {each.article.id: each.article.published for each in links.annotations}
    assert days["b"] is not None
    assert days["b"].edtf == "2031-05-04"


def test_names() -> None:
    one = "Tomas Reil swam ashore. Ada Reil swam ashore, too. Reil thanked the crew."
    links = linked(one, "A crew came.", ("2031-05-08", "2031-05-09"))
    forms = {each.name: {alias.text for alias in each.aliases} for each in links.entities}
    assert forms["Ada Reil"] == {"Ada Reil", "Reil"}
    assert forms["Tomas Reil"] == {"Tomas Reil"}


def test_numbers_are_those_of_the_code() -> None:
    assert f"at least {FEWEST} reports" in PAGE


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(\w+(?:/\w+)+\.\w+)`", PAGE))))
def test_the_files_that_decide_are_there(name: str) -> None:
    assert (PACKAGE / name).is_file()


def test_each_part_says_when_to_distrust_it_and_which_file_decides() -> None:
    parts = re.split(r"^## ", PAGE, flags=re.M)[1:-1]
    assert len(parts) > 15
    for part in parts:
        title = part.splitlines()[0]
        assert "**Distrust it**" in part, title
        assert re.search(r"^In the code: `", part, re.M), title
