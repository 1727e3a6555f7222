"""How old a report says a person is: the figure and the full name that it belongs to."""

from __future__ import annotations

from bisect import bisect_left

from sourceline.model.annotations import Annotations, Figure, Form, Kind
from sourceline.text.naming import Key, same_given
from sourceline.text.tokens import plain

# What stands between a name and the age after it.
_BEFORE = (", ", " (", ", aged ", " – ", " - ")
# "He was 81."
_BEING = (" was ", " is ", "'s ", "’s ", " was aged ", " is aged ")


def person_of(annotations: Annotations, figure: Figure) -> Key | None:
    """The name of the person whose age a figure tells; None where it is not told in full.

    A surname alone can be a son's or a sister's.
    """
    starts = [mention.span.start for mention in annotations.mentions]
    at = bisect_left(starts, figure.span.start)
    for mention in annotations.mentions[max(0, at - 2) : at + 2]:
        gap = annotations.article.text[mention.span.end : max(mention.span.end, figure.span.start)]
        before = mention.span.end <= figure.span.start and gap in _BEFORE
        if mention.form is Form.PRONOUN and gap in _BEING and mention.kind is Kind.PERSON:
            return _full_name(annotations, mention.entity)
        after = mention.span.start - figure.span.end == 1
        if (before or after) and mention.form is Form.NAME and mention.kind is Kind.PERSON:
            own = tuple(plain(mention.span.cut(annotations.article.text)).split())
            return own if len(own) > 1 else None
    return None


def _full_name(annotations: Annotations, entity: int) -> Key:
    text = annotations.article.text
    names = {
        tuple(plain(m.span.cut(text)).removesuffix("'s").split())
        for m in annotations.mentions
        if m.entity == entity and m.form is Form.NAME
    }
    return max(names, default=(), key=lambda name: (len(name), name))


def one_person(a: Key | None, b: Key | None) -> bool:
    """Whether two full names are one person's; a bare surname may be a brother's."""
    if a is None or b is None or len(a) < 2 or len(b) < 2:
        return False
    given = same_given(a[0], b[0]) or a[-2] == b[-2]  # a title may stand before one of them
    return a[-1] == b[-1] and given
