"""The made-up story -> the summary of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sourceline.cli.summary import render_summary
from sourceline.model.story import Story
from tests import stories


@pytest.fixture
def story() -> Story:
    return stories.story()


def test_what_a_person_wants_to_know_first(story: Story) -> None:
    title, counts, *rest = render_summary(story).splitlines()
    assert title == "Tarn Bridge shut after cracks are found in its hangers"
    assert counts == "1–12 Mar 2019. 5 reports, 4 independent; 2 disputed, 1 corrected."
    text = "\n".join(rest)
    for heading in ("What happened", "Where they disagree", "Who is who", "Who retold whom"):
        assert f"\n{heading}\n" in text
    assert "3 Mar 2019" in text
    assert "[3 reports, 2 independent]" in text
    assert "Ilsa Varrow (person), the council's chief engineer" in text


@pytest.mark.parametrize("width", [24, 40, 80, 100])
def test_no_line_is_wider_than_asked(story: Story, width: int) -> None:
    plain = render_summary(story, width=width)
    assert max(map(len, plain.splitlines())) <= width
    assert all(line == line.rstrip() for line in plain.splitlines())


def test_colours_only_where_wanted(story: Story) -> None:
    assert "\x1b" not in render_summary(story)
    assert "\x1b[1m" in render_summary(story, colour=True)


def test_sections_without_lines_are_left_out(story: Story) -> None:
    empty = replace(story, timeline=(), cast=(), discrepancies=(), reuse=(), novelty=())
    assert len(render_summary(empty).strip().splitlines()) == 2


def test_brackets_and_controls_are_words(story: Story) -> None:
    line = replace(story.timeline[4], text="A [bold]sign\x1b[2J fell \ud800 :smile: down.")
    text = render_summary(replace(story, timeline=(line,)))
    assert "[bold]sign" in text
    assert ":smile:" in text
    assert "\x1b" not in text
    text.encode()
