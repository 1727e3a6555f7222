"""The strongest evidence of all: two reports tell the same sentence with another subject.

"The harbour's best-known pilot is on leave until May" and "Ito is on leave until May", one made from
the other: both subjects mean one person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sourceline.model.annotations import Annotations, Form, Kind, Mention
from sourceline.model.links import LocalEntity
from sourceline.model.story import Evidence, Passage, Reuse

# The subject stands within so many characters of its passage's beginning.
OPENING = 40


def find_shared_subjects(
    annotations: Sequence[Annotations], reuse: Sequence[Reuse]
) -> Iterator[tuple[LocalEntity, LocalEntity]]:
    """Pairs of persons, one from each side of a passage that was taken over."""
    by_id = {each.article.id: each for each in annotations}
    for each in reuse:
        for passage in each.passages:
            yield from _pairs(by_id[each.source], by_id[each.copy], passage)


def _pairs(
    source: Annotations, copy: Annotations, passage: Passage
) -> Iterator[tuple[LocalEntity, LocalEntity]]:
    one = _subject(source, passage.source)
    two = _subject(copy, passage.copy)
    if one is None or two is None:
        return
    if one.form is Form.PRONOUN or two.form is Form.PRONOUN:
        return
    words = one.span.cut(source.article.text), two.span.cut(copy.article.text)
    if words[0].casefold() == words[1].casefold() or _replaced(passage, *words):
        yield (
            LocalEntity(source.article.id, one.entity),
            LocalEntity(copy.article.id, two.entity),
        )


def _subject(each: Annotations, evidence: Evidence) -> Mention | None:
    """The first person that the passage tells of, near its beginning."""
    inside = [
        m
        for m in each.mentions
        if m.kind is Kind.PERSON
        and evidence.span.contains(m.span)
        and m.span.start - evidence.span.start <= OPENING
    ]
    return min(inside, key=lambda m: (m.span.start, -m.span.end), default=None)


def _replaced(passage: Passage, before: str, after: str) -> bool:
    """Whether the copy changed the words of the one subject into those of the other, or a part of them."""
    for change in passage.changes:
        if (
            change.before
            and change.after
            and (
                change.before.casefold() in before.casefold()
                and change.after.casefold() in after.casefold()
            )
        ):
            return True
    return False
