"""How rare a word is in news reports."""

from __future__ import annotations

from functools import cache

from sourceline.text.lexicon import load_lexicon

# For a language without counts: every word weighs as much as a middling English content word.
UNCOUNTED = 4.0


@cache
def load_idf(language: str = "en") -> dict[str, float]:
    """Word (case folded, without "'s") to -ln(share of news reports that hold it)."""
    classes: dict[str, str] = load_lexicon("frequencies", language).get("classes", {})
    return {word: float(rarity) for rarity, words in classes.items() for word in words.split()}


@cache
def rarest(language: str = "en") -> float:
    """What a word weighs that is not among the counted ones."""
    return max(load_idf(language).values(), default=UNCOUNTED) + 1.0


def idf(word: str, language: str = "en") -> float:
    """The rarity of a case-folded word: about 0 for "the", 3 for "council", 9 for what is unknown.

    >>> idf("the") < idf("council") < idf("librarian")
    True
    """
    known = load_idf(language)
    if not known:
        return UNCOUNTED
    return known.get(word.removesuffix("'s"), rarest(language))
