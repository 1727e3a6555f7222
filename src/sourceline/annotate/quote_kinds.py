"""What words in quotation marks are: speech that stands alone, part of the writer's sentence, or a label.

Titles of works, nicknames and scare quotes are in marks too, and nobody said them.
"""

from __future__ import annotations

from collections.abc import Sequence

from sourceline.annotate.cues import Cue, Order
from sourceline.annotate.frames import Item
from sourceline.annotate.indirect import Content
from sourceline.annotate.noun_words import is_adverb, is_function, is_noun, is_time, listed
from sourceline.annotate.saying_verbs import is_auxiliary
from sourceline.annotate.subjects import DASHES, Row

# Quoted words without a cue count as speech from so many words.
_FEWEST_ALONE = 3
# A title or a nickname has few words, and a label at most two.
_TITLE, _NICKNAME, _LABEL = 7, 3, 2
# A cue that leads in quoted words stands at most so many items before them: verbs of saying, verbs that
# name ("called it a ..."), and others ("smiled: ...").
_LEAD_SAYING, _LEAD_NAMING, _LEAD_OTHERS = 30, 20, 3
# Words between marks that are more than a title or a label.
SPOKEN_WORDS = 5
_ENDS = (".", "!", "?", "…", ",", "—", "–")
# "called it "a joke"": part of the writer's sentence, however it is written.
_CALLING = frozenset(
    ["call", "describe", "dub", "label", "brand", "term", "deem", "characterise", "characterize"]
)
# Words right before a title.
_TITLED = frozenset(["titled", "entitled"])
_MARKS = "\"'“”‘’«»„` "


def cue_of(row: Row, place: int, cues: Sequence[Cue], contents: Sequence[Content]) -> Cue | None:
    """The cue that quoted words belong to: right after them, else before, else of the clause they are in."""
    following = place + 1
    while row.word(following) == "," or row.word(following) in DASHES:
        following += 1
    asked = next((c for c in cues if c.lemma == "ask" and _asks(row, c, place)), None)
    if asked is not None:
        return asked
    led = row.word(place - 1) in (",", ":") and row.items[place].text.rstrip(_MARKS)[-1:] in ".!?"
    for cue in cues:
        if cue.first == following and cue.order is not Order.ELSEWHERE:
            # "Ito asked: "Why?" He went on ...": the verb after it begins another sentence.
            if led and row.capital(following) and any(_leads_to(row, c, place) for c in cues):
                break
            if following > place + 1 or cue.order is not Order.BEFORE or _is_closed(row, place):
                return cue
    for cue in reversed(cues):
        if _leads_to(row, cue, place):
            return _outer(row, cue, contents)
    around = next((content.cue for content in contents if content.holds(place)), None)
    if around is not None and around.order is Order.ACCORDING and _is_apart(row, place, around):
        return None  # ""...," the letter reads, according to the paper": the letter's words
    return around


def _asks(row: Row, cue: Cue, place: int) -> bool:
    """ "Asked by Ito, "Is it shut?", ..."."""
    return cue.order is Order.AFTER and cue.last == place - 2 and row.word(place - 1) == ","


def _is_apart(row: Row, place: int, cue: Cue) -> bool:
    """Whether a clause of its own stands between whole quoted words and the source after them."""
    inner = row.items[place].text.strip(_MARKS)
    whole = inner[:1].isupper() and _is_closed(row, place)
    return whole and cue.first - place > _LABEL and place < cue.first


def _is_closed(row: Row, place: int) -> bool:
    """Whether a comma or the like stands inside the marks; ""Today" host Ito said" has none."""
    return row.items[place].text.rstrip(_MARKS).endswith(_ENDS)


def _outer(row: Row, cue: Cue, contents: Sequence[Content]) -> Cue:
    """ "Ito said he felt "very ill"": the words are Ito's, whoever felt it."""
    if cue.source is None or row.word(cue.source.head) not in ("he", "she", "it", "they"):
        return cue
    return next((content.cue for content in contents if content.holds(cue.verb)), cue)


def _leads_to(row: Row, cue: Cue, place: int) -> bool:
    """Whether a cue before quoted words can be theirs."""
    gap = place - cue.last
    if gap <= 0 or any(row.word(at) == ";" for at in range(cue.last + 1, place)):
        return False
    aside = cue.source is not None and row.word(cue.source.low) in ("who", "which")
    if aside and any(row.word(at) == "," for at in range(cue.last + 1, place - 1)):
        return False  # "that men, who had called him out, could "go to sea""
    if cue.lemma in listed("speech") or cue.lemma == "accord":
        return gap <= _LEAD_SAYING
    if cue.lemma in listed("naming"):
        return gap <= _LEAD_NAMING
    return gap <= _LEAD_OTHERS or row.word(place - 1) == ":"


def is_direct(row: Row, place: int, cue: Cue | None, contents: Sequence[Content]) -> bool:
    """Set off by a comma, a colon or a sentence's edge, and not woven into the writer's clause."""
    inner = row.items[place].text.strip(_MARKS)
    capital = inner[:1].isupper() or inner[:1] in "[(…." or inner[:1].isdigit()
    closed = inner.endswith(_ENDS)
    if place == 0:
        return closed or row.word(1) in (",", ";", "", ":") or row.word(1) in DASHES
    left = row.items[place - 1]
    if left.quoted is not None or left.plain == ":":
        return True
    woven = any(content.holds(place) for content in contents) and not (capital and closed)
    if left.plain in (",", "(") or left.plain in DASHES:
        return not woven and not (cue is not None and not capital and _is_inserted(row, cue))
    if cue is not None and cue.lemma in _CALLING:
        return False
    beside = cue is not None and (cue.last == place - 1 or _times_saying(row, cue, place))
    return capital and beside and (closed or len(inner.split()) > _NICKNAME)


def _is_inserted(row: Row, cue: Cue) -> bool:
    """ "The plan, she said, "is dead"": the writer's words begin the sentence that the speaker ends."""
    first = cue.first - 1
    return (
        first > 0
        and row.word(first) == ","
        and row.items[first - 1].quoted is None
        and cue.order is Order.BEFORE
    )


def _times_saying(row: Row, cue: Cue, place: int) -> bool:
    """ "said on Monday "We ..."": only the day between."""
    between = range(cue.last + 1, place)
    return len(between) <= _NICKNAME and all(
        is_time(row.word(at))
        or is_adverb(row.word(at))
        or row.word(at) in listed("when_said")
        or row.word(at) == "on"
        for at in between
    )


def is_whole(row: Row, place: int) -> bool:
    """A quotation that is a sentence of its own, without a cue in it."""
    if any(item.is_word for at, item in enumerate(row.items) if at != place):
        return False
    item = row.items[place]
    inner = item.text.strip(_MARKS)
    unclosed = item.quoted is not None and not item.quoted.closed
    return unclosed or inner[-1:] in ".!?…" or len(inner.split()) >= _FEWEST_ALONE


def is_sentence(item: Item) -> bool:
    """Whether words between marks at a sentence's beginning are a sentence: speech, whoever speaks."""
    inner = item.text.strip(' "“”')
    closed = item.quoted is not None and item.quoted.closed
    return (
        closed
        and inner[:1].isupper()
        and inner[-1:] in ",.!?"
        and len(inner.split()) >= SPOKEN_WORDS
    )


def is_speech(row: Row, place: int, cue: Cue | None, direct: bool) -> bool:
    """Whether quoted words beside a cue were said, rather than a title, a name or a label."""
    item = row.items[place]
    words = item.text.strip(_MARKS).split()
    ended = item.text.rstrip(_MARKS).endswith(_ENDS)
    titled = _is_programme(row, place, words) or (
        row.word(place - 1) in listed("titled") and (not ended or _looks_like_title(words))
    )
    if row.word(place - 1) in _TITLED or (titled and _looks_like_title(words)):
        return False
    if direct and cue is not None and cue.source is not None:
        return not (titled and len(words) <= _LABEL)
    if titled or _is_nickname(row, place, words) or (not ended and _looks_like_title(words)):
        return False
    return cue is not None or len(words) >= _LABEL


def is_label(row: Row, place: int, cue: Cue | None, contents: Sequence[Content]) -> bool:
    """ "the "don't ask" policy", "a "model" law": a word before a noun that the writer's own sentence gives
    something, rather than what was said of it."""
    words = row.items[place].text.strip(_MARKS).split()
    following = row.word(place + 1)
    held = any(content.holds(place) for content in contents)
    title = len(words) <= _TITLE and words[-1][-1:] not in "!?" and _looks_like_title(words)
    if title and not held:
        return True
    if len(words) > _NICKNAME + 1 or row.word(place - 1) not in listed("determiners"):
        return False
    noun = bool(following) and following[0].isalpha() and not row.capital(place + 1)
    if not noun or is_function(following) or is_adverb(following) or is_auxiliary(following):
        return False
    if held or not is_noun(following):
        return False
    if cue is not None and cue.lemma in listed("speech") and place - cue.last <= _LABEL:
        return False  # "promised a "great, great" wall"
    return cue is None or cue.lemma not in _CALLING or place - cue.last > _LEAD_OTHERS


def _is_programme(row: Row, place: int, words: list[str]) -> bool:
    """ "on CNN's "New Day," she said": a name after "on" or its owner, and no words of hers."""
    left = row.word(place - 1)
    owned = left.endswith(("'s", "s'")) or left in ("on", "of", "the", "for")
    long = [word for word in words if len(word) > 3 and not is_function(word.casefold())]
    return owned and len(words) <= _TITLE and all(word[0].isupper() for word in long)


def _is_nickname(row: Row, place: int, words: list[str]) -> bool:
    """ "Jim "Lofty" Ruiz"."""
    if place == 0 or place + 1 >= len(row) or len(words) > _NICKNAME:
        return False
    return row.capital(place - 1) and row.capital(place + 1)


def _looks_like_title(words: list[str]) -> bool:
    """ "The Quiet Harbour": every long word with a capital letter."""
    long = [
        word
        for word in words
        if len(word) > 3 and word[0].isalpha() and not is_function(word.casefold())
    ]
    return len(words) >= 2 and bool(long) and all(word[0].isupper() for word in long)
