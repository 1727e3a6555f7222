"""How much of the world one report may take up, so that a hostile file costs a line and not the run."""

from __future__ import annotations

# A long novel has 1.5 MB of text and a newspaper's heaviest saved page 5 MB; no report is longer.
# 8 MB of the plainest text take under a second to read and mark.
REPORT_BYTES = 8_000_000
# A JSON document is read whole, at about six times its size in memory; JSONL has no limit.
DOCUMENT_BYTES = 256_000_000
# A feed is read whole, at about three times its size in memory: 100,000 entries of 1 KB fit.
FEED_BYTES = 128_000_000
# Packed text is 3 to 10 times smaller, long lists of alike records up to 50; a bomb is 1,000 times
# smaller with gzip and 30,000 with zstandard. The first megabytes are given free.
UNPACKED_TIMES = 200
UNPACKED_FREE = 32_000_000
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
