"""Who did what, roughly: the words before a verb in its clause and the words right after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.link.alignment import Statement
from sourceline.model.annotations import EventMention
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of

_STOPS = re.compile(r"[,;:.!?—–()\"“”]")
MOST_OBJECT_WORDS = 8


@dataclass(frozen=True, slots=True)
class ActParts:
    """Stems. `names` are those of subject and object that are names, `vague` those that "a",
    "another" or a number introduces: "a soldier" is another soldier each time."""

    subject: frozenset[str]
    object: frozenset[str]
    names: frozenset[str]
    vague: frozenset[str]

    @property
    def core(self) -> frozenset[str]:
        return self.subject | self.object


def act_parts(statement: Statement, event: EventMention, time: Span | None = None) -> ActParts:
    """The parts of the clause around an event's verb; words of `time` are none of them."""
    subject = set(statement.carried)
    stated: set[str] = set()
    names: set[str] = set()
    vague: set[str] = set()
    start = max(event.clause.start, statement.span.start)
    before = list(statement.words_between(start, event.span.start))
    after = list(_object(statement, event, time))
    for part, places in ((subject, before), (stated, after)):
        for at, is_vague in _content(statement, places):
            if time is not None and time.overlaps(statement.line.words[at]):
                continue
            stem = statement.line.wording.stems[at]
            part.add(stem)
            if statement.line.wording.sorts[at] == "n":
                names.add(stem)
            elif is_vague:
                vague.add(stem)
    return ActParts(frozenset(subject), frozenset(stated), frozenset(names), frozenset(vague))


def _content(statement: Statement, places: list[int]) -> Iterator[tuple[int, bool]]:
    """The content words among some, and whether what introduces them leaves open which one."""
    function, vague = words_of("function", "words"), False
    counts = words_of("contrasts", "vague")
    for at in places:
        word = statement.line.wording.plain[at]
        if word in counts or word[0].isdigit():
            vague = True
        elif word in function:
            vague = False
        else:
            yield at, vague


def _object(statement: Statement, event: EventMention, time: Span | None) -> Iterator[int]:
    """Words after the verb up to a preposition, a stop or the time; "of" goes on with the noun."""
    function, articles = words_of("function", "words"), words_of("contrasts", "articles")
    before, begun = event.span.end, False
    places = statement.words_between(event.span.end, statement.span.end)
    for count, at in enumerate(places):
        word, plain = statement.line.words[at], statement.line.wording.plain[at]
        if count >= MOST_OBJECT_WORDS or _STOPS.search(statement.text[before : word.start]):
            return
        if time is not None and time.overlaps(word):
            return
        before = word.end
        if plain in function and plain not in articles and not (plain == "of" and begun):
            return
        begun = begun or plain not in function
        yield at
