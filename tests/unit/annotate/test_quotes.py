"""Sentence -> quotations: kind, words, cue, source, speaker."""

from __future__ import annotations

import pytest

from sourceline.annotate.mentions import find_mentions
from sourceline.annotate.quotes import find_quotations, quoted_spans
from sourceline.annotate.sentences import find_sentences
from sourceline.model.annotations import Form, Mention, Quotation, Sentence
from tests.builders import article, span_of

LEAD = "Ada Renn and Bruno Kell spoke for the town of Harrowby. "


def read(text: str) -> tuple[tuple[Sentence, ...], tuple[Mention, ...], tuple[Quotation, ...]]:
    report = article(text)
    sentences = find_sentences(report)
    mentions, aliases = find_mentions(report, sentences)
    return sentences, mentions, find_quotations(report, sentences, mentions, aliases)


def told(text: str) -> list[tuple[str, str]]:
    return [(q.kind, " / ".join(part.cut(text) for part in q.parts)) for q in read(text)[2]]


def speakers(text: str) -> list[str | None]:
    """The longest name of each quotation's speaker; None where nobody is named."""
    _, mentions, quotations = read(text)
    found: list[str | None] = []
    for quotation in quotations:
        if quotation.speaker is None:
            found.append(None)
            continue
        entity = mentions[quotation.speaker].entity
        names = [m.span.cut(text) for m in mentions if m.entity == entity and m.form is Form.NAME]
        found.append(max(names, key=len) if names else None)
    return found


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('"The pier is gone," said Ada Renn.', [("direct", "The pier is gone,")]),
        (
            '"The pier," Renn said on Monday, "is gone."',
            [("direct", "The pier, / is gone.")],
        ),
        (
            '"The pier is gone," Renn said. "We will build another."',
            [("direct", "The pier is gone,"), ("direct", "We will build another.")],
        ),
        (
            'Renn wrote:\n\n"The pier is gone. We wept."\n\nNobody answered.',
            [("direct", "The pier is gone. We wept.")],
        ),
        (
            '"The pier is gone.\n\n"We wept," Renn said.',
            [("direct", "The pier is gone. / We wept,")],
        ),
        ('Renn called the plan "a sad little joke".', [("mixed", "a sad little joke")]),
        (
            'Renn told the board that "every pier falls in the end".',
            [("mixed", "every pier falls in the end")],
        ),
        ('"Who is there?" Renn asked.', [("direct", "Who is there?")]),
        ('A sign read: "Keep off the pier."', [("direct", "Keep off the pier.")]),
        (
            'Renn laughed and wrote, "the sea takes what it likes"',
            [("direct", "the sea takes what it likes")],
        ),
    ],
)
def test_quoted_words(text: str, quotations: list[tuple[str, str]]) -> None:
    assert told(text) == quotations


@pytest.mark.parametrize(
    "text",
    [
        'The film "The Quiet Harbour" opened on Friday.',
        'She sang "Blue Moon" twice.',
        'Jim "Lofty" Marsh left the hall.',
        'The so-called "sea tax" ended in May.',
        '"The Quiet Harbour" is a slow book.',
    ],
)
def test_titles_nicknames_and_labels_are_no_quotations(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Renn said the pier was gone.", "the pier was gone"),
        ("Renn said on Monday that the pier was gone.", "the pier was gone"),
        ("Renn said in a statement that the pier was gone.", "the pier was gone"),
        ("Renn told the board that the pier was gone.", "the pier was gone"),
        ("Renn has told the crew to leave the pier.", "to leave the pier"),
        ("Renn denied that the pier had been sold.", "denied that the pier had been sold"),
        ("The pier was gone, Renn said.", "The pier was gone"),
        ("The pier, Renn said, was gone.", "The pier / was gone"),
        ("The pier is gone, according to a source close to the board.", "The pier is gone"),
        ("According to Renn, the pier is gone.", "the pier is gone"),
        ("Renn left the board, saying that she had no time.", "she had no time"),
        ("Renn, who runs the pier, warned that it would fall.", "it would fall"),
        ("The mayor, Ada Renn, admitted that the pier was gone.", "the pier was gone"),
        ("A spokesman for the board said the pier was gone.", "the pier was gone"),
        ("Renn was quoted as saying the pier was gone.", "the pier was gone"),
        ("The clerk says that will be in March.", "that will be in March"),
        ("Renn fined Kell, telling him he had shown no remorse.", "he had shown no remorse"),
        ("Renn is said to be furious with the board.", "to be furious with the board"),
        ("Some 64 percent of voters say the pier must stay.", "the pier must stay"),
        ("Renn went on to say that the pier was gone.", "the pier was gone"),
    ],
)
def test_told_clauses(text: str, words: str) -> None:
    assert told(text) == [("indirect", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Renn said nothing about the pier.",
        "Renn did not say who would buy the pier.",
        "Renn would not say that the pier was gone.",
        "The board announced a plan that will cost the town two million.",
        "Renn said a prayer.",
        "We say that the pier must stay.",
        "The state reports are in the hall.",
        "The pier opens according to plan.",
        "They asked whether the pier was gone.",
        "Renn announced her decision to stop a law that would have closed the pier.",
        "As Renn announced the deal, Kell praised the crew who had waited for weeks.",
        "The pier reopened in May, and Renn wrote letters of thanks.",
    ],
)
def test_what_nobody_said(text: str) -> None:
    assert told(text) == []


def test_two_verbs_report_two_clauses() -> None:
    text = "The union said it would strike and warned that schools could close, but Renn denied that talks had failed."
    assert [words for _, words in told(text)] == [
        "it would strike",
        "schools could close",
        "denied that talks had failed",
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mayor, Ada Renn, said the pier was gone.", "The mayor, Ada Renn"),
        ('"It is gone," said Ada Renn, who runs the pier.', "Ada Renn"),
        ('"It is gone," said Ada Renn of the pier trust.', "Ada Renn of the pier trust"),
        ("A spokesman for the board said it was gone.", "A spokesman for the board"),
        ("After Kell left, Renn stood up and said it was gone.", "Renn"),
        ("In a statement the company said it was gone.", "the company"),
        ("After the match Kell said it was gone.", "Kell"),
        ("It is gone, according to a source close to the board.", "a source close to the board"),
        ("Ada Renn and Bruno Kell said it was gone.", "Ada Renn and Bruno Kell"),
    ],
)
def test_source_words(text: str, source: str) -> None:
    (quotation,) = read(text)[2]
    assert quotation.source == span_of(text, source)


def test_cue_covers_its_auxiliaries() -> None:
    text = "Renn has told the crew to leave the pier."
    (quotation,) = read(text)[2]
    assert quotation.cue == span_of(text, "has told")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('Ada Renn was tired. "It is gone," she said.', ["Ada Renn"]),
        ('Ada Renn was tired. "The pier is gone."', ["Ada Renn"]),
        (
            'Ada Renn spoke last. "It is gone," she said. "We wept."',
            ["Ada Renn", "Ada Renn"],
        ),
        ('Bruno Kell, while mocking Ada Renn, said: "It is gone."', ["Bruno Kell"]),
        ('"Bruno Kell told us nothing," said Ada Renn.', ["Ada Renn"]),
        ('"We wept," a fan of Ada Renn said.', [None]),
        ("Ada Renn and Bruno Kell said the pier was gone.", [None]),
        ("The Dutch captain, Ada Renn, said the pier was gone.", ["Ada Renn"]),
        ("A spokesman for the board, Bruno Kell, said the pier was gone.", ["Bruno Kell"]),
        ("Kell asked: “Why? ” Renn said the pier was gone.", ["Kell", "Renn"]),
        ('"It is gone," said one user.', [None]),
        (
            'Ada Renn said it was gone. "Bruno Kell must go," she said.',
            ["Ada Renn", "Ada Renn"],
        ),
    ],
)
def test_speakers(text: str, names: list[str | None]) -> None:
    assert speakers(text) == names


def test_a_trailing_he_is_who_spoke_before_and_not_whom_he_speaks_of() -> None:
    text = (
        LEAD
        + '"It is gone," said Bruno Kell. Councillor Marsh is his brother, but they never talk, he said.'
    )
    assert speakers(text)[-1] == "Bruno Kell"


def test_quotations_of_headings_are_marked() -> None:
    text = '"The pier is gone": a town in tears\n\nThe pier fell on Monday.\n\n"The pier is gone," said Ada Renn.'
    assert [(q.heading, q.words.cut(text)) for q in read(text)[2]] == [
        (True, "The pier is gone"),
        (False, "The pier is gone,"),
    ]


def test_quoted_spans_leave_out_the_writers_words() -> None:
    text = '"It is gone," said Ada Renn. Kell said the board had slept.'
    assert [span.cut(text) for span in quoted_spans(read(text)[2])] == ["It is gone,"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Renn said the pier was shut, though she gave no reason.", "the pier was shut"),
        ("Renn said the pier would be shut, renewing doubts about the fair.",
         "the pier would be shut"),
        ("Renn said on Monday that she would sell the pier but gave no date.",
         "she would sell the pier"),
        ("Renn said the pier should be emptied and sealed.", "the pier should be emptied and sealed"),
        ("Renn said the pier was shut and had been sold.", "the pier was shut and had been sold"),
        ("Renn said the boats lay there, rotting, for years.", "the boats lay there, rotting, for years"),
    ],
)  # fmt: skip
def test_what_the_writer_goes_on_with_is_not_told(text: str, words: str) -> None:
    assert told(text) == [("indirect", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Renn said no and went home to bed.",
        "Renn acknowledged the unwillingness of some members to have more talks.",
    ],
)
def test_no_clause_is_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Officials of the port said it was shut. They said the boats had sunk.",
         "Officials of the port"),
        ("A lawyer for the port said it was shut. He said the boats had sunk.", "A lawyer for the port"),
        ("The news upset the fishermen, who said the boats had sunk.", "the fishermen"),
    ],
)  # fmt: skip
def test_a_pronoun_gives_way_to_the_words_that_it_goes_on_with(text: str, source: str) -> None:
    found = read(text)[2]
    assert found[-1].source is not None
    assert found[-1].source.cut(text) == source


def test_the_name_of_a_programme_is_nobodys_words() -> None:
    text = 'Renn said on the programme "Morning with Ada Ito." It was late.'
    assert told(text) == []
    text = '"The pier is lost," Renn said on "Boats & Friends." "It is lost."'
    assert "Boats & Friends." not in [words for _, words in told(text)]


def test_the_owner_of_a_lawyer_is_not_the_lawyer() -> None:
    text = "Ada Renn left. Ms. Renn's lawyer said the pier was lost."
    (found,) = read(text)[2]
    assert found.source is not None
    assert found.source.cut(text) == "Ms. Renn's lawyer"


def test_a_statement_goes_on_with_whose_it_is() -> None:
    text = (
        'Ada Renn said in a statement that the pier was lost. "We are sorry," the statement said.'
    )
    found = read(text)[2]
    assert found[-1].speaker is not None
    assert found[-1].speaker == found[0].speaker


def test_a_noun_that_ends_a_relative_clause_is_no_speaker() -> None:
    text = (
        "After the gestures that convey all sorts of emotions fans argue that the pier must stay."
    )
    (found,) = read(text)[2]
    assert found.source is not None
    assert found.source.cut(text) == "fans"


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("Ada Renn, without giving names, said her rival had lied.", "Ada Renn", "her rival had lied"),
        ("The film shows Ada Renn telling them that the pier is lost.", "Ada Renn", "the pier is lost"),
        ("Ada Renn said after the vote that unless it rained the pier was lost.", "Ada Renn",
         "unless it rained the pier was lost"),
        ("Ada Renn said that was never the case.", "Ada Renn", "that was never the case"),
    ],
)  # fmt: skip
def test_who_speaks_and_where_it_begins(text: str, source: str, words: str) -> None:
    (found,) = read(text)[2]
    assert found.source is not None
    assert (found.source.cut(text), found.words.cut(text)) == (source, words)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ada Renn (Harrowby), said the pier was gone.", "Ada Renn"),
        ('"Not one board is whole," Ada Renn keeps telling us.', "Ada Renn"),
        ('Asked by Ada Renn, "Is the pier whole?" Kell shook his head.', "Ada Renn"),
        ("Renn left, with several residents arguing that the pier was gone.", "several residents"),
        ("Renn wrote letters to Harrowby saying that the pier was gone.", "Renn"),
        ("According to the Harrowby Echo, Ada Renn, who built the pier, has left.", "the Harrowby Echo"),
    ],
)  # fmt: skip
def test_whose_verb_it_is(text: str, source: str) -> None:
    (quotation,) = read(LEAD + text)[2]
    assert quotation.source is not None
    assert quotation.source.cut(LEAD + text) == source


@pytest.mark.parametrize(
    "text",
    [
        "Renn sent an even more pointed e-mail that nobody read.",
        "Asked whether she was suggesting that the pier was gone, Renn left.",
        "A worker is paid according to the worker's hours.",
        "Renn said no and went on to win the race.",
        'Kell described the new sign, titled "Strong."',
        'Renn fought the "open pier" policy for a year.',
        'Renn spoke on what became a "Save The Pier Day."',
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert told(LEAD + text) == []


def test_a_word_of_what_is_said_is_no_label() -> None:
    text = LEAD + 'Renn said the "open pier" policy had failed.'
    assert ("mixed", "open pier") in told(text)


def test_what_is_called_something_is_never_direct() -> None:
    text = LEAD + 'Renn vowed to end what she calls "Kell\'s war on piers," and left.'
    assert {kind for kind, _ in told(text)} == {"indirect", "mixed"}


def test_a_word_that_somebody_says_is_no_label() -> None:
    assert told(LEAD + 'Renn promised a "great, great" pier.') == [("mixed", "great, great")]


def test_an_aside_of_another_does_not_take_the_words_after_it() -> None:
    text = LEAD + 'Renn said that sailors, who had called her lazy, could "go to sea".'
    assert [name for name in speakers(text) if name] == ["Ada Renn"] * len(speakers(text))


def test_a_number_opens_a_clause() -> None:
    text = "Around 400 people walked on the pier, said Ada Renn."
    assert told(text) == [("indirect", "Around 400 people walked on the pier")]


def test_her_own_verb_ends_what_she_said_aside() -> None:
    text = "Ada Renn, who said the pier was gone, said nobody should walk on it."
    assert [words for _, words in told(text)] == ["the pier was gone", "nobody should walk on it"]


def test_who_is_nobody_before_a_plural_without_a_name() -> None:
    text = "Ada Renn upset friends and even sailors who said the pier was gone."
    assert speakers(text) == [None]


def test_speech_at_a_sentences_beginning_is_told_though_nobody_is_known() -> None:
    text = LEAD + '"The pier has been shut since May," the sign on it reads, according to the Echo.'
    assert ("direct", "The pier has been shut since May,") in told(text)
    assert speakers(text)[0] is None
