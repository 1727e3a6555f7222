from __future__ import annotations

import pytest

from sourceline.annotate.reactions import find_reactions
from sourceline.annotate.sentences import find_sentences
from sourceline.model.annotations import Form, Kind, Mention, Quotation, Reaction
from tests.builders import article, span_of


def reactions(text: str, *names: str, quotes: tuple[Quotation, ...] = ()) -> tuple[Reaction, ...]:
    page = article(text)
    mentions = tuple(
        Mention(
            span=span_of(text, name), head=span_of(text, name), form=Form.NAME, kind=Kind.PERSON, entity=n
        )
        for n, name in enumerate(names)
    )  # fmt: skip
    return find_reactions(page, find_sentences(page), mentions, quotes)


def told(text: str, *names: str) -> list[tuple[str, str | None]]:
    return [(r.emotion, r.who.cut(text) if r.who else None) for r in reactions(text, *names)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Villagers were furious about the smell.", [("anger", "Villagers")]),
        ("Parents said they were worried about the road.", [("concern", "Parents")]),
        ("Harbour workers praised the new crane.", [("admiration", "Harbour workers")]),
        ("The closure shocked customers.", [("surprise", "customers")]),
        ("There were boos.", [("anger", None)]),
        ("The plan sparked outrage among residents.", [("anger", "residents")]),
        ("The goal sent fans into a frenzy.", [("joy", "fans")]),
        ("The speech left them in tears.", [("sadness", "them")]),
        ("Angry drivers blocked the bridge.", [("anger", "Angry drivers")]),
        ("Mourners wept.", [("sadness", "Mourners")]),
        ("The pilot was cheered by passengers.", [("joy", "passengers")]),
        ("Hundreds gathered to mourn.", [("sadness", "Hundreds")]),
        ("Critics expressed disgust at the film.", [("disgust", "Critics")]),
        ("Neighbours were not only relieved, they danced.", [("joy", "Neighbours")]),
        ("Somebody laughed.", [("amusement", "Somebody")]),
        ("A few were in tears.", [("sadness", "few")]),
        ("The whole of the town is furious.", [("anger", "town")]),
        ("An old Breton fisherman beside me wept.", [("sadness", "old Breton fisherman")]),
        ("The residents were innocent and heartbroken.", [("sadness", "residents")]),
        ('The council was "deeply glad" about it.', [("joy", "council")]),
        ("I'm ashamed to say that I bought one.", [("sadness", "I")]),
        ("We’re furious about the smell.", [("anger", "We")]),
        ("A child was sick with excitement.", [("joy", "child")]),
        ("The villagers trembled with rage.", [("anger", "villagers")]),
        ("She broke down only once.", [("sadness", "She")]),
        ("The keepers were shaking as they spoke.", [("fear", "keepers")]),
        ("At noon the villagers danced in the trams.", [("joy", "villagers")]),
        (
            "Fans were nervous and proud.",
            [("concern", "Fans"), ("pride", "Fans")],
        ),
    ],
)
def test_told(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Villagers were not surprised.",
        "Residents would be furious.",
        "The plan could risk outrage among residents.",
        "Were residents furious?",
        "Staff are happy to help.",
        "Troops were moved to the border.",
        "Three miners are feared dead.",
        "The storm hailed from the north.",
        "The hero is sad because the villain took his dog.",
        "The dogs were welcomed back to the kennel.",
        "The officers were relieved of their duties.",
        "The Angry Kettle is a pub.",
        "The attack began at dawn.",
        "Police broke down the door.",
        "Talks with the union broke down in May.",
        "The keepers were shaking hands.",
        "The roof of the council is happy.",
        "She danced in the opera.",
    ],
)
def test_none(text: str) -> None:
    assert told(text) == []


def test_a_heading_tells_none() -> None:
    assert told("Fans furious as club moves\n\nThe club moved on Monday.") == []


def test_an_injury_is_no_feeling() -> None:
    assert told("Petra Voss was hurt. An ambulance came.", "Petra Voss") == []
    assert told("Petra Voss was hurt. She had expected a letter.", "Petra Voss") == [
        ("sadness", "Petra Voss")
    ]


def test_the_mention_that_says_who() -> None:
    text = "Petra Voss, the first winner, was delighted."
    found = reactions(text, "Petra Voss")
    assert [(r.emotion, r.mention) for r in found] == [("joy", 0)]


def test_a_quotation_is_its_speakers_feeling() -> None:
    text = "“This is a disgrace,” said Petra Voss."
    words = span_of(text, "This is a disgrace")
    quote = Quotation(
        words=words, parts=(words,), kind="direct", source=span_of(text, "Petra Voss"), speaker=0
    )
    found = reactions(text, "Petra Voss", quotes=(quote,))
    assert [(r.emotion, r.mention) for r in found] == [("anger", 0)]


def test_a_denied_feeling_in_a_quotation_is_none() -> None:
    text = "“I am not ashamed,” said Petra Voss."
    words = span_of(text, "I am not ashamed")
    quote = Quotation(words=words, parts=(words,), kind="direct")
    assert reactions(text, quotes=(quote,)) == ()


def test_two_clauses_with_a_subject_each() -> None:
    text = "The keeper was cheered for minutes, and we were ashamed."
    found = reactions(text)
    assert [(r.emotion, r.span.cut(text)) for r in found] == [
        ("joy", "The keeper was cheered for minutes"),
        ("sadness", "we were ashamed."),
    ]


def test_they_are_the_crowd_of_the_sentence_before() -> None:
    assert told("Fans were thrilled. Later they were angry.") == [
        ("joy", "Fans"),
        ("anger", "Fans"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The judges were not amused.", [("disapproval", "judges")]),
        ("A man in the queue wept.", [("sadness", "man")]),
        ("The back row cried out in horror.", [("fear", "back row")]),
        ("The ringmaster said his riders whooped.", [("joy", "riders")]),
        ("The chef said that villagers were furious.", [("anger", "villagers")]),
        ("The soprano had the crowd on its feet.", [("admiration", "crowd")]),
        ("Several of the nurses put their arms around him.", [("affection", "Several of the nurses")]),
        ("Supporters hope to see her ride again.", [("hope", "Supporters")]),
        ("She told a story and got a laugh.", [("amusement", None)]),
        ("What they felt is hard to say, but it was joy.", [("joy", None)]),
        ("Residents are sorry for the baker.", [("sadness", "Residents")]),
        ("Strikers shouted at the foreman.", [("anger", "Strikers")]),
    ],
)  # fmt: skip
def test_told_by_the_rest(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(emotion, who) for emotion, who in told(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The shop is back on its feet.",
        "Officials hope to reopen the bridge.",
        "Readers, we are sorry for the mistake.",
        "A baker raised the alarm.",
        "The speech inspired a major march.",
    ],
)
def test_no_feeling_in_these(text: str) -> None:
    assert told(text) == []


def test_a_feeling_told_of_oneself_is_the_speakers() -> None:
    text = "“I was far more scared of the horse,” said Petra Voss."
    words = span_of(text, "I was far more scared of the horse")
    quote = Quotation(
        words=words, parts=(words,), kind="direct", source=span_of(text, "Petra Voss"), speaker=0
    )
    found = reactions(text, "Petra Voss", quotes=(quote,))
    assert [(r.emotion, r.mention) for r in found] == [("fear", 0)]


def test_the_thanked_are_not_those_who_praise() -> None:
    text = "Petra Voss thanked the nurses, and praised the cook."
    assert told(text, "Petra Voss") == [("admiration", "Petra Voss")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pickets cheered.", [("joy", "Pickets")]),
        ("The baker wept for joy.", [("joy", "baker")]),
        ("The mayor did not hide how angry residents were.", [("anger", "angry residents")]),
        ("Visitors groaned.", [("sadness", "Visitors")]),
        ("Residents were less happy.", [("disapproval", "Residents")]),
    ],
)
def test_more_words_of_feeling(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


def test_whose_feeling_it_is_inside_somebodys_words() -> None:
    text = "The keeper of the pier said that she was disappointed."
    words, source = span_of(text, "she was disappointed"), span_of(text, "The keeper of the pier")
    quote = Quotation(words=words, parts=(words,), kind="indirect", source=source)
    (found,) = reactions(text, quotes=(quote,))
    assert found.who == source


def test_a_third_persons_feeling_is_not_the_speakers() -> None:
    text = '"Mayor Renn remains hopeful," the keeper said.'
    words, source = span_of(text, "Mayor Renn remains hopeful,"), span_of(text, "the keeper")
    quote = Quotation(words=words, parts=(words,), kind="direct", source=source)
    found = reactions(text, "Mayor Renn", quotes=(quote,))
    assert [r.who and r.who.cut(text) for r in found] == ["Mayor Renn"]


def test_one_who_is_named_behind_the_feeling() -> None:
    assert told("It was late, said heartbroken Ada Ito.", "Ada Ito") == [("sadness", "Ada Ito")]


def test_words_that_somebody_laughs() -> None:
    assert told('"It never worked," laughed Ada Ito.', "Ada Ito") == [("amusement", "Ada Ito")]


def test_a_witness_tells_what_another_felt() -> None:
    text = '"It was quiet," Bo said, "and then Ada began to laugh."'
    words = span_of(text, "It was quiet,"), span_of(text, "and then Ada began to laugh.")
    quotation = Quotation(
        words=words[0].cover(words[1]), parts=words, kind="direct", cue=None,
        source=span_of(text, "Bo"), speaker=0,
    )  # fmt: skip
    found = reactions(text, "Bo", "Ada", quotes=(quotation,))
    assert [(r.emotion, r.mention) for r in found] == [("amusement", 1)]
