"""Names beside names, and descriptions beside names: "Kim, aka V", "the mayor, Ada Ito"."""

from __future__ import annotations

import re

from sourceline.annotate.alias_patterns import closes_apposition, closes_bracket, link_between
from sourceline.annotate.chains import Chain
from sourceline.annotate.descriptions import Description
from sourceline.annotate.names import Name
from sourceline.annotate.placing import Board, Placed, Tie
from sourceline.model.annotations import Form, Kind, Link
from sourceline.text.lexicon import words_of
from sourceline.text.naming import role_gender


def tie_names(board: Board) -> None:
    """ "Kim, aka V", "V (Kim)": the second name joins the first one's chain."""
    for number in sorted(board.rows):
        names = [p for p in board.rows[number] if p.form is Form.NAME]
        for place, one in enumerate(names):
            for two in names[place + 1 : place + 3]:
                _tie(board, one, two)


def _tie(board: Board, one: Placed, two: Placed) -> None:
    if one.chain is two.chain or two.span.start < one.span.end:
        return
    gap = board.reading.text[one.span.end : two.span.start]
    link = link_between(gap, names=True)
    if link is None or (gap.endswith("(") and not _bracket_is_alias(board, one, two)):
        return
    kinds = {one.chain.kind, two.chain.kind}
    if gap.endswith("(") and two.chain.keys.isdisjoint(one.chain.keys):
        kinds = kinds if board.reading.text[two.head.start].isupper() else set()
    if kinds in ({Kind.PERSON, Kind.PLACE}, {Kind.PERSON, Kind.EVENT}):
        return
    board.ties.append(Tie(one, two, link, one.span.cover(two.span)))
    board.merge(one.chain, two.chain)


def _bracket_is_alias(board: Board, one: Placed, two: Placed) -> bool:
    """ "Fire Service (FS)" and not "Ada (Chicago)", "Tae (played by)", nor "Mary (Kim)" in a cast list."""
    if not closes_bracket(board.reading.text, two.span.end):
        return False
    words = two.item.words if isinstance(two.item, Name) else ()
    letters = "".join(w.text for w in words)
    if letters and not any(c.islower() or c.isupper() for c in letters):
        return True  # the same name in a script without capital letters
    head = "".join(w.text[0] for w in one.item.words) if isinstance(one.item, Name) else ""
    return letters.isupper() and len(head) > 1 and letters[0] == head[0] and len(letters) > 1


def join_appositions(board: Board, descriptions: list[Description]) -> None:
    """ "Ada Ito, the mayor," and "the mayor, Ada Ito,": the description joins the name's chain."""
    text = board.reading.text
    for description in descriptions:
        names = [p for p in board.near(description.sentence) if p.form is Form.NAME]
        following = [p for p in names if p.head.start >= description.span.end][:2]
        some = description.words[0].plain in _SOME
        if (
            description.several
            or some
            or any(_leads(board, description, name) for name in following)
        ):
            continue
        before = _named_before(board, description, names)
        if before is None:
            continue
        names_end = max(p.span.end for p in names if p.span.end <= description.span.start)
        link = link_between(text[names_end : description.span.start], names=False)
        closed = closes_apposition(text, description.span.end)
        if link is not None and closed and fits(description, before.chain):
            _join(board, description, before, link)


def _named_before(board: Board, description: Description, names: list[Placed]) -> Placed | None:
    """The name right before a description; of "Ada Ito of Maine, the" it is not Maine's."""
    before = [p for p in names if p.span.end <= description.span.start]
    if (
        description.kind is Kind.PERSON
        and len(before) > 1
        and before[-1].chain.kind is not Kind.PERSON
    ):
        gap = board.reading.text[before[-2].span.end : before[-1].span.start]
        if _HAILS_FROM.fullmatch(gap):
            return before[-2]
    return before[-1] if before else None


_HAILS_FROM = re.compile(r" (?:of|from) (?:the )?|, (?:of |from )(?:the )?| \(")
_LISTED = re.compile(
    r"(?:, (?!and\b|or\b)|\.| and\b|;|:|\)|$| (?:said|says|told|has|had|is|was|will|of|from|at)\b)"
)
# "the chief executive of Corrin Line, Ada Ito, said"
_OF_BODY = re.compile(r"^ (?:of|at|for|in|from) [^,;:.\"“”]{2,60}, $")
_CLOSED = re.compile(r"(?:,|\.|;|$)")
# "according to the clerk of Harrow, Ada Ito had left": the comma ends what opens the sentence
_CLOSES = re.compile(r"(?:, (?!and\b|or\b)|\.|;|$| (?:said|says|told)\b)")
_SOME = frozenset(["many", "most", "some", "several", "few", "all", "both", "none", "half"])


def _leads(board: Board, description: Description, name: Placed) -> bool:
    """ "their captain, Ada Ito, ..." and "the defender Ada Ito": the description before the name."""
    text = board.reading.text
    covered = name.span.start < description.span.end
    gap = text[description.span.end : name.head.start if covered else name.span.start]
    if not fits(description, name.chain):
        return False
    thing = description.head.plain in words_of("roles", "vessels")
    if link_between(gap, names=True) is Link.AKA and description.definite:
        _join(board, description, name, Link.AKA)
        return True
    whole = description.span.end == description.head.span.end  # no "sister of Ada" before "Ito"
    if gap == " " and whole and (description.kind is Kind.PERSON or thing):
        _join(board, description, name, Link.TITLE)
        return True
    after = text[name.span.end : name.span.end + 20]
    if _OF_BODY.match(gap) and description.kind is Kind.PERSON and _CLOSES.match(after):
        _join(board, description, name, Link.APPOSITION)
        return True
    if gap not in (", ", " — ", " – ") or not description.definite or not _LISTED.match(after):
        return False
    bare = description.determiner == "the" and description.owner is None
    if bare and len(description.words) == 2 and not _CLOSED.match(after):
        return False  # "thanked the mayor, Ada Ito and the clerk" is a list
    _join(board, description, name, Link.APPOSITION)
    return True


def fits(description: Description, chain: Chain) -> bool:
    """Whether a chain can be of the kind, and a person of the gender, that a description tells."""
    if description.head.plain in words_of("roles", "either"):
        return chain.kind not in (Kind.PLACE, Kind.WORK, Kind.EVENT)
    if description.kind is Kind.PERSON:
        gender = role_gender(w.plain for w in description.words)
        if gender is not None and chain.female is not None and gender != chain.female:
            return False
        return chain.kind in (Kind.PERSON, Kind.OTHER) or (
            len(chain.longest) == 1 and chain.kind not in (Kind.PLACE, Kind.WORK, Kind.EVENT)
        )
    return chain.kind is not Kind.PERSON


def _join(board: Board, description: Description, name: Placed, link: Link) -> None:
    either = description.head.plain in words_of("roles", "either")
    if description.kind is Kind.PERSON and name.chain.kind is not Kind.PERSON and not either:
        name.chain.kind = Kind.PERSON
    placed = board.place_description(description, name.chain)
    board.ties.append(Tie(name, placed, link, name.span.cover(placed.span)))
