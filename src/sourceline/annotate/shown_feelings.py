"""Feelings shown in what somebody did or drew: "fans cheered", "there were boos", "sparked outrage"."""

from __future__ import annotations

import re

from sourceline.annotate.emotion_scene import Found, Scene
from sourceline.annotate.emotion_words import by_word, listed, reading
from sourceline.annotate.feelers import Feeler
from sourceline.text.morphology import is_past_form, lemmas, verb_lemma

# A subject stands at most so many words before its verb, a relative clause between them.
FAR = 14
# A verb of showing or stirring stands at most so many words before its noun.
NEAR = 5
_MARK = re.compile(r"[.;:—–\"“”]")
_BY = re.compile(r"[^.;:,]{0,40}? by ")
_AMONG = re.compile(r"(?: [a-z]+){0,2} (?:among|amongst|from|by|of|in) ")
_OPENS_SPEECH = re.compile(r",? ?[\"“‘]")
_CLOSES_SPEECH = re.compile(r"[,!?.…—–-][\"”’'] $")
_THERE = frozenset(["was", "were", "came", "is", "are"])


def read_verb(scene: Scene, place: int) -> Found | None:
    """ "fans praised", "she wept", "he was cheered"."""
    word = scene.word(place)
    lemma = verb_lemma(word) or ""
    if not _acts(scene, place, word, lemma):
        return None
    emotion, start = by_word("verbs")[lemma], scene.start(place)
    joined = scene.joined(place)
    if joined is not None and is_past_form(word) and _is_being(scene.word(joined)):
        if lemma in reading("never_passive"):
            return None
        return Found(start, emotion, _agent(scene, scene.end(place)))
    if lemma != "cry" and _CLOSES_SPEECH.search(scene.gap(place)):
        who = scene.feelers.after(scene.end(place), 1)  # "...," laughed neighbour Ada Ito
        return Found(start, emotion, who) if who else None
    who = scene.feelers.before(start)
    if who is None or not _is_near(scene, who, start):
        return None
    if lemma == "hope" and who.span.cut(scene.text).lower().split()[-1] not in reading("lay"):
        return None
    return Found(start, emotion, who)


def _is_being(word: str) -> bool:
    return verb_lemma(word) in ("be", "get") or word in reading("contracted_be")


def _agent(scene: Scene, end: int) -> Feeler | None:
    """ "was booed by the home fans"."""
    by = _BY.match(scene.text, end, scene.span.end)
    return scene.feelers.after(by.end(), 3) if by else None


def _is_near(scene: Scene, who: Feeler, start: int) -> bool:
    """A subject stands in the verb's own clause, or before a parenthesis."""
    between = scene.text[who.span.end : start]
    return len(between.split()) <= FAR and _MARK.search(between) is None


def _acts(scene: Scene, place: int, word: str, lemma: str) -> bool:
    """Whether a form that can be noun, adjective or another verb is this verb here."""
    if scene.word(place - 1) in reading("determiners") and not _follows_being(scene, place):
        return False
    after = scene.next_word(place)
    if after == "with" and scene.word(place + 2) in by_word("nouns"):
        return False  # "trembled with rage": the rage says it
    if after in (listed("not_before", lemma) or ()) or after.isdigit():
        return False
    if lemma == "cry" and _OPENS_SPEECH.match(scene.text, scene.end(place), scene.span.end):
        return False  # "Help!" she cried, "...": a verb of saying
    if word == lemma and scene.word(place - 1) == "to":
        return True  # "gathered to mourn"; a mere intention counts as denied
    if scene.word(place - 1) == "but" and scene.word(place - 2) == "help":
        return True  # "could not help but laugh"
    if word == lemma or word in (lemma + "s", lemma + "es") or lemma == "fear":
        return _has_subject(scene, place, plural=word == lemma)
    return True


def _follows_being(scene: Scene, place: int) -> bool:
    return scene.word(place - 1) in ("was", "were", "been", "be", "is")


def _has_subject(scene: Scene, place: int, *, plural: bool) -> bool:
    """A crowd or a person right before a form that could also be a noun."""
    who = scene.feelers.before(scene.start(place))
    if who is None or (plural and scene.word(place - 1) in ("he", "she", "it")):
        return False
    between = scene.text[who.span.end : scene.start(place)].split()
    adverb = len(between) == 1 and (
        between[0].endswith("ly") or between[0] in ("also", "even", "who")
    )
    return not between or adverb  # "she drew cheers": a noun


def read_noun(scene: Scene, place: int) -> Found | None:
    """ "there were boos", "sparked outrage among residents", "expressed their admiration"."""
    start, end = scene.start(place), scene.end(place)
    emotion = by_word("nouns")[scene.word(place)]
    if _it_is(scene, place):
        return Found(start, emotion, None)
    if scene.word(place) == "alarm" and scene.word(place - 1) == "the":
        return None  # a bell
    if scene.word(place - 1) == "with":
        shown = _shown_with(scene, place - 2)
        if shown is not None:
            return Found(start, emotion, shown)
    if _there_was(scene, place) or scene.word(place - 1) == "amid":
        return Found(start, emotion, _among(scene, end))
    for step in range(place - 1, max(-1, place - 1 - NEAR), -1):
        if scene.stops(step + 1):
            return None
        lemma = verb_lemma(scene.word(step))
        if lemma in reading("showing"):
            who = _shower(scene, step, place)
            return Found(start, emotion, who) if who else None
        if lemma in reading("stirring"):
            stirred = scene.feelers.between(scene.end(step), start)
            return Found(start, emotion, stirred or _among(scene, end))
    return None


def _shown_with(scene: Scene, place: int) -> Feeler | None:
    """ "The child was sick with excitement", "Ada trembled with rage": who shows what fills them."""
    word = scene.word(place)
    if verb_lemma(word) in reading("bodily_verbs"):
        return scene.feelers.before(scene.start(place))
    joined = scene.joined(place)
    if joined is None or is_past_form(word) or "ADJ" not in lemmas(word):
        return None  # "was met with anger": others felt it
    return scene.subject(joined)


def _shower(scene: Scene, step: int, place: int) -> Feeler | None:
    """Who shows a feeling; nobody where a film is told ("he shows fear", "a feeling of joy")."""
    if scene.word(step).endswith("s") and scene.word(step - 1) in ("he", "she"):
        return None
    if scene.word(place - 1) == "of" and scene.word(place - 2) in ("feeling", "feelings", "sense"):
        return None
    if step and scene.word(step - 1) == "to":
        caused = scene.feelers.ending_at(scene.start(step - 1) - 1)
        if caused is not None:
            return caused  # "caused the crowd to erupt in anger"
    return scene.feelers.before(scene.start(step))


def _it_is(scene: Scene, place: int) -> bool:
    """ "What I felt I cannot name; perhaps it was hope.": the feeling closes the sentence."""
    named = scene.word(place - 1) in ("is", "was") and scene.word(place - 2) == "it"
    return named and place == len(scene.tokens) - 1


def _there_was(scene: Scene, place: int) -> bool:
    words = [scene.word(i) for i in range(max(0, place - 5), place)]
    commas = any("," in scene.gap(i) for i in range(max(1, place - 3), place + 1))
    return "there" in words and not _THERE.isdisjoint(words) and not commas


def _among(scene: Scene, end: int) -> Feeler | None:
    """ "outrage among residents", "criticism from the opposition", "boos from the gallery"."""
    found = _AMONG.match(scene.text, end, scene.span.end)
    return scene.feelers.after(found.end(), 3) if found else None
