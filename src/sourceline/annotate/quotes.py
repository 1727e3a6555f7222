"""Quotations of one report: direct, mixed and indirect, each with its cue, its source and its speaker.

Marks come first (`quote_marks`), sentences around them next (`frames`), then verbs of saying with who
says it (`cues`, `subjects`), the clauses that they report (`indirect`), and who is meant (`speakers`).
The annotation follows PARC and PolNeAR: source, cue and content (Newell, Cheung and Brody, 2018, An
attribution relations corpus for political news). The network adds what the rules miss (`attributions`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sourceline.annotate.attributions import (
    Attribution,
    in_their_sentences,
    join_attributions,
    merge_quotations,
    source_of,
    with_subjects,
)
from sourceline.annotate.clauses import clause_start
from sourceline.annotate.cues import Cue, Order, find_cues, first_subject
from sourceline.annotate.frames import Frame, Item, frames_of, paragraphs_of
from sourceline.annotate.in_focus import Focus, are_several, is_one_person, main_figures
from sourceline.annotate.indirect import Content, find_contents
from sourceline.annotate.noun_words import listed
from sourceline.annotate.quote_kinds import cue_of, is_direct, is_label, is_speech, is_whole
from sourceline.annotate.quote_marks import find_quoted
from sourceline.annotate.saying_verbs import is_verbal
from sourceline.annotate.speakers import Source, Speakers, item_mentions
from sourceline.annotate.subjects import Phrase, Row, noun_phrase_before
from sourceline.annotate.tagged import Tagged
from sourceline.annotate.uttered import is_uttered
from sourceline.model.annotations import AliasEvidence, Mention, Quotation, Sentence
from sourceline.model.article import Article
from sourceline.model.span import Span

# A pronoun looks back over so many sentences.
_FOCUS = 4
# Words between marks that are more than a title or a label.
_SPOKEN_WORDS = 5
# Papers by bodies and courts, and what is done with a paper of one's own.
_PAPERS = frozenset(
    ["report", "memo", "study", "document", "notice", "filing", "lawsuit", "ruling", "article"]
)
_PUBLISHED = "read|reads|read out|issued|released|published|sent|wrote|posted|put out|signed"
# What somebody says, beside papers.
_ANSWERS = frozenset(["answer", "answers", "reply", "response", "words", "question", "message"])


def find_quotations(
    article: Article,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    aliases: tuple[AliasEvidence, ...],
    tagged: Tagged | None = None,
) -> tuple[Quotation, ...]:
    """All quotations, in order of place; by the rules alone without `tagged`."""
    text = article.text
    paragraphs = paragraphs_of(text, sentences)
    quotes = find_quoted(text, paragraphs)
    known = tagged is not None and tagged.scores is not None
    joined = join_attributions(tagged) if tagged is not None and known else []
    attributions = in_their_sentences(text, sentences, joined)
    reader = _Reader(text, Speakers(text, mentions, [q.outer for q in quotes]), attributions)
    for frame in frames_of(text, sentences, paragraphs, quotes):
        reader.read(frame)
    found = tuple(sorted(reader.found, key=lambda q: (q.words, q.kind)))
    if not known:
        return found
    sourced = with_subjects(attributions, reader.subjects)
    return merge_quotations(text, sentences, found, sourced, reader.resolve_at)


def find_marked(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Quotation, ...]:
    """What stands between quotation marks, in any language: sentences and not titles, by their length."""
    quotes = find_quoted(article.text, paragraphs_of(article.text, sentences))
    return tuple(
        Quotation(words=quoted.parts[0].cover(quoted.parts[-1]), parts=quoted.parts, kind="direct")
        for quoted in quotes
        if sum(len(part.cut(article.text).split()) for part in quoted.parts) >= _SPOKEN_WORDS
    )


def quoted_spans(quotations: Iterable[Quotation]) -> Iterator[Span]:
    """The places between quotation marks; indirect speech is in the writer's own words."""
    for quotation in quotations:
        if quotation.kind != "indirect":
            yield from quotation.parts


@dataclass(slots=True)
class _Said:
    """Who says it, by which verb: spans of cue and source, and the mention."""

    cue: Span | None
    source: Span | None
    speaker: int | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A quoted item with its cue."""

    place: int
    cue: Cue
    direct: bool


@dataclass(slots=True)
class _Reader:
    """Goes through the frames and keeps in mind who spoke last."""

    text: str
    speakers: Speakers
    attributions: Sequence[Attribution] = ()
    found: list[Quotation] = field(default_factory=list)
    number: int = 0  # of the frame
    last: _Said | None = None  # the one who spoke last, and in which paragraph
    last_paragraph: int = -1
    last_frame: int = -1
    last_words: str = ""  # the writer's words of the frame in which somebody spoke last
    words_before: tuple[str, ...] = ()  # of the writer, in the frame before
    lead: _Said | None = None  # "She wrote:" before its quotation
    focus: list[Focus] = field(default_factory=list)
    crowd: tuple[Span, int] | None = None  # the unnamed many that a frame was about, and its number
    subjects: dict[int, Span] = field(
        default_factory=dict
    )  # where a verb of saying begins, its subject
    kept: list[tuple[int, tuple[Focus, ...]]] = field(default_factory=list)  # as a frame began

    def read(self, frame: Frame) -> None:
        self.number += 1
        self.focus = [f for f in self.focus[-_FOCUS:] if self.number - f.frame <= _FOCUS]
        self.kept.append((frame.span.start, tuple(self.focus)))
        row = self._row(frame)
        cues = find_cues(row)
        for cue in cues:
            if cue.source is not None:
                verb = frame.items[cue.verb].start
                self.subjects[verb] = frame.span_of(cue.source.low, cue.source.high)
        contents = find_contents(row, cues) if cues else []
        used = self._quoted(frame, row, cues, contents)
        for content in contents:
            self._indirect(frame, row, content, used)
        self._remember(frame, row, cues)
        self.words_before = tuple(item.plain for item in frame.items if item.is_word)

    def resolve_at(self, source: Source) -> int | None:
        """Whom a source that the network found means, where it stands."""
        words = source.span.cut(self.text).casefold()
        at = bisect_right(self.kept, source.span.start, key=lambda kept: kept[0]) - 1
        near = self.kept[at][1] if words in ("he", "she") and at >= 0 else ()
        return self.speakers.resolve(source, near)

    def _row(self, frame: Frame) -> Row:
        starts = [item.start for item in frame.items]
        inside = self.speakers.overlapping(frame.span)
        first, final = item_mentions(starts, [self.speakers.mentions[i] for i in inside])
        return Row(frame.items, first, final)

    def _said(self, frame: Frame, row: Row, cue: Cue) -> _Said:
        span = frame.span_of(cue.verb if cue.order is not Order.BEFORE else cue.low, cue.high)
        if cue.source is None:
            return _Said(span, None, None)
        source = frame.span_of(cue.source.low, cue.source.high)
        speaker = self._resolve(frame, row, cue.source, _is_trailing(row, cue))
        if speaker is None:
            source = self._meant(frame, row, cue.source)
        elif self.speakers.is_unnamed_pronoun(source, speaker):
            source = self.speakers.mentions[speaker].span
        return _Said(span, source, speaker)

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

    # Quoted words.

    def _quoted(self, frame: Frame, row: Row, cues: list[Cue], contents: list[Content]) -> set[int]:
        """Make quotations of the quoted items; the items that became one are returned."""
        used: set[int] = set()
        places = [p for p, item in enumerate(frame.items) if item.quoted is not None]
        pieces: list[_Piece] = []
        for place in places:
            cue = cue_of(row, place, cues, contents)
            direct = is_direct(row, place, cue, contents)
            if cue is not None:
                label = not direct and is_label(row, place, cue, contents)
                if not label and is_speech(row, place, cue, direct):
                    pieces.append(_Piece(place, cue, direct))
                    used.add(place)
            elif is_whole(row, place):
                self._tell(frame, row, pieces)
                self._uncued(frame, row, place, places)
                used.add(place)
            elif row.word(place - 1) == ":" and (said := self._own_words(frame, row, place)):
                self._tell(frame, row, pieces)
                self._add(frame, [place], True, said)
                used.add(place)
            elif place == 0 and direct and _is_sentence(row.items[0]):
                self._add(frame, [place], True, _Said(None, None, None))
                used.add(place)
            elif frame.heading and is_speech(row, place, None, direct):
                self._add(frame, [place], direct, _Said(None, None, None))
                used.add(place)
        self._tell(frame, row, pieces)
        return used

    def _own_words(self, frame: Frame, row: Row, place: int) -> _Said | None:
        """ "Ito's letter became a song: "We stay."": what stands after a colon is in the letter."""
        subject = first_subject(row, place)
        if subject is None or row.word(subject.head) not in listed("papers") | _ANSWERS:
            return None
        span = frame.span_of(subject.low, subject.high)
        owner = self.speakers.owner_in(span)
        return None if owner is None else _Said(None, self.speakers.mentions[owner].span, owner)

    def _tell(self, frame: Frame, row: Row, pieces: list[_Piece]) -> None:
        """Quotations with a cue; two direct pieces on both sides of one cue are one quotation."""
        at = 0
        while at < len(pieces):
            piece = pieces[at]
            places = [piece.place]
            after = pieces[at + 1] if at + 1 < len(pieces) else None
            if (
                after is not None
                and after.cue is piece.cue
                and after.direct
                and piece.direct
                and piece.place < piece.cue.first
            ):
                places.append(after.place)
            self._add(frame, places, piece.direct, self._said(frame, row, piece.cue))
            at += len(places)
        pieces.clear()

    def _add(self, frame: Frame, places: list[int], direct: bool, said: _Said) -> None:
        items = [frame.items[place] for place in places]
        parts = tuple(part for item in items if item.quoted for part in item.quoted.parts)
        quotation = Quotation(
            words=parts[0].cover(parts[-1]),
            parts=parts,
            kind="direct" if direct else "mixed",
            cue=said.cue,
            source=said.source,
            speaker=said.speaker,
            heading=frame.heading,
        )
        self.found.append(quotation)
        self._keep(frame, said)

    def _uncued(self, frame: Frame, row: Row, place: int, places: list[int]) -> None:
        """A quotation that is a sentence of its own: who speaks is said around it, or nowhere."""
        said = _Said(None, None, None)
        if frame.heading:
            pass
        elif self.lead is not None and place == places[0]:
            said = self.lead
        elif self.last is not None and self.last_paragraph == frame.paragraph:
            said = _Said(None, self.last.source, self.last.speaker)
        elif (
            self.focus
            and self.focus[-1].frame == self.number - 1
            and self.focus[-1].paragraph == frame.paragraph
        ):
            speaker = self.focus[-1].speaker
            if speaker is None:
                said = _Said(None, self.focus[-1].words, None)
            elif self.speakers.is_person(speaker):
                said = _Said(None, self.speakers.mentions[speaker].span, speaker)
        elif self.last is not None and (self._goes_on(frame) or self._follows(frame)):
            said = _Said(None, self.last.source, self.last.speaker)
        self._add(frame, [place], True, said)

    def _goes_on(self, frame: Frame) -> bool:
        """A paragraph of nothing but speech after one that ended in speech."""
        return (
            self.last_paragraph == frame.paragraph - 1
            and bool(self.found)
            and self.found[-1].kind == "direct"
            and not self.text[self.found[-1].words.end : frame.span.start][:40].strip(
                " \n\t.,!?”\"'’"
            )
        )

    def _follows(self, frame: Frame) -> bool:
        """A paragraph that opens with speech right after a sentence that told who speaks."""
        return self.last_paragraph == frame.paragraph - 1 and self.last_frame == self.number - 1

    # The writer's words.

    def _indirect(self, frame: Frame, row: Row, content: Content, used: set[int]) -> None:
        """One indirect quotation, unless its words are mostly quoted ones told already."""
        inside = [p for low, high in content.runs for p in range(low, high + 1)]
        own = [p for p in inside if frame.items[p].is_word]
        quoted = [p for p in inside if p in used]
        if quoted and (len(own) < 5 or not _has_verb(row, own)):
            return
        source = content.cue.source
        known = source is not None or content.cue.order is Order.NOBODY
        if not known or frame.heading or (source is not None and _is_writer(row, source)):
            return
        said = self._said(frame, row, content.cue)
        accord = content.cue.order is Order.ACCORDING and bool(used)
        parts = tuple(frame.span_of(low, high) for low, high in content.runs)
        self.found.append(
            Quotation(
                words=parts[0].cover(parts[-1]),
                parts=parts,
                kind="indirect",
                cue=said.cue,
                source=said.source,
                speaker=said.speaker,
            )
        )
        if not accord:  # "..., said Ito, according to the paper": Ito goes on speaking
            self._keep(frame, said)

    def _keep(self, frame: Frame, said: _Said) -> None:
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

    def _remember(self, frame: Frame, row: Row, cues: list[Cue]) -> None:
        """What the next frame needs: a cue that leads in, and who this one is about."""
        self.lead = None
        if frame.heading or not frame.items:
            return
        final = frame.items[-1].plain
        ended = self.text[frame.span.end - 1 : frame.span.end]
        if (final in (":", ",") or ended in ":,") and cues:
            self.lead = self._said(frame, row, cues[-1])
        said_here = bool(self.focus) and self.focus[-1].frame == self.number
        if said_here and self.focus[-1].speaker is None and not frame.items[0].quoted:
            self._main_figure(frame, row)
        if said_here or all(item.quoted is not None or not item.is_word for item in frame.items):
            return
        said = self._barely_said(frame, row, cues)
        if said is not None:
            self._keep(frame, said)
            return
        self._figure(frame, row)

    def _barely_said(self, frame: Frame, row: Row, cues: list[Cue]) -> _Said | None:
        """Who speaks in a sentence whose words the rules did not find: "She typed, said Ito"."""
        for cue in cues:
            if cue.source is None or cue.doubted or cue.lemma not in listed("speech"):
                continue
            said = self._said(frame, row, cue)
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
                    return _Said(each.cue, each.source, speaker)
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


def _is_sentence(item: Item) -> bool:
    """Whether words between marks at a sentence's beginning are a sentence: speech, whoever speaks."""
    inner = item.text.strip(' "“”')
    closed = item.quoted is not None and item.quoted.closed
    return (
        closed
        and inner[:1].isupper()
        and inner[-1:] in ",.!?"
        and len(inner.split()) >= _SPOKEN_WORDS
    )


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


def _has_verb(row: Row, places: Sequence[int]) -> bool:
    return any(is_verbal(row.word(p)) for p in places)


def _is_writer(row: Row, phrase: Phrase) -> bool:
    """ "We counted", "I am told": the report itself, and nobody that it quotes."""
    return phrase.low == phrase.high and row.word(phrase.low) in ("i", "we", "you", "one")
