"""How much of the world one report may take up, so that a hostile file costs a line and not the run."""

from __future__ import annotations

from sourceline.settings.current import current

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


def report_bytes() -> int:
    """More than this is no report."""
    return current().read.report_bytes


def document_bytes() -> int:
    """A larger JSON document is not read."""
    return current().read.document_bytes


def feed_bytes() -> int:
    """A longer feed, or list of feeds, is not read."""
    return current().read.feed_bytes


def megabytes(size: int) -> str:
    """A size for people.

    >>> megabytes(8_000_000)
    '8.0 MB'
    """
    return f"{size / 1_000_000:.1f} MB"
