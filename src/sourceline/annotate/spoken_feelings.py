"""Feelings in somebody's own mouth: "It was a shambles", said by the one who is angry."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sourceline.annotate.emotion_scene import Found, QuotedWords, Scene
from sourceline.annotate.emotion_words import ADJECTIVE, VERB, emotion_of, kinds_of, pattern
from sourceline.annotate.feelers import Feeler
from sourceline.annotate.felt_states import read_adjective
from sourceline.annotate.shown_feelings import read_verb
from sourceline.model.annotations import Form, Mention, Quotation
from sourceline.text.morphology import is_past_form, verb_lemma

_DENIED = re.compile(
    r"(?:\bnot|n't|\bnever|\bno|\bwithout|\bif|\bwould be|\bwill be) (?:[a-z]+ ){0,2}$"
)
_NOUN_FOLLOWS = re.compile(
    r" (?!and\b|that\b|to\b|what\b|how\b|when\b|because\b|for\b|in\b|but\b|at\b|by\b)[a-z]"
)
_PRONOUNS = frozenset(["i", "we", "it", "he", "she", "they", "you", "that", "this", "everyone"])
_BEGINNING = frozenset(["begin", "start"])
_OWN = frozenset(["he", "she", "i", "we"])
# Emotions whose single words tell of things as often as of the speaker: "a remarkable story".
_OF_THINGS = ("admiration", "fear", "surprise")


class Speaking:
    """Who "he" or "I" is inside somebody's words, where no name is known of it: the one who speaks."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], quotations: Sequence[Quotation]
    ) -> None:
        self._text = text
        self._mentions = mentions
        self._named = {m.entity for m in mentions if m.form is Form.NAME}
        self._told = sorted(
            ((part, q) for q in quotations if not q.aside for part in q.parts),
            key=lambda pair: pair[0],
        )
        self._starts = [part.start for part, _ in self._told]

    def told_by(self, one: Found) -> Found:
        who = one.who
        if who is None or who.span.cut(self._text).lower() not in _OWN:
            return one
        if who.mention is not None and self._mentions[who.mention].entity in self._named:
            return one
        at = bisect_right(self._starts, who.span.start)
        for part, quotation in reversed(self._told[max(0, at - 3) : at]):
            speaker = _speaker(quotation, self._mentions) if part.contains(who.span) else None
            if speaker is not None and speaker.span != who.span:
                return Found(one.place, one.emotion, speaker, who.span)
        return one


def read_spoken(scene: Scene, quoted: QuotedWords, mentions: Sequence[Mention]) -> Iterator[Found]:
    """Words of feeling inside direct quotations, felt by the speaker."""
    for match in pattern("quoted").finditer(scene.text, scene.span.start, scene.span.end):
        quotation = quoted.at(match.start())
        if quotation is None or _is_denied(scene, match.start()):
            continue
        emotion = emotion_of("quoted", match.group(1))
        of_thing = " " not in match.group(1) and emotion in _OF_THINGS
        if of_thing and _NOUN_FOLLOWS.match(scene.text, match.end(), scene.span.end):
            continue
        yield Found(match.start(), emotion, _other(scene, match) or _speaker(quotation, mentions))
    for place, token in enumerate(scene.tokens):
        quotation = quoted.at(token.span.start)
        if quotation is None:
            continue
        one = _told_feeling(scene, place)
        if one is None or one.who is None:
            continue
        if one.who.span.cut(scene.text).lower() in ("i", "we"):
            yield Found(one.place, one.emotion, _speaker(quotation, mentions))
        elif quoted.at(one.who.span.start) is None or _is_named(one.who, mentions):
            yield one


def _other(scene: Scene, match: re.Match[str]) -> Feeler | None:
    """ ""The mayor remains hopeful," a spokesman said": the mayor's hope."""
    starts = [token.span.start for token in scene.tokens]
    place = bisect_right(starts, match.start()) - 1
    if place < 0 or not kinds_of(scene.word(place)) & ADJECTIVE:
        return None
    joined = scene.joined(place)
    who = scene.subject(joined) if joined is not None else None
    named = who is not None and who.span.cut(scene.text)[:1].isupper()
    return (
        who
        if named and who is not None and who.span.cut(scene.text).lower() not in _PRONOUNS
        else None
    )


def _told_feeling(scene: Scene, place: int) -> Found | None:
    """ "I was far more scared of the dog", "we wept": told of oneself, or of another."""
    kind = kinds_of(scene.word(place))
    one = read_adjective(scene, place) if kind & ADJECTIVE else None
    if one is None and kind & VERB and _is_act(scene, place):
        one = read_verb(scene, place)
    return None if one is None or scene.is_denied(place) else one


def _is_act(scene: Scene, place: int) -> bool:
    """ "laughed", "began to laugh"."""
    begun = scene.word(place - 1) == "to" and verb_lemma(scene.word(place - 2)) in _BEGINNING
    return begun or is_past_form(scene.word(place))


def _is_named(who: Feeler, mentions: Sequence[Mention]) -> bool:
    """A witness tells what somebody whom he names felt."""
    return who.mention is not None and mentions[who.mention].form is Form.NAME


def _is_denied(scene: Scene, start: int) -> bool:
    left = scene.text[max(scene.span.start, start - 30) : start].lower().replace("’", "'")
    return _DENIED.search(left.rstrip('"“‘')) is not None


def _speaker(quotation: Quotation, mentions: Sequence[Mention]) -> Feeler | None:
    if quotation.source is not None:
        return Feeler(quotation.source, quotation.speaker)
    if quotation.speaker is not None:
        return Feeler(mentions[quotation.speaker].span, quotation.speaker)
    return None
