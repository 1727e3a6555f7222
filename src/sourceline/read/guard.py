"""One bad report among many: it is named, and the others are read."""

from __future__ import annotations

from collections.abc import Iterator

from sourceline.model.article import Problem
from sourceline.read.draft import Draft


def guarded(source: str, drafts: Iterator[Draft | Problem]) -> Iterator[Draft | Problem]:
    """The drafts until one fails as nobody foresaw; that becomes a problem.

    `EOFError` and `OSError` are of the file around it and go on.
    """
    try:
        yield from drafts
    except (EOFError, OSError):
        raise
    except Exception as cause:
        yield Problem(source, "partly_read", unforeseen(cause))


def unforeseen(cause: Exception) -> str:
    """What is said of an error that no rule expects."""
    return f"it could not be read ({type(cause).__name__}: {str(cause)[:120]})."
