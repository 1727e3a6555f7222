"""States that somebody is told to be in: "they were furious", "the news shocked them", "in tears"."""

from __future__ import annotations

import re

from sourceline.annotate.emotion_scene import Found, Scene
from sourceline.annotate.emotion_words import by_word, emotion_of, listed, reading
from sourceline.annotate.feelers import Feeler
from sourceline.text.morphology import is_past_form, verb_lemma

_BEING = frozenset(["was", "were", "been", "be", "being"])


def read_phrase(scene: Scene, place: int, match: re.Match[str]) -> Found | None:
    """A set phrase and its subject, or the object of "left", "moved", "sent" before it."""
    emotion = emotion_of("phrases", match.group(1))
    words = match.group(1).lower().split()
    if scene.word(place - 1) in _BEING and any(is_past_form(w) for w in (words[0], words[-1])):
        return None  # "was eagerly awaited": nobody says by whom
    for step in range(place - 1, max(-1, place - 5), -1):
        if "," in scene.gap(step + 1):
            break
        if verb_lemma(scene.word(step)) in reading("getting"):
            return Found(match.start(), emotion, None)
        if verb_lemma(scene.word(step)) in reading("making"):
            who = scene.feelers.between(scene.end(step), match.start())
            if who is not None and (
                match.group(1).lower() not in reading("on_feet") or _is_house(scene, place, who)
            ):
                return Found(match.start(), emotion, who)
    if match.group(1).lower() in reading("about_subject"):
        return Found(match.start(), emotion, None)
    who = scene.feelers.before(match.start())
    if match.group(1).lower() in reading("signs") and not _is_sign(scene, place, match, who):
        return None
    if match.group(1).lower() in reading("on_feet") and not _is_house(scene, place, who):
        return None
    if who is None and words[-1] in ("into", "to"):
        who = scene.feelers.after(match.end(), 5)  # "came as a shock to the family"
    return Found(match.start(), emotion, who)


def _is_sign(scene: Scene, place: int, match: re.Match[str], who: Feeler | None) -> bool:
    """ "She broke down", never "talks broke down" or "police broke down the door"; "people danced in the
    trams", and no dancer who does it by trade.
    """
    if who is None or scene.text[who.span.end : match.start()].strip() not in reading(
        "sign_adverbs"
    ):
        return False
    last = place + len(match.group(1).split()) - 1
    if match.group(1).lower() in reading("crowd_signs"):
        return who.mention is None and who.span.cut(scene.text).lower().endswith(("s", "people"))
    return scene.next_word(last) in reading("after_signs")


def _is_house(scene: Scene, place: int, who: Feeler | None) -> bool:
    """ "had the audience on its feet"; "back on its feet" has recovered."""
    if who is None or scene.word(place - 1) == "back":
        return False
    return who.span.cut(scene.text).lower().split()[-1] in reading("houses")


def read_adjective(scene: Scene, place: int) -> Found | None:
    """ "they were furious", "felt more proud", "angry residents", "how happy they were"."""
    word = scene.word(place)
    if _says_else(scene, place, word):
        return None
    who = _one_in_state(scene, place, word)
    return Found(scene.start(place), by_word("adjectives")[word], who) if who else None


def _one_in_state(scene: Scene, place: int, word: str) -> Feeler | None:
    joined = scene.joined(place)
    if joined is not None:
        # "a world in which they are happy" is none that somebody lives in.
        around = {scene.word(joined - 1), scene.word(joined - 2)}
        if scene.word(joined) == "being" or {"which", "where"} & around:
            return None
        return scene.subject(joined)
    after = scene.feelers.after(scene.end(place), 0)
    if word in reading("attributive"):
        named = after is not None and after.mention is not None
        after = _whole_name(scene, after)
        if after is not None and (named or after.span.cut(scene.text).endswith("s")):
            return after  # "angry residents", "heartbroken neighbour Ada Ito"
        return scene.feelers.covering(scene.tokens[place].span)
    if "how" in (scene.word(place - 1), scene.word(place - 2)):
        return after
    return None


def _whole_name(scene: Scene, first: Feeler | None) -> Feeler | None:
    """ "furious Breton mayor Ada Ito": the mayor rather than the Bretons."""
    if first is None or first.mention is None:
        return first
    after = scene.feelers.after(first.span.end, 0)
    return after if after is not None and after.mention is not None else first


def _says_else(scene: Scene, place: int, word: str) -> bool:
    """Whether a word of feeling says something else where it stands: "happy to help", "relieved of"."""
    after, before = scene.next_word(place), scene.word(place - 1)
    if word == "sorry" and _is_courtesy(scene, place):
        return True
    if word in reading("happy_to") and after == "to":
        return scene.word(place + 2) not in reading("felt_to")
    if word in reading("bodily") and scene.hurts and after != "by":
        return True
    never, only = listed("after_never", word), listed("after_only", word)
    if never is not None and after in never:
        return True
    if only is None or after in only:
        return False
    return before not in (listed("before_also", word) or ())


def _is_courtesy(scene: Scene, place: int) -> bool:
    return any(scene.word(step) in reading("courtesies") for step in range(place + 2, place + 6))


def read_stirred(scene: Scene, place: int) -> Found | None:
    """ "the news shocked residents", "they were angered by it": who feels is the object."""
    word = scene.word(place)
    lemma = verb_lemma(word) or ""
    emotion = by_word("stirred")[lemma]
    joined = scene.joined(place)
    picky = lemma in reading("only_with_by")
    if joined is not None and is_past_form(word) and word not in by_word("adjectives"):
        if picky and (scene.next_word(place) != "by" or _by_somebody(scene, place, lemma)):
            return None
        who = scene.subject(joined)
    elif picky or not _stirs(scene, place, word):
        return None
    else:
        who = scene.feelers.after(scene.end(place), 2)
    return Found(scene.start(place), emotion, who) if who else None


def _by_somebody(scene: Scene, place: int, lemma: str) -> bool:
    """ "was cheered by passengers": they feel; "was cheered by the news": it is read here."""
    return lemma in by_word("verbs") and scene.feelers.after(scene.end(place + 1), 2) is not None


def _stirs(scene: Scene, place: int, word: str) -> bool:
    """Whether a form is a verb here: "shocked residents", never "the shocked" or "dazed and shocked"."""
    if not word.endswith(("ed", "ing", "upset")):
        return False
    return scene.word(place - 1) not in reading("determiners") | {"and"}
