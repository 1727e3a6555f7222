"""How old a report says a person is: the figure and the full name that it belongs to."""

from __future__ import annotations

from bisect import bisect_left

from sourceline.model.annotations import Annotations, Figure, Form, Kind
from sourceline.text.naming import Key, same_given
from sourceline.text.tokens import plain

# Between a name and an age: ", " or " (" or, in "27-year-old Ada Kim", a blank and a noun.
REACH = 3
# "He was 81."
_BEING = (" was ", " is ", "'s ", "’s ", " was aged ", " is aged ")


def person_of(annotations: Annotations, figure: Figure) -> Key | None:
    """The longest name in the report of the person whose age a figure tells; None where unsure."""
    starts = [mention.span.start for mention in annotations.mentions]
    at = bisect_left(starts, figure.span.start)
    for mention in annotations.mentions[max(0, at - 2) : at + 2]:
        gap = annotations.article.text[mention.span.end : max(mention.span.end, figure.span.start)]
        before = mention.span.end <= figure.span.start and len(gap) <= REACH
        if mention.form is Form.PRONOUN and gap in _BEING and mention.kind is Kind.PERSON:
            return _full_name(annotations, mention.entity)
        after = 0 <= mention.span.start - figure.span.end <= REACH - 2
        if (before or after) and mention.form is Form.NAME and mention.kind is Kind.PERSON:
            return _full_name(annotations, mention.entity)
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
    return a[-1] == b[-1] and same_given(a[0], b[0])
