"""Numbers whose digits have changed places: 2.7 and 7.2 million, so that little else need be alike.

One number of such a pair is likely a slip of the pen, where the same is told before it (who pays) and
behind it (for what).
"""

from __future__ import annotations

from sourceline.link.alignment import Statements
from sourceline.link.number_claims import SCORE, YEARS_OLD, NumberClaim
from sourceline.text.lexicon import words_of

# Words to either side of a number that can be of it.
REACH = 12
# A word lighter than this says nothing of what a number is for.
LEAST = 1.0


def is_slip(a: NumberClaim, b: NumberClaim, statements: Statements) -> bool:
    """Whether two numbers differ by the order of their digits and have the same around them."""
    if a.listed or b.listed or a.statement.report == b.statement.report:
        return False
    if not _swapped(a, b):
        return False
    before, after = _sides(a)
    told_before, told_after = _sides(b)
    behind = after & told_after
    return bool(before & told_before - behind) and any(
        statements.weights.get(s, 0.0) >= LEAST for s in behind
    )


def _swapped(a: NumberClaim, b: NumberClaim) -> bool:
    if len(a.values) != 1 or len(b.values) != 1 or a.unit in (SCORE, YEARS_OLD):
        return False
    one, other = (f"{claim.values[0]:.0f}".rstrip("0") for claim in (a, b))
    near = 0.1 < a.values[0] / b.values[0] < 10 if b.values[0] else False
    return near and one != other and sorted(one) == sorted(other)


def _sides(claim: NumberClaim) -> tuple[frozenset[str], frozenset[str]]:
    """The content stems before and after the number, in its sentence."""
    line, function, figure = claim.statement.line, words_of("function", "words"), claim.figure.span
    content = [
        at
        for at, word in enumerate(line.wording.plain)
        if word not in function and not word[0].isdigit()
    ]
    before = [at for at in content if line.words[at].end <= figure.start][-REACH:]
    after = [at for at in content if line.words[at].start >= figure.end][:REACH]
    stems = line.wording.stems
    carried = claim.statement.carried
    return frozenset(stems[at] for at in before) | carried, frozenset(stems[at] for at in after)
