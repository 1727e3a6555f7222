"""Verbs of a sentence and what their form says: told as done, to come, denied, or as a state.

No tagger: word forms from a dictionary, and the words before them. It misses verbs that look like nouns
("the ship sinks") rather than take nouns for verbs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sourceline.model.annotations import EventClass
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import is_past_form, lemmas, verb_lemma
from sourceline.text.tokens import Token

_DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your",
     "some", "any", "no", "every", "each", "another", "of", "in", "on", "at", "for", "from", "with", "into",
     "between", "under", "over", "about", "against", "very", "more", "most", "less", "too", "so", "such"]
)  # fmt: skip


_PERFECT = frozenset(("has", "have", "'ve", "hasn't", "haven't"))
# Modals of what lies ahead of the report itself; "would" and "could" can lie ahead of what it tells.
_AHEAD = frozenset(("will", "'ll", "shall", "may", "can"))

# "ordered the company, which runs it, to begin": the verb that an infinitive hangs on is looked for
# over so many words, up to the first finite verb.
GOVERNOR_REACH = 12


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb. `background`: "had done"; `describes`: "was delighted", "were hanging", a state told
    in the past, which has no day by itself."""

    span: Span
    lemma: str
    cls: EventClass
    present: bool = False
    background: bool = False
    describes: bool = False
    perfect: bool = False  # "has done"
    able: bool = False  # "could be seen": done, where its day is past
    place: int = 0


def find_verbs(text: str, tokens: Sequence[Token]) -> list[Verb]:
    """The verbs of one sentence, in order of place."""
    found = []
    tokens = [_helping(_no_name(text, token, place)) for place, token in enumerate(tokens)]
    for place in range(len(tokens)):
        verb = _verb_at(text, tokens, place)
        if verb is not None:
            found.append(verb)
    return found


def _no_name(text: str, token: Token, place: int) -> Token:
    """ "Shut since May, opened on Tuesday", "as Will left": a month or a person is no modal."""
    written = token.span.cut(text)
    named = place > 0 and token.plain in ("may", "will") and written.istitle()
    return replace(token, plain=written) if named else token


def _helping(token: Token) -> Token:
    """ "I'll" as the helper that it ends with."""
    pronoun, mark, rest = token.plain.partition("'")
    helps = mark and rest in ("ll", "d", "ve", "re") and pronoun.isalpha()
    return replace(token, plain=f"'{rest}") if helps else token


def _lexicon(name: str) -> frozenset[str]:
    return words_of("events", name)


def _verb_at(text: str, tokens: Sequence[Token], place: int) -> Verb | None:
    token = tokens[place]
    word = token.plain
    lemma = verb_lemma(word)
    if lemma is None or "/" in word or word[0].isdigit() or word in _lexicon("no_verbs"):
        return None
    if _is_auxiliary(word):
        return _main_auxiliary(tokens, place)
    if token.span.cut(text)[0].isupper() and place > 0:
        return None
    helper, negated = _helper(tokens, place)
    if helper is None:
        return _bare(text, tokens, place, lemma)
    cls, present, background = _under(helper, tokens, place, word, lemma)
    if cls is None:
        return None
    nobody = helper > 0 and tokens[helper - 1].plain in ("nobody", "none", "neither", "nothing")
    if nobody or (negated and cls is not EventClass.EXPECTED):
        cls = EventClass.NOT_HAPPENED
    describes = tokens[helper].plain in _lexicon("be") and (
        word.endswith("ing") or "ADJ" in lemmas(word) or lemma in _lexicon("feelings")
    )
    over, _ = _helper(tokens, helper)
    able = "could" in (tokens[helper].plain, tokens[over].plain if over is not None else "")
    perfect = bool(
        {tokens[helper].plain, tokens[over].plain if over is not None else ""} & _PERFECT
    )
    return Verb(token.span, lemma, cls, present, background, describes, perfect, able, place)


def _is_auxiliary(word: str) -> bool:
    return any(
        word in _lexicon(part) for part in ("be", "have", "do", "modals_expected", "modals_wanted")
    )


def _helper(tokens: Sequence[Token], place: int) -> tuple[int | None, bool]:
    """The auxiliary, modal or "to" right before a verb (adverbs and "not" between them), and whether denied."""
    negated = False
    back = place - 1
    while back >= 0 and place - back <= 4:
        word = tokens[back].plain
        if word in _lexicon("negations"):
            negated = True
        elif _is_auxiliary(word) or word == "to":
            negated = negated or word.endswith("n't")
            return back, negated
        elif not _is_adverb(word):
            break
        back -= 1
    return None, negated


def _is_adverb(word: str) -> bool:
    parts = lemmas(word)
    return word.endswith("ly") or ("ADV" in parts and "NOUN" not in parts and "VERB" not in parts)


def _under(
    helper: int, tokens: Sequence[Token], place: int, word: str, lemma: str
) -> tuple[EventClass | None, bool, bool]:
    """Class, present tense and background of a verb under its helper; class None where it is no verb."""
    head = tokens[helper].plain
    past = is_past_form(word)
    if head == "to":
        return _infinitive(tokens, helper, word == lemma)
    if head in _lexicon("modals_expected"):
        ahead = head in _AHEAD
        return (EventClass.EXPECTED, ahead, False) if word == lemma else (None, False, False)
    if head in _lexicon("modals_wanted"):
        return (EventClass.STATE, True, False) if word == lemma else (None, False, False)
    if head in _lexicon("have"):
        return (
            (EventClass.HAPPENED, False, head in ("had", "hadn't"))
            if past
            else (None, False, False)
        )
    if head in _lexicon("do"):
        denied = head.endswith("n't") or any(t.plain == "not" for t in tokens[helper:place])
        if word != lemma:
            return None, False, False
        cls = EventClass.NOT_HAPPENED if denied else EventClass.HAPPENED
        return (
            (EventClass.STATE if head in ("do", "does", "don't", "doesn't") else cls),
            head.startswith("do"),
            False,
        )
    return _after_be(tokens, helper, word, past)


def _after_be(
    tokens: Sequence[Token], helper: int, word: str, past: bool
) -> tuple[EventClass | None, bool, bool]:
    """Passives and progressives."""
    head = tokens[helper].plain
    before, _ = _helper(tokens, helper)
    over = tokens[before].plain if before is not None else ""
    now = head in ("is", "are", "am", "'s", "'re", "isn't", "aren't")
    if not past and not word.endswith("ing"):
        return None, False, False
    if over == "to" and before is not None:
        return _infinitive(tokens, before, True)
    if over in _lexicon("modals_expected"):
        return EventClass.EXPECTED, over in _AHEAD, False
    if over in _lexicon("modals_wanted"):
        return EventClass.STATE, True, False  # "must be cleared"
    if now:
        return EventClass.STATE, True, False
    return EventClass.HAPPENED, False, over in ("had", "hadn't")


def _infinitive(
    tokens: Sequence[Token], to: int, base: bool
) -> tuple[EventClass | None, bool, bool]:
    """ "plans to march", "is due to open", "was to open": to come; other infinitives carry no event."""
    if not base or to == 0:
        return None, False, False
    before = tokens[to - 1].plain
    if before in ("is", "are", "was", "were", "has", "have"):
        return EventClass.EXPECTED, False, False
    if before == "had":
        return EventClass.HAPPENED, False, False  # "had to be carried"
    for back in range(to - 1, max(-1, to - GOVERNOR_REACH), -1):
        word = tokens[back].plain
        lemma = verb_lemma(word) or word
        if lemma in _lexicon("expecting") or word in _lexicon("expecting"):
            return EventClass.EXPECTED, False, False
        if is_past_form(word) or _is_auxiliary(word):
            break
    return None, False, False


def _bare(text: str, tokens: Sequence[Token], place: int, lemma: str) -> Verb | None:
    """A verb without a helper: a past tense, or a present one after a name, a noun or a pronoun."""
    token = tokens[place]
    word = token.plain
    before = tokens[place - 1].plain if place else ""
    gap = text[tokens[place - 1].span.end : token.span.start] if place else ""
    if any(t.plain == "with" for t in tokens[max(0, place - 3) : place]):
        return None  # "with his name painted on it"
    if place and (
        (before in _DETERMINERS and not _after_relative(tokens, place))
        or re.match(r"^['’]s? ?$|^-$", gap)
    ):
        return None
    if is_past_form(word) and (word != lemma or _has_subject(text, tokens, place)):
        if _modifies_noun(text, tokens, place, lemma) or _ends_noun_phrase(text, tokens, place):
            return None
        cls = EventClass.NOT_HAPPENED if _denied(tokens, place) else EventClass.HAPPENED
        return Verb(token.span, lemma, cls, place=place)
    present = word.endswith("s") and word != lemma and _has_subject(text, tokens, place)
    timetable = lemma in _lexicon("timetable")
    if timetable and word == lemma and _is_plural(before):
        present = "NOUN" in lemmas(before) or before in ("they", "we")  # "Tickets go on sale"
    if present and (timetable or not _is_plural_noun(word, before)):
        return Verb(token.span, lemma, EventClass.STATE, present=True, place=place)
    return None


def _after_relative(tokens: Sequence[Token], place: int) -> bool:
    """ "a bill that stalled in Congress", where "that" is no determiner: no noun follows its word."""
    if tokens[place - 1].plain != "that" or place < 2 or not is_past_form(tokens[place].plain):
        return False
    after = tokens[place + 1].plain if place + 1 < len(tokens) else ""
    noun = "NOUN" in lemmas(tokens[place - 2].plain) or tokens[place - 2].plain in (
        "something",
        "one",
    )
    return noun and not {"NOUN", "ADJ"} & set(lemmas(after))


def _is_plural(word: str) -> bool:
    return word in ("they", "we") or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _denied(tokens: Sequence[Token], place: int) -> bool:
    return any(t.plain in _lexicon("negations") for t in tokens[max(0, place - 2) : place])


def _has_subject(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Whether the word before can be a subject: a name, a pronoun, a noun; or an adverb after one."""
    if place == 0:
        return False
    before = tokens[place - 1]
    if before.plain in ("he", "she", "they", "it", "who", "which", "we", "i", "you"):
        return True
    if _is_adverb(before.plain):
        return place > 1 and _has_subject(text, tokens, place - 1)
    return before.span.cut(text)[0].isupper() or "NOUN" in lemmas(before.plain)


def _modifies_noun(text: str, tokens: Sequence[Token], place: int, lemma: str) -> bool:
    """ "jammed turnstiles", "said to", "injured passengers": an adjective before its noun, no verb."""
    if "ADJ" not in lemmas(tokens[place].plain) or place + 1 >= len(tokens):
        return False
    following = tokens[place + 1]
    gap = text[tokens[place].span.end : following.span.start]
    subject = _has_subject(text, tokens, place)
    return gap == " " and not subject and "NOUN" in lemmas(following.plain)


def _ends_noun_phrase(text: str, tokens: Sequence[Token], place: int) -> bool:
    """ "a close-up shot", "the last cut": a word that can be a noun, after an adjective and a determiner."""
    if "NOUN" not in lemmas(tokens[place].plain):
        return False
    for back in range(place - 1, max(-1, place - 4), -1):
        if text[tokens[back].span.end : tokens[back + 1].span.start] not in (" ", "-"):
            return False
        word = tokens[back].plain
        if word in _DETERMINERS:
            near = tokens[place - 1].plain
            return back < place - 1 and ("ADJ" in lemmas(near) or "-" in near)
        if tokens[back].span.cut(text)[0].isupper() or not (
            "-" in word or {"ADJ", "NOUN"} & set(lemmas(word))
        ):
            return False
    return False


def _is_plural_noun(word: str, before: str) -> bool:
    """ "court rulings": a plural noun after a noun rather than a verb, where both can be."""
    return "NOUN" in lemmas(word) and before not in ("he", "she", "it", "who", "which")


def _is_dated(tokens: Sequence[Token], place: int) -> bool:
    """ "due in November", "due on Friday"; "due to" is followed by its verb."""
    return place < len(tokens) and tokens[place].plain in ("in", "on", "by", "at", "next", "this")


def _main_auxiliary(tokens: Sequence[Token], place: int) -> Verb | None:
    """ "be" and "have" as the only verb: a state."""
    word = tokens[place].plain
    if word not in _lexicon("be") and word not in _lexicon("have"):
        return None
    for after in range(place + 1, min(place + 4, len(tokens))):
        following = tokens[after].plain
        if _is_adverb(following) or following in _lexicon("negations"):
            continue
        if following == "due" and _is_dated(tokens, after + 1):
            return Verb(tokens[place].span, "be", EventClass.EXPECTED, place=place)
        if following in _lexicon("expecting") or verb_lemma(following) in _lexicon("expecting"):
            return None
        if is_past_form(following) or following.endswith("ing") or _is_auxiliary(following):
            return None
        break
    lemma = "be" if word in _lexicon("be") else "have"
    helper, _ = _helper(tokens, place)
    modal = helper is not None and (
        tokens[helper].plain in _lexicon("modals_expected") or tokens[helper].plain == "to"
    )
    cls = EventClass.EXPECTED if modal and word in ("be", "have") else EventClass.STATE
    now = word in ("is", "are", "am", "'s", "'re", "has", "have")
    return Verb(tokens[place].span, lemma, cls, present=now, place=place)
