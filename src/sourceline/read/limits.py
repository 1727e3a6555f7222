"""How much of the world one report may take up, so that a hostile file costs a line and not the run."""

from __future__ import annotations

# A long novel has 1.5 MB of text and a newspaper's heaviest saved page 5 MB; no report is longer.
# 8 MB of the plainest text take under a second to read and mark.
REPORT_BYTES = 8_000_000
# A JSON document is read whole, at about six times its size in memory; JSONL has no limit.
DOCUMENT_BYTES = 256_000_000
# Trees deeper than this are flattened before anything walks them: real pages stay under 60 levels.
TREE_DEPTH = 200
# Beyond this size a page's words are taken plainly, without looking for its main part (8 s at 4 MB).
EXTRACTION_BYTES = 3_000_000
# Front matter and header lines are short.
HEAD_CHARS = 65_536


def megabytes(size: int) -> str:
    """A size for people.

    >>> megabytes(8_000_000)
    '8.0 MB'
    """
    return f"{size / 1_000_000:.1f} MB"
