"""Sentences, paragraphs and headings of one article.

Cutting is by `text.paragraphs` and `text.splitting`; here boilerplate is left out, datelines and
Markdown markers are set aside, and headings are told from body lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sourceline.model.annotations import Sentence
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.text.dateline import find_dateline, find_inner_dateline
from sourceline.text.lexicon import words_of
from sourceline.text.paragraphs import find_paragraphs, outside
from sourceline.text.splitting import split_sentences

# A line of its own without an end mark is a heading up to this many words; in the development
# reports longer ones are body lines that lost their full stop.
HEADING_WORDS = 30
# The longest sentence of 180 real reports has 647 characters; what finders do inside a sentence may
# grow with its square, so that nothing longer than this is one.
LONGEST = 2000
# Headings that end in a colon, or that are questions, are shorter.
_SHORT_HEADING = 4
_QUESTION_WORDS = 10
# Datelines open a report, or each item of a round-up; one after its headline stands near the top.
_INNER_DATELINE_PARAGRAPHS = 3

_MARKER = re.compile(r"(?:#{1,6}|[-*+•▪·∙]|>(?:[ ]?>)*|\d{1,3}[.)])[ \t]+(?=\S)")
_ITEM = re.compile(r"(?:[-*+•▪·∙]|\d{1,3}[.)])[ \t]")
_SENTENCE_MARK = re.compile(r"[.!?…:;,][\"'”’»)\]*_]*$")
_CLOSING = "\"”’'»"
_CUE_BEFORE_QUOTE = re.compile(r"(\w+)[^\w\"“”]{0,3}[,:]\s*[\"“‘'«]")
# What stands between the end of a quotation and the end of its line.
_AFTER_QUOTE = re.compile(r"[.,!?…][\"”’]\s{0,2}([^\"“”]{2,60})$")
_POSTED = re.compile(r"[—–―-]\s?[^—–―]{2,60}\(@\w{1,30}\)")
# Headlines of more words than this do not open with "And" or "They".
_LONG = 10
_EMPHASIS = re.compile(r"^([*_]{1,3})(?=\S)(.*\S)\1$", re.DOTALL)


def find_sentences(article: Article) -> tuple[Sentence, ...]:
    """All sentences of the body, boilerplate left out, in order of place."""
    text = article.text
    found: list[Sentence] = []
    pieces = list(_pieces(article))
    for place, (number, piece) in enumerate(pieces):
        before = pieces[place - 1][1] if place else None
        last = place + 1 == len(pieces)
        heading = not last and is_heading(text, piece, before)
        for span, is_head in _cut(text, piece, number, heading):
            found.extend(
                Sentence(span=part, paragraph=number, heading=is_head)
                for part in _in_lengths(text, span)
            )
    return tuple(found)


def _in_lengths(text: str, span: Span) -> Iterator[Span]:
    """Words without an end mark for pages are no sentence: they are cut where a space is."""
    start = span.start
    while span.end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        end = cut if cut > 0 else start + LONGEST
        if (part := trimmed(text, Span(start, end))) is not None:
            yield part
        start = end
    if (part := trimmed(text, Span(start, span.end))) is not None:
        yield part


def _pieces(article: Article) -> Iterator[tuple[int, Span]]:
    """The parts of each paragraph outside boilerplate that hold words, with the paragraph's number."""
    text = article.text
    marked = _merged(sorted(mark.span for mark in article.boilerplate))
    for number, paragraph in enumerate(find_paragraphs(text)):
        for part in outside(paragraph, marked):
            span = trimmed(text, part)
            if span is not None:
                yield number, span


def _merged(spans: list[Span]) -> list[Span]:
    """The same places as spans that do not overlap."""
    found: list[Span] = []
    for span in spans:
        if found and span.start <= found[-1].end:
            found[-1] = found[-1].cover(span)
        else:
            found.append(span)
    return found


def trimmed(text: str, span: Span) -> Span | None:
    """The span without space at its ends; None where no letter or digit is in it."""
    piece = span.cut(text)
    stripped = piece.strip()
    if not any(c.isalnum() for c in stripped):
        return None
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(stripped))


def _cut(text: str, piece: Span, number: int, heading: bool) -> Iterator[tuple[Span, bool]]:
    """The sentences of a piece, each with whether it is a heading."""
    body = _without_markers(text, piece)
    if heading:
        yield body, True
        return
    dateline = find_dateline(text, body.start, body.end)
    inner = None
    if dateline is None and number < _INNER_DATELINE_PARAGRAPHS:
        inner = find_inner_dateline(text, body.start, body.end)
    if inner is not None and inner.start > body.start:
        head = trimmed(text, Span(body.start, inner.start))
        if head is not None:
            yield head, True
    start = dateline.span.end if dateline else inner.end if inner else body.start
    body = Span(start, body.end) if start < body.end else body
    for span in split_sentences(text, body):
        kept = trimmed(text, span)
        if kept is not None:
            yield kept, False


def _without_markers(text: str, piece: Span) -> Span:
    """The piece without Markdown's heading, list and quotation markers, and emphasis around it."""
    start, end = piece.start, piece.end
    while (match := _MARKER.match(text, start, end)) is not None:
        start = match.end()
    if text[start] in "*_" and _EMPHASIS.match(text[start:end]):
        size = len(_EMPHASIS.match(text[start:end]).group(1))  # type: ignore[union-attr]
        start, end = start + size, end - size
    if start > piece.start:
        closing = text[start:end].rstrip("# ")
        end = start + len(closing) if piece.cut(text).startswith("#") and closing else end
    return trimmed(text, Span(start, end)) or piece


def is_heading(text: str, piece: Span, before: Span | None) -> bool:
    """Whether a piece that does not end the article is a line that names what follows it.

    It is short and ends without a sentence mark. A line in quotation marks under a line that leads in
    a quotation ("She wrote:") is body, and so is a sentence that ends in a quotation without a full
    stop, and an item of a list.
    """
    line = piece.cut(text)
    words = line.split()
    if len(words) > HEADING_WORDS or "\n" in line:
        return False
    if line.startswith("#"):
        return True
    if _ITEM.match(line):
        return False
    plain = line.strip("*_ ")
    if _SENTENCE_MARK.search(line) and not _SENTENCE_MARK.search(plain.rstrip("?:")):
        return _is_marked_heading(plain, words)
    if _SENTENCE_MARK.search(line):
        return False
    if len(words) > _LONG and words[0].casefold() in words_of("abbreviations", "body_openers"):
        return False
    return not (
        _is_quotation(plain, text, before) or _ends_in_quotation(plain) or _ends_in_speaker(plain)
    )


def _is_marked_heading(line: str, words: list[str]) -> bool:
    """ "Key points:" and questions whose words have capitals."""
    if line.endswith(":"):
        verb = words[-1].rstrip(":").casefold() in words_of("abbreviations", "cues")
        return len(words) <= _SHORT_HEADING and not verb and words[0][:1].isupper()
    long = [word for word in words if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long)
    return len(words) <= _QUESTION_WORDS and len(long) > 1 and capitals == len(long)


def _is_quotation(line: str, text: str, before: Span | None) -> bool:
    """A line that is one quotation, below a line that is not its headline's paragraph."""
    if line[:1] not in "\"“‘'«" or line[-1:] not in _CLOSING:
        return False
    if any(mark in line[1:-1] for mark in '"“”«»'):
        return False
    return before is not None


def _ends_in_speaker(line: str) -> bool:
    """A quotation or post whose speaker ends the line: "..." she said; "..." — Ada Ito (@ada)."""
    if _POSTED.search(line):
        return True
    tail = _AFTER_QUOTE.search(line)
    if tail is None:
        return False
    words = {word.strip(",.").casefold() for word in tail.group(1).split()}
    signed = line[:1] in '"“' and tail.group(1)[:1] in "—–―-"
    return signed or not words.isdisjoint(words_of("abbreviations", "cues"))


def _ends_in_quotation(line: str) -> bool:
    """A sentence whose last words are a quotation led in by a comma or a verb of saying."""
    if line[-1:] not in _CLOSING or line[:1] in "\"“‘'«":
        return False
    leads = list(_CUE_BEFORE_QUOTE.finditer(line))
    if not leads:
        return False
    lead = leads[-1]
    comma = "," in lead.group() and lead.group(1).islower()
    return comma or lead.group(1).casefold() in words_of("abbreviations", "cues")
