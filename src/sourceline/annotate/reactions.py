"""Reactions: sentences that tell what somebody felt or how they took something.

Emotions as in the GoEmotions taxonomy (Demszky et al. 2020), joined to fourteen. By word lists: told
feelings ("fans were furious", "there were boos") and words of feeling in somebody's own mouth. What a
made-up figure feels, what somebody did not or only might feel, headings and questions are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from sourceline.annotate.crowds import MentionIndex, find_feelers
from sourceline.annotate.emotion_scene import Found, QuotedWords, Scene
from sourceline.annotate.emotion_words import (
    ADJECTIVE,
    NOUN,
    PHRASE,
    QUOTED,
    STIRRED,
    VERB,
    kinds_of,
    pattern,
    reading,
)
from sourceline.annotate.feelers import Feeler
from sourceline.annotate.felt_states import read_adjective, read_phrase, read_stirred
from sourceline.annotate.shown_feelings import read_noun, read_verb
from sourceline.annotate.spoken_feelings import Speaking, read_spoken
from sourceline.model.annotations import Mention, Quotation, Reaction, Sentence
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.text.tokens import Token, find_words

# A sentence tells at most so many reactions.
MOST = 2
# No sentence that somebody wrote is so long, in characters; a dump of data is.
LONGEST = 20_000
# Injuries are looked for in so many characters from the report's start.
OPENING = 20_000
TOLD = ADJECTIVE | STIRRED | VERB | NOUN | PHRASE
SPOKEN = QUOTED | ADJECTIVE | VERB
# Between two clauses with a subject each.
_BORDER = re.compile(r"(?:[;,:]|,? [—–-])(?: (?:and|but|while|as))? |(?<=\w) (?:and|but|while|as) ")
_READERS = (
    (ADJECTIVE, read_adjective),
    (STIRRED, read_stirred),
    (VERB, read_verb),
    (NOUN, read_noun),
)


def find_reactions(
    article: Article,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    quotations: tuple[Quotation, ...],
) -> tuple[Reaction, ...]:
    """The reactions of an article in order of place."""
    text = article.text
    index, quoted = MentionIndex(mentions), QuotedWords(quotations)
    speakers = Speaking(text, mentions, quotations)
    hurts = _injuries().search(text[:OPENING]) is not None
    found: list[Reaction] = []
    crowd: Feeler | None = None
    last = -1
    for number, sentence in enumerate(sentences):
        asks = text[sentence.span.end - 1] == "?"
        if sentence.heading or asks or len(sentence.span) > LONGEST:
            continue
        tokens = tuple(find_words(text, sentence.span))
        kinds = [kinds_of(token.plain) for token in tokens]
        spoken = any(kind & SPOKEN for kind in kinds) and quoted.touch(sentence.span)
        if not spoken and not any(kind & TOLD for kind in kinds):
            continue
        feelers = find_feelers(text, sentence.span, index)
        scene = Scene(text, sentence.span, tokens, feelers, hurts)
        told = list(_told(scene, kinds, quoted))
        if spoken:
            told.extend(read_spoken(scene, quoted, mentions))
        told = [_with_crowd(scene, one, crowd if last == number - 1 else None) for one in told]
        told = [speakers.told_by(one) for one in told]
        found.extend(_reactions(scene, number, told))
        crowd, last = next((f.who for f in told if f.who and f.who.mention is None), None), number
    return tuple(found)


def _with_crowd(scene: Scene, one: Found, before: Feeler | None) -> Found:
    """ "Fans queued as they cheered": a "they" that no mention covers is the crowd told before it."""
    who = one.who
    if who is None or who.mention is not None or who.span.cut(scene.text).lower() != "they":
        return one
    crowd = scene.feelers.before(who.span.start) or before
    if crowd is None or crowd.mention is not None or not crowd.span.cut(scene.text).endswith("s"):
        return one
    return Found(one.place, one.emotion, crowd, who.span)


@cache
def _injuries() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(reading("injuries"))) + r")\b", re.IGNORECASE)


def _told(scene: Scene, kinds: Sequence[int], quoted: QuotedWords) -> Iterator[Found]:
    """Feelings in the writer's own words."""
    fiction = scene.is_fiction()
    for place, one in _candidates(scene, kinds, quoted):
        if fiction and not _is_many(scene, one):
            continue
        if not scene.is_denied(place):
            yield one
        elif scene.is_displeased(place):
            yield Found(one.place, "disapproval", one.who)


def _candidates(
    scene: Scene, kinds: Sequence[int], quoted: QuotedWords
) -> Iterator[tuple[int, Found]]:
    phrases = list(_phrases(scene, scene.tokens, quoted)) if any(k & PHRASE for k in kinds) else []
    yield from ((place, one) for place, one, _ in phrases)
    for place, kind in enumerate(kinds):
        if any(match.contains(scene.tokens[place].span) for _, _, match in phrases):
            continue  # "wept for joy": joy
        if not kind & (ADJECTIVE | STIRRED | VERB | NOUN) or _is_name(scene, place):
            continue
        if quoted.at(scene.start(place)) is not None:
            continue
        for bit, read in _READERS:
            one = read(scene, place) if kind & bit else None
            if one is not None:
                yield place, one
                break


def _phrases(
    scene: Scene, tokens: Sequence[Token], quoted: QuotedWords
) -> Iterator[tuple[int, Found, Span]]:
    starts = [token.span.start for token in tokens]
    for match in pattern("phrases").finditer(scene.text, scene.span.start, scene.span.end):
        place = bisect_left(starts, match.start())
        if place < len(starts) and quoted.at(match.start()) is None:
            one = read_phrase(scene, place, match)
            if one is not None:
                yield place, one, Span(match.start(), match.end())


def _is_name(scene: Scene, place: int) -> bool:
    """A capital letter inside a sentence makes a name of an emotion word."""
    return place > 0 and scene.text[scene.start(place)].isupper()


def _is_many(scene: Scene, one: Found) -> bool:
    """Fans and viewers feel for a made-up figure; the figure is one person."""
    if one.who is None:
        return False
    words = one.who.span.cut(scene.text).lower()
    return words.endswith(("s", "they", "them", "many", "we", "audience")) and words != "his"


def _reactions(scene: Scene, number: int, told: Sequence[Found]) -> Iterator[Reaction]:
    """One for each emotion, or for each who feels it in a clause of their own, in order of place."""
    best: dict[tuple[str, str], Found] = {}
    for one in sorted(told, key=lambda f: (f.who is None, f.place)):
        who = one.who.span.cut(scene.text).lower() if one.who else ""
        if who or not any(emotion == one.emotion for emotion, _ in best):
            best.setdefault((one.emotion, who), one)
    chosen = _most_telling(scene, sorted(best.values(), key=lambda f: (f.place, f.emotion)))
    for one, span in zip(chosen, _clauses(scene, chosen), strict=True):
        yield Reaction(
            span=span,
            emotion=one.emotion,
            sentence=number,
            who=one.who.span if one.who else None,
            mention=one.who.mention if one.who else None,
        )


def _most_telling(scene: Scene, found: Sequence[Found]) -> Sequence[Found]:
    """Two at most; two of one emotion only where each has its clause."""
    chosen: list[Found] = []
    for one in found:
        same = any(one.emotion == other.emotion for other in chosen)
        if len(chosen) < MOST and not (same and len(set(_clauses(scene, [*chosen, one]))) < 2):
            chosen.append(one)
    return chosen


def _clauses(scene: Scene, chosen: Sequence[Found]) -> list[Span]:
    """The whole sentence for each; its two halves where the second one has a subject of its own."""
    whole = scene.span
    if len(chosen) < 2 or chosen[1].who is None:
        return [whole] * len(chosen)
    who = chosen[1].own or chosen[1].who.span
    if chosen[1].own is None and who.end > chosen[1].place:
        return [whole] * len(chosen)
    borders = list(_BORDER.finditer(scene.text, chosen[0].place, max(chosen[0].place, who.start)))
    if not borders or who.start < chosen[0].place:
        return [whole] * len(chosen)
    border = borders[-1]
    strong = border.group().startswith((", and", ", but", ", while", "; "))
    if not strong and len(scene.text[border.end() : who.start].split()) > 3:
        return [whole] * len(chosen)
    return [Span(whole.start, border.start()), Span(border.end(), whole.end)]
