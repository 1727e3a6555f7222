"""Give it the reports, get the story.

>>> import sourceline
>>> story = sourceline.tell("reports/")  # doctest: +SKIP
>>> [entry.text for entry in story.timeline]  # doctest: +SKIP

docs/python.md tells all of it. Nothing is loaded before it is asked for.
"""

from __future__ import annotations

import sys
from types import ModuleType

TYPE_CHECKING = (
    False  # as type checkers understand it; `typing` takes longer than all the rest here
)
if TYPE_CHECKING:
    from sourceline.app.library import (
        Annotations,
        Archive,
        Article,
        Hit,
        Listed,
        Problem,
        Results,
        Selection,
        SourcelineError,
        Story,
        annotate,
        open,  # noqa: A004 (as gzip.open and shelve.open are called)
        tell,
        tell_story,
    )

__all__ = [
    "Annotations",
    "Archive",
    "Article",
    "Hit",
    "Listed",
    "Problem",
    "Results",
    "Selection",
    "SourcelineError",
    "Story",
    "__version__",
    "annotate",
    "open",
    "tell",
    "tell_story",
]

__version__ = "0.1.0.dev0"


class _Package(ModuleType):
    """The package. `tell` and `annotate` name functions here, and rooms next door as well.

    Whoever imports a room makes Python put it under its name: that would be in the function's place.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module("sourceline.app.library"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
