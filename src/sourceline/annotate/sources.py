"""Who is meant as the speaker beside a cue: the words that name them, and the mention they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sourceline.model.annotations import Form, Kind, Mention, Sentence
from sourceline.model.span import Span

# What may stand between a subject and its verb: auxiliaries and adverbs, nothing else.
_TIGHT = re.compile(
    r"^ ?(?:(?:has|have|had|would|will|also|then|later|once|now|never|still|just|even|again|simply|further|\w+ly|reportedly|recently|"
    r"did|does|do|not|is|was|were|are|being|been|initially|himself|herself|repeatedly|previously) ?)*$"
)
_ASIDE = re.compile(
    r"^,? ?(?:,[^,\n]{1,140},|\([^)\n]{1,80}\)|[—–-][^—–\n]{1,120}[—–-]) ?(?P<rest>[^,]*)$"
)
_RELATIVE = re.compile(r"^, who\b")
_BELONGS = re.compile(r"^ (?:of|for|from|at|in|with) [^,;:\n]{1,60}$")
_INDEFINITE = re.compile(
    r"^(?:an?|one|some|several|many|most|two|three|other|another|both|few|\w+s)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Source:
    """`words` name the speaker; `mention` is their index in the mentions, None where none is sure."""

    words: Span
    mention: int | None


_NO_SOURCE = frozenset(
    ["that", "there", "which", "has", "have", "had", "is", "was", "and",
     "to", "of", "the", "a", "an", "when", "what", "as", "not", "be", "been", "this", "so", "then"]
)  # fmt: skip


class Speakers:
    """Looks for sources in one article."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.mentions = mentions
        self._starts = [m.span.start for m in mentions]
        self._sentence_starts = [s.span.start for s in sentences]

    def before(self, cue: Span, floor: int) -> Source | None:
        """The subject of a cue, from `floor` on: "the mayor, Ada Ito, told", "Kell also said"."""
        near = self._within(max(floor, cue.start - 220), cue.start)
        for index in reversed(near):
            mention = self.mentions[index]
            between = self.text[mention.span.end : cue.start]
            if _TIGHT.match(_RELATIVE.sub("", between)):
                return self._outermost(index, floor, cue)
        for index in reversed(near):
            mention = self.mentions[index]
            between = self.text[mention.span.end : cue.start]
            aside = _ASIDE.match(between)
            if aside and _TIGHT.match(aside.group("rest")):
                return self._outermost(index, floor, cue)
        found = self._words_before(cue, floor)
        if found is not None and found.words.cut(self.text).lower() == "it":
            return Source(found.words, self._body_before(found.words.start))
        return found

    def _body_before(self, place: int) -> int | None:
        """The one body that the sentence before names or describes: what "it said" means."""
        start = max(self.text.rfind("\n", 0, place), place - 400)
        sentence = max((s.span.start for s in self.sentences_near(place)), default=start)
        near = [
            i
            for i in self._within(max(start, sentence), place)
            if self.mentions[i].kind in (Kind.ORGANIZATION, Kind.GROUP)
        ]
        bodies = {self.mentions[i].entity for i in near}
        return near[0] if len(bodies) == 1 else None

    def sentences_near(self, place: int) -> Sequence[Sentence]:
        """The sentence before the one that holds a place."""
        at = bisect_left(self._sentence_starts, place + 1) - 1
        return self.sentences[max(0, at - 1) : at] if at > 0 else ()

    def after(self, cue: Span, ceiling: int) -> Source | None:
        """The subject that follows its cue: "said Jo Marr, who", "said the clerk"."""
        start = (
            cue.end + len(self.text[cue.end : ceiling]) - len(self.text[cue.end : ceiling].lstrip())
        )
        for index in self._within(start, min(ceiling, start + 4)):
            mention = self.mentions[index]
            if mention.span.start == start and mention.form is not Form.PRONOUN:
                return Source(mention.span, index)
        match = re.match(r"[^,.;:\"“”\n]{2,80}", self.text[start:ceiling])
        if match is None or not re.match(r"(?:the|an?|one|[A-Z])", match.group()):
            return None
        words = re.split(r"\b(?:who|which|that|as|after|when|in|on|at)\b", match.group())[
            0
        ].rstrip()
        if not words:
            return None
        span = Span(start, start + len(words))
        inside = [i for i in self._within(start, span.end) if self.mentions[i].span.start == start]
        return Source(span, inside[0] if inside else None)

    def at(self, start: int, ceiling: int) -> Source | None:
        """A source that begins here: after "according to"."""
        return self.after(Span(max(0, start - 1), start), ceiling) if start else None

    def _within(self, start: int, end: int) -> list[int]:
        """Mentions that begin in a range, in order of place."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end)
        return [i for i in range(low, high) if self.mentions[i].span.end <= end or i == low]

    def _outermost(self, index: int, floor: int, cue: Span) -> Source:
        """The description that a name inside it belongs to, or the name that an aside only explains."""
        mention = self.mentions[index]
        for other in range(max(0, index - 6), index):
            wider = self.mentions[other]
            if wider.span.start >= floor and wider.span.contains(mention.span):
                return Source(wider.span, other)
        belongs = self._belongs_to(index, floor)
        if belongs is not None:
            return belongs
        return Source(mention.span, index)

    def _belongs_to(self, index: int, floor: int) -> Source | None:
        """ "a spokesman for the council said": the council does not speak, and nobody known does."""
        mention = self.mentions[index]
        start = mention.span.start
        window = self.text[max(floor, start - 80) : start]
        match = re.search(
            r"\b((?:an?|one|some|several|many|most|other|the) )?([\w'’-]+(?: [\w'’-]+){0,4}) (?:of|for|from|at|with|close to|near) (?:the )?$",
            window,
        )
        if match is None or re.search(r"[,;:\"“”]", match.group()):
            return None
        head = max(floor, start - 80) + match.start()
        for other in range(max(0, index - 6), index):
            wider = self.mentions[other]
            if wider.span.start >= head and wider.form is not Form.PRONOUN:
                return Source(Span(wider.span.start, mention.span.end), other)
        if match.group(1) or _INDEFINITE.match(match.group(2)):
            return Source(Span(head, mention.span.end), None)
        return None

    def _words_before(self, cue: Span, floor: int) -> Source | None:
        """Words without a mention: "fans said", "a source close to the player said"."""
        window = self.text[max(floor, cue.start - 80) : cue.start].rstrip()
        match = re.search(r"((?:[\w'’-]+ ){0,5}[\w'’-]+)$", window)
        if match is None:
            return None
        words = re.split(
            r"\b(?:that|and|but|as|when|while|because|which|who|it|there|if|so)\b ", match.group(1)
        )[-1]
        words = re.sub(r"(?: (?:has|have|had|also|then|later|\w+ly))+$", "", words)
        if not words.strip() or words.split()[-1].lower() in _NO_SOURCE:
            return None
        end = (
            max(floor, cue.start - 80)
            + match.start()
            + len(match.group(1))
            - len(match.group(1).split(words)[-1])
        )
        start = end - len(words)
        return Source(Span(start, end), None) if start < end else None
