"""Names, descriptions and pronouns of one article that mean one thing.

Each description and pronoun goes, in order of place, to the chain that the evidence speaks for:
an apposition or a title beside a name; the same role told before; a body's own last word ("the
council"); and, for a person, the one that the sentence before was about. Without any, a description
stays alone. Salience follows the usual order of subject before object, recent before far
(Lappin and Leass, 1994, An algorithm for pronominal anaphora resolution), in its simplest form.
"""

from __future__ import annotations

import re

from sourceline.annotate.appositions import join_appositions, tie_names
from sourceline.annotate.chains import chain_names
from sourceline.annotate.descriptions import Description, Pronoun
from sourceline.annotate.names import Name
from sourceline.annotate.placing import Board
from sourceline.annotate.pointing import resolve_description
from sourceline.annotate.pronouns import resolve_pronoun
from sourceline.annotate.reading import Reading
from sourceline.model.annotations import Form
from sourceline.model.span import Span

_AGE = re.compile(r", (?:aged )?(\d{1,3}),")


def resolve_mentions(
    reading: Reading,
    names: list[Name],
    descriptions: list[Description],
    pronouns: list[Pronoun],
) -> Board:
    """All mentions with their chains, names first, then what points at them."""
    board = Board(reading)
    _place_names(board, names, descriptions)
    tie_names(board)
    join_appositions(board, descriptions)
    done = {id(placed.item) for placed in board.placed}
    late: list[tuple[Span, Description | Pronoun]] = [
        (d.span, d) for d in descriptions if (d.definite or d.speaks) and id(d) not in done
    ]
    late += [(p.word.span, p) for p in pronouns if not board.is_quoted(p.word)]
    for _, item in sorted(late, key=lambda pair: pair[0]):
        if isinstance(item, Description):
            resolve_description(board, item)
        else:
            resolve_pronoun(board, item)
    return board


def _place_names(board: Board, names: list[Name], descriptions: list[Description]) -> None:
    """A title that a description covers is left to it: "his brother Odo" is "his brother" and "Odo"."""
    board.chains, of = chain_names(board.reading, names)
    titles: dict[int, list[Span]] = {}
    for description in descriptions:
        if description.definite:
            titles.setdefault(description.sentence, []).append(description.span)
    for name in names:
        covers = titles.get(name.sentence, ())
        bare = any(s.overlaps(name.span) and not s.contains(name.span) for s in covers)
        span = name.head if bare else name.span
        board.put(name, span, name.head, Form.NAME, of[name], name.words[0])
        age = _AGE.match(board.reading.text, name.span.end)
        if age is not None:
            of[name].roles.update((f"{age.group(1)}-year-old", f"{age.group(1)} year-old"))
