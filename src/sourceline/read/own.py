"""What sourceline itself wrote: a page, a story or an archive left beside the reports is no report."""

from __future__ import annotations

import re

_OWN = re.compile(
    rb'<meta name="generator" content="sourceline">|\A\s*\{\s*"schema"\s*:\s*"sourceline\.'
)
REASON = "it was written by sourceline and is no report. It was passed over."


# An archive: SQLite's own mark, and ours as the application id, which stands at byte 68.
_SQLITE, _APPLICATION = b"SQLite format 3\0", b"SLne"


def is_own(head: bytes) -> bool:
    """Whether these first bytes are of one of our pages, stories, lists of annotations or archives."""
    archive = head.startswith(_SQLITE) and head[68:72] == _APPLICATION
    return archive or _OWN.search(head) is not None
