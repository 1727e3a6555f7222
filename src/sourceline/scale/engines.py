"""The engine that was asked for."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from sourceline.pipeline.engine import Engine, SerialEngine
from sourceline.scale.cluster import DaskEngine
from sourceline.scale.local import LocalEngine
from sourceline.settings.values import Working
from sourceline.settings.wrong import WrongValueError


def open_engine(asked: Working) -> AbstractContextManager[Engine]:
    """Closed at the end of its `with`. Raises `WrongValueError` for an address that nobody would ask."""
    if asked.scheduler and asked.engine != "dask":
        raise WrongValueError(
            f"the engine {asked.engine} has no scheduler",
            subject="scheduler",
            remedy="Say --engine dask too, or leave --scheduler out.",
        )
    if asked.engine == "serial":
        return nullcontext(SerialEngine())
    if asked.engine == "dask":
        return DaskEngine(asked.scheduler, asked.workers or None)
    return LocalEngine(asked.workers or None)
