"""Whether a person looks, at what width, and whether colours are welcome.

`NO_COLOR` (no-color.org) and `FORCE_COLOR` are the environment's customs: set and not empty counts.
"""

from __future__ import annotations

import os
import shutil

from sourceline.cli.output import STDOUT, on_terminal

# As wide as is still read with ease.
WIDEST = 100


def colour_wanted(out: str) -> bool:
    """Who refuses colours has the first word, who insists the second; else only a terminal has them."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return _looked_at(out) and os.environ.get("TERM") != "dumb"


def columns(out: str) -> int | None:
    """How wide lines may be; None where no terminal says so."""
    return min(shutil.get_terminal_size().columns, WIDEST) if _looked_at(out) else None


def _looked_at(out: str) -> bool:
    return out == STDOUT and on_terminal()
