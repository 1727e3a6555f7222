"""Those who can feel: mentions of persons and bodies, and crowds that nobody names ("fans", "many")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sourceline.annotate.emotion_words import reading
from sourceline.annotate.feelers import Feeler, Feelers, is_verb
from sourceline.model.annotations import Form, Kind, Mention
from sourceline.model.span import Span
from sourceline.text.morphology import is_past_form, lemmas, verb_lemma
from sourceline.text.phrases import is_function, is_person_noun, is_plural, next_word

_ANIMATE = (Kind.PERSON, Kind.GROUP, Kind.ORGANIZATION)
_WORD = re.compile(r"[^\W\d_]+(?:['’&.‑-][^\W\d_]+)*")
_COUNTING = frozenset(["many", "some", "several", "others", "few"])
_OF = re.compile(r" of (?:the |his |her |their |its |our |those |these )?")
_ONE = frozenset(["a", "an", "one", "another", "the"])
# Words before a crowd that belong to it: "angry away fans".
MODIFIERS = 3
REACH = 40


class MentionIndex:
    """Mentions of those who can feel, by place."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._numbers = sorted(
            (i for i, m in enumerate(mentions) if m.kind in _ANIMATE),
            key=lambda i: (mentions[i].span.start, -mentions[i].span.end),
        )
        self._mentions = mentions
        self._starts = [mentions[i].span.start for i in self._numbers]

    def inside(self, span: Span) -> list[tuple[Span, int]]:
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        found: list[tuple[Span, int]] = []
        for number in self._numbers[low:high]:
            mention = self._mentions[number]
            if mention.span.end > span.end or (found and found[-1][0].contains(mention.span)):
                continue
            if mention.form is Form.PRONOUN and mention.span.end - mention.span.start > 5:
                continue  # "himself", "themselves"
            found.append((mention.span, number))
        return found


def find_feelers(text: str, sentence: Span, index: MentionIndex) -> Feelers:
    """Mentions of persons and bodies, and crowds without a mention, in one sentence."""
    named = index.inside(sentence)
    found = [Feeler(span, number) for span, number in named]
    covered, place = [span for span, _ in named], 0
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        while place < len(covered) and covered[place].end <= match.start():
            place += 1
        inside = place < len(covered) and covered[place].start < match.end()
        if inside or not (
            _is_crowd(match.group())
            or _is_one(text, match, sentence.start)
            or _is_few(text, match, sentence.start)
        ):
            continue
        if _tells_which(text, match, sentence.end):
            continue
        span = Span(match.start(), match.start() + len(_bare(match.group())))
        if match.group().lower() in _COUNTING and _counts(text, span.end, sentence.end):
            continue
        found.append(Feeler(_whole(text, span, sentence.start), None))
    return Feelers(text, sentence.start, _joined(text, found))


def _joined(text: str, found: list[Feeler]) -> list[Feeler]:
    """ "several of the women": one crowd and not two."""
    joined: list[Feeler] = []
    for feeler in sorted(found, key=lambda f: f.span):
        last = joined[-1] if joined else None
        counts = last is not None and last.span.cut(text).lower() in _COUNTING
        if last and counts and _OF.fullmatch(text[last.span.end : feeler.span.start]):
            joined[-1] = Feeler(last.span.cover(feeler.span), None)
        else:
            joined.append(feeler)
    return joined


def _tells_which(text: str, word: re.Match[str], end: int) -> bool:
    """ "a major march", "a public rebuke": an adjective."""
    after = next_word(text, word.end(), end) if "ADJ" in lemmas(word.group().lower()) else None
    if after is None or is_past_form(after.cut(text)):
        return False
    return "NOUN" in lemmas(after.cut(text).lower())


def _is_one(text: str, word: re.Match[str], floor: int) -> bool:
    """ "a man", "one young fan": somebody without a name."""
    if is_plural(word.group()) or not is_person_noun(word.group()):
        return False
    left = _WORD.findall(text, max(floor, word.start() - REACH), word.start())[-MODIFIERS:]
    while left and not is_function(left[-1].lower()):
        left.pop()  # "an old Breton fisherman" too
    return bool(left) and left[-1].lower() in _ONE


def _is_few(text: str, word: re.Match[str], floor: int) -> bool:
    """ "a few"; "few wept" says that hardly anybody did."""
    if word.group().lower() != "few":
        return False
    left = _WORD.findall(text, max(floor, word.start() - REACH), word.start())
    return bool(left) and left[-1].lower() in ("a", "quite")


def _bare(word: str) -> str:
    """ "I'm" -> "I"."""
    plain = word.lower().replace("’", "'")
    return word[: plain.index("'")] if plain in reading("contracted_be") else word


def _is_crowd(word: str) -> bool:
    low = _bare(word).lower()
    if low in reading("pronouns") or low in reading("crowds"):
        return low != "who"
    return is_plural(word) and is_person_noun(word)


def _counts(text: str, place: int, end: int) -> bool:
    """ "some relief": the word tells how much of what follows."""
    word = next_word(text, place, end)
    found = lemmas(word.cut(text).lower()) if word is not None else {}
    return "VERB" not in found and ("NOUN" in found or "ADJ" in found)


def _whole(text: str, span: Span, floor: int) -> Span:
    """ "fans" -> "away fans": the content words right before a crowd are part of it."""
    start, window = span.start, max(floor, span.start - REACH)
    if span.cut(text).lower() in reading("pronouns"):
        return span
    for word in reversed(list(_WORD.finditer(text, window, start))[-MODIFIERS:]):
        cut_off = word.start() == window > floor
        if cut_off or text[word.end() : start] != " " or not _is_modifier(word.group().lower()):
            break
        start = word.start()
    return Span(start, span.end)


def _is_modifier(word: str) -> bool:
    if verb_lemma(word) in reading("making"):
        return False  # "has left fans in tears"
    return word in ("many", "some") or not (is_function(word) or is_verb(word))
