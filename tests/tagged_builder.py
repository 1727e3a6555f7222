"""A network's findings made by hand, for tests of what becomes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from sourceline.annotate.pair_features import surface_of
from sourceline.annotate.schemes import NAME_TAGS
from sourceline.annotate.tagged import Found, FoundMention, Tagged
from sourceline.annotate.tagger import Scores
from sourceline.annotate.wordpiece import Pieces
from tests.builders import span_of


def tagged(
    text: str,
    *,
    names: Sequence[tuple[str, str]] = (),
    sources: Sequence[str] = (),
    cues: Sequence[str] = (),
    contents: Sequence[str] = (),
    mentions: Sequence[tuple[str, str]] = (),
    no_name: float = 0.99,
) -> Tagged:
    """`no_name` is how sure the network is, of every word, that it belongs to no name."""
    places = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    count = len(places)
    zero = np.zeros(count, dtype=np.int64)
    pieces = Pieces(
        ids=zero,
        starts=np.asarray([a for a, _ in places], dtype=np.int64),
        ends=np.asarray([b for _, b in places], dtype=np.int64),
        words=np.arange(count),
        cases=zero,
        quotes=zero,
        breaks=zero,
    )
    rest = (1.0 - no_name) / (len(NAME_TAGS) - 1)
    rows = np.log(np.full((count, len(NAME_TAGS)), rest, dtype=np.float32))
    rows[:, 0] = np.log(no_name)
    found = [
        FoundMention(span_of(text, words), kind, 1.0, surface_of(words, i, i))
        for i, (words, kind) in enumerate(mentions)
    ]
    return Tagged(
        text,
        Scores(pieces, {"names": rows}),
        names=[Found(span_of(text, words), kind, 0.95) for words, kind in names],
        sources=[span_of(text, words) for words in sources],
        cues=[span_of(text, words) for words in cues],
        contents=[span_of(text, words) for words in contents],
        mentions=found,
    )
