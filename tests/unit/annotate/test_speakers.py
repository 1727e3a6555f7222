"""Source and mentions -> whom the source means."""

from __future__ import annotations

import pytest

from sourceline.annotate.speakers import Source, Speakers
from sourceline.model.annotations import Form, Kind, Mention
from tests.builders import span_of

TEXT = "Bruno Kell sang and took his hat. The actress said it was cold."


def mention(words: str, form: Form) -> Mention:
    span = span_of(TEXT, words)
    return Mention(span=span, head=span, form=form, kind=Kind.PERSON, entity=0)


@pytest.mark.parametrize(("pronoun", "meant"), [("his", None), (None, 1)])
def test_an_actress_is_nobody_who_is_he_elsewhere(pronoun: str | None, meant: int | None) -> None:
    mentions = [mention("Bruno Kell", Form.NAME), mention("The actress", Form.DESCRIPTION)]
    if pronoun:
        mentions.insert(1, mention(pronoun, Form.PRONOUN))
    source = Source(
        span=span_of(TEXT, "The actress"),
        head=span_of(TEXT, "actress"),
        sentence=TEXT.index("The actress"),
        trailing=False,
        indefinite=False,
    )
    assert Speakers(TEXT, mentions).resolve(source, []) == meant
