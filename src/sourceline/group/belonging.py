"""Which reports of a pile are about something else entirely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sourceline.model.annotations import Annotations, Form
from sourceline.text.frequency import idf
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import stem
from sourceline.text.tokens import find_words

# A report shares at least this part of the weight of its own names and rare words with some other
# report of its story. Of 180 reports in 60 real stories of three outlets the least shared .069 with
# the other two (median .35); of 300 put into another story of the same field and decade three
# quarters shared less than .06 (median .03), so that a stranger is missed rather than one lost.
SHARED = 0.06
# A word weighs from this rarity on: commoner ones are shared by any two reports.
RARE = 4.0
# Two reports cannot outvote each other: a report is called unrelated in a pile of at least so many.
FEWEST = 3


def find_unrelated(annotations: Sequence[Annotations]) -> tuple[tuple[str, str], ...]:
    """Article ids and reasons, in the order given; none where all belong or too few tell."""
    if len(annotations) < FEWEST:
        return ()
    terms = [_terms(each) for each in annotations]
    holders: Counter[str] = Counter(term for each in terms for term in each)
    found = []
    for each, own in zip(annotations, terms, strict=True):
        total = sum(own.values())
        shared = sum(weight for term, weight in own.items() if holders[term] > 1)
        if total and shared / total < SHARED:
            reason = "shares no names and hardly a word with the other reports; it is told apart"
            found.append((each.article.id, reason))
    return tuple(found) if len(found) * 2 < len(annotations) else ()


def _terms(each: Annotations) -> dict[str, float]:
    """Stems of rare words and names by rarity; a name counts double."""
    text = each.article.text
    function = words_of("function", "words") | words_of("function", "times")
    names = {
        token.plain
        for mention in each.mentions
        if mention.form is Form.NAME
        for token in find_words(text, mention.head)
    }
    found: dict[str, float] = {}
    for sentence in each.sentences:
        for token in find_words(text, sentence.span):
            weight = idf(token.plain)
            if token.plain in function or not token.plain.isalpha() or weight < RARE:
                continue
            found[stem(token.plain)] = min(weight, 9.0) * (2.0 if token.plain in names else 1.0)
    return found
