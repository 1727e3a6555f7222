"""Writes what the vectors of all news have in common, `src/sourceline/group/centre.py`.

    python scripts/vector_centre.py REPORTS.jsonl

To be run again whenever the network's weights change. The reports are the ECB+ training reports
(`text` in each record, CC BY); of them 384 numbers remain and not a word.
"""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

import numpy as np

from sourceline.annotate.sentences import find_sentences
from sourceline.annotate.tagged import find_tagged
from sourceline.annotate.tagger import weights_name
from sourceline.group.vectors import SENTENCES
from sourceline.model.article import Article

PLACE = Path(__file__).resolve().parents[1] / "src/sourceline/group/centre.py"

PAGE = '''"""What the vectors of all news reports have in common; written by `scripts/vector_centre.py`.

The mean direction of the first sentences of {number} news reports, by the weights {weights}.
"""

from __future__ import annotations

import base64

import numpy as np

# Signed 16-bit numbers of the lowest byte first, each {scale} times the coordinate.
_NUMBERS = (
{lines}
)

CENTRE = np.frombuffer(base64.b64decode(_NUMBERS), "<i2").astype(np.float64) / {scale}
'''
SCALE = 32768


def begin(text: str) -> np.ndarray | None:
    article = Article(id="a", source="a", text=text, language="en")
    spans = [sentence.span for sentence in find_sentences(article)]
    vectors = [each for each in find_tagged(text).vectors(spans) if each][:SENTENCES]
    if not vectors:
        return None
    found = [np.frombuffer(each, np.int8).astype(np.float64) for each in vectors]
    mean = sum(each / (np.linalg.norm(each) or 1.0) for each in found)
    return np.asarray(mean / (np.linalg.norm(mean) or 1.0))


def main(reports: Path) -> None:
    texts = [json.loads(line)["text"] for line in reports.read_text(encoding="utf-8").splitlines()]
    vectors = [each for text in texts if (each := begin(text)) is not None]
    numbers = np.round(np.mean(vectors, axis=0) * SCALE).astype("<i2").tobytes()
    told = base64.b64encode(numbers).decode("ascii")
    lines = "\n".join(f'    "{told[at : at + 88]}"' for at in range(0, len(told), 88))
    page = PAGE.format(number=len(vectors), weights=weights_name(), scale=SCALE, lines=lines)
    PLACE.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
