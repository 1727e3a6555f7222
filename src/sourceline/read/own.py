"""What sourceline itself wrote: a page, a story or an archive left beside the reports is no report."""

from __future__ import annotations

import re

_OWN = re.compile(
    rb'<meta name="generator" content="sourceline">|\A\s*\{\s*"schema"\s*:\s*"sourceline\.'
)
# Where a SQLite file keeps its application's number, and ours ("SLne").
_SQLITE, _NUMBER_AT, _OURS = b"SQLite format 3\0", 68, b"SLne"
REASON = "it was written by sourceline and is no report. It was passed over."


def is_own(head: bytes) -> bool:
    """Whether these first bytes are of one of our pages, stories, lists of annotations or archives."""
    if head.startswith(_SQLITE):
        return head[_NUMBER_AT : _NUMBER_AT + len(_OURS)] == _OURS
    return _OWN.search(head) is not None
