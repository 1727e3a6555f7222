"""Words from outside as Markdown text in which nothing is markup (CommonMark 0.31, GFM).

CommonMark lets a backslash stand before any ASCII punctuation; we escape what can begin something,
so that ordinary sentences stay readable as they are.
"""

from __future__ import annotations

import re

from sourceline.export.safe import neutral, one_line

_ALWAYS = re.compile(r"([\\`*_\[\]<>|~$&#^])")
_AT_START = re.compile(r"^([-+=:])")
_NUMBERED = re.compile(r"^([0-9]{1,9})([.)])")
# Bare addresses become links in GFM, whatever stands around them.
_ADDRESS = re.compile(r"(?i)(https?|ftp|mailto|xmpp):")
_WWW = re.compile(r"(?i)\bwww\.")


def plain(text: str) -> str:
    """The words on one line, with everything that could be markup escaped."""
    line = one_line(neutral(text))
    line = _ALWAYS.sub(r"\\\1", line)
    line = _ADDRESS.sub(r"\1\\:", line)
    line = _WWW.sub(lambda found: found.group()[:-1] + "\\.", line)
    return _NUMBERED.sub(r"\1\\\2", _AT_START.sub(r"\\\1", line))
