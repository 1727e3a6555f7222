"""The settings that hold now: those that a front door chose, else those of the environment.

A program that uses sourceline as a library chooses none, and a file that happens to lie in its working
folder changes nothing for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from sourceline.settings.values import BY_VARIABLE, Settings, settings_with

_chosen: ContextVar[Settings | None] = ContextVar("sourceline_settings", default=None)


def current() -> Settings:
    """Raises `WrongValueError` where a variable of the environment makes no sense."""
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    return _of_environment(tuple(os.environ.get(name) for name in BY_VARIABLE))


@contextmanager
def using(settings: Settings) -> Iterator[None]:
    """These settings hold inside, in this thread."""
    token = _chosen.set(settings)
    try:
        yield
    finally:
        _chosen.reset(token)


def use(settings: Settings) -> None:
    """These settings hold from now on: for a process that is there for this work alone."""
    _chosen.set(settings)


@lru_cache(maxsize=8)
def _of_environment(told: tuple[str | None, ...]) -> Settings:
    return settings_with(
        {
            setting.path: setting.read(text, name)
            for (name, setting), text in zip(BY_VARIABLE.items(), told, strict=True)
            if text
        }
    )
