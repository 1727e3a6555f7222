"""One utterance, quoted by two reports in different words.

A quotation that is only cut shorter, or differs in punctuation, capitals, contractions, spelling,
[brackets] or what stands for an ellipsis, is the same quotation. Words are aligned by edit distance
(Levenshtein 1966), and a change is believed only between words that both reports share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from sourceline.link.bucket_ends import both_ends
from sourceline.link.clashes import Clash, Side
from sourceline.link.short_quotations import find_short_changes
from sourceline.link.utterances import Utterance, find_utterances
from sourceline.link.word_pairs import only_function_words, same_words
from sourceline.model.annotations import Annotations
from sourceline.model.span import Span
from sourceline.model.story import Evidence
from sourceline.text.frequency import idf
from sourceline.text.tokens import plain

REASON = "the same words are quoted differently"
GRAM = 4
# A short utterance is found by a shorter run: a change in its middle leaves no longer one.
SHORT, SHORT_GRAM = 12, 3
BUCKET_ENDS = 8
MOST_PARTNERS = 16
# Words that both quotations must share, and how rare these must be together.
FEWEST_SHARED = 5
# The same inside one report: who says a thing twice says it otherwise.
MANY_SHARED = 9
LEAST_WEIGHT = 6.0
# The same where both reports name one speaker.
LEAST_KNOWN = 3.5
# Shared words on either side of a change; on one side, where both quotations end with it.
FLANK = 2
LONG_FLANK = 5
# Shared words on either side of a change of function words ("of" for "to").
SMALL_FLANK = 3
# A longer change is another sentence.
LONGEST_CHANGE = 3
_TO = frozenset(["you", "your", "yours"])
# Of the words of the shorter quotation so many are shared around the change.
LEAST_SHARE = 0.75
# A name so near to quoted words can be their speaker's.
BESIDE = 60
WINDOW = 12


def find_quotation_changes(annotations: Sequence[Annotations]) -> Iterator[Clash]:
    """Utterances with words changed inside the marks, between reports and inside one."""
    utterances = find_utterances(annotations)
    held: dict[str, list[Utterance]] = defaultdict(list)
    for utterance in utterances:
        held[utterance.article.id].append(utterance)
    told: set[tuple[Evidence, Evidence]] = set()
    for a, b in _pairs(utterances):
        change = _change(a, b)
        if change is None or _speakers_differ(a, b) or _turned_to_others(a, b):
            continue
        a_words, b_words = change
        if _stands_in(a_words, a, held[b.article.id]) or _stands_in(b_words, b, held[a.article.id]):
            continue
        found = Clash(
            kind="quotation",
            about=_about(a, b),
            reason=REASON,
            a=_side(a, a_words),
            b=_side(b, b_words),
        )
        told.add((found.a.evidence, found.b.evidence))
        yield found
    for short in find_short_changes(utterances):
        if (short.a.evidence, short.b.evidence) not in told:
            yield short


def _pairs(utterances: Sequence[Utterance]) -> Iterator[tuple[Utterance, Utterance]]:
    """Quotations that share a run of words; equal ones are compared once."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, utterance in enumerate(utterances):
        votes: Counter[int] = Counter()
        for gram in sorted(_grams(utterance.stems)):
            bucket = index[gram]
            near = both_ends(bucket, BUCKET_ENDS)
            votes.update(near)
            bucket.append(number)
        for other, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:MOST_PARTNERS]:
            if utterances[other].stems != utterance.stems:
                yield utterances[other], utterance


def _grams(stems: tuple[str, ...]) -> set[tuple[str, ...]]:
    sizes = (SHORT_GRAM, GRAM) if len(stems) <= SHORT else (GRAM,)
    return {stems[at : at + size] for size in sizes for at in range(len(stems) - size + 1)}


def _change(a: Utterance, b: Utterance) -> tuple[Span, Span] | None:
    """The words of `a` and of `b` where one was put for the other: ranges of word numbers."""
    ops = Levenshtein.opcodes(a.stems, b.stems)
    shared = [op for op in ops if op.tag == "equal"]
    matched = {a.stems[k]: 1 for op in shared for k in range(op.src_start, op.src_end)}
    least = MANY_SHARED if a.article.id == b.article.id else FEWEST_SHARED
    if sum(op.src_end - op.src_start for op in shared) < least:
        return None
    known = bool(a.speaker & b.speaker)
    if sum(idf(stem) for stem in matched) < (LEAST_KNOWN if known else LEAST_WEIGHT):
        return None
    for at, op in enumerate(ops):
        if op.tag == "equal" or (at and ops[at - 1].tag != "equal"):
            continue
        last = at
        while last + 1 < len(ops) and ops[last + 1].tag != "equal":
            last += 1
        here = (op.src_start, ops[last].src_end)
        there = (op.dest_start, ops[last].dest_end)
        if not (0 < here[1] - here[0] <= LONGEST_CHANGE):
            continue
        if not (0 < there[1] - there[0] <= LONGEST_CHANGE):
            continue
        if a.broken(*here) or b.broken(*there) or a.edges(*here) != b.edges(*there):
            continue
        if not _held(a, b, here, there):
            continue
        old, new = a.plain[slice(*here)], b.plain[slice(*there)]
        if same_words(old, new) or (_is_name(a, here) and _is_name(b, there)):
            continue
        if only_function_words((*old, *new)) and not _flanked(a, b, here, there):
            continue
        return Span(*here), Span(*there)
    return None


def _is_name(utterance: Utterance, words: tuple[int, int]) -> bool:
    """Names from other alphabets are spelled in many ways, and people have several."""
    text = utterance.article.text
    return any(
        any(letter.isupper() for letter in utterance.places[k].cut(text))
        and not utterance.breaks[k]
        and utterance.plain[k] != "i"
        for k in range(*words)
    )


def _flanked(a: Utterance, b: Utterance, here: tuple[int, int], there: tuple[int, int]) -> bool:
    """Whether enough shared words stand on both sides for a change of small words to be sure."""
    left = _run(a.stems, b.stems, here[0] - 1, there[0] - 1, -1)
    right = _run(a.stems, b.stems, here[1], there[1], 1)
    opens = left and a.opens(here[0] - left) and b.opens(there[0] - left)
    closes = right and a.closes(here[1] + right) and b.closes(there[1] + right)
    return bool((left >= SMALL_FLANK or opens) and (right >= SMALL_FLANK or closes))


def _held(a: Utterance, b: Utterance, here: tuple[int, int], there: tuple[int, int]) -> bool:
    """Whether enough shared words stand around a change."""
    left = _run(a.stems, b.stems, here[0] - 1, there[0] - 1, -1)
    right = _run(a.stems, b.stems, here[1], there[1], 1)
    near = left + right
    begun = a.opens(here[0] - left) and b.opens(there[0] - left)
    ended = a.closes(here[1] + right) and b.closes(there[1] + right)
    if not (
        (left >= FLANK and right >= FLANK)
        or (ended and left >= LONG_FLANK)
        or (begun and right >= LONG_FLANK)
    ):
        return False
    lone = [
        k
        for k in (*range(max(0, here[0] - WINDOW), here[0]), *range(here[1], here[1] + WINDOW))
        if k < len(a.stems)
    ]
    others = set(b.stems[max(0, there[0] - WINDOW) : there[1] + WINDOW])
    share = sum(a.stems[k] in others for k in lone) / max(len(lone), 1)
    return near >= FEWEST_SHARED - 1 and share >= LEAST_SHARE


def _run(a: Sequence[str], b: Sequence[str], i: int, j: int, step: int) -> int:
    """How many words in a row are shared from here on."""
    size = 0
    while 0 <= i < len(a) and 0 <= j < len(b) and a[i] == b[j]:
        size, i, j = size + 1, i + step, j + step
    return size


def _stands_in(words: Span, mine: Utterance, theirs: Sequence[Utterance]) -> bool:
    """Whether a report quotes these words, with those before or after them, elsewhere: said twice."""
    looked = {
        mine.stems[max(0, words.start - 2) : words.end],
        mine.stems[words.start : words.end + 2],
    }
    return any(
        other.stems[at : at + len(run)] == run
        for run in looked
        if len(run) > 2
        for other in theirs
        if other is not mine
        for at in range(len(other.stems) - len(run) + 1)
    )


def _speakers_differ(a: Utterance, b: Utterance) -> bool:
    """Two speakers with names that share no word are two, unless the one's name stands beside the
    other's words, too: then it is not sure who spoke them; who is not named can be anybody."""
    if not a.speaker or not b.speaker or a.speaker & b.speaker:
        return False
    return not (_is_beside(a.speaker, b) or _is_beside(b.speaker, a))


def _is_beside(names: frozenset[str], utterance: Utterance) -> bool:
    text, words = utterance.article.text, utterance.words
    near = plain(text[max(0, words.start - BESIDE) : words.start])
    near += " " + plain(text[words.end : words.end + BESIDE])
    return len(names.intersection(near.replace(",", " ").replace(".", " ").split())) >= 2


def _turned_to_others(a: Utterance, b: Utterance) -> bool:
    """ "Your budget" in a letter and "his budget" of one who signed it: where no speaker is known to be
    the same, what is said to somebody and what is said of him are two utterances."""
    if a.speaker & b.speaker:
        return False
    to, other = (not _TO.isdisjoint(each.plain) for each in (a, b))
    return to != other


def _about(a: Utterance, b: Utterance) -> str:
    del b
    names = a.speaker_text
    return f"what {names} said" if names else "the words of a quotation"


def _side(utterance: Utterance, words: Span) -> Side:
    span = utterance.sentence_around(words, WINDOW)
    return Side.of(utterance.article, utterance.words, span)
