"""A Dask cluster for tests: scheduler and workers as processes of their own that speak TCP on loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sourceline.model.article import Article, Problem
from sourceline.pipeline.keeping import Read, read_to_keep

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {
    **os.environ,
    "SOURCELINE_TAGGER": "off",
    "PYTHONPATH": str(ROOT),
    "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "10 s",
}
START_SECONDS = 90.0


def read_slowly(article: Article) -> Read | Problem:
    """As the network would take its time."""
    time.sleep(0.05)
    return read_to_keep(article)


class Cluster:
    """Ports are those that the system had free."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.file = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start(
            "dask_scheduler", "--port", "0", "--no-show", "--no-dashboard", more=environment
        )
        until = time.monotonic() + START_SECONDS
        while not self._address():
            assert self.scheduler.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.05)
        self.address = self._address()

    def add_worker(self, **environment: str) -> subprocess.Popen[bytes]:
        return self._start(
            "dask_worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
            "--memory-limit", "0", file=False, more=environment,
        )  # fmt: skip

    def said(self) -> str:
        return "\n".join(path.read_text("utf-8") for path in sorted(self.folder.glob("*.log")))

    def end(self) -> None:
        for process in self.processes:
            with suppress(OSError):
                process.kill()
            process.wait()

    def _start(
        self, program: str, *arguments: str, file: bool = True, more: dict[str, str]
    ) -> subprocess.Popen[bytes]:
        named = ("--scheduler-file", str(self.file)) if file else ()
        with (self.folder / f"{len(self.processes)}-{program}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{program}", *arguments, *named,
                 "--host", "127.0.0.1"],
                env={**ENVIRONMENT, **more},
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )  # fmt: skip
        self.processes.append(process)
        return process

    def _address(self) -> str:
        with suppress(OSError, ValueError):
            return str(json.loads(self.file.read_text("utf-8"))["address"])
        return ""


@contextmanager
def running(folder: Path, **environment: str) -> Iterator[Cluster]:
    folder.mkdir(parents=True, exist_ok=True)
    cluster = Cluster(folder, **environment)
    try:
        yield cluster
    finally:
        cluster.end()
