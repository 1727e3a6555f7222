"""Whom a report talks of and who speaks in it, as it goes on: what "he", "they" and "the statement" mean.

Frame by frame (`begin`, `remember`) it is kept who spoke last and whom a sentence was about (`in_focus`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sourceline.annotate.attributions import Attribution, source_of
from sourceline.annotate.clauses import clause_start
from sourceline.annotate.cues import Cue, Order, first_subject
from sourceline.annotate.frames import Frame
from sourceline.annotate.in_focus import Focus, are_several, is_one_person, main_figures
from sourceline.annotate.noun_words import listed
from sourceline.annotate.speakers import Source, Speakers
from sourceline.annotate.subjects import Phrase, Row, noun_phrase_before
from sourceline.annotate.uttered import is_uttered
from sourceline.model.span import Span

# A pronoun looks back over so many sentences.
_FOCUS = 4
# Whose something a sentence is about stands in so many characters from its beginning.
_OPENING = 20
# Papers by bodies and courts, and what is done with a paper of one's own.
_PAPERS = frozenset(
    ["report", "memo", "study", "document", "notice", "filing", "lawsuit", "ruling", "article"]
)
_PUBLISHED = "read|reads|read out|issued|released|published|sent|wrote|posted|put out|signed"


@dataclass(slots=True)
class Said:
    """Who says it, by which verb: spans of cue and source, and the mention."""

    cue: Span | None
    source: Span | None
    speaker: int | None


@dataclass(slots=True)
class Talk:
    """Who spoke last, and in which paragraph; whom the sentences before were about."""

    text: str
    speakers: Speakers
    attributions: Sequence[Attribution] = ()
    number: int = 0  # of the frame
    last: Said | None = None  # the one who spoke last
    last_paragraph: int = -1
    last_frame: int = -1
    last_words: str = ""  # the writer's words of the frame in which somebody spoke last
    words_before: tuple[str, ...] = ()  # of the writer, in the frame before
    focus: list[Focus] = field(default_factory=list)
    crowd: tuple[Span, int] | None = None  # the unnamed many that a frame was about, and its number
    kept: list[tuple[int, tuple[Focus, ...]]] = field(default_factory=list)  # as a frame began

    def begin(self, frame: Frame) -> None:
        self.number += 1
        self.focus = [f for f in self.focus[-_FOCUS:] if self.number - f.frame <= _FOCUS]
        self.kept.append((frame.span.start, tuple(self.focus)))

    def remember(self, frame: Frame, row: Row, cues: list[Cue]) -> None:
        """Whom this frame was about, for the next one."""
        if not frame.heading and frame.items:
            self._remember(frame, row, cues)
        self.words_before = tuple(item.plain for item in frame.items if item.is_word)

    def _remember(self, frame: Frame, row: Row, cues: list[Cue]) -> None:
        said_here = bool(self.focus) and self.focus[-1].frame == self.number
        if said_here and self.focus[-1].speaker is None and not frame.items[0].quoted:
            self._main_figure(frame, row)
        if said_here or all(item.quoted is not None or not item.is_word for item in frame.items):
            return
        said = self._barely_said(frame, row, cues)
        if said is not None:
            self.keep(frame, said)
            return
        self._figure(frame, row)

    def resolve_at(self, source: Source) -> int | None:
        """Whom a source that the network found means, where it stands."""
        words = source.span.cut(self.text).casefold()
        at = bisect_right(self.kept, source.span.start, key=lambda kept: kept[0]) - 1
        near = self.kept[at][1] if words in ("he", "she") and at >= 0 else ()
        return self.speakers.resolve(source, near)

    def said(self, frame: Frame, row: Row, cue: Cue) -> Said:
        span = frame.span_of(cue.verb if cue.order is not Order.BEFORE else cue.low, cue.high)
        if cue.source is None:
            return Said(span, None, None)
        source = frame.span_of(cue.source.low, cue.source.high)
        speaker = self._resolve(frame, row, cue.source, _is_trailing(row, cue))
        if speaker is None:
            source = self._meant(frame, row, cue.source)
        elif self.speakers.is_unnamed_pronoun(source, speaker):
            source = self.speakers.mentions[speaker].span
        return Said(span, source, speaker)

    def _meant(self, frame: Frame, row: Row, phrase: Phrase) -> Span:
        """The words that say who "they" or "who" are, where no name does: "the experts" told of before."""
        own = frame.span_of(phrase.low, phrase.high)
        word = row.word(phrase.high) if phrase.low == phrase.high else ""
        if word in ("who", "which"):
            noun = noun_phrase_before(row, phrase.low)
            return frame.span_of(noun.low, noun.high) if noun is not None else own
        if word in ("he", "she"):
            near = (f.words for f in reversed(self.focus) if f.speaker is None)
            return next(near, None) or own
        if word == "they":
            if self._are_unnamed() and self.last is not None and self.last.source is not None:
                return self.last.source if are_several(self.last.source.cut(self.text)) else own
            if self.crowd is not None and self.crowd[1] >= self.number - 1:
                return self.crowd[0]
        return own

    def _resolve(self, frame: Frame, row: Row, phrase: Phrase, trailing: bool) -> int | None:
        if self._is_paper_of_last(row, phrase) and self.last is not None:
            return self.last.speaker
        word = row.word(phrase.high)
        if phrase.joined or (word == "they" and (self._are_unnamed() or self._is_crowd_last())):
            return None
        if word == "it" and phrase.low == phrase.high:
            paper = self._paper_before(frame, row, phrase.low)
            if paper is not None:
                return self._writer_of(paper)
        source = Source(
            span=frame.span_of(phrase.low, phrase.high),
            head=frame.items[phrase.head].span,
            sentence=frame.span.start,
            trailing=trailing,
            indefinite=row.word(phrase.low) in listed("indefinite"),
        )
        focus = self.focus
        if word in ("he", "she") and phrase.low == phrase.high and not trailing:
            focus = [*focus, *self._subject_before(frame, row, phrase.low)]
        return self.speakers.resolve(source, focus)

    def _subject_before(self, frame: Frame, row: Row, place: int) -> Iterator[Focus]:
        """The subject of the sentence, where "he" comes later in it: "Ito summed it up when he said"."""
        subject = first_subject(row, place) if place else None
        if subject is None or row.word(subject.high) in listed("pronouns"):
            return
        speaker = self._resolve(frame, row, subject, False)
        if speaker is not None and self.speakers.is_person(speaker):
            yield Focus(speaker, frame.paragraph, self.number)

    def _paper_before(self, frame: Frame, row: Row, place: int) -> str | None:
        """A letter, a report or the like told of right before "it": what it says, no body says."""
        here = [row.word(at) for at in range(place)]
        for words in (here, self.words_before):
            found = [w for w in words if w in listed("papers") | _PAPERS]
            if found:
                return found[-1]
            if words is here and len(here) > 1:
                break
        return None

    def _writer_of(self, paper: str) -> int | None:
        """ "Ito read out a statement. It said": Ito."""
        told = " ".join(self.words_before)
        published = (
            rf"\b(?:{_PUBLISHED}) (?:\w+ )?(?:an?|the|his|her|their|its) (?:\w+ ){{0,2}}{paper}\b"
        )
        near = self.focus and self.focus[-1].frame == self.number - 1
        return self.focus[-1].speaker if near and re.search(published, told) else None

    def _is_paper_of_last(self, row: Row, phrase: Phrase) -> bool:
        """ "the statement said", after "Ito said in a statement"."""
        noun = row.word(phrase.high)
        told = phrase.high - phrase.low == 1 and row.word(phrase.low) in ("the", "that", "this")
        near = self.last is not None and self.number - self.last_frame <= 2
        if not told or not near or noun not in listed("papers"):
            return False
        frame = self.last_words
        return (
            re.search(rf"\b(?:in|by|via) (?:an?|his|her|their|its) (?:\w+ )?{noun}\b", frame)
            is not None
        )

    def _is_crowd_last(self) -> bool:
        """Whether the sentence before is about many without a name, and nobody has spoken since."""
        if self.crowd is None or self.crowd[1] < self.number - 1:
            return False
        return not self.focus or self.focus[-1].frame < self.crowd[1]

    def _are_unnamed(self) -> bool:
        """Whether nobody known by name spoke last: the experts that "they" goes on with."""
        near = self.last is not None and self.number - self.last_frame <= 2
        return near and self.last is not None and self.last.speaker is None

    def keep(self, frame: Frame, said: Said) -> None:
        if frame.heading or (said.source is None and said.speaker is None):
            return
        self.last, self.last_paragraph, self.last_frame = said, frame.paragraph, self.number
        if not _names_paper(frame):
            self.last_words = " ".join(item.plain for item in frame.items if item.plain)
        words = said.source.cut(self.text) if said.source is not None else ""
        if said.speaker is not None:
            self.focus.append(Focus(said.speaker, frame.paragraph, self.number))
        elif is_one_person(words):
            self.focus.append(Focus(None, frame.paragraph, self.number, said.source))

    def _barely_said(self, frame: Frame, row: Row, cues: list[Cue]) -> Said | None:
        """Who speaks in a sentence whose words the rules did not find: "She typed, said Ito"."""
        for cue in cues:
            if cue.source is None or cue.doubted or cue.lemma not in listed("speech"):
                continue
            said = self.said(frame, row, cue)
            if said.speaker is not None and self.speakers.is_person(said.speaker):
                return said
        low = bisect_left(self.attributions, frame.span.start, key=_place)
        for each in self.attributions[low:]:
            if _place(each) >= frame.span.end:
                break
            if each.source is None or not is_uttered(self.text, each.cue):
                continue
            if frame.span.contains(each.source):
                start = frame.span.start
                speaker = self.resolve_at(source_of(self.text, each.source, start, each.cue))
                if speaker is not None and self.speakers.is_person(speaker):
                    return Said(each.cue, each.source, speaker)
        return None

    def _figure(self, frame: Frame, row: Row) -> None:
        """Whom a sentence in which nobody speaks is about."""
        for phrase in main_figures(row):
            speaker = self._resolve(frame, row, phrase, False)
            span = frame.span_of(phrase.low, phrase.high)
            if speaker is None:
                speaker = self.speakers.owner_in(span)
            if speaker is not None:
                if not self.speakers.is_person(speaker):
                    self._only_person(frame)
                self.focus.append(Focus(speaker, frame.paragraph, self.number))
                return
            if row.word(phrase.high) in listed("pronouns"):
                continue
            if phrase.plural:
                self.crowd = (span, self.number)
            elif is_one_person(span.cut(self.text)):
                self.focus.append(Focus(None, frame.paragraph, self.number, span))
                return
        start = frame.span.start
        owner = self.speakers.owner_in(Span(start, min(frame.span.end, start + _OPENING)))
        if owner is not None:  # "Ines Marks' letter to the board is short"
            self.focus.append(Focus(owner, frame.paragraph, self.number))
        else:
            self._only_person(frame)

    def _main_figure(self, frame: Frame, row: Row) -> None:
        """The subject of a sentence in which one without a name speaks aside: "Ito rose as a man asked"."""
        subject = first_subject(row, len(row))
        if subject is None or row.word(subject.high) in listed("pronouns"):
            return
        speaker = self._resolve(frame, row, subject, False)
        if speaker is not None and self.speakers.is_person(speaker):
            self.focus.append(Focus(speaker, frame.paragraph, self.number))

    def _only_person(self, frame: Frame) -> None:
        """The one person that a sentence about something else names, where its paragraph is about nobody
        yet: "The remark drew an answer from Ada Ito"."""
        if any(f.paragraph == frame.paragraph for f in self.focus):
            return
        person = self.speakers.only_person(frame.span)
        if person is not None:
            self.focus.append(Focus(person, frame.paragraph, self.number))


def _is_trailing(row: Row, cue: Cue) -> bool:
    """Whether a cue follows the words that it reports: "..., he said", not "In May, he said that"."""
    left = cue.first - 1
    if left < 0 or cue.order is Order.ELSEWHERE:
        return False
    if row.items[left].quoted is not None:
        return True
    following = cue.last + 1
    following += row.word(following) in (",", ":")
    leads = following < len(row) and row.items[following].quoted is not None
    return row.word(left) == "," and not leads and clause_start(row, cue) is None


def _place(attribution: Attribution) -> int:
    return attribution.cue.start if attribution.cue is not None else attribution.contents[0].start


def _names_paper(frame: Frame) -> bool:
    """Whether a frame itself goes on with "the statement"."""
    words = [item.plain for item in frame.items if item.plain]
    return any(a in ("the", "that", "this") and b in listed("papers") for a, b in pairwise(words))
