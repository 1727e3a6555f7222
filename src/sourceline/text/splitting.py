"""Cutting a paragraph into sentences.

A full stop does not end a sentence inside an abbreviation, an initial or a number; an ellipsis does
where a sentence opens after it; a question or exclamation mark inside quotation marks does not where
the speaker follows ("Who is there?" Ito asked). A closing quotation mark belongs to the sentence
that it ends.
"""

from __future__ import annotations

import re

from sourceline.model.span import Span
from sourceline.text.lexicon import words_of

CLOSERS = "\"'”’»)]*_"
OPENERS = "\"'“‘«„([*_"
_END = re.compile(
    r"[.!?…]+[" + re.escape(CLOSERS) + r"]*(?=\s|$)"
    r"|[。！？][」』”]*"
    # The space after a sentence is sometimes lost: "the vote.Councillors left".
    r"|(?<=[a-z]{3})[.!?][\"”]?(?=[\"“]?[A-Z][a-z]+ [a-z])"
)
_NEXT = re.compile(r"\s*[" + re.escape(OPENERS) + r"—–\- ]*(\w)")
_LAST_WORD = re.compile(r"[\w.’'&-]+\.$")
_FIRST_WORD = re.compile(r"[\w’']+")
_ITEM_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\.$")
_NAME_AND_VERB = re.compile(
    r"\s+(?:[A-Z][\w.’'-]*\s+){1,4}(?:(?:has|had|have|then|also|later|reportedly)\s+)?([a-z]+)"
)
# An abbreviation is at most this long, and so is a name before its verb.
_LOOK_BACK, _LOOK_AHEAD = 40, 80


def split_sentences(text: str, paragraph: Span) -> list[Span]:
    """The sentences of one paragraph, in order, without space at their ends."""
    found: list[Span] = []
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if match.start() < start or match.end() >= paragraph.end:
            continue
        if _ends_sentence(text, start, match, paragraph.end):
            found.append(Span(start, match.end()))
            start = _skip_space(text, match.end(), paragraph.end)
    if start < paragraph.end:
        found.append(Span(start, paragraph.end))
    return found


def _skip_space(text: str, place: int, limit: int) -> int:
    while place < limit and text[place].isspace():
        place += 1
    return place


def _ends_sentence(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    following = _NEXT.match(text, match.end(), limit)
    if following is None or following.group(1).islower():
        return False
    mark = match.group()
    before = text[max(start, match.start() - _LOOK_BACK) : match.start() + 1]
    opener = _FIRST_WORD.match(
        text, following.start(1), min(limit, following.start(1) + _LOOK_AHEAD)
    )
    word = opener.group().casefold().replace("’", "'") if opener else ""
    if mark.startswith(("..", "…")):
        return _ends_after_ellipsis(before, word)
    if mark[0] in "!?":
        return not _speaker_follows(text, match, limit) and not _exclaiming_name(before)
    return not (mark[0] == "." and _is_abbreviation(before, word, match.start() - start))


def _ends_after_ellipsis(before: str, word: str) -> bool:
    """An ellipsis with a space before it stands for words left out, mostly inside a sentence."""
    return not before[-2:-1].isspace() or word in words_of("abbreviations", "openers")


def _speaker_follows(text: str, match: re.Match[str], limit: int) -> bool:
    """Whether a quotation that ends in a question or exclamation mark goes on with who said it."""
    if match.group()[-1] not in "\"'”’»":
        return False
    said = _NAME_AND_VERB.match(text, match.end(), min(limit, match.end() + _LOOK_AHEAD))
    return said is not None and said.group(1) in words_of("abbreviations", "cues")


def _exclaiming_name(before: str) -> bool:
    return before.rsplit(None, 1)[-1].casefold() in words_of("abbreviations", "exclaiming")


def _is_abbreviation(before: str, next_word: str, length: int) -> bool:
    """Whether the full stop at the end of `before` belongs to its last word."""
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    written = last.group()[:-1].rsplit("-", 1)[-1].lstrip("'’.&")  # "then-Rep. Ito"
    word = written.casefold()
    opens = next_word in words_of("abbreviations", "openers")
    if length <= len(last.group()) and _ITEM_NUMBER.fullmatch(last.group()):
        return True
    if written[-1:].isupper() and (len(word) == 1 or word[-2] == "."):
        return not opens
    if word in words_of("abbreviations", "titles"):
        return not (opens and word in words_of("abbreviations", "last_words"))
    if word in words_of("abbreviations", "before_figures"):
        return next_word[:1].isdigit()
    if word in words_of("abbreviations", "others"):
        known = "." in word or written[0].isupper() or word in words_of("abbreviations", "small")
        return known and not opens
    return False
