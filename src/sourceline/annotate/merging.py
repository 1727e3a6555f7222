"""Names by rule and names by the network, made one list; the only place where it is decided.

Where both find something the network says how far it goes and what it is. What the network alone finds
is taken. What the rules alone find is taken where the network is not sure of the contrary, or finds the
same words to be a name elsewhere in the report. The measurements are in docs/quality.md.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from sourceline.annotate.names import Name, split_title
from sourceline.annotate.reading import Reading, Word
from sourceline.annotate.tagged import Tagged
from sourceline.model.annotations import Kind
from sourceline.model.span import Span

# A name that the network alone finds must be so likely.
LEAST = 0.5
# A name that the rules alone find is dropped where the network is surer than this that there is none.
SURE_OF_NONE = 0.9


def merge_names(reading: Reading, by_rule: list[Name], tagged: Tagged) -> list[Name]:
    """All names, in order of place, without overlaps."""
    if tagged.scores is None:
        return by_rule
    words = [word for row in reading.words for word in row]
    starts = [word.span.start for word in words]
    ends = [word.span.end for word in words]
    titles = {name.words: name for name in by_rule}
    found: list[Name] = []
    for one in tagged.names:
        low, high = bisect_right(ends, one.span.start), bisect_left(starts, one.span.end)
        own = tuple(words[low:high])
        if not own or one.confidence < LEAST or not _fits(own, one.span):
            continue
        name = titles.get(own) or split_title(reading, own)
        found.append(replace(name, kind=Kind(one.label), sure=one.confidence))
    known = {name.key for name in found}
    taken = sorted(name.head for name in found)
    rest = [name for name in by_rule if not _touches(name.head, taken)]
    kept = [n for n in rest if n.key in known or tagged.no_name(n.head) < SURE_OF_NONE]
    return sorted([*found, *kept], key=lambda name: name.span)


def _fits(words: tuple[Word, ...], span: Span) -> bool:
    """Whether whole words of one sentence make the span; a possessive mark may hang on it."""
    one = len({word.sentence for word in words}) == 1
    return one and span.start <= words[0].span.start and words[-1].span.end <= span.end


def _touches(span: Span, taken: list[Span]) -> bool:
    at = bisect_left(taken, Span(span.end, span.end + 1))
    return any(span.overlaps(other) for other in taken[max(0, at - 3) : at])
