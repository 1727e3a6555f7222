"""Who said what in one report: quoted words and reported ones, with cue and speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sourceline.annotate.cues import Cue, find_cues
from sourceline.annotate.indirect import find_indirect
from sourceline.annotate.quote_marks import Quoted, find_quoted
from sourceline.annotate.sources import Source, Speakers
from sourceline.model.annotations import AliasEvidence, Mention, Quotation, Sentence
from sourceline.model.article import Article
from sourceline.model.span import Span, overlaps_any
from sourceline.text.lexicon import words_of
from sourceline.text.tokens import find_words

# So far from its quotation marks a cue is looked for.
REACH = 160
# Quoted words of fewer words than this are a label or a title unless a cue stands beside them.
FEW = 4


@dataclass(frozen=True, slots=True)
class _Beside:
    """A cue beside quoted words, its source, and on which side it stands."""

    cue: Cue
    source: Source | None
    after: bool
    end: int  # where the cue and its source end


def find_quotations(
    article: Article,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    aliases: tuple[AliasEvidence, ...],
) -> tuple[Quotation, ...]:
    """Direct, mixed and indirect quotations, in order of place; indirect ones lie outside of marks."""
    text = article.text
    marked = [mark.span for mark in article.boilerplate]
    quoted = [q for q in find_quoted(text) if not overlaps_any(q.words, marked)]
    speakers = Speakers(text, sentences, mentions)
    finder = _Finder(text, sentences, speakers, quoted)
    direct = list(finder.direct())
    outer = [q.outer for q in quoted]
    indirect = find_indirect(text, sentences, speakers, outer)
    found = sorted([*direct, *indirect], key=lambda q: (q.words.start, q.words.end))
    return tuple(_continued(text, found))


def _continued(text: str, found: list[Quotation]) -> Iterator[Quotation]:
    """A quotation without a cue right after one with a speaker, in one paragraph, goes on with it."""
    before: Quotation | None = None
    for quotation in found:
        alone = quotation.cue is None and quotation.source is None and quotation.kind == "direct"
        if alone and before is not None and before.source is not None and not quotation.heading:
            between = text[before.words.end : quotation.words.start]
            if "\n" not in between and before.kind == "direct" and not before.heading:
                quotation = replace(quotation, source=before.source, speaker=before.speaker)
        yield quotation
        before = quotation


class _Finder:
    """Turns quoted words into quotations."""

    def __init__(
        self, text: str, sentences: tuple[Sentence, ...], speakers: Speakers, quoted: list[Quoted]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.speakers = speakers
        self.quoted = quoted
        self._headings = [s.span for s in sentences if s.heading]

    def direct(self) -> Iterator[Quotation]:
        place = 0
        while place < len(self.quoted):
            quotation, place = self._quotation(place)
            if quotation is not None:
                yield quotation

    def _quotation(self, place: int) -> tuple[Quotation | None, int]:
        one = self.quoted[place]
        if overlaps_any(one.words, self._headings):
            return self._heading(one), place + 1
        floor, ceiling = self._around(place)
        beside = self._cue_after(one, ceiling) or self._cue_before(one, floor)
        parts = [self._trimmed(one.words)]
        following = place + 1
        while beside is not None and beside.after and self._goes_on(following, beside):
            parts.append(self._trimmed(self.quoted[following].words))
            following += 1
            beside = replace(beside, end=self.quoted[following - 1].outer.end)
            break
        kind = self._kind(one, beside, floor)
        if kind is None:
            return None, place + 1
        source = beside.source if beside else None
        return (
            Quotation(
                words=Span(parts[0].start, parts[-1].end),
                parts=tuple(parts),
                kind=kind,
                cue=beside.cue.span if beside else None,
                source=source.words if source else None,
                speaker=source.mention if source else None,
            ),
            following,
        )

    def _heading(self, one: Quoted) -> Quotation | None:
        words = self._trimmed(one.words)
        if len(words.cut(self.text).split()) < FEW:
            return None
        return Quotation(words=words, parts=(words,), kind="direct", heading=True)

    def _around(self, place: int) -> tuple[int, int]:
        """From the end of the quoted words before to the start of those after, within the paragraph."""
        one = self.quoted[place]
        floor = self.text.rfind("\n", 0, one.outer.start) + 1
        if place:
            floor = max(floor, self.quoted[place - 1].outer.end)
        ceiling = self.text.find("\n", one.outer.end)
        ceiling = len(self.text) if ceiling < 0 else ceiling
        if place + 1 < len(self.quoted):
            ceiling = min(ceiling, self.quoted[place + 1].outer.start)
        return max(floor, one.outer.start - REACH), min(ceiling, one.outer.end + REACH)

    def _cue_after(self, one: Quoted, ceiling: int) -> _Beside | None:
        """ "...," she said; "...," said Jo Marr, who."""
        text = self.text
        after = text[one.outer.end : ceiling]
        ends_clause = text[one.words.end - 1] in ",?!—–-…." or after.lstrip().startswith(",")
        if not ends_clause or not after.strip() or after.lstrip()[:1] in ".;:)":
            return None
        stop = one.outer.end + len(_clause(after))
        for cue in find_cues(text, one.outer.end, stop):
            if not cue.can("direct"):
                continue
            between = text[one.outer.end : cue.span.start].strip(" ,—–")
            if not between:
                source = self.speakers.after(cue.span, stop)
                if source is None:
                    continue
                return _Beside(cue, source, True, max(cue.span.end, source.words.end))
            if len(between.split()) > 14 or between[:1] in ".;":
                return None
            if (
                text[one.words.end - 1] == "."
                and not between[:1].islower()
                and cue.span.start > stop
            ):
                return None
            source = self.speakers.before(cue.span, one.outer.end)
            if source is not None:
                return _Beside(cue, source, True, cue.span.end)
        return None

    def _cue_before(self, one: Quoted, floor: int) -> _Beside | None:
        """She said: "..."; he called it "..."; and a colon at the end of the paragraph before."""
        text = self.text
        before = text[floor : one.outer.start]
        if not before.strip():
            return self._cue_on_line_before(one)
        start = floor + _last_sentence(before)
        cues = list(find_cues(text, start, one.outer.start))
        for cue in reversed(cues):
            between = text[cue.span.end : one.outer.start]
            if not _leads_in(between, cue):
                continue
            source = self.speakers.before(cue.span, start)
            return _Beside(cue, source, False, one.outer.start)
        return None

    def _cue_on_line_before(self, one: Quoted) -> _Beside | None:
        text = self.text
        end = (
            len(text[: one.outer.start].rstrip())
            if one.outer.start < 2_000_000
            else one.outer.start
        )
        if end == 0 or text[end - 1] not in ":," or one.outer.start - end > 4:
            return None
        line = text.rfind("\n", 0, end) + 1
        start = max(line, end - 400)
        start += _last_sentence(text[start:end])
        for cue in reversed(list(find_cues(text, start, end))):
            if not cue.can("direct") or end - cue.span.end > 60:
                continue
            source = self.speakers.before(cue.span, start) if not cue.word.endswith("ing") else None
            return _Beside(cue, source or self._subject(start, cue), False, one.outer.start)
        return None

    def _subject(self, start: int, cue: Cue) -> Source | None:
        """ "V revealed why he came, stating:": the subject of the sentence."""
        for index, mention in enumerate(self.speakers.mentions):
            if mention.span.start >= start and mention.span.end <= cue.span.start:
                return Source(mention.span, index)
        return None

    def _goes_on(self, following: int, beside: _Beside) -> bool:
        """Whether the next quoted words end the sentence that the cue split: "...," she said, "..."."""
        if following >= len(self.quoted):
            return False
        between = self.text[beside.end : self.quoted[following].outer.start]
        return (
            "\n" not in between
            and len(between) < 80
            and not _has_end(between)
            and between.rstrip().endswith(",")
        )

    def _kind(self, one: Quoted, beside: _Beside | None, floor: int) -> str | None:
        """Direct where the words are a clause of their own, mixed where they are part of the writer's;
        None where they are a title or a label."""
        text = self.text
        words = one.words.cut(text)
        count = sum(1 for _ in find_words(text, one.words))
        lead = text[floor : one.outer.start]
        if beside is not None:
            if beside.after:
                return "direct"
            if lead.rstrip()[-1:] in ",:" or not lead.strip():
                return "direct" if count > 1 else None
            if (
                beside.cue.can("labelling")
                or beside.cue.can("direct")
                or beside.cue.can("indirect")
            ):
                return "mixed" if count > 1 or beside.cue.can("labelling") else None
        if _is_title(lead) or count < FEW:
            return None
        whole = words.rstrip()[-1:] in ".!?…,\"'”’" and (
            not lead.strip() or lead.rstrip()[-1:] in '.!?:"”'
        )
        return "direct" if whole else "mixed"

    def _trimmed(self, words: Span) -> Span:
        """Without the space inside the marks, and without a full stop's or a comma's trailing space."""
        cut = words.cut(self.text)
        start = words.start + len(cut) - len(cut.lstrip())
        end = words.end - (len(cut) - len(cut.rstrip()))
        return Span(start, end) if start < end else words


def _clause(after: str) -> str:
    """The words after a quotation up to the end of their sentence."""
    for place, char in enumerate(after):
        if char in ".!?" and after[place + 1 : place + 2] in ("", " ", "\n") and place > 2:
            word = after[:place].rsplit(" ", 1)[-1].lower()
            if word not in words_of("abbreviations", "titles") and len(word) > 1:
                return after[:place]
    return after


def _last_sentence(before: str) -> int:
    """Where the last sentence of a stretch begins."""
    start = 0
    for place in range(len(before) - 2):
        if before[place] in ".!?" and before[place + 1 : place + 2] in (" ", '"', "”"):
            word = before[:place].rsplit(" ", 1)[-1].lower()
            if (
                word not in words_of("abbreviations", "titles")
                and len(word) > 1
                and before[place + 1 :].strip()
            ):
                start = place + 1
    return start


def _leads_in(between: str, cue: Cue) -> bool:
    """Whether a cue's clause runs straight into the quoted words."""
    words = between.split()
    if not words or between.strip() in (":", ",", "that", "as", "that:"):
        return True
    if between.rstrip().endswith(":"):
        return len(words) <= 10 and cue.can("direct")
    if between.rstrip().endswith(",") and len(words) <= 6:
        return cue.can("direct")
    if cue.can("labelling") and len(words) <= 8 and not _has_end(between):
        return True
    return len(words) <= 16 and not _has_end(between) and cue.can("indirect") and "," not in between


def _has_end(between: str) -> bool:
    return any(mark in between for mark in (". ", "! ", "? ", ";")) or between.rstrip().endswith(
        (".", "!", "?")
    )


def _is_title(lead: str) -> bool:
    """Whether quoted words stand after a word that says they are a title or a word itself."""
    words = lead.lower().rstrip(" ,:").split()
    return bool(words) and (
        words[-1] in words_of("cues", "titled")
        or " ".join(words[-2:]) in words_of("cues", "titled")
    )
