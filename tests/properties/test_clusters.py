"""A cluster of processes that speak TCP tells what one process tells, whoever is killed meanwhile."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sourceline.app.archive import Building, Built, build
from sourceline.app.asking import check_archive
from sourceline.errors import EngineError
from sourceline.scale.cluster import DaskEngine
from tests.archives import TODAY, built, told, write_pile
from tests.clusters import ENVIRONMENT, ROOT, Cluster, running

pytest.importorskip(
    "distributed", reason="Dask is not installed: pip install 'sourceline[cluster]'"
)
STORIES, REPORTS = 5, 10
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)

# Builds on the cluster, a few reports at a time.
DRIVER = """
import sys
from datetime import date
from pathlib import Path
from sourceline.app import archive
from sourceline.app.archive import Building, build
from sourceline.scale.cluster import DaskEngine
from tests.clusters import read_slowly

archive.read_to_keep = read_slowly
if __name__ == "__main__":
    with DaskEngine(sys.argv[3], shard_bytes=2_000) as engine:
        how = Building(engine=engine, today=lambda: date(2031, 3, 1))
        print(build([sys.argv[1]], Path(sys.argv[2]), how).annotated)
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cluster")


@pytest.fixture(scope="module")
def pile(place: Path) -> Path:
    return write_pile(place / "pile", STORIES, REPORTS)


@pytest.fixture(scope="module", autouse=True)
def rules_alone() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCELINE_TAGGER", "off")
        yield


@pytest.fixture(scope="module")
def serial(place: Path, pile: Path) -> dict[str, str]:
    built(pile, place / "serial.db")
    return told(place / "serial.db")


@pytest.fixture(scope="module")
def cluster(place: Path) -> Iterator[Cluster]:
    with running(place / "dask") as cluster:
        for _ in range(2):
            cluster.add_worker()
        yield cluster


def clustered(pile: Path, out: Path, cluster: Cluster) -> Built:
    with DaskEngine(cluster.address) as engine:
        return build([str(pile)], out, Building(engine=engine, today=lambda: TODAY))


def kept(archive: Path) -> dict[int, bytes]:
    """What is kept of each report that was annotated."""
    if not archive.exists():
        return {}
    with closing(sqlite3.connect(archive, timeout=30)) as connection:
        try:
            rows = connection.execute("SELECT report, data FROM annotations").fetchall()
        except sqlite3.OperationalError:  # its tables are being made
            return {}
    return dict(rows)


def until_kept(archive: Path, count: int, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 90
    while len(kept(archive)) < count:
        assert process.poll() is None, "the driver ended before its time"
        assert time.monotonic() < until
        time.sleep(0.02)


def driver(pile: Path, archive: Path, cluster: Cluster) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(pile), str(archive), cluster.address],
        env=ENVIRONMENT,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def test_the_same_as_one_process(
    place: Path, pile: Path, cluster: Cluster, serial: dict[str, str]
) -> None:
    archive = place / "same.db"
    done = clustered(pile, archive, cluster)
    assert (done.annotated, done.problems) == (STORIES * REPORTS, [])
    assert kept(archive) == kept(place / "serial.db")
    assert told(archive) == serial


def test_settings_travel_with_the_work(
    place: Path, pile: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workers were started with the tagger off; who asks for it gets it, in the annotator's name too."""
    from sourceline.pipeline.keeping import kept_version, read_to_keep
    from tests.archives import plain

    articles = [plain(number, "Mira Okafor left Bergen on Monday.") for number in range(2)]
    monkeypatch.setenv("SOURCELINE_TAGGER", "on")
    assert "+" in kept_version()
    with DaskEngine(cluster.address) as engine:
        assert list(engine.map(read_to_keep, articles)) == [read_to_keep(a) for a in articles]


def test_a_worker_killed_costs_time_and_nothing_else(
    place: Path, pile: Path, cluster: Cluster, serial: dict[str, str]
) -> None:
    archive = place / "worker.db"
    victim = cluster.add_worker()
    with driver(pile, archive, cluster) as process:
        until_kept(archive, 10, process)
        victim.send_signal(KILL)
        printed, _ = process.communicate(timeout=90)
    assert victim.wait() != 0
    assert (process.returncode, printed.strip()) == (0, str(STORIES * REPORTS))
    assert check_archive(archive) == []
    assert told(archive) == serial


def test_a_driver_killed_and_started_again_goes_on(
    place: Path, pile: Path, cluster: Cluster, serial: dict[str, str]
) -> None:
    archive = place / "driver.db"
    with driver(pile, archive, cluster) as process:
        until_kept(archive, 10, process)
        process.send_signal(KILL)
    before = kept(archive)
    assert len(before) < STORIES * REPORTS, "it was killed in the middle"
    done = clustered(pile, archive, cluster)
    assert done.annotated == STORIES * REPORTS - len(before)
    after = kept(archive)
    assert {number: after[number] for number in before} == before
    assert told(archive) == serial


def test_a_cluster_of_our_own_is_reached_from_this_machine_alone() -> None:
    psutil = pytest.importorskip("psutil")
    ours = psutil.Process()
    others = {each.pid for each in ours.children(recursive=True)}
    with DaskEngine(workers=1) as engine:
        assert list(engine.map(abs, [-1, 2])) == [1, 2]
        heard = {
            each.laddr.ip
            for process in (ours, *ours.children(recursive=True))
            if process.pid not in others
            for each in process.net_connections()
            if each.status == psutil.CONN_LISTEN
        }
    assert heard == {"127.0.0.1"}


def test_a_long_item_holds_nobody_up(cluster: Cluster) -> None:
    """One worker is at it, and the other does all the rest meanwhile."""
    with DaskEngine(cluster.address) as engine:
        done = [
            place for place, _ in engine.as_done(long_first, [("x" * 40_000, n) for n in range(40)])
        ]
    assert sorted(done) == list(range(40))
    assert done[-1] == 0


def long_first(item: tuple[str, int]) -> int:
    time.sleep(3 if item[1] == 0 else 0.01)
    return item[1]


def test_what_fails_is_told(place: Path) -> None:
    """Work that ends every worker, a cluster without workers, one that went away."""
    with running(place / "fragile", DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as cluster:
        cluster.add_worker()
        assert "ended each worker" in failure(cluster, end_worker, 30)
        assert "no worker joined" in failure(cluster, abs, 1)
    assert "no scheduler answers" in failure(cluster, abs, 1)


def failure(cluster: Cluster, function: Callable[[int], int], patience: float) -> str:
    with (
        DaskEngine(cluster.address, patience=patience) as engine,
        pytest.raises(EngineError) as caught,
    ):
        list(engine.map(function, range(3)))
    assert caught.value.remedy
    return str(caught.value)


def end_worker(number: int) -> int:
    os._exit(number + 3)
