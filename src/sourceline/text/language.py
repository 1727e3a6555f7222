"""Which language a text is in, as a two-letter code; "und" where it is too short to tell.

English is told by its function words, which costs nothing; other languages by py3langid, loaded
only then. What a page declares counts only where the words do not say, since templates often declare
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
# py3langid needs some letters: under this it guesses.
_SHORTEST = 40
# English words that no neighbour writes the same way with any frequency.
_ENGLISH = frozenset({
    "the", "of", "and", "to", "that", "was", "for", "with", "his", "her", "he", "she", "they",
    "it", "is", "are", "were", "had", "has", "have", "been", "would", "not", "from", "which",
    "who", "their", "its", "this", "by", "at", "said", "but", "after", "as", "be", "about",
    "when", "there", "what", "you", "we", "will",
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
    if not words:
        return said or "und"
    share = sum(word in _ENGLISH for word in words) / len(words)
    if share >= _ENGLISH_SHARE and len(words) >= _FEW_WORDS:
        return "en"
    if len(words) < _FEW_WORDS:
        return said or ("en" if share > 0 and _plain_letters(text) else "und")
    if sum(map(len, words)) < _SHORTEST:
        return said or "und"
    return _identify(text[:_SAMPLE_CHARS])


def _identify(text: str) -> str:
    from py3langid.langid import classify

    return str(classify(text)[0])


def _code(declared: str | None) -> str | None:
    plain = (declared or "").strip().lower()
    match = _CODE.match(plain)
    return match.group() if match else _NAMES.get(plain)


def _plain_letters(text: str) -> bool:
    return all(ord(c) < 0x250 or ord(c) > 0x2000 for c in text)
