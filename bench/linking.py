"""How long linking takes by number of reports, annotation apart: the part that sees all of a story.

The reports are annotated by the rules alone, as annotating is parallel by report and measured
elsewhere. Processor seconds, since other programs only add to the wall's.
"""

from __future__ import annotations

import math
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from bench.generate import write_pile

SIZES = (100, 1000, 5000)


def rows() -> Iterator[str]:
    """Lines of a table: reports, seconds, milliseconds a report, exponent of growth."""
    before: tuple[int, float] | None = None
    for size in SIZES:
        with patch.dict(os.environ, {"SOURCELINE_TAGGER": "off"}):
            seconds = _seconds(size)
        power = f"{_power(before, (size, seconds)):.2f}" if before else ""
        yield f"| {size:,} | {seconds:.1f} | {1000 * seconds / size:.0f} | {power} |"
        before = (size, seconds)


def _seconds(size: int) -> float:
    from sourceline.app.tell import read_given
    from sourceline.link.linker import link
    from sourceline.model.article import Article
    from sourceline.pipeline.stages import read_article

    with tempfile.TemporaryDirectory() as folder:
        write_pile(size, Path(folder))
        read = read_given([folder], stdin=None, strict=True)
        annotations = [read_article(each) for each in read if isinstance(each, Article)]
    began = time.process_time()
    link(annotations)
    return time.process_time() - began


def _power(small: tuple[int, float], large: tuple[int, float]) -> float:
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


if __name__ == "__main__":
    print("\n".join(rows()))
