"""Numbers in words: "twenty-four", "a hundred and ten", "nineteen ninety-six"."""

from __future__ import annotations

from sourceline.annotate.time_classes import Word


def merge_numbers(words: list[Word], text: str) -> list[Word]:
    """ "twenty-four", "a hundred and ten", "nineteen ninety-six", "2 1/2" as one word each."""
    found: list[Word] = []
    place = 0
    while place < len(words):
        stop, value, cls = _number_at(words, place)
        if stop - place < 2:
            found.append(words[place])
            place += 1
            continue
        first, last = words[place], words[stop - 1]
        low = text[first.start : last.end].lower()
        found.append(Word(first.start, last.end, low, cls, value, text[first.start : last.end]))
        place = stop
    return found


def _number_at(words: list[Word], place: int) -> tuple[int, float, str]:
    """End, value and class of the number in words that begins at `place`."""
    if words[place].cls == "a" and place + 1 < len(words) and words[place + 1].low in _SCALES:
        stop, value, cls = _number_at(words, place + 1)
        return stop, value, cls
    if not _spelled(words[place]):
        return place, 0, "number"
    parts = [words[place].number]
    stop = place + 1
    cls = words[place].cls
    while stop < len(words) and cls == "number":
        step = stop + (words[stop].cls == "hyphen" or words[stop].low == "and")
        if step >= len(words) or not _spelled(words[step]):
            break
        new, last = words[step].number, parts[-1]
        tens = 20 <= last < 100 and last % 10 == 0 and new < 10
        scale = new in (100, 1000) and last < new
        after = last in (100, 1000) and new < last and words[step].cls == "number"
        pair = last in range(13, 21) and 10 <= new < 100 and len(parts) == 1
        if not (tens or scale or after or pair) or (words[stop].low == "and" and not after):
            break
        parts.append(new)
        cls = words[step].cls
        stop = step + 1
    return stop, *_sum(parts, cls)


_SCALES = ("hundred", "thousand", "dozen")


def _spelled(word: Word) -> bool:
    return word.cls in ("number", "ordinal") and word.low[0].isalpha()


def _sum(parts: list[float], cls: str) -> tuple[float, str]:
    if len(parts) > 1 and parts[0] in range(13, 21) and 10 <= parts[1] < 100:
        return parts[0] * 100 + sum(parts[1:]), "year"
    total, current = 0.0, 0.0
    for part in parts:
        if part in (100, 1000):
            current = max(current, 1) * part
        else:
            total, current = (total + current, part) if current >= 100 else (total, current + part)
    value = total + current
    return int(value), cls
