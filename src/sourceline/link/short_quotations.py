"""A few quoted words of which one was changed: "built to last", "built to lapse".

Too few words are shared to know the utterance by itself; it is known by the rest of the two
sentences, or by a speaker whom both reports name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sourceline.link.bucket_ends import both_ends
from sourceline.link.clashes import Clash, Side
from sourceline.link.utterances import Utterance
from sourceline.link.word_pairs import only_function_words, same_words
from sourceline.model.span import Span
from sourceline.text.frequency import idf
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import stem
from sourceline.text.tokens import find_words

REASON = "the same words are quoted differently"
# Fewer words are a term; more are compared as whole utterances.
FEWEST, MOST = 3, 8
# With a speaker that both name the words themselves must be so many.
FEWEST_KNOWN = 4
# The reporter's words so far before and behind the marks say what the quoted ones are of.
REACH = 90
# Telling words of these that both must have, and how rare a telling word is.
FEWEST_AROUND = 2
TELLING = 2.5
# One will do where so many words right before the marks are the same.
RUN_BEFORE = 2
BUCKET_ENDS = 8


def find_short_changes(utterances: Sequence[Utterance]) -> Iterator[Clash]:
    """Pairs of such words in two reports, alike but for one word."""
    index: dict[tuple[int, tuple[str, ...]], list[Utterance]] = defaultdict(list)
    held: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    short = [u for u in utterances if FEWEST <= len(u.stems) <= MOST]
    for each in short:
        held[each.article.id].add(each.stems)
    for each in short:
        for at in range(len(each.stems)):
            bucket = index[at, (*each.stems[:at], "", *each.stems[at + 1 :])]
            for other in both_ends(bucket, BUCKET_ENDS):
                known = each.stems in held[other.article.id] or other.stems in held[each.article.id]
                if not known and _changed(other, each, at):
                    yield _clash(other, each)
            bucket.append(each)


def _changed(a: Utterance, b: Utterance, at: int) -> bool:
    if a.article.id == b.article.id or a.broken(0, len(a.stems)) or b.broken(0, len(b.stems)):
        return False
    old, new = (a.plain[at],), (b.plain[at],)
    if same_words(old, new) or only_function_words((*old, *new)) or _is_name(a, at):
        return False
    small = words_of("function", "words")
    if all(word in small for word in (*a.plain[:at], *a.plain[at + 1 :])):
        return False
    if a.speaker and b.speaker:
        return bool(a.speaker & b.speaker) and len(a.stems) >= FEWEST_KNOWN
    shared = _around(a) & _around(b)
    return len(shared) >= FEWEST_AROUND or (bool(shared) and _before(a) == _before(b) != ())


def _is_name(utterance: Utterance, at: int) -> bool:
    word = utterance.places[at].cut(utterance.article.text)
    return at > 0 and word[:1].isupper()


def _around(utterance: Utterance) -> set[str]:
    """The telling stems of the reporter's own words next to the quoted ones."""
    text, words = utterance.article.text, utterance.words
    small = words_of("function", "words")
    before = Span(max(0, words.start - REACH), words.start) if words.start else None
    after = Span(words.end, min(len(text), words.end + REACH)) if words.end < len(text) else None
    return {
        stem(token.plain)
        for span in (before, after)
        if span is not None
        for token in find_words(text, span)
        if token.plain not in small and idf(token.plain) >= TELLING
    }


def _before(utterance: Utterance) -> tuple[str, ...]:
    """The last words before the marks: "the pier was"; none where fewer stand there."""
    text, start = utterance.article.text, utterance.words.start
    words = text[max(0, start - REACH) : start].rstrip(" “\"'‘").lower().split()[-RUN_BEFORE:]
    return tuple(words) if len(words) == RUN_BEFORE else ()


def _clash(a: Utterance, b: Utterance) -> Clash:
    about = f"what {a.speaker_text or b.speaker_text} said" if a.speaker or b.speaker else ""
    return Clash(
        kind="quotation",
        about=about or "the words of a quotation",
        reason=REASON,
        a=_side(a),
        b=_side(b),
    )


def _side(utterance: Utterance) -> Side:
    return Side.of(utterance.article, utterance.words, utterance.words)
