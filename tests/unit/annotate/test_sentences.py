"""Text -> sentences and headings."""

from __future__ import annotations

import pytest

from sourceline.annotate.sentences import find_sentences
from sourceline.model.span import Mark, Span
from tests.builders import article, span_of


def cut(text: str) -> list[str]:
    return [sentence.span.cut(text) for sentence in find_sentences(article(text))]


def headings(text: str) -> list[str]:
    return [s.span.cut(text) for s in find_sentences(article(text)) if s.heading]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Dr. Ada Ito met Mr. Reed on St. John's Road.", "It rained."],
        ["He lives in the U.S. with J. K. Beck.", "She does not."],
        ["They live in the U.S.", "The winters are mild."],
        ["They met then-Rep. Ada Ito.", "It rained."],
        ["He said no.", "Then he left."],
        ["See No. 5 and pp. 12-14.", "Both are wrong."],
        ["It costs 3.5 million, i.e. a lot.", "Nobody paid."],
        ["The meeting began at 5 p.m. on Monday.", "It ended at 9 p.m.", "The vote was close."],
        ["Acme Corp. Chairman Bo Lund quit.", "Acme Inc. fell."],
        ["It was on Jan. 3 that it fell.", "In Calif. Gov. Reed called it grave."],
        ['"Who is there?" Ito asked.', '"It is me!" Beck shouted.', "Nobody moved."],
        ['"Stop!" she said.', "He stopped."],
        ['"We won.', 'We really won," he said.', "They had."],
        ["“Is it over?”", "He did not know."],
        ["He waited ... and left.", "She stayed..."],
        [["She waited...", "hey left."][0], "They left."],
        ["“We heard ... Captain Reed shout,” she said.", "It was dark."],
        ["The case Beck v. Reed ended.", "It took a year."],
        ["(He denied it.)", "The court did not."],
        ["The band V. and his friend W. Lund sang.", "It was loud."],
        ["The vote was lost.", "Councillors left."],
        ["What now?", "Nobody knows!", "Wait."],
        ["Yahoo! Japan grew.", "It was late."],
    ],
)
def test_where_sentences_end(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_space_lost_between_sentences() -> None:
    assert cut("The vote was lost.Councillors left the room.") == [
        "The vote was lost.",
        "Councillors left the room.",
    ]


def test_paragraphs_are_counted_and_space_is_left_out() -> None:
    text = "  One. Two.  \n\n\tThree.\n"
    found = find_sentences(article(text))
    assert [(s.span.cut(text), s.paragraph) for s in found] == [
        ("One.", 0),
        ("Two.", 0),
        ("Three.", 1),
    ]


WRAPPED = """PORTSEA, May 3 (Reuters) - The ferry to the island of Sandholm ran
aground on Monday evening, and all forty passengers were taken off by
boat before the tide turned, the harbour master said.

   "We heard a long scrape and then nothing at all," said Nora Beck,
who was on deck. The company said that it would help. An inquiry has
been opened.
   Two tugs pulled the ship free at high water on Tuesday, and it was
towed to Portsea.
"""


def test_hard_wrapped_text() -> None:
    found = [" ".join(words.split()) for words in cut(WRAPPED)]
    assert found == [
        "The ferry to the island of Sandholm ran aground on Monday evening, and all forty passengers "
        "were taken off by boat before the tide turned, the harbour master said.",
        '"We heard a long scrape and then nothing at all," said Nora Beck, who was on deck.',
        "The company said that it would help.",
        "An inquiry has been opened.",
        "Two tugs pulled the ship free at high water on Tuesday, and it was towed to Portsea.",
    ]


def test_one_sentence_a_line_is_not_wrapped() -> None:
    lines = ["The ferry ran aground.", "Forty people were on board, and all of them were taken off.",
             "No one was hurt", "An inquiry has been opened by the harbour board in Portsea"]  # fmt: skip
    assert cut("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "line",
    [
        "FERRY AGROUND OFF SANDHOLM",
        "Ferry aground, all safe",
        '"I heard a scrape": passengers tell of a long night',
        "# Ferry aground.",
        "Key points:",
        "What Happened On Board?",
        "Beck on the night: 'It was dark'",
    ],
)
def test_headings(line: str) -> None:
    assert headings(f"{line}\n\nThe ferry ran aground. It was late.") == [line.lstrip("# ")]


@pytest.mark.parametrize(
    "line",
    [
        "The ferry ran aground.",
        'She posted, "what a long and dark night it was for us"',
        "She wrote:",
        '"It was a long and dark night," she said',
        "“It was a long night for us.” — Nora Beck",
        "It was a long night for us. — Nora Beck (@nbeck) May 3, 2030",
        "And on Monday the last of them was taken off the ship by boat",
        "- two tugs",
        "1. Two tugs came",
        "What happened on board?",
    ],
)
def test_body_lines(line: str) -> None:
    assert headings(f"{line}\n\nThe ferry ran aground. It was late.") == []


def test_quotation_under_its_lead_is_body() -> None:
    text = 'One of them wrote:\n\n"a night that none of us will forget"\n\nThe ferry ran aground.'
    assert headings(text) == []


def test_last_line_is_no_heading() -> None:
    assert headings("The ferry ran aground.\n\nNo one was hurt") == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "KESTREL BAY — The ferry ran aground on Monday in fog.",
            "The ferry ran aground on Monday in fog.",
        ),
        (
            "PORTSEA (NSW) - The ferry ran aground on Monday in fog.",
            "The ferry ran aground on Monday in fog.",
        ),
        (
            "Portsea, Fla. (AP) -- The ferry ran aground on Monday in fog.",
            "The ferry ran aground on Monday in fog.",
        ),
        ("* The ferry ran aground.", "The ferry ran aground."),
        ("> The ferry ran aground.", "The ferry ran aground."),
        ("**The ferry ran aground.**", "The ferry ran aground."),
        ("3) The ferry ran aground.", "The ferry ran aground."),
    ],
)
def test_what_stands_before_a_sentence(text: str, sentence: str) -> None:
    assert cut(text) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "Paris — Once a quiet town, it has grown since the war.",
        "NASA — which built it — was not asked about the fall.",
        "-5 degrees were measured.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert cut(text) == [text]


def test_headline_and_dateline_on_one_line() -> None:
    text = "Ferry aground in fog PORTSEA | Mon May 3, 2030 1:10 pm PORTSEA (Reuters) - The ferry ran aground."
    found = find_sentences(article(text))
    assert [(s.span.cut(text)[:13], s.heading) for s in found] == [
        ("Ferry aground", True),
        ("The ferry ran", False),
    ]


def test_boilerplate_is_left_out() -> None:
    text = "One is here. Vote in our poll. Three.\n\nADVERTISEMENT\n\nFour."
    marks = tuple(
        Mark(span_of(text, words), "furniture") for words in ("Vote in our poll.", "ADVERTISEMENT")
    )
    found = find_sentences(article(text, boilerplate=marks))
    assert [s.span.cut(text) for s in found] == ["One is here.", "Three.", "Four."]


def test_everything_marked() -> None:
    text = "One. Two."
    whole = (Mark(Span(0, len(text)), "furniture"), Mark(Span(2, 4), "furniture"))
    assert find_sentences(article(text, boilerplate=whole)) == ()
