"""One name for the words of one act: "shot" and "filmed", "shut" and "closed"."""

from __future__ import annotations

from functools import cache

from sourceline.text.lexicon import load_lexicon
from sourceline.text.morphology import stem


@cache
def groups() -> dict[str, str]:
    """Stem to the stem that stands for all words of its act."""
    rows: list[list[str]] = load_lexicon("contrasts").get("acts_alike", [])
    return {stem(word): stem(row[0]) for row in rows for word in row}


def act_name(root: str) -> str:
    """ "Shoot" is "film"; of a verb in its dictionary form or of a stem."""
    return groups().get(root) or groups().get(stem(root), root)
