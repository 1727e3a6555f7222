"""The engine that was asked for."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from sourceline.pipeline.engine import Engine, SerialEngine
from sourceline.scale.cluster import DaskEngine
from sourceline.scale.local import LocalEngine
from sourceline.settings.values import Working


def open_engine(asked: Working) -> AbstractContextManager[Engine]:
    """Closed at the end of its `with`; a cluster is joined or started when there is work for it."""
    if asked.engine == "serial":
        return nullcontext(SerialEngine())
    if asked.engine == "dask":
        return DaskEngine(asked.scheduler, asked.workers or None)
    return LocalEngine(asked.workers or None)
