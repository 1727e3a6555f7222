"""Give it the reports, get the story.

>>> import sourceline
>>> story = sourceline.tell_story("reports/")  # doctest: +SKIP
>>> [entry.text for entry in story.timeline]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourceline.app.tell import tell as tell_story

__all__ = ["__version__", "tell_story"]

__version__ = "0.1.0.dev0"


def __getattr__(name: str) -> object:
    """`tell_story` when it is asked for, so that `import sourceline` loads nothing.

    It is not called `tell`: that is the room next door, which an import would put in its place.
    """
    if name == "tell_story":
        from importlib import import_module

        return import_module("sourceline.app.tell").tell
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
