"""What the network found to be reported: whether a story can tell it as somebody's speech.

"Ito warned of floods" and "Ito cited the old rule" report no clause, and "Ito has not said that", "Ito
disputed claims that" and "Ito first thought that" report what Ito does not say.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sourceline.annotate.noun_words import listed
from sourceline.annotate.saying_verbs import is_auxiliary, is_contracted
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import is_past_form, lemmas

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST_CLAUSE = 4
# Of a verb that is none of saying a "that" so many words on is another's: "slammed the deal as a promise that".
_NEAR_THAT = 5
# "was" stands in the last words of a cue, or in so many characters before it.
_BEFORE_VERB, _PASSIVE = 6, 3
_RELATIVE = frozenset(["who", "whom", "whose", "which", "where", "that"])
_NOT_FINITE = frozenset(["be", "being", "been", "having"])
# After these a verb of any kind of telling reports a clause.
_OPENERS = frozenset(["that", "whether", "if", "why", "how"])
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "their", "its", "this", "these", "no"])
# "the match they watched": a clause about the noun before it.
_SUBJECTS = frozenset(["he", "she", "they", "we", "i", "you", "it"])
_BEFORE_CLAUSE = re.compile(r"(?:^|[,;:.!?—–\-\"“”‘(])\s*(?:(?:and|but|so|yet|that|while)\s+)?$")


def is_told(text: str, sentence: Span, source: Span | None, cue: Span | None, words: Span) -> bool:
    """Whether a cue tells of saying, and the words are a clause that it can report."""
    if cue is None or not _is_clause(text, words):
        return False
    if not is_uttered(text, cue) and not _is_finding(text, source, cue):
        return False
    purpose = text.startswith(("to ", "To "), cue.start)
    if purpose and (source is None or source.start > words.start):
        return False  # "To stress that ..., Ito stood up": what for, and nothing said
    if words.start < cue.start:
        return _BEFORE_CLAUSE.search(text[sentence.start : words.start]) is not None
    if _is_according(text, cue):
        return True
    between = _words(text, cue.end, words.start)
    told = _words(text, cue.start, cue.end)
    opened = (bool(between) and between[-1] in _OPENERS) or text[cue.start : cue.end].endswith(
        "that"
    )
    last = between[-1] if between else told[-1]
    if not opened and last in words_of("cues", "prepositions"):
        return False
    if _is_finding(text, source, cue):
        return True
    said = {lemma for word in told for lemma in lemmas(word).get("VERB", ())} & listed("speech")
    if opened:
        near = len(between) <= _NEAR_THAT and told[0] not in _DETERMINERS
        return bool(said) or (source is not None and near)
    by_pronoun = _words(text, words.start, words.end)[0] in _SUBJECTS  # "stated he was glad"
    return bool(said if by_pronoun else said - listed("needs_that"))


def is_uttered(text: str, cue: Span | None) -> bool:
    """Whether a cue has a verb or a phrase of saying: "said", "according to"."""
    if cue is None:
        return False
    if _is_according(text, cue):
        return True
    speech = (listed("speech") | listed("quoting")) - listed("no_saying")
    told = _words(text, cue.start, cue.end)
    return any(lemma in speech for word in told for lemma in lemmas(word).get("VERB", ()))


def _is_finding(text: str, source: Span | None, cue: Span) -> bool:
    """ "The poll found", "records show": documents say what they show."""
    if source is None or not set(_words(text, source.start, source.end)) & listed("documents"):
        return False
    told = _words(text, cue.start, cue.end)
    return any(lemma in ("find", "show") for w in told for lemma in lemmas(w).get("VERB", ()))


def is_denied(text: str, cue: Span | None) -> bool:
    """Whether a cue says that nobody says so, or no longer: "has not said", "disputed", "first thought"."""
    if cue is None or _is_according(text, cue):
        return False
    told = _words(text, cue.start, cue.end)
    if "resist" in told or "help" in told:  # "could not resist saying"
        return False
    negated = listed("denying_auxiliaries") | listed("no_more")
    if any(word in negated or word.endswith("n't") for word in told):
        return True
    doubting = listed("doubting")
    return any(lemma in doubting for word in told for lemma in lemmas(word).get("VERB", ())) or any(
        word in listed("doubt") for word in told
    )


def is_passive(text: str, cue: Span | None) -> bool:
    """ "A court was told that", "it was reported that": nobody is said to have said it, and it was said."""
    if cue is None:
        return False
    told = _words(text, max(0, cue.start - _BEFORE_VERB), cue.end)
    return any(
        one in listed("be") and is_past_form(other) for one, other in pairwise(told[-_PASSIVE:])
    )


def denial_in(text: str, cue: Span | None) -> Span | None:
    """Where "denied" stands in a cue."""
    for match in _WORD.finditer(text, cue.start, cue.end) if cue is not None else ():
        if "deny" in lemmas(match.group().casefold()).get("VERB", ()):
            return Span(match.start(), match.end())
    return None


def _is_according(text: str, cue: Span) -> bool:
    return "according" in _words(text, cue.start, cue.end)


def _words(text: str, start: int, end: int) -> list[str]:
    return [w.casefold().replace("’", "'") for w in _WORD.findall(text, start, max(start, end))]


def _is_clause(text: str, span: Span) -> bool:
    """Whether words say something by themselves: their first verb is finite and the main one."""
    words = _words(text, span.start, span.end)
    if len(words) < _FEWEST_CLAUSE or words[0] in listed("opens_no_clause"):
        return False
    for place in range(1, len(words)):
        if words[place] in _RELATIVE or words[place] == "to":
            return False
        if words[place] in _SUBJECTS and words[place - 1] not in listed("joining"):
            return False
        if _is_finite(words[place]):
            return True
    return False


def _is_finite(word: str) -> bool:
    """A verb in the past, an auxiliary, or a form in -s that can be no plural ("says", not "plans")."""
    found = lemmas(word)
    third = word.endswith("s") and "VERB" in found and "NOUN" not in found
    helps = is_auxiliary(word) and word not in _NOT_FINITE
    return helps or is_contracted(word) or is_past_form(word) or third
