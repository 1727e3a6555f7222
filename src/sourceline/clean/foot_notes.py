"""Shapes of furniture under a report that no list of phrases holds.

A note to the reader: a question without a subject of its own, then what to do ("Seen a bear? Ring the
newsdesk."). A line for the press: a label and how to reach somebody. What a company says of itself
under its release. A note on the author, who is named in the byline. None of them tells what happened.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from sourceline.clean.furniture import plain_piece
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import is_past_form, lemmas

MOST_WORDS = 40
# "Seen a bear near the school?": such a question is short, and so is a label.
_QUESTION_WORDS, _LABEL_WORDS = 9, 4
_QUOTES = re.compile(r"[\"“”„«»]|''|(?<!\w)['‘](?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W_]+)*")
_REACHED = re.compile(r"[\w.+-]+@[\w-]+\.\w|\+\d{2}[\d ()-]{6,}|\b0\d{2,4}[ -]?\d{3}")
_ABOUT = re.compile(
    r"About (?:the )?([A-ZÀ-Þ][\w&.'-]*)(?: (?:of|and|the|[A-ZÀ-Þ&][\w&.'-]*)){0,5}:\s"
)
_BYLINE = re.compile(
    r"^(?:Opinion )?by:? ([A-ZÀ-Þ][\w.'-]*(?: [A-ZÀ-Þ][\w.'-]*){1,3})", re.IGNORECASE
)
# Verbs younger than the dictionary.
_WRITES = frozenset(["text", "email", "e-mail", "whatsapp", "tweet", "message"])
_BESIDE_NAMES = frozenset(["and", "or", "on", "at", "for", "of", "to", "in"])
_BE = frozenset(["am", "is", "are", "be", "being"])


def is_reader_note(sentences: Sequence[str]) -> bool:
    """ "Know a boss who sleeps? Call the desk and earn cash. You must be over 18." """
    plain = [plain_piece(each) for each in sentences]
    if len(plain) < 2 or not may_be_note(" ".join(plain)):
        return False
    return _asks_reader(plain[0]) and bids(plain[1])


def is_contact_line(piece: str) -> bool:
    """ "Press contact: Ada Ito, press@harl.example": a label, and a number or address."""
    words = plain_piece(piece)
    label, colon, rest = words.partition(":")
    if not colon or len(label.split()) > _LABEL_WORDS or not may_be_note(words):
        return False
    plain = {word.casefold() for word in _WORD.findall(rest)} - _BESIDE_NAMES
    is_list = plain.isdisjoint(words_of("function", "words"))  # names and numbers, no sentence
    return is_list and _REACHED.search(rest) is not None


def is_about_house(piece: str) -> bool:
    """ "About Harl Ferries: Harl Ferries links nine islands.", under a release of that company."""
    words = plain_piece(piece)
    match = _ABOUT.match(words)
    return match is not None and match[1] in words[match.end() :] and may_be_note(words)


def is_author_note(piece: str, authors: Collection[str]) -> bool:
    """ "Ada Ito's book on tides is out in May.", under a report by Ada Ito; that she raises sheep stays."""
    words = plain_piece(piece)
    opens = any(re.match(rf"{re.escape(name)}'s\b", words) for name in authors)
    return opens and may_be_note(words)


def author_of(byline: str) -> str | None:
    """The full name in a byline."""
    match = _BYLINE.match(plain_piece(byline))
    return match[1] if match else None


def may_be_note(words: str) -> bool:
    """Short, nobody's words, and nothing in it happened."""
    if len(words.split()) > MOST_WORDS or _QUOTES.search(words):
        return False
    plain = [word.casefold() for word in _WORD.findall(words)]
    return not any(_only_past(word) and before not in _BE for before, word in pairwise(plain))


def _only_past(word: str) -> bool:
    """ "sold"; "come" and "put" are plain verbs too."""
    found = lemmas(word)
    plain = word in found.get("VERB", ())
    return is_past_form(word) and not plain and set(found) <= {"VERB", "AUX"}


def _asks_reader(sentence: str) -> bool:
    """ "Overheard something?": a verb of the reader's opens it, and nobody is its subject."""
    plain = [word.casefold() for word in _WORD.findall(sentence)]
    if not sentence.endswith("?") or not plain or len(plain) > _QUESTION_WORDS:
        return False
    opens = "VERB" in lemmas(plain[0])
    return opens and (plain[0] == "got" or plain[0] not in words_of("function", "words"))


def bids(sentence: str) -> bool:
    """ "Ring the Diary": a plain verb opens it."""
    plain = [word.casefold() for word in _WORD.findall(sentence)]
    if len(plain) < 2 or plain[1] in _BE or sentence.endswith("?"):
        return False
    return plain[0] in _WRITES or plain[0] in lemmas(plain[0]).get("VERB", ())
