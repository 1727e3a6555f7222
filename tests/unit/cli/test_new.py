"""`sourceline new`: what is printed, and what is said where it makes no sense."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from sourceline.cli.new_summary import render_new
from tests import stories
from tests.catching_up import catch_up
from tests.unit.cli.conftest import COUNCIL, Call


def test_since_a_day(call: Call, pile: Path) -> None:
    done = call("new", pile, "--since", "2021-06-04")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("New since 4 Jun 2021: ")
    assert "4 Jun 2021  council  council.txt" in done.out
    assert "three more cracks" in done.out
    assert "crack like a gun" not in done.out


def test_the_day_itself_is_not_known(call: Call, pile: Path) -> None:
    told = json.loads(call("new", pile, "--since", "2021-06-02", "--format", "json").out)
    assert [article["known"] for article in told["articles"]] == [False, False]


def test_beyond_what_was_read(call: Call, pile: Path) -> None:
    done = call("new", pile, "--read", pile / "council.txt", "--format", "json")
    told = json.loads(done.out)
    assert told["read"] == ["council.txt"]
    (report,) = told["reports"]
    sources = {article["id"]: article["source"] for article in told["articles"]}
    assert sources[report["article"]] == "harbour.txt"
    words = [each["text"] for each in report["evidence"]]
    assert any("crack like a gun" in text for text in words)


def test_both_count(call: Call, pile: Path) -> None:
    done = call("new", pile, "--since", "2021-06-03", "--read", "council.txt")
    assert done.code == 0
    assert "Nothing new since 3 Jun 2021 and beyond the report read" in done.out


def test_nothing_new(call: Call, pile: Path) -> None:
    done = call("new", pile, "--since", "2022-01-01")
    assert (done.code, done.err) == (0, "")
    assert "Nothing new since 1 Jan 2022: the 2 reports of the story are known." in done.out


def test_a_list_of_what_was_read(call: Call, pile: Path, tmp_path: Path) -> None:
    (tmp_path / "read.txt").write_text("harbour.txt\ncouncil.txt\n", encoding="utf-8")
    assert "Nothing new" in call("new", pile, "--read", f"@{tmp_path / 'read.txt'}").out
    assert call("new", pile, "--read", "@missing.txt").code == 1


def test_an_empty_list_is_who_has_read_nothing(call: Call, pile: Path, tmp_path: Path) -> None:
    (tmp_path / "read.txt").write_bytes(b"")
    done = call("new", pile, "--read", f"@{tmp_path / 'read.txt'}")
    assert done.out.startswith("New to who has read nothing: ")


def test_neither_is_2(call: Call, pile: Path) -> None:
    done = call("new", pile)
    assert (done.code, done.out) == (2, "")
    assert "add --since DATE, or --read FILE" in done.err


def test_a_report_that_is_not_there_is_2_before_anything_is_told(call: Call, pile: Path) -> None:
    done = call("new", pile, "--read", "counsel.txt")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "Error: --read counsel.txt: no report of the pile is called so\n"
        "       Did you mean council.txt?\n"
    )
    assert "The pile holds council.txt, harbour.txt." in call("new", pile, "--read", "zz").err


def test_a_day_that_is_none_is_2(call: Call, pile: Path) -> None:
    done = call("new", pile, "--since", "Tuesday")
    assert done.code == 2
    assert "YYYY-MM-DD" in done.err


def test_a_report_that_was_read_but_cannot_be_told_is_no_mistake(call: Call, pile: Path) -> None:
    (pile / "empty.txt").write_bytes(b"")
    done = call("new", pile, "--read", "empty.txt", "--read", "harbour.txt")
    assert done.code == 3
    assert "three more cracks" in done.out
    assert done.err.startswith("Not read: empty.txt: ")


def test_the_same_report_elsewhere_counts(call: Call, pile: Path) -> None:
    (pile / "zz.txt").write_text(COUNCIL, encoding="utf-8")
    told = json.loads(call("new", pile, "--read", "zz.txt", "--format", "json").out)
    assert [article["known"] for article in told["articles"]] == [False, True]


def test_out_says_the_format(call: Call, pile: Path, tmp_path: Path) -> None:
    for name, opening in (("n.md", "# New since"), ("n.json", '{\n "schema": "sourceline.new/1"')):
        done = call("new", pile, "--since", "2021-06-04", "--out", tmp_path / name)
        assert (done.code, done.out) == (0, "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(opening)
    done = call("new", pile, "--since", "2021-06-04", "--out", tmp_path / "n.pdf")
    assert done.code == 2
    assert "one of md, json" in done.err


def test_its_schema(call: Call, pile: Path) -> None:
    schema = json.loads(call("schema", "new").out)
    assert schema["title"] == "sourceline.new/1"
    told = json.loads(call("new", pile, "--since", "2021-06-04", "--format", "json").out)
    Draft202012Validator(schema).validate(told)
    assert json.loads(call("schema").out) == json.loads(call("schema", "story").out)


def test_a_report_cannot_steer_the_terminal(call: Call, pile: Path) -> None:
    nasty = "\x1b]0;owned\x07\x1b[31mPellow [bold]quay[/bold] sank"
    for path in pile.iterdir():
        text = path.read_text(encoding="utf-8").replace("Pellow", nasty)
        path.write_text(text, encoding="utf-8")
    done = call("new", pile, "--since", "2021-06-03")
    assert done.code == 0
    assert "\x1b" not in done.out
    assert "[bold]quay[/bold]" in done.out


def test_in_words_what_it_changes_comes_first() -> None:
    text = render_new(catch_up("a-gazette", "b-post", "c-radio"))
    herald = text[text.index("8 Mar 2019  County Herald  herald.html") :]
    titles = ["What happened", "Numbers", "Where they disagree", "Also new"]
    assert [herald.index(title) for title in titles] == sorted(map(herald.index, titles))
    assert "9,400 names, as of 7 Mar 2019; before that 3,100 names" in herald


@pytest.mark.parametrize("width", [30, 60, 100])
def test_no_line_is_wider_than_asked(width: int) -> None:
    lines = render_new(catch_up("a-gazette"), width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_colours_only_where_wanted() -> None:
    assert "\x1b" not in render_new(catch_up())
    assert "\x1b[1m" in render_new(catch_up(), colour=True)


def test_all_known_is_one_sentence() -> None:
    known = [article.id for article in stories.articles()]
    assert len(render_new(catch_up(*known)).strip().splitlines()) == 2
