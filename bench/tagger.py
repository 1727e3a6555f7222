"""The cost of the network beside all of annotating, and int8 beside float, side by side in one process.

Each pair is timed in turns, round by round, and the median of the rounds' ratios counts: whatever else
the machine does falls on both. The float network is there only where a training run left it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sourceline.annotate import tagger
from sourceline.annotate.annotator import annotate
from sourceline.annotate.windows import plan_windows
from sourceline.model.article import Article

ROOT = Path(__file__).resolve().parent.parent
FLOAT = ROOT / "out" / "training" / "run" / "float"
ROUNDS = 7


def articles() -> list[Article]:
    """The reports of the example piles, each read as plain text."""
    paths = sorted(ROOT.glob("examples/*/reports/*.txt"))[:10]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return [Article(id=str(i), source="x", text=t, language="en") for i, t in enumerate(texts)]


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def ratio(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float, float]:
    """Medians over the rounds: seconds of both, and the first as a share of the second."""
    one(), other()
    pairs = [(seconds(one), seconds(other)) for _ in range(ROUNDS)]
    shares = statistics.median(a / b for a, b in pairs)
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs), shares


def forward(network: tagger.Tagger, texts: Sequence[str]) -> Callable[[], None]:
    """The bare pass over the windows of some texts, cut beforehand."""
    cut = [network.cut(text) for text in texts]
    windows = [(pieces, window) for pieces in cut for window in plan_windows(pieces, network.room)]

    def run() -> None:
        for pieces, window in windows:
            network.run(pieces, window)

    return run


def rows() -> list[str]:
    found = articles()
    texts = [article.text for article in found]
    small = tagger.Tagger(tagger.FOLDER, 1)
    bare = forward(small, texts)
    pieces = sum(len(small.cut(text)) for text in texts)
    a, b, share = ratio(bare, lambda: [annotate(article) for article in found])
    lines = [
        f"| forward pass alone, {len(texts)} reports, {pieces:,} pieces, one thread | {a:.2f} s |",
        f"| whole annotation of the same | {b:.2f} s |",
        f"| forward pass as a share of it | {100 * share:.0f} % |",
    ]
    if FLOAT.is_dir():
        a, b, share = ratio(forward(tagger.Tagger(FLOAT, 1), texts), bare)
        lines.append(
            f"| float against int8, the same windows | {a:.2f} s, {b:.2f} s: {share:.2f} times |"
        )
    return lines


if __name__ == "__main__":
    print("\n".join(rows()))
