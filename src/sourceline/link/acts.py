"""Who did what, roughly: the words before a verb in its clause and the words right after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.link.alignment import Statement
from sourceline.model.annotations import EventClass, EventMention
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of

_STOPS = re.compile(r"[,;:.!?—–()\"“”]")
MOST_OBJECT_WORDS = 8
LONGEST_PHRASE = 4
# A small word that behind another word is a noun: "the Harl mine, which".
_NOUNS_TOO = frozenset(["mine"])
_RELATIVE = frozenset(["which", "who", "that"])


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
    stated: set[str] = set()
    names: set[str] = set()
    vague: set[str] = set()
    start = _begins(statement, event)
    before = list(statement.words_between(start, event.span.start))
    own = start > statement.span.start and any(True for _ in _content(statement, before))
    subject = set() if own else set(statement.carried)
    antecedent = _antecedent(statement, before)
    if antecedent:
        subject, before = set(), antecedent
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


def _begins(statement: Statement, event: EventMention) -> int:
    """Where the clause begins; what somebody said begins behind "said" and "told them that"."""
    start = max(event.clause.start, statement.span.start)
    for other in statement.facts.events:
        behind = start <= other.span.start and other.span.end <= event.span.start
        if behind and other.cls is EventClass.REPORTING:
            start = other.span.end
    that = [
        statement.line.words[at].end
        for at in statement.words_between(start, event.span.start)
        if start > event.clause.start and statement.line.wording.plain[at] == "that"
    ]
    return that[0] if that else start


def _antecedent(statement: Statement, before: list[int]) -> list[int]:
    """What "which closed" and "since it closed" say it of: the noun phrase before the comma, or the last
    name before "it"; none where the clause has a subject of its own."""
    plain, sorts = statement.line.wording.plain, statement.line.wording.sorts
    function = words_of("function", "words")
    if not before or any(plain[at] not in function for at in before):
        return []
    relative = next((at for at in before if plain[at] in _RELATIVE), None)
    if relative is not None:
        return _phrase_before(statement, relative)
    if "it" not in {plain[at] for at in before} or before[0] == 0:
        return []
    names = [at for at in range(before[0]) if sorts[at] == "n"]
    last = names[-1] if names else -1
    if last < 0 or (last + 1 < len(sorts) and plain[last + 1] in function and last == 0):
        return []
    return _phrase_before(statement, _phrase_end(statement, last))


def _phrase_end(statement: Statement, at: int) -> int:
    """One behind the last word of the noun phrase that a word belongs to."""
    line, function = statement.line, words_of("function", "words")
    while at + 1 < len(line.words) and line.wording.plain[at + 1] not in function:
        if line.words[at + 1].start - line.words[at].end != 1:
            break
        at += 1
    return at + 1


def _phrase_before(statement: Statement, end: int) -> list[int]:
    """The content words in a row right before a place, at most so many."""
    function, found = words_of("function", "words"), []
    for at in range(end - 1, max(-1, end - 1 - LONGEST_PHRASE), -1):
        word = statement.line.wording.plain[at]
        if word in function and word not in _NOUNS_TOO:
            break
        found.append(at)
    return found[::-1]


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
