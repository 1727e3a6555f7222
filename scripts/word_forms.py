"""Writes the lexicon of English word forms, `src/sourceline/text/languages/en/forms.txt`, from lemminflect.

    python scripts/word_forms.py

lemminflect's lexicon is what we want of it; with it would come numpy, 70 MB and half a second of
loading. A line is the word, its `POS:lemma/lemma` and `past`, set apart by tabs, so that a look-up is a
bisection of the sorted lines; `past` marks a past tense or past participle of the first verb.
"""

from __future__ import annotations

from pathlib import Path

from lemminflect import getAllInflections, getAllLemmas
from lemminflect.core.Lemmatizer import Lemmatizer

FORMS = Path(__file__).resolve().parents[1] / "src/sourceline/text/languages/en/forms.txt"


def known_words() -> list[str]:
    """All words that a look-up can find, sorted by code point."""
    lexicon = Lemmatizer()
    words = {*lexicon._getLemmaDict(), *lexicon._getOverridesDict()}
    return sorted(word for word in words if word == word.lower())


def is_past(word: str, verb: str) -> bool:
    forms = getAllInflections(verb, upos="VERB")
    return word in forms.get("VBD", ()) or word in forms.get("VBN", ())


def line_of(word: str) -> str:
    lemmas: dict[str, tuple[str, ...]] = getAllLemmas(word)
    parts = [word, *(f"{part}:{'/'.join(found)}" for part, found in lemmas.items())]
    if "VERB" in lemmas and is_past(word, lemmas["VERB"][0]):
        parts.append("past")
    assert not any(mark in word for mark in "\t\n"), word
    return "\t".join(parts)


def main() -> None:
    lines = "".join(f"{line_of(word)}\n" for word in known_words())
    FORMS.write_text(lines, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
