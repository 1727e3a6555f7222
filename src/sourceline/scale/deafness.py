"""Processes that are started here and do not hear Ctrl-C: it is the affair of the one that started them."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def deaf() -> Iterator[None]:
    """Whoever is started meanwhile does not hear Ctrl-C; here it comes through afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Started meanwhile, it would make this thread hear again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
