"""What a figure says of what: the values it can mean, and the words that say what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sourceline.link.ages import person_of
from sourceline.link.alignment import Statement, Statements
from sourceline.link.number_values import bounds
from sourceline.model.annotations import Figure
from sourceline.model.span import Span
from sourceline.model.when import When
from sourceline.text.lexicon import load_lexicon, words_of
from sourceline.text.morphology import stem
from sourceline.text.relations import is_thing
from sourceline.text.tokens import find_words

SCORE = "score"
YEARS_OLD = "years old"
OVATION = "ovation"
_PER = re.compile(
    r"[^.;:,\n]{0,24}?\b(?:an?|per|each|every) (second|minute|hour|day|night|week|month|year|barrel|gallon|"
    r"ounce|share|head|person|game|match|tonne?|litre|liter|mile|acre|square|home|household)\b"
    r"|\\?/ ?(second|hour|day|week|month|year)\b"
    r"|[^.;:,\n]{0,24}?\b(daily|weekly|monthly|yearly|annually)\b"
)
# Words on either side of a figure that can say what it counts.
REACH = 14
_BORDER = re.compile(r"[;:—–\"“”()]|, (?:and|but|while|whereas|who|which|after|before|when|with) ")
# Content words to either side of a number that say what it is of.
CLOSE = 3
# How many words before a number a verb can stand that says what befell those who are counted.
VERB_REACH = 3
# A word that makes a number another kind of number stands as near as this.
NEAR = 5


@dataclass(frozen=True, slots=True, eq=False)
class NumberClaim:
    """`low` and `high` bound what the words can mean. `near` are the stems around the figure,
    `names` those of them that are names, `unlike` those that make it another kind of number;
    `listed`: the sentence has other numbers of the same unit."""

    statement: Statement
    figure: Figure
    unit: str  # "" for a bare count, of people too
    counted: str  # class or stem of what is counted, "" where only a unit says it
    head: str  # stem of the counted noun
    low: float
    high: float
    near: frozenset[str]
    names: frozenset[str]
    unlike: frozenset[str]
    days: tuple[When, ...]
    close: frozenset[str]  # the content stems next to the figure, without names
    per: str  # "day" of "5,000 barrels a day"
    listed: bool

    @property
    def key(self) -> tuple[str, str]:
        return (self.unit, self.counted)

    @property
    def measured(self) -> bool:
        """Whether it says how deep, long or high some one thing is."""
        return " " in self.counted

    @property
    def values(self) -> tuple[float, ...]:
        value = self.figure.value
        return tuple(sorted(value)) if isinstance(value, tuple) else (value,)

    @property
    def words(self) -> str:
        return " ".join(self.figure.span.cut(self.statement.text).split())


def find_number_claims(statements: Statements) -> Iterator[NumberClaim]:
    """The figures of body sentences, outside quotation marks."""
    for statement in statements.by_place.values():
        for figure in statement.facts.figures:
            if not statement.facts.is_quoted(figure.span):
                yield _claim(statement, figure)


def _claim(statement: Statement, figure: Figure) -> NumberClaim:
    line = statement.line
    around = list(_around(statement, figure))
    function = words_of("function", "words") | words_of("function", "times")
    telling = words_of_key("unlike")
    if figure.unit not in ("", "people"):
        telling |= words_of_key("moves")
    stems, names, unlike = set(statement.carried), set(), set()
    for at in around:
        word, root = line.wording.plain[at], line.wording.stems[at]
        if _is_near(line.words[at], figure.span) and telling & {word, root}:
            unlike.add(root)
        if word in function or word[0].isdigit() or figure.span.overlaps(line.words[at]):
            continue
        stems.add(root)
        if line.wording.sorts[at] == "n":
            names.add(root)
    if figure.unit == YEARS_OLD:
        stems.update(person_of(statement.annotations, figure) or ())
    low, high = bounds(figure)
    return NumberClaim(
        statement=statement,
        figure=figure,
        unit="" if figure.unit == "people" else figure.unit,
        counted=_counted(statement, figure),
        head=_head(statement, figure),
        low=low,
        high=high,
        near=frozenset(stems),
        names=frozenset(names),
        unlike=frozenset(unlike),
        days=_days(statement, figure),
        close=_close(statement, figure, around),
        per=_per(statement, figure),
        listed=sum(f.unit == figure.unit for f in statement.facts.figures) > 1,
    )


def _close(statement: Statement, figure: Figure, around: list[int]) -> frozenset[str]:
    line, function = statement.line, words_of("function", "words")
    content = [
        at
        for at in around
        if line.wording.plain[at] not in function
        and not line.wording.plain[at][0].isdigit()
        and line.wording.sorts[at] != "n"
    ]
    left = [at for at in content if line.words[at].end <= figure.span.start]
    right = [at for at in content if line.words[at].start >= figure.span.end]
    return frozenset(line.wording.stems[at] for at in (*left[-CLOSE:], *right[:CLOSE]))


def _per(statement: Statement, figure: Figure) -> str:
    """What the number is told for each of; "" where it is told once."""
    end = statement.span.end
    found = _PER.match(statement.text, figure.span.end, min(end, figure.span.end + 60))
    if found is None:
        return ""
    word = next(filter(None, found.groups()))
    return (
        "year" if word in ("yearly", "annually") else word.removesuffix("ly").replace("dai", "day")
    )


def _is_near(word: Span, figure: Span) -> bool:
    return min(abs(figure.start - word.end), abs(word.start - figure.end)) <= 6 * NEAR


def _around(statement: Statement, figure: Figure) -> Iterator[int]:
    """The words of the figure's clause, at most `REACH` to either side."""
    text, line = statement.text, statement.line
    inside = statement.words_over(figure.span)
    if not inside:
        return
    start, end = max(0, inside[0] - REACH), min(len(line.words), inside[-1] + REACH + 1)
    for at in range(inside[0] - 1, start - 1, -1):
        if _BORDER.search(text[line.words[at].start : line.words[at + 1].start + 1]):
            start = at + 1
            break
    for at in range(inside[-1], end - 1):
        if _BORDER.search(text[line.words[at].end : line.words[at + 1].end + 1]):
            end = at + 1
            break
    yield from range(start, end)


def _counted(statement: Statement, figure: Figure) -> str:
    """The class of what is counted: of its own words first, then of those right after the number."""
    if figure.unit not in ("", "people"):
        return OVATION if _lasts(statement, figure) else _dimension(statement, figure)
    text = statement.text
    own = [] if figure.of is None else [t.plain for t in find_words(text, figure.of)]
    for word in own:
        found = _class_of(stem(word))
        if found:
            return found
    verb = _harm_before(statement, figure)
    return verb or _head(statement, figure)


def _dimension(statement: Statement, figure: Figure) -> str:
    """ "tank deep" of "a tank six metres deep" and of "a six-metre-deep tank"."""
    line, dimensions = statement.line, words_of_key("dimensions")
    inside = statement.words_over(figure.span)
    if not inside or figure.unit not in words_of_key("distances", "settings"):
        return ""
    plain, stems = line.wording.plain, line.wording.stems
    behind = plain[inside[-1] + 1 : inside[-1] + 2]
    if not behind or behind[0] not in dimensions:
        return ""
    noun = stems[inside[0] - 1] if inside[0] else ""
    if noun in words_of("function", "words") or not is_thing(noun):
        noun = "".join(stems[inside[-1] + 2 : inside[-1] + 3])
    return f"{noun} {behind[0]}" if is_thing(noun) else ""


def _lasts(statement: Statement, figure: Figure) -> bool:
    """Whether a length of time says how long they clapped."""
    if figure.unit not in words_of_key("lengths", "settings"):
        return False
    start = max(statement.span.start, figure.span.start - 8 * NEAR)
    before = statement.text[start : figure.span.start]
    after = statement.text[figure.span.end : min(statement.span.end, figure.span.end + 5 * NEAR)]
    return bool(_ovation()[0].search(before) or _ovation()[1].match(after))


@cache
def _ovation() -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = "|".join(sorted(words_of_key("applauds")))
    nouns = "|".join(sorted(words_of_key("applause")))
    lengths = r"(?: \w+){0,4}? for (?:\w+ ){0,3}$"
    first = rf"\b(?:(?:{verbs})|(?:{nouns}) (?:that )?(?:lasted|of)|on (?:its|their) feet|stood){lengths}"
    lasted = rf"|\b(?:{nouns})\b(?: that)?(?: lasted| went on for| of)(?: \w+){{0,2}} $"
    return re.compile(first + lasted, re.I), re.compile(
        rf"[- ](?:long |of )?(?:standing )?(?:{nouns})\b", re.I
    )


def _harm_before(statement: Statement, figure: Figure) -> str | None:
    """The class of a verb right before the number: "arrested 16 people", "killing at least 12"."""
    line = statement.line
    words = [n for n, word in enumerate(line.words) if word.end <= figure.span.start][-VERB_REACH:]
    harms = words_of_key("harms", "settings")
    for at in reversed(words):
        found = _class_of(line.wording.stems[at])
        if found in harms:
            return found
    return None


def _head(statement: Statement, figure: Figure) -> str:
    """The stem of the noun that is counted: the last word before the first small one."""
    if figure.of is None:
        return ""
    function, head = words_of("function", "words"), ""
    for token in find_words(statement.text, figure.of):
        if token.plain in function or (head and _class_of(stem(token.plain))):
            break
        head = stem(token.plain)
    return head


@cache
def _classes() -> dict[str, str]:
    classes: dict[str, list[str]] = load_lexicon("counted").get("classes", {})
    return {word: name for name, words in classes.items() for word in words}


def _class_of(root: str) -> str | None:
    return _classes().get(root)


@cache
def words_of_key(key: str, part: str = "words") -> frozenset[str]:
    return frozenset(load_lexicon("counted").get(part, {}).get(key, ()))


_PARTS = re.compile(r";|, (?:and|but|while|whereas) ")


def _days(statement: Statement, figure: Figure) -> tuple[When, ...]:
    """The days that the sentence names; a semicolon and ", and" close what they date."""
    text, place = statement.text, figure.span.start
    before = [m.end() for m in _PARTS.finditer(text, statement.span.start, place)]
    after = _PARTS.search(text, figure.span.end, statement.span.end)
    start = before[-1] if before else statement.span.start
    part = Span(start, after.start() if after else statement.span.end)
    return tuple(
        t.when
        for t in statement.facts.times
        if t.when is not None and t.type in ("date", "time") and part.overlaps(t.span)
    )


def exclude(a: NumberClaim, b: NumberClaim) -> bool:
    """Whether no number can be meant by both."""
    if a.unit == SCORE:
        return a.values != b.values
    return a.high < b.low or b.high < a.low


def distinct(claims: Sequence[NumberClaim]) -> dict[NumberClaim, list[NumberClaim]]:
    """Claims of equal sentences are one: the first, with all that say the same."""
    found: dict[tuple[int, int], list[NumberClaim]] = {}
    for claim in claims:
        offset = claim.figure.span.start - claim.statement.span.start
        found.setdefault((claim.statement.line.wording.number, offset), []).append(claim)
    return {members[0]: members for members in found.values()}
