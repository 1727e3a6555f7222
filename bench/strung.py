"""What one would string together for the same question: extract, weigh words, find copies. For measuring beside.

trafilatura takes the text out of a page, TF-IDF and cosine join each report to the story that is most
alike, MinHash of five-word runs finds near duplicates. No dates, no names, no quotations, no evidence.
"""

from __future__ import annotations

import html
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

import numpy as np
import trafilatura

ALIKE = 0.3
HASHES, BANDS, RUN = 64, 16, 5
_PRIME = (1 << 31) - 1


def strung_together(reports: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """How many stories and how many near duplicates."""
    texts = [_extracted(each["text"]) for each in reports]
    words = [re.findall(r"\w+", text.lower()) for text in texts]
    return len(_stories(words)), _duplicates(words)


def _extracted(text: str) -> str:
    paragraphs = "".join(f"<p>{html.escape(each)}</p>" for each in text.split("\n"))
    page = f"<html><body><article>{paragraphs}</article></body></html>"
    return trafilatura.extract(page) or text


def _stories(words: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """One pass: the sums of each story's vectors."""
    spread = Counter(word for each in words for word in set(each))
    stories: list[dict[str, float]] = []
    lengths: list[float] = []
    holding: defaultdict[str, set[int]] = defaultdict(set)
    for each in words:
        vector = {
            word: (1 + math.log(count)) * math.log(len(words) / spread[word])
            for word, count in Counter(each).items()
        }
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        scores: defaultdict[int, float] = defaultdict(float)
        for word, value in vector.items():
            for at in holding[word]:
                scores[at] += value * stories[at][word]
        best = max(scores, key=lambda at: scores[at] / lengths[at], default=None)
        if best is None or scores[best] / (lengths[best] * length) < ALIKE:
            best = len(stories)
            stories.append({})
            lengths.append(0.0)
        story = stories[best]
        for word, value in vector.items():
            story[word] = story.get(word, 0.0) + value
            holding[word].add(best)
        lengths[best] = math.sqrt(sum(value * value for value in story.values())) or 1.0
    return stories


def _duplicates(words: Sequence[Sequence[str]]) -> int:
    numbers = np.random.default_rng(1)
    factor, shift = numbers.integers(1, _PRIME, (2, HASHES, 1), dtype=np.int64)
    buckets: defaultdict[tuple[int, bytes], list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for at, each in enumerate(words):
        runs = {crc32(" ".join(each[i : i + RUN]).encode()) for i in range(len(each) - RUN + 1)}
        if not runs:
            continue
        hashed = np.fromiter(runs, np.int64, len(runs)) % _PRIME
        least = ((factor * hashed + shift) % _PRIME).min(axis=1).reshape(BANDS, -1)
        for band, row in enumerate(least):
            held = buckets[band, row.tobytes()]
            pairs.update((other, at) for other in held)
            held.append(at)
    return len(pairs)
