"""What words in quotation marks are: speech that stands alone, part of the writer's sentence, or a label.

Titles of works, nicknames and scare quotes are in marks too, and nobody said them.
"""

from __future__ import annotations

from sourceline.annotate.cues import Cue
from sourceline.annotate.frames import Item
from sourceline.annotate.subjects import Row
from sourceline.text.lexicon import words_of

# Quoted words without a cue count as speech from so many words.
_FEWEST_ALONE = 3
_ENDS = ".!?…,—–"


def _words(item: Item) -> list[str]:
    return item.text.strip("\"'“”‘’«»„`").split()


def stands_alone(text: str, row: Row, place: int) -> bool:
    """Direct speech: set off by a comma, a colon or a sentence's edge, and not woven into a clause."""
    item = row.items[place]
    inner = item.text.strip("\"'“”‘’«»„` ")
    left = row.items[place - 1] if place else None
    right = row.items[place + 1] if place + 1 < len(row.items) else None
    closes = inner[-1:] in _ENDS or right is None or (right.plain in (",", ";", "—", "–"))
    if left is None:
        return closes or inner[-1:] in _ENDS
    if left.plain in (",", ":", "—", "–", "--", "-", "(") or left.quoted is not None:
        return True
    capital = inner[:1].isupper() or inner[:1] in "[(…." or inner[:1].isdigit()
    return capital and (inner[-1:] in _ENDS or len(inner.split()) >= 4) and left.plain != "that"


def is_whole(text: str, row: Row, place: int) -> bool:
    """A quotation that is a sentence of its own, without a cue in it."""
    item = row.items[place]
    inner = item.text.strip("\"'“”‘’«»„` ")
    others = [i for p, i in enumerate(row.items) if p != place and i.is_word]
    if others:
        return False
    ended = inner[-1:] in ".!?…" or (item.quoted is not None and not item.quoted.closed)
    return len(inner.split()) >= _FEWEST_ALONE or ended


def is_speech(text: str, row: Row, place: int, cue: Cue | None) -> bool:
    """Whether quoted words beside a cue were said, rather than a title, a name or a label."""
    item = row.items[place]
    words = _words(item)
    if stands_alone(text, row, place) and cue is not None and cue.source is not None:
        return not (
            len(words) <= 2
            and not item.text.rstrip("\"'”’»").endswith(tuple(_ENDS))
            and _is_titled(row, place)
        )
    if _is_titled(row, place) or _is_nickname(row, place) or _looks_like_title(item, words):
        return False
    if cue is None:
        return len(words) >= 2
    return True


def _is_titled(row: Row, place: int) -> bool:
    """ "the film "Harbour"", "a song called "Rain""."""
    return row.word(place - 1) in words_of("cues", "titled")


def _is_nickname(row: Row, place: int) -> bool:
    """ "Jim "Lofty" Ruiz"."""
    left = row.items[place - 1] if place else None
    right = row.items[place + 1] if place + 1 < len(row.items) else None
    return bool(
        left and right and left.capital and right.capital and len(_words(row.items[place])) <= 3
    )


def _looks_like_title(item: Item, words: list[str]) -> bool:
    """ "The Quiet Harbour": every long word with a capital letter."""
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return (
        len(words) >= 2
        and len(long) >= 1
        and all(w[0].isupper() for w in long)
        and not item.text.rstrip("\"'”’»").endswith((".", "!", "?", ","))
    )
