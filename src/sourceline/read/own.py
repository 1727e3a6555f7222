"""What sourceline itself wrote: a page or a story left beside the reports is no report."""

from __future__ import annotations

import re

_OWN = re.compile(
    rb'<meta name="generator" content="sourceline">|\A\s*\{\s*"schema"\s*:\s*"sourceline\.'
)
REASON = "it was written by sourceline and is no report. It was passed over."


def is_own(head: bytes) -> bool:
    """Whether these first bytes are of one of our pages, stories or lists of annotations."""
    return _OWN.search(head) is not None
