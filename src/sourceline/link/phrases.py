"""Where, with what or into what: a preposition with the noun or name that it leads to, and what is
told around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.link.alignment import Statement, Statements
from sourceline.model.annotations import Form, Kind, Mention
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.relations import is_person, is_place

# Prepositions that say where; any two of them can say it of one place.
PLACING = frozenset(["in", "at", "on", "inside", "outside", "near", "behind", "under", "from"])
PREPOSITIONS = PLACING | {"with", "using", "into", "onto", "through", "aboard"}
# Words of the noun phrase, and content words before and behind it that say what is told.
LONGEST = 5
BEFORE, BEHIND = 8, 5
_BORDER = ';:"“”()—–'


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """`noun` is the dictionary form of the head, "" for a name; `near` are the content stems around it,
    `verbs` those of them that can be verbs."""

    statement: Statement
    preposition: str
    noun: str
    name: Mention | None
    span: Span
    near: frozenset[str]
    verbs: frozenset[str]

    @property
    def words(self) -> tuple[str, ...]:
        line = self.statement.line
        return tuple(line.wording.plain[at] for at in self.statement.words_over(self.span))

    @property
    def places(self) -> bool:
        """Whether it says where."""
        if self.preposition not in PLACING:
            return False
        return is_place(self.noun) if self.name is None else self.name.kind is not Kind.PERSON


def find_phrases(statements: Statements) -> Iterator[Phrase]:
    """The phrases of all body sentences, outside quotation marks, that tell one thing and no list."""
    for statement in statements.by_place.values():
        plain = statement.line.wording.plain
        if not words_of("contrasts", "conditions").isdisjoint(plain):
            continue
        for at, word in enumerate(plain[:-1]):
            if word in PREPOSITIONS:
                found = _phrase(statement, at)
                if found is not None:
                    yield found


def _phrase(statement: Statement, at: int) -> Phrase | None:
    places = list(_noun_phrase(statement, at + 1))
    if not places:
        return None
    line = statement.line
    span = line.words[places[0]].cover(line.words[places[-1]])
    if (
        statement.facts.is_quoted(span)
        or statement.facts.times_at(span)
        or _lists(statement, places[-1])
    ):
        return None
    named = [m for m in statement.facts.mentions if m.form is Form.NAME and m.span.overlaps(span)]
    noun, name = "", None
    if line.wording.sorts[places[-1]] == "n":
        if len(named) != 1 or named[0].kind is Kind.PERSON or _owns(statement, named[0]):
            return None
        name = named[0]
        span = name.span
    else:
        noun = next(iter(lemmas(line.wording.plain[places[-1]]).get("NOUN", ())), "")
        if not noun or is_person(noun):
            return None
    near, verbs = _around(statement, at, span)
    return Phrase(statement, line.wording.plain[at], noun, name, span, near, verbs)


def _noun_phrase(statement: Statement, start: int) -> Iterator[int]:
    """The words of the noun phrase that begins here, without what introduces it."""
    line, small = statement.line, words_of("function", "words")
    begun, before = False, line.words[start - 1].end
    for at in range(start, min(start + LONGEST + 1, len(line.words))):
        word = line.wording.plain[at]
        gap = statement.text[before : line.words[at].start]
        if gap not in (" ", "-", " “", ' "') or word[0].isdigit():
            return
        before = line.words[at].end
        if word in small:
            if begun or word not in words_of("contrasts", "articles"):
                return
            continue
        begun = True
        yield at


def _lists(statement: Statement, last: int) -> bool:
    after = statement.line.wording.plain[last + 1 : last + 2]
    return bool(after) and after[0] in ("and", "or")


def _owns(statement: Statement, name: Mention) -> bool:
    """ "At Orr's" is of somebody."""
    text = statement.text
    return text.startswith(("'s", "’s"), name.span.end)


def _around(statement: Statement, at: int, span: Span) -> tuple[frozenset[str], frozenset[str]]:
    line, text = statement.line, statement.text
    small = words_of("function", "words")
    content = [
        k
        for k, word in enumerate(line.wording.plain)
        if word not in small
        and not word[0].isdigit()
        and not span.overlaps(line.words[k])
        and not statement.facts.times_at(line.words[k])
    ]
    before = [k for k in content if k < at and not _cut(text, line.words[k].end, span.start)]
    behind = [
        k
        for k in content
        if line.words[k].start >= span.end and not _cut(text, span.end, line.words[k].start)
    ]
    near = [*before[-BEFORE:], *behind[:BEHIND]]
    stems = frozenset(line.wording.stems[k] for k in near) | statement.carried
    verbs = frozenset(
        line.wording.stems[k]
        for k in near
        if line.wording.sorts[k] == "w" and _is_verb(statement, k)
    )
    return stems, verbs


def _is_verb(statement: Statement, at: int) -> bool:
    """Whether a word tells an act: an event of the sentence, or a form that only verbs have."""
    word, place = statement.line.wording.plain[at], statement.line.words[at]
    if any(event.span == place for event in statement.facts.events):
        return True
    forms = lemmas(word)
    infinitive = at > 0 and statement.line.wording.plain[at - 1] == "to"
    alone = word.endswith(("ed", "ing")) or infinitive or not forms.get("NOUN")
    return alone and bool(forms.get("VERB"))


def _cut(text: str, start: int, end: int) -> bool:
    return any(mark in _BORDER for mark in text[start:end])
