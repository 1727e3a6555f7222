"""Reactions: sentences that tell what somebody felt or how they took something.

Emotions as in the GoEmotions taxonomy (Demszky et al. 2020), joined to fourteen. By word lists: told
feelings ("fans were furious", "there were boos") and words of feeling in somebody's own mouth. What a
made-up figure feels, what somebody did not or only might feel, and headings are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sourceline.annotate.feelers import Feeler, Feelers, MentionIndex, find_feelers
from sourceline.model.annotations import Mention, Quotation, Reaction, Sentence
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon
from sourceline.text.morphology import is_past_form, verb_lemma
from sourceline.text.tokens import Token, find_words

EMOTIONS = ("joy", "admiration", "affection", "pride", "amusement", "hope", "surprise", "concern", "fear", "sadness",
            "anger", "disapproval", "disgust")  # fmt: skip
# So many words before an emotion word can deny it or make it a mere possibility.
DENIAL = 4
# A sentence tells at most so many reactions.
MOST = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """An emotion word and who feels it."""

    place: int
    emotion: str
    who: Feeler | None


@dataclass(frozen=True, slots=True)
class _Scene:
    """One sentence with what is asked of it."""

    text: str
    span: Span
    tokens: tuple[Token, ...]
    feelers: Feelers
    hurts: bool  # the report tells of injuries

    def word(self, place: int) -> str:
        return self.tokens[place].plain if 0 <= place < len(self.tokens) else ""

    def gap(self, place: int) -> str:
        """What stands between a word and the one before it."""
        if place <= 0 or place >= len(self.tokens):
            return ""
        return self.text[self.tokens[place - 1].span.end : self.tokens[place].span.start]


def find_reactions(
    article: Article,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    quotations: tuple[Quotation, ...],
) -> tuple[Reaction, ...]:
    """The reactions of an article in order of place; none in headings and questions."""
    text = article.text
    index = MentionIndex(mentions)
    quoted = _QuotedWords(quotations)
    hurts = bool(_injuries().search(text[:20000]))
    found: list[Reaction] = []
    for number, sentence in enumerate(sentences):
        if sentence.heading or text[sentence.span.end - 1] == "?":
            continue
        words = sentence.span.cut(text)
        if _might().search(words) is None:
            continue
        tokens = tuple(t for t in find_words(text, sentence.span))
        scene = _Scene(text, sentence.span, tokens, find_feelers(text, sentence.span, index), hurts)
        told = list(_told(scene, quoted)) + list(_spoken(scene, quoted, mentions))
        found.extend(_reactions(scene, number, told))
    return tuple(found)


def _reactions(scene: _Scene, number: int, told: Sequence[_Found]) -> Iterator[Reaction]:
    """One for each emotion, the one that says who before others, in order of place."""
    best: dict[str, _Found] = {}
    for one in sorted(told, key=lambda f: (f.who is None, f.place)):
        best.setdefault(one.emotion, one)
    seen: set[str] = set()
    for one in sorted(best.values(), key=lambda f: (f.place, f.emotion)):
        if one.emotion in seen or len(seen) >= MOST:
            continue
        seen.add(one.emotion)
        yield Reaction(
            span=scene.span,
            emotion=one.emotion,
            sentence=number,
            who=one.who.span if one.who else None,
            mention=one.who.mention if one.who else None,
        )


# --- words -------------------------------------------------------------------------------------


@cache
def _reading(key: str) -> frozenset[str]:
    return frozenset(load_lexicon("emotions")["reading"][key])


@cache
def _by_word(key: str) -> dict[str, str]:
    """Word to emotion, for one kind of words."""
    lists = load_lexicon("emotions")
    table: dict[str, str] = {}
    for emotion in EMOTIONS:
        for word in lists[emotion][key]:
            table.setdefault(word, emotion)
    return table


@cache
def _pattern(key: str) -> re.Pattern[str]:
    words = sorted(_by_word(key), key=lambda w: (-len(w), w))
    return re.compile(
        r"(?<![\w-])(" + "|".join(re.escape(w).replace("'", "['’]") for w in words) + r")(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _might() -> re.Pattern[str]:
    """Word beginnings without which a sentence tells no reaction: a cheap first look."""
    stems: set[str] = set()
    for key in ("adjectives", "stirred", "verbs", "nouns"):
        stems.update(word[: max(3, len(word) - 2)] for word in _by_word(key))
    for key in ("phrases", "quoted"):
        stems.update(_by_word(key))
    stems.update(["wept", "cried", "cries"])
    words = sorted(stems, key=lambda w: (-len(w), w))
    return re.compile(
        r"(?<![\w])(?:" + "|".join(re.escape(w).replace("'", "['’]") for w in words) + ")",
        re.IGNORECASE,
    )


@cache
def _injuries() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(_reading("injuries"))) + r")\b", re.IGNORECASE)


class _QuotedWords:
    """Direct quotations by place, and whether a place lies in one."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        direct = sorted(
            (
                (part, q)
                for q in quotations
                if q.kind != "indirect" and not q.heading
                for part in q.parts
            ),
            key=lambda pair: pair[0],
        )
        self._direct = direct
        self._starts = [part.start for part, _ in direct]

    def at(self, place: int) -> Quotation | None:
        """The quotation whose words cover `place`."""
        low = bisect_left(self._starts, place + 1) - 1
        for part, quotation in reversed(self._direct[max(0, low - 2) : low + 1]):
            if part.start <= place < part.end:
                return quotation
        return None


# --- told feelings -----------------------------------------------------------------------------


def _told(scene: _Scene, quoted: _QuotedWords) -> Iterator[_Found]:
    fiction = _is_fiction(scene)
    inside = [quoted.at(t.span.start) is not None for t in scene.tokens]
    for match in _pattern("phrases").finditer(scene.text, scene.span.start, scene.span.end):
        place = bisect_left([t.span.start for t in scene.tokens], match.start())
        if place < len(inside) and not inside[place] and not _denied(scene, place):
            one = _phrase(scene, place, match)
            if one is not None and not (fiction and not _is_many(scene, one)):
                yield one
    for place in range(len(scene.tokens)):
        if inside[place] or _is_name(scene, place):
            continue
        one = (
            _adjective(scene, place)
            or _stirred(scene, place)
            or _verb(scene, place)
            or _noun(scene, place)
        )
        if (
            one is not None
            and not _denied(scene, place)
            and not (fiction and not _is_many(scene, one))
        ):
            yield one


def _is_fiction(scene: _Scene) -> bool:
    words = {t.plain for t in scene.tokens}
    return bool(words & _reading("fiction"))


def _is_many(scene: _Scene, one: _Found) -> bool:
    """Fans and viewers feel for a made-up figure; the figure is one person."""
    return one.who is not None and one.who.span.cut(scene.text).lower().endswith(
        ("s", "they", "many", "we", "audience")
    )


def _phrase(scene: _Scene, place: int, match: re.Match[str]) -> _Found | None:
    """A set phrase and its subject, or the object of "left", "moved", "sent" before it."""
    emotion = _by_word("phrases")[match.group(1).lower().replace("’", "'")]
    first = scene.word(place)
    last = match.group(1).lower().split()[-1]
    if (is_past_form(first) or is_past_form(last)) and scene.word(place - 1) in (
        "was",
        "were",
        "been",
        "be",
        "being",
    ):
        return None
    for step in range(place - 1, max(-1, place - 5), -1):
        if verb_lemma(scene.word(step)) in (
            "leave",
            "send",
            "move",
            "reduce",
            "bring",
            "have",
            "make",
        ):
            who = scene.feelers.between(scene.tokens[step].span.end, match.start())
            if who is not None:
                return _Found(match.start(), emotion, who)
    who = scene.feelers.before(match.start()) or scene.feelers.after(match.end(), 3)
    return _Found(match.start(), emotion, who)


def _is_name(scene: _Scene, place: int) -> bool:
    """A capital letter inside a sentence makes a name of an emotion word."""
    first = scene.text[scene.tokens[place].span.start]
    return first.isupper() and place > 0


def _denied(scene: _Scene, place: int) -> bool:
    """Whether words before say that it was not so, or only might be."""
    left = []
    for step in range(place - 1, max(-1, place - 1 - DENIAL), -1):
        if re.search(r"[;:,.—–]", scene.gap(step + 1)):
            break
        left.append(scene.word(step))
    words = set(left)
    if "help" in words or "stop" in words or ("only" in words and "not" in words):
        return False
    if scene.word(place - 1) == "to":
        far = [scene.word(step) for step in range(max(0, place - 8), place - 1)]
        return not any(verb_lemma(w) in _reading("doing") for w in far if is_past_form(w))
    negated = bool(words & _reading("negating")) or any(w.endswith("n't") for w in words)
    return negated or bool(words & (_reading("supposing") - {"to", "should"}))


def _joined(scene: _Scene, place: int) -> int | None:
    """The place of the "were" or "felt" that joins the word at `place` to its subject."""
    for step in range(place - 1, max(-1, place - 6), -1):
        word, gap = scene.word(step), scene.gap(step + 1)
        if re.search(r"[;:.—–\"“”]", gap):
            return None
        if word in ("'m", "'re", "i'm", "we're", "they're", "she's", "he's") or verb_lemma(
            word
        ) in _reading("joining"):
            return step
        if step < place - 1 and word in (
            "the",
            "a",
            "an",
            "of",
            "in",
            "by",
            "with",
            "that",
            "which",
        ):
            return None
        if not (
            word.endswith("ly")
            or word in _DEGREES
            or word in _by_word("adjectives")
            or word in ("and", "as", "well", "or")
        ):
            return None
    return None


_DEGREES = frozenset(["so", "very", "more", "most", "too", "also", "both", "all", "quite", "rather", "just", "still", "understandably", "not", "less", "even", "now", "equally", "a", "bit", "little", "particularly", "clearly", "never", "always", "already", "been", "being", "feeling", "left", "long", "much", "pretty", "really", "no"])  # fmt: skip


def _adjective(scene: _Scene, place: int) -> _Found | None:
    """ "they were furious", "felt more proud", "angry residents", "how happy they were"."""
    word = scene.word(place)
    emotion = _by_word("adjectives").get(word)
    if emotion is None or _trap(scene, place, word):
        return None
    joined = _joined(scene, place)
    start = scene.tokens[place].span.start
    if joined is not None:
        if scene.word(joined) == "being" or {"which", "where"} & {
            scene.word(joined - 1),
            scene.word(joined - 2),
        }:
            return None
        who = scene.feelers.before(scene.tokens[joined].span.start + 1)
        return _Found(start, emotion, who) if who else None
    if word in _reading("attributive"):
        who = scene.feelers.after(scene.tokens[place].span.end, 0)
        if who and who.span.cut(scene.text)[-1] == "s":
            return _Found(start, emotion, who)
        who = _covering(scene, place)
        return _Found(start, emotion, who) if who else None
    if scene.word(place - 1) == "how" or scene.word(place - 2) == "how":
        who = scene.feelers.after(scene.tokens[place].span.end, 0)
        return _Found(start, emotion, who) if who else None
    return None


def _covering(scene: _Scene, place: int) -> Feeler | None:
    """The crowd that an attributive adjective is the first word of: "angry residents"."""
    span = scene.tokens[place].span
    return next(
        (f for f in scene.feelers.all if f.span.contains(span) and f.span.end > span.end), None
    )


def _trap(scene: _Scene, place: int, word: str) -> bool:
    """Words of feeling that say something else where they stand."""
    after, before = scene.word(place + 1), scene.word(place - 1)
    if word == "concerned":
        return after == "with" or (
            before in ("is", "are", "all", "those")
            and scene.word(place - 2) != "who"
            and after not in ("about", "that", "by", "over", "for", "at", "as", "and")
        )
    if word == "moved":
        return (
            after not in ("", "by", "when", "as", "and", "after", "at", "that")
            and before
            not in ("deeply", "visibly", "tremendously", "clearly", "greatly", "very", "so")
        ) or (
            after == ""
            and before
            not in ("were", "was", "deeply", "visibly", "tremendously", "clearly", "greatly")
        )
    if word == "touched":
        return after != "by" and before not in ("deeply", "very", "so", "genuinely")
    if word in ("happy", "glad", "pleased", "eager", "proud"):
        return after == "to" and scene.word(place + 2) not in (
            "see",
            "hear",
            "be",
            "have",
            "witness",
            "know",
            "find",
            "say",
        )
    if word in ("hurt", "crushed", "shattered", "shaken", "disturbed"):
        return (scene.hurts and after != "by") or after in (
            "in",
            "when",
            "on",
            "at",
            "while",
            "during",
        )
    if word == "confident":
        return False
    if word in ("cross", "mad", "sore", "bitter"):
        return after in ("the", "section", "border")
    if word == "afraid":
        return before in ("'m", "i'm", "am") and after not in ("of", "for", "to")
    if word == "critical":
        return after != "of"
    if word in (
        "satisfied",
        "depressed",
        "excited",
        "bereaved",
        "nervous",
        "inspired",
        "captivated",
        "offended",
    ):
        return after in ("that", "the") and word == "satisfied"
    return False


def _stirred(scene: _Scene, place: int) -> _Found | None:
    """ "the news shocked residents", "was angered by"; the one who feels is the object."""
    word = scene.word(place)
    lemma = verb_lemma(word)
    emotion = _by_word("stirred").get(lemma or "")
    if emotion is None or lemma is None:
        return None
    start, end = scene.tokens[place].span.start, scene.tokens[place].span.end
    if (
        is_past_form(word)
        and _joined(scene, place) is not None
        and word not in _by_word("adjectives")
    ):
        if (
            lemma in ("move", "touch", "trouble", "encourage", "please", "cheer", "set")
            and scene.word(place + 1) != "by"
        ):
            return None
        joined = _joined(scene, place)
        who = (
            scene.feelers.before(scene.tokens[joined].span.start + 1)
            if joined is not None
            else None
        )
        return _Found(start, emotion, who) if who else None
    if not (word.endswith("ed") or word.endswith("ing") or word in ("upset",)) or lemma in (
        "move",
        "touch",
        "cheer",
        "encourage",
        "please",
    ):
        return None
    if scene.word(place - 1) in (
        "the",
        "a",
        "an",
        "of",
        "and",
        "very",
        "so",
        "most",
        "more",
        "was",
        "is",
        "were",
        "been",
        "be",
        "his",
        "her",
        "their",
        "its",
    ):
        return None
    who = scene.feelers.after(end, 2)
    return _Found(start, emotion, who) if who else None


_RELATIVE = frozenset(["who", "that", "and", "then", "also", "have", "has", "had", "having", "later", "even", "was", "were", "is", "are", "been", "being", "be", "immediately", "quickly", "publicly", "openly", "never", "still", "repeatedly", "loudly", "all", "both"])  # fmt: skip


def _verb(scene: _Scene, place: int) -> _Found | None:
    """ "fans praised", "she wept", "he was cheered"."""
    word = scene.word(place)
    lemma = verb_lemma(word)
    emotion = _by_word("verbs").get(lemma or "")
    if emotion is None or lemma is None or not _acts(scene, place, word, lemma):
        return None
    start, end = scene.tokens[place].span.start, scene.tokens[place].span.end
    joined = _joined(scene, place)
    passive = (
        joined is not None
        and is_past_form(word)
        and verb_lemma(scene.word(joined)) in ("be", "get")
    )
    if passive:
        if lemma in ("fear", "worry", "cry", "gasp", "weep", "panic"):
            return None
        return _Found(start, emotion, _agent(scene, end))
    who = scene.feelers.before(start)
    if who is None or not _near(scene, who, start):
        return None
    return _Found(start, emotion, who)


def _agent(scene: _Scene, end: int) -> Feeler | None:
    """ "was booed by the home fans"."""
    by = re.compile(r"[^.;:,]{0,40}? by ").match(scene.text, end, scene.span.end)
    return scene.feelers.after(by.end(), 3) if by else None


def _near(scene: _Scene, who: Feeler, start: int) -> bool:
    """A subject stands in the verb's own clause, or before a parenthesis or another verb of its own."""
    between = scene.text[who.span.end : start]
    return len(between.split()) <= 14 and not re.search(r"[.;:—–\"“”]", between)


def _acts(scene: _Scene, place: int, word: str, lemma: str) -> bool:
    """Whether a form that can be noun, adjective or another verb is this verb here."""
    before, after = scene.word(place - 1), scene.word(place + 1)
    if before in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "of",
        "our",
        "my",
        "no",
        "in",
        "with",
        "widely",
        "any",
        "some",
        "this",
        "for",
        "by",
    ):
        return False
    if lemma == "cry":
        right = scene.text[scene.tokens[place].span.end : scene.tokens[place].span.end + 3]
        return after not in ("foul", "out", "wolf", "that") and not re.match(r",? ?[\"“‘]", right)
    if lemma == "fear":
        return (
            word in ("fear", "fears", "feared", "fearing")
            and after not in ("dead", "lost", "missing", "drowned")
            and _has_subject(scene, place)
        )
    if word == lemma or word in (lemma + "s", lemma + "es"):
        return _has_subject(scene, place) and not (
            word == lemma and _singular_subject(scene, place)
        )
    if lemma in ("celebrate", "welcome"):
        if after in ("its", "their", "his", "her") and lemma == "celebrate":
            return False
        return word in ("celebrated", "celebrating", "welcomed", "welcoming") and after not in (
            "to",
            "back",
            "into",
            "home",
            "guests",
            "visitors",
        )
    if lemma in (
        "pan",
        "hail",
        "slam",
        "bash",
        "rail",
        "rage",
        "clap",
        "mock",
        "assail",
        "pillory",
        "boast",
        "beam",
    ):
        return _is_judging(lemma, after)
    return not (word.endswith("ing") and before in ("and", ",", "") and lemma in ("rule",))


def _is_judging(lemma: str, after: str) -> bool:
    """ "hailed from", "slammed into", "raged through the night" tell no feeling."""
    barred = {
        "hail": ("from", "a"), "slam": ("into", "on", "shut", "against", "down", "through", "ashore"),
        "bash": ("in", "into"), "rail": ("",), "rage": ("through", "on", "for", "across", "in", "out", ""),
        "pan": ("out", "across"), "boast": ("a", "an", "the", "more", "some", "of"), "beam": ("from", "into", "to"), "clap": ("eyes",),
    }  # fmt: skip
    return after not in barred.get(lemma, ()) and not after.isdigit()


def _has_subject(scene: _Scene, place: int) -> bool:
    """A crowd or a person right before a form that could also be a noun."""
    start = scene.tokens[place].span.start
    who = scene.feelers.before(start)
    return (
        who is not None
        and len(scene.text[who.span.end : start].split()) <= 1
        and "," not in scene.text[who.span.end : start]
    )


def _singular_subject(scene: _Scene, place: int) -> bool:
    return scene.word(place - 1) in ("he", "she", "it")


def _noun(scene: _Scene, place: int) -> _Found | None:
    """ "there were boos", "sparked outrage among residents", "expressed their admiration"."""
    word = scene.word(place)
    emotion = _by_word("nouns").get(word)
    if emotion is None:
        return None
    start, end = scene.tokens[place].span.start, scene.tokens[place].span.end
    if re.match(
        r"(?:there (?:was|were|came|is|are|have been|has been)|amid|to)$",
        " ".join(scene.word(i) for i in range(max(0, place - 2), place)),
    ) or _there_was(scene, place):
        return _Found(start, emotion, _among(scene, end))
    for step in range(place - 1, max(-1, place - 6), -1):
        if re.search(r"[;:.—–\"“”]", scene.gap(step + 1)):
            return None
        lemma = verb_lemma(scene.word(step))
        if lemma in _reading("showing"):
            if scene.word(step).endswith("s") and scene.word(step - 1) in ("he", "she"):
                return None  # "he shows fear": a film is told
            if scene.word(place - 1) == "of" and scene.word(place - 2) in (
                "feeling",
                "feelings",
                "sense",
            ):
                return None
            if scene.word(step - 1) == "to" and scene.text[
                : scene.tokens[step - 1].span.start
            ].endswith(" "):
                who = scene.feelers.ending_at(scene.tokens[step - 1].span.start - 1)
            else:
                who = None
            who = who or scene.feelers.before(scene.tokens[step].span.start)
            return _Found(start, emotion, who) if who else None
        if lemma in _reading("stirring"):
            stirred = scene.feelers.between(scene.tokens[step].span.end, start)
            return _Found(start, emotion, stirred or _among(scene, end))
    return None


def _there_was(scene: _Scene, place: int) -> bool:
    words = [scene.word(i) for i in range(max(0, place - 5), place)]
    return (
        "there" in words
        and bool({"was", "were", "came", "is", "are"} & set(words))
        and "," not in "".join(scene.gap(i) for i in range(max(1, place - 3), place + 1))
    )


def _among(scene: _Scene, end: int) -> Feeler | None:
    """ "outrage among residents", "criticism from the opposition", "boos from the gallery"."""
    found = re.compile(r"(?: [a-z]+){0,2} (?:among|amongst|from|by|of|in) ").match(
        scene.text, end, scene.span.end
    )
    return scene.feelers.after(found.end(), 3) if found else None


# --- feelings in somebody's own mouth ------------------------------------------------------------


def _spoken(scene: _Scene, quoted: _QuotedWords, mentions: Sequence[Mention]) -> Iterator[_Found]:
    for match in _pattern("quoted").finditer(scene.text, scene.span.start, scene.span.end):
        quotation = quoted.at(match.start())
        if quotation is None or _unsaid(scene, match.start()):
            continue
        emotion = _by_word("quoted")[match.group(1).lower().replace("’", "'")]
        if (
            " " not in match.group(1)
            and emotion in ("admiration", "fear", "surprise")
            and _names_more(scene, match.end())
        ):
            continue
        who = _speaker(quotation, mentions)
        yield _Found(match.start(), emotion, who)


def _unsaid(scene: _Scene, start: int) -> bool:
    left = scene.text[max(scene.span.start, start - 30) : start].lower().replace("’", "'")
    return bool(re.search(r"(?:\bnot|n't|\bnever|\bno|\bwithout|\bif) (?:[a-z]+ ){0,2}$", left))


def _names_more(scene: _Scene, end: int) -> bool:
    """ "a remarkable commentary": the word tells of a thing and not of the speaker."""
    return (
        re.match(
            r" (?!and\b|that\b|to\b|what\b|how\b|when\b|because\b|for\b|in\b|but\b)[a-z]",
            scene.text[end : end + 10],
        )
        is not None
    )


def _speaker(quotation: Quotation, mentions: Sequence[Mention]) -> Feeler | None:
    if quotation.source is not None:
        return Feeler(quotation.source, quotation.speaker)
    if quotation.speaker is not None:
        return Feeler(mentions[quotation.speaker].span, quotation.speaker)
    return None
