"""Quotations of one report: direct, mixed and indirect, each with its cue, its source and its speaker.

Marks come first (`quote_marks`), sentences around them next (`frames`), then verbs of saying with who
says it (`cues`, `subjects`), the clauses that they report (`indirect`), and who is meant (`talk`,
`speakers`).
The annotation follows PARC and PolNeAR: source, cue and content (Newell, Cheung and Brody, 2018, An
attribution relations corpus for political news). The network adds what the rules miss (`attributions`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sourceline.annotate.attributions import (
    in_their_sentences,
    join_attributions,
    merge_quotations,
    with_subjects,
)
from sourceline.annotate.cues import Cue, Order, find_cues, first_subject
from sourceline.annotate.frames import Frame, frames_of, paragraphs_of
from sourceline.annotate.indirect import Content, find_contents
from sourceline.annotate.noun_words import listed
from sourceline.annotate.quote_kinds import (
    SPOKEN_WORDS,
    cue_of,
    is_direct,
    is_label,
    is_sentence,
    is_speech,
    is_whole,
)
from sourceline.annotate.quote_marks import find_quoted
from sourceline.annotate.saying_verbs import is_verbal
from sourceline.annotate.speakers import Speakers, item_mentions
from sourceline.annotate.subjects import Phrase, Row
from sourceline.annotate.tagged import Tagged
from sourceline.annotate.talk import Said, Talk
from sourceline.model.annotations import AliasEvidence, Mention, Quotation, Sentence
from sourceline.model.article import Article
from sourceline.model.span import Span

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
    talk = Talk(text, Speakers(text, mentions, [q.outer for q in quotes]), attributions)
    reader = _Reader(text, talk)
    for frame in frames_of(text, sentences, paragraphs, quotes):
        reader.read(frame)
    found = tuple(sorted(reader.found, key=lambda q: (q.words, q.kind)))
    if not known:
        return found
    sourced = with_subjects(attributions, reader.subjects)
    return merge_quotations(text, sentences, found, sourced, talk.resolve_at)


def find_marked(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Quotation, ...]:
    """What stands between quotation marks, in any language: sentences and not titles, by their length."""
    quotes = find_quoted(article.text, paragraphs_of(article.text, sentences))
    return tuple(
        Quotation(words=quoted.parts[0].cover(quoted.parts[-1]), parts=quoted.parts, kind="direct")
        for quoted in quotes
        if sum(len(part.cut(article.text).split()) for part in quoted.parts) >= SPOKEN_WORDS
    )


def quoted_spans(quotations: Iterable[Quotation]) -> Iterator[Span]:
    """The places between quotation marks; indirect speech is in the writer's own words."""
    for quotation in quotations:
        if quotation.kind != "indirect":
            yield from quotation.parts


@dataclass(frozen=True, slots=True)
class _Piece:
    """A quoted item with its cue."""

    place: int
    cue: Cue
    direct: bool


@dataclass(slots=True)
class _Reader:
    """Goes through the frames and makes quotations of what is said in them."""

    text: str
    talk: Talk
    found: list[Quotation] = field(default_factory=list)
    lead: Said | None = None  # "She wrote:" before its quotation
    # Where a verb of saying begins, its subject.
    subjects: dict[int, Span] = field(default_factory=dict)

    def read(self, frame: Frame) -> None:
        self.talk.begin(frame)
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
        self._lead_in(frame, row, cues)
        self.talk.remember(frame, row, cues)

    def _row(self, frame: Frame) -> Row:
        starts = [item.start for item in frame.items]
        inside = self.talk.speakers.overlapping(frame.span)
        first, final = item_mentions(starts, [self.talk.speakers.mentions[i] for i in inside])
        return Row(frame.items, first, final)

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
            elif place == 0 and direct and is_sentence(row.items[0]):
                self._add(frame, [place], True, Said(None, None, None))
                used.add(place)
            elif frame.heading and is_speech(row, place, None, direct):
                self._add(frame, [place], direct, Said(None, None, None))
                used.add(place)
        self._tell(frame, row, pieces)
        return used

    def _own_words(self, frame: Frame, row: Row, place: int) -> Said | None:
        """ "Ito's letter became a song: "We stay."": what stands after a colon is in the letter."""
        subject = first_subject(row, place)
        if subject is None or row.word(subject.head) not in listed("papers") | _ANSWERS:
            return None
        span = frame.span_of(subject.low, subject.high)
        owner = self.talk.speakers.owner_in(span)
        return None if owner is None else Said(None, self.talk.speakers.mentions[owner].span, owner)

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
            self._add(frame, places, piece.direct, self.talk.said(frame, row, piece.cue))
            at += len(places)
        pieces.clear()

    def _add(self, frame: Frame, places: list[int], direct: bool, said: Said) -> None:
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
        self.talk.keep(frame, said)

    def _uncued(self, frame: Frame, row: Row, place: int, places: list[int]) -> None:
        """A quotation that is a sentence of its own: who speaks is said around it, or nowhere."""
        said = Said(None, None, None)
        if frame.heading:
            pass
        elif self.lead is not None and place == places[0]:
            said = self.lead
        elif self.talk.last is not None and self.talk.last_paragraph == frame.paragraph:
            said = Said(None, self.talk.last.source, self.talk.last.speaker)
        elif (
            self.talk.focus
            and self.talk.focus[-1].frame == self.talk.number - 1
            and self.talk.focus[-1].paragraph == frame.paragraph
        ):
            speaker = self.talk.focus[-1].speaker
            if speaker is None:
                said = Said(None, self.talk.focus[-1].words, None)
            elif self.talk.speakers.is_person(speaker):
                said = Said(None, self.talk.speakers.mentions[speaker].span, speaker)
        elif self.talk.last is not None and (self._goes_on(frame) or self._follows(frame)):
            said = Said(None, self.talk.last.source, self.talk.last.speaker)
        self._add(frame, [place], True, said)

    def _goes_on(self, frame: Frame) -> bool:
        """A paragraph of nothing but speech after one that ended in speech."""
        return (
            self.talk.last_paragraph == frame.paragraph - 1
            and bool(self.found)
            and self.found[-1].kind == "direct"
            and not self.text[self.found[-1].words.end : frame.span.start][:40].strip(
                " \n\t.,!?”\"'’"
            )
        )

    def _follows(self, frame: Frame) -> bool:
        """A paragraph that opens with speech right after a sentence that told who speaks."""
        return (
            self.talk.last_paragraph == frame.paragraph - 1
            and self.talk.last_frame == self.talk.number - 1
        )

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
        said = self.talk.said(frame, row, content.cue)
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
            self.talk.keep(frame, said)

    def _lead_in(self, frame: Frame, row: Row, cues: list[Cue]) -> None:
        """A cue that leads in the quotation of the next frame."""
        self.lead = None
        if frame.heading or not frame.items or not cues:
            return
        ended = self.text[frame.span.end - 1 : frame.span.end]
        if frame.items[-1].plain in (":", ",") or ended in ":,":
            self.lead = self.talk.said(frame, row, cues[-1])


def _has_verb(row: Row, places: Sequence[int]) -> bool:
    return any(is_verbal(row.word(p)) for p in places)


def _is_writer(row: Row, phrase: Phrase) -> bool:
    """ "We counted", "I am told": the report itself, and nobody that it quotes."""
    return phrase.low == phrase.high and row.word(phrase.low) in ("i", "we", "you", "one")
