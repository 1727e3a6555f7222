"""Which language a text is in, as a two-letter code; "und" where it is too short to tell.

English is told by its function words, which costs nothing; other languages by theirs or by their
script, loaded only then. What a page declares counts only where the words do not say, since templates often declare
English whatever they hold.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARS = 6_000
_SAMPLE_WORDS = 400
# Share of the words below among all: English news 0.25 to 0.45 per report, lists 0.15, other languages of the
# Latin script under 0.08 (Dutch highest).
_ENGLISH_SHARE = 0.12
_FEW_WORDS = 12
# Under this many letters it would be a guess, unless the script alone says much.
_SHORTEST, _SHORTEST_FOREIGN = 60, 10
_BEYOND_LATIN = 0x250
# English words that no neighbour writes the same way with any frequency.
_ENGLISH = frozenset({
    "the", "of", "and", "to", "that", "was", "for", "with", "his", "her", "he", "she", "they",
    "it", "is", "are", "were", "had", "has", "have", "been", "would", "not", "from", "which",
    "who", "their", "its", "this", "by", "at", "said", "but", "after", "as", "be", "about",
    "when", "there", "what", "you", "we", "will",
})  # fmt: skip
# English words that neighbours write the same way.
_SHARED = frozenset({
    "a", "an", "in", "on", "or", "no", "so", "all", "one", "two", "more", "than", "over", "into", "out", "up",
    "also", "if", "do", "did", "can", "could", "its", "him", "me", "my", "our", "new", "first", "last",
})  # fmt: skip
# Records also name the language in English.
_NAMES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it",
    "portuguese": "pt", "dutch": "nl", "russian": "ru", "chinese": "zh", "japanese": "ja",
    "korean": "ko", "arabic": "ar", "turkish": "tr", "polish": "pl", "swedish": "sv",
}  # fmt: skip
_CODE = re.compile(r"[a-z]{2,3}(?![a-z])")


def find_language(text: str, declared: str | None = None) -> str:
    """The language of `text`; `declared` is asked where the text is too short to tell."""
    words = [w.lower() for w in _WORD.findall(text[:_SAMPLE_CHARS])[:_SAMPLE_WORDS]]
    said = _code(declared)
    letters = sum(map(len, words))
    share = sum(word in _ENGLISH for word in words) / max(1, len(words))
    if share >= _ENGLISH_SHARE and len(words) >= _FEW_WORDS:
        return "en"
    if not _is_latin(words):
        enough = letters >= _SHORTEST_FOREIGN
        return _identify(text, said) if enough else said or "und"
    if letters < _SHORTEST or len(words) < _FEW_WORDS:
        return said or ("en" if share > 0 else "und")
    found = _identify(text, said)
    return "en" if share > 0 and _is_rather_english(words, found) else found


def _is_rather_english(words: list[str], other: str) -> bool:
    """Of a few sentences: whether no fewer words are English little words than the other language's,
    those counted that both have ("in", "a")."""
    from sourceline.text.foreign import little_words

    own = sum(word in _ENGLISH or word in _SHARED for word in words)
    return own >= little_words(words, other)


def language_note(code: str) -> str | None:
    """What to know about a report in this language; None where its words are known to the rules."""
    from sourceline.text.foreign import UNKNOWN, language_name
    from sourceline.text.lexicon import has_language

    if has_language(code):
        return None
    told = (
        "its language could not be told"
        if code == UNKNOWN
        else f"it is in {language_name(code)}, not English"
    )
    if code == UNKNOWN:
        return f"{told}; it is read as English, so what is found in it may be wrong"
    return f"{told}; only its sentences, whole quotations, ISO dates and copied passages are read"


def _identify(text: str, said: str | None) -> str:
    from sourceline.text.foreign import UNKNOWN, identify

    found = identify(text[:_SAMPLE_CHARS])
    return said or UNKNOWN if found == UNKNOWN else found


def _code(declared: str | None) -> str | None:
    plain = (declared or "").strip().lower()
    match = _CODE.match(plain)
    return match.group() if match else _NAMES.get(plain)


def _is_latin(words: list[str]) -> bool:
    """Whether most letters are of the Latin script."""
    letters = "".join(words)
    return sum(ord(letter) < _BEYOND_LATIN for letter in letters) * 2 >= len(letters)
