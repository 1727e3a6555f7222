"""Who a source is inside the report: the mention that its words resolve to.

The head of the source decides: "a spokesman for the council" is the spokesman, "Hollin's agent" the
agent. Pronouns go where the mention finder put them, else to whoever spoke or acted last.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from sourceline.annotate.in_focus import Focus
from sourceline.model.annotations import Form, Kind, Mention
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.naming import full_title

_BODIES = frozenset([Kind.ORGANIZATION, Kind.GROUP])
_SPEAKING = frozenset(
    [Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP, Kind.OTHER, Kind.PLACE, Kind.WORK]
)
# A name stands at most so many characters after the description that it belongs to.
_BESIDE = 60
# A description further back says no longer who "they" are.
_NEAR = 300
# "who" looks back over so many characters of its sentence.
_RELATIVE = 120
# A preposition has at most so many characters, and the space after it.
_WORD_BEFORE = 16
_WHO = frozenset([Kind.PERSON, Kind.GROUP])
# "in the 16th District, who": nobody.
_PLACED = re.compile(r"(?:\b(?:in|from)(?: the)?|['’]s)(?: \d+\w*)? $")
_NAME_END = re.compile(r"(?:\b[A-Z][\w.]*|\)), ?$")
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s")
_HE, _SHE = frozenset(["he", "him", "his"]), frozenset(["she", "her", "hers"])
_PRONOUNS = frozenset(["he", "she", "it", "they"])
_OWNING = ("'s", "’s", "' ", "’ ")
_POINTING = frozenset(["the", "that", "this"])


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name a speaker; `head` is the last word of their defining part.

    `trailing`: they follow the words spoken, so that persons in these are not meant first.
    """

    span: Span
    head: Span
    sentence: int  # where its sentence begins
    trailing: bool = False
    indefinite: bool = False  # "a", "one", "some"
    owner: bool = False  # "Ito's promise": the owner speaks


class Speakers:
    """Looks up sources in the mentions of one report."""

    def __init__(self, text: str, mentions: Sequence[Mention], quoted: Sequence[Span] = ()) -> None:
        self._text = text
        self.mentions = mentions
        self._quoted = [span.start for span in quoted]
        self._quoted_ends = [span.end for span in quoted]
        self._first_told: dict[int, int] | None = (
            None  # entity -> where the writer first tells of it
        )
        self._starts = [mention.span.start for mention in mentions]
        self._longest = max((len(m.span) for m in mentions), default=0)
        self._with_name: frozenset[int] | None = None
        self._female: dict[int, bool] | None = None

    def overlapping(self, span: Span) -> list[int]:
        """Mentions that share characters with a span, in order of place."""
        low = bisect_left(self._starts, span.start - self._longest)
        high = bisect_left(self._starts, span.end)
        return [i for i in range(low, high) if self.mentions[i].span.overlaps(span)]

    def resolve(self, source: Source, focus: Sequence[Focus]) -> int | None:
        """The mention that a source means; None where nothing says whom."""
        word = source.head.cut(self._text).casefold()
        alone = len(source.span) == len(source.head)
        own = [i for i in self.overlapping(source.span) if self._is_head(self.mentions[i], source)]
        if alone and word in _PRONOUNS:
            return self._pronoun(word, own, source, focus)
        if source.indefinite:
            own = [i for i in own if self._is_nobody_known(i, source)]
        own = [i for i in own if not self._is_other_gender(i, source)]
        own = [i for i in own if not self._is_owned(i)]
        if own:
            best = max(own, key=lambda i: (len(self.mentions[i].span), -i))
            if self.mentions[best].entity in self._named():
                return best
            beside = self._name_beside(source, best)
            office = self._by_office(source, focus) if beside == best else None
            return beside if office is None else office
        if word in ("who", "which") and alone:
            return self._before(source.span.start, word)
        beside = self._name_beside(source, None)
        return self._by_office(source, focus) if beside is None else beside

    def _is_owned(self, index: int) -> bool:
        """ "Ito's lawyer" was put to Ito, whom it only belongs to."""
        mention = self.mentions[index]
        last = mention.span.cut(self._text).rsplit(" ", 1)[-1].casefold()
        if mention.form is not Form.DESCRIPTION or last not in words_of("roles", "persons"):
            return False
        return any(
            self.mentions[i].entity == mention.entity
            and self.mentions[i].form is Form.NAME
            and self._text.startswith(("'s", "’s"), self.mentions[i].span.end)
            for i in self.overlapping(mention.span)
        )

    def _by_office(self, source: Source, focus: Sequence[Focus]) -> int | None:
        """ "the Democratic senator", "the service": the one told of last whose names or titles say so."""
        words = source.span.cut(self._text).split()
        if (
            len(words) < 2
            or words[0].casefold() not in _POINTING
            or source.span.end > source.head.end
        ):
            return None
        head = full_title(words[-1].casefold())
        rest = {full_title(w.casefold()) for w in words[1:-1] if not w[0].isupper()}
        for one in reversed(focus):
            if one.speaker is None:
                continue
            if self._is_called(self.mentions[one.speaker].entity, head, rest, source):
                return one.speaker
        return None

    def _is_called(self, entity: int, head: str, rest: set[str], source: Source) -> bool:
        """Whether what the report calls an entity before the source holds these words."""
        heads: set[str] = set()
        called: set[str] = set()
        for index in self._of_entity.get(entity, ()):
            mention = self.mentions[index]
            if mention.span.start >= source.span.start:
                break
            words = {
                full_title(w.strip(".,").casefold()) for w in mention.span.cut(self._text).split()
            }
            called |= words
            heads |= (
                words if mention.form is Form.NAME else {mention.head.cut(self._text).casefold()}
            )
        return head in heads and rest <= called | words_of("roles", "vague")

    @cached_property
    def _of_entity(self) -> dict[int, list[int]]:
        """The names and descriptions of each entity that has a name, in order of place."""
        found: dict[int, list[int]] = {}
        for index, mention in enumerate(self.mentions):
            if mention.form is not Form.PRONOUN and mention.entity in self._named():
                found.setdefault(mention.entity, []).append(index)
        return found

    def _name_beside(self, source: Source, description: int | None) -> int | None:
        """ "the captain, Ada Ito,", "a spokesman for the board, Ada Ito": the name that the words bring."""
        for index in self.overlapping(source.span):
            mention = self.mentions[index]
            person = mention.form is Form.NAME and mention.kind is Kind.PERSON
            left = self._text[source.span.start : mention.span.start].rstrip()
            close = left.endswith(",") and mention.span.start - source.head.end < _BESIDE
            if person and close and mention.span.start > source.head.end:
                return index
        for index in self.overlapping(Span(source.span.end, source.span.end + 3)):
            mention = self.mentions[index]
            before, after = (
                self._text[source.span.end : mention.span.start],
                self._text[mention.span.end : mention.span.end + 1],
            )
            person = mention.form is Form.NAME and mention.kind is Kind.PERSON
            if person and before == ", " and after == "," and not source.trailing:
                return index
        return description

    def _is_nobody_known(self, index: int, source: Source) -> bool:
        """ "one Democrat", "a fan": a mention that is no name, or the name that the source itself gives."""
        mention = self.mentions[index]
        if mention.form is Form.NAME:
            return True
        return mention.entity not in self._named()

    def _named(self) -> frozenset[int]:
        """Entities that have a name."""
        if self._with_name is None:
            names = (m.entity for m in self.mentions if m.form is Form.NAME)
            self._with_name = frozenset(names)
        return self._with_name

    def _pronoun(
        self, word: str, own: list[int], source: Source, focus: Sequence[Focus]
    ) -> int | None:
        """Whom the sentences before were about, where it can be; else whom the mention finder chose."""
        bodies = word in ("it", "they")
        own = [i for i in own if self._is_told_before(i)]
        if own and not source.trailing and self._is_named_in(own[0], source.sentence):
            return own[0]
        for one in reversed(focus):
            if one.speaker is None:
                if not bodies and one.words is not None and self._fits(one.words, word):
                    return None  # one whom the report has no name for
                continue
            mention = self.mentions[one.speaker]
            if bodies and mention.kind in _BODIES:
                return one.speaker
            near = source.span.start - mention.span.end < _NEAR
            if word == "they" and near and self._is_many(mention):
                return one.speaker
            if bodies or mention.kind is not Kind.PERSON:
                continue
            if self.is_female(mention.entity) is not (word != "she"):
                return one.speaker
        return own[0] if own else None

    def _fits(self, words: Span, word: str) -> bool:
        """Whether "a spokeswoman" can be "she"."""
        told = set(words.cut(self._text).casefold().replace(".", " ").split())
        wrong = "male" if word == "she" else "female"
        return not told & (_persons(wrong) | words_of("roles", f"{wrong}_titles"))

    def is_person(self, index: int, word: str = "") -> bool:
        """Whether a mention is a person, whom "he" or "she" can mean."""
        mention = self.mentions[index]
        if mention.kind is not Kind.PERSON:
            return False
        return not word or self.is_female(mention.entity) is not (word != "she")

    def only_person(self, span: Span) -> int | None:
        """The one person that the writer names in a span, outside of quoted words."""
        named = [
            i
            for i in self.overlapping(span)
            if self.mentions[i].form is Form.NAME
            and self.mentions[i].kind is Kind.PERSON
            and not self._is_quoted(self.mentions[i].span)
        ]
        alone = len({self.mentions[i].entity for i in named}) == 1
        return named[0] if alone else None

    def owner_in(self, span: Span) -> int | None:
        """The person whose something a phrase is: "Ada Ito's own phone"."""
        for index in self.overlapping(span):
            mention = self.mentions[index]
            if mention.kind is Kind.PERSON and self._text.startswith(_OWNING, mention.span.end):
                return index
        return None

    def is_unnamed_pronoun(self, source: Span, speaker: int) -> bool:
        """ "They" for "officials of the port": the description says more than the pronoun."""
        mention = self.mentions[speaker]
        described = mention.form is Form.DESCRIPTION and mention.entity not in self._named()
        near = 0 < source.start - mention.span.end < _NEAR
        return described and near and source.cut(self._text).casefold() in _PRONOUNS

    def _is_many(self, mention: Mention) -> bool:
        """ "officials of the port": persons whom no name is known of."""
        last = mention.head.cut(self._text).casefold()
        return mention.form is Form.DESCRIPTION and last.endswith("s") and not last.endswith("ss")

    def _is_named_in(self, pronoun: int, sentence: int) -> bool:
        """Whether the finder's choice for a pronoun is named in the same sentence before it."""
        entity = self.mentions[pronoun].entity
        for index in range(pronoun - 1, -1, -1):
            mention = self.mentions[index]
            if mention.span.start < sentence:
                return False
            if mention.entity == entity and mention.form is not Form.PRONOUN:
                return not self._is_quoted(mention.span) and not self._is_governed(mention.span)
        return False

    def _is_governed(self, span: Span) -> bool:
        """Whether a preposition stands before words: "Of Ito, he said"."""
        left = self._text[max(0, span.start - _WORD_BEFORE) : span.start].split()
        return bool(left) and left[-1].casefold() in words_of("cues", "prepositions")

    def _is_told_before(self, pronoun: int) -> bool:
        """Whether the finder's choice was named outside quotation marks: others' words name no speaker."""
        if self._first_told is None:
            self._first_told = {}
            for mention in self.mentions:
                if mention.form is not Form.PRONOUN and not self._is_quoted(mention.span):
                    self._first_told.setdefault(mention.entity, mention.span.start)
        mention = self.mentions[pronoun]
        return self._first_told.get(mention.entity, mention.span.start) < mention.span.start

    def _is_quoted(self, span: Span) -> bool:
        at = bisect_right(self._quoted, span.start) - 1
        return at >= 0 and span.end <= self._quoted_ends[at]

    def is_female(self, entity: int) -> bool | None:
        """What titles, given names and words such as "spokeswoman" say of a person; None where nothing does."""
        if self._female is None:
            self._female = _genders(self._text, self.mentions)
        return self._female.get(entity)

    def _is_other_gender(self, index: int, source: Source) -> bool:
        """ "the female singer" was put to one who is "he" elsewhere."""
        if self.mentions[index].form is Form.NAME:
            return False
        words = set(source.span.cut(self._text).casefold().split())
        sides = [bool(words & _persons(side)) for side in ("female", "male")]
        if sides[0] == sides[1]:
            return False
        wrong, right = (_HE, _SHE) if sides[0] else (_SHE, _HE)
        called = self._pronouns.get(self.mentions[index].entity, frozenset())
        return bool(called & wrong) and not called & right

    @cached_property
    def _pronouns(self) -> dict[int, frozenset[str]]:
        """The pronouns that the mention finder put to each entity."""
        found: dict[int, set[str]] = {}
        for mention in self.mentions:
            if mention.form is Form.PRONOUN:
                word = mention.span.cut(self._text).casefold()
                found.setdefault(mention.entity, set()).add(word)
        return {entity: frozenset(words) for entity, words in found.items()}

    def _is_head(self, mention: Mention, source: Source) -> bool:
        """Whether the mention holds the source's head, or is a name with its title in front."""
        if mention.kind not in _SPEAKING or mention.span.start < source.span.start:
            return False
        if not mention.span.contains(source.head):
            return False
        if source.owner:
            return True
        tail = self._text[mention.span.end : mention.span.end + 2]
        return tail[:1] not in "'’" or tail[1:2] not in "sS"

    def _before(self, place: int, word: str) -> int | None:
        """The mention that "who" or "which" goes on with: the one right before it; where that can be no
        person ("a candidate in the 16th District, who"), the nearest before that can."""
        if not place:
            return None
        near = list(reversed(self.overlapping(Span(max(0, place - _RELATIVE), place))))
        for index in near:
            between = self._text[self.mentions[index].span.end : place]
            if between.strip(" ,") != "":
                continue
            kind, left = self.mentions[index].kind, self._text[: self.mentions[index].span.start]
            if (
                word != "who"
                or kind is Kind.PERSON
                or (kind in _WHO and not _PLACED.search(left[-20:]))
            ):
                return index
        beside = _NAME_END.search(self._text, max(0, place - _WORD_BEFORE), place)
        if word != "who" or beside is None:
            return None  # "even Republicans who said": nobody before them
        for index in near:
            mention = self.mentions[index]
            between = self._text[mention.span.end : place]
            if mention.kind is Kind.PERSON and not _SENTENCE_END.search(between):
                return index
        return None


def item_mentions(
    starts: Sequence[int], mentions: Sequence[Mention]
) -> tuple[dict[int, int], dict[int, int]]:
    """Names and titles among the items of a frame: by first item, the last; by last item, the first.

    Pronouns and descriptions are left to the words themselves.
    """
    first: dict[int, int] = {}
    final: dict[int, int] = {}
    for mention in mentions:
        if mention.form is not Form.NAME:
            continue
        low = bisect_left(starts, mention.span.start)
        high = bisect_left(starts, mention.span.end) - 1
        if low >= len(starts) or high < low or starts[low] != mention.span.start:
            continue
        first[low] = max(first.get(low, high), high)
        final[high] = min(final.get(high, low), low)
    return first, final


def _genders(text: str, mentions: Sequence[Mention]) -> dict[int, bool]:
    found: dict[int, bool] = {}
    for mention in mentions:
        if (
            mention.kind is not Kind.PERSON
            or mention.form is Form.PRONOUN
            or mention.entity in found
        ):
            continue
        for word in mention.span.cut(text).casefold().replace(".", " ").split():
            if word in _words("female"):
                found[mention.entity] = True
                break
            if word in _words("male"):
                found[mention.entity] = False
                break
    return found


@cache
def _persons(side: str) -> frozenset[str]:
    return words_of("roles", f"{side}_persons") | {side}


@cache
def _words(side: str) -> frozenset[str]:
    return (
        words_of("roles", f"{side}_titles")
        | words_of("roles", f"{side}_persons")
        | words_of("names", side)
    )
