"""One name, one length: a report writes a name in the same words again and again.

The network reads each place by itself and now and then cuts a name short or lets it begin too early
("to Love" where the song is "Love wins all"). Where the words at a place make a longer or a shorter
name that the report has more often, that one is meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sourceline.annotate.names import Name
from sourceline.annotate.reading import Reading, Word
from sourceline.annotate.tagged import Found
from sourceline.text.lexicon import words_of

Key = tuple[str, ...]
Seen = tuple[Found, tuple[Word, ...]]
# A name takes another's place from so many findings on, by network and rules together.
FEWEST = 3
# Words on either side of a place that are looked at.
REACH = 8


def agree_on_length(reading: Reading, seen: Iterable[Seen], by_rule: Iterable[Name]) -> list[Seen]:
    """The same findings, each with the words of the name that the report has most often there."""
    found = list(seen)
    support = Counter(_key(words) for _, words in found)
    support.update(name.key for name in by_rule)
    longer = {key for key, count in support.items() if len(key) > 1 and count >= FEWEST}
    if not longer:
        return found
    taken: set[int] = set()
    agreed: list[Seen] = []
    for one, words in found:
        better = _better(reading, words, longer, support)
        if better[0].span.start not in taken:
            taken.update(word.span.start for word in better)
            agreed.append((one, better))
    return agreed


def _better(
    reading: Reading, words: tuple[Word, ...], longer: set[Key], support: Counter[Key]
) -> tuple[Word, ...]:
    """The words at a place that make the name with the most findings, if it has more than these."""
    row = reading.words[words[0].sentence]
    first, last = words[0].place, words[-1].place
    best, most = words, (support[_key(words)], len(words))
    for start in range(max(0, first - REACH), last + 1):
        for end in range(max(first, start + 1) + 1, min(len(row), start + REACH) + 1):
            own = row[start:end]
            key = _key(own)
            more = key in longer and (support[key], len(own)) > most and own[0].capital
            if more and _drops_nothing(words, own):
                best, most = own, (support[key], len(own))
    return best


def _drops_nothing(words: tuple[Word, ...], own: tuple[Word, ...]) -> bool:
    """Whether a name loses no more than small words at its ends: "the 1990 Lisbon games" is not "Lisbon"."""
    function = words_of("function", "words")
    if not {w.place for w in own} <= {w.place for w in words}:
        return True
    return all(w in own or w.plain in function for w in words)


def _key(words: Iterable[Word]) -> Key:
    return tuple(word.plain for word in words)
