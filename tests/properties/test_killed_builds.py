"""A build that is killed with -9 at any moment is gone on with, and nothing is lost or doubled."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from sourceline.app.asking import check_archive, list_stories
from sourceline.errors import StoreError
from tests.archives import report, told, write, write_pile

ROOT = Path(__file__).resolve().parents[2]
SEED, KILLS = 20310301, 12
WHOLE, SOME = 5_000, 5  # reports that are sorted at once: all of them, or a few

# Builds; kills itself at the given statement that it has for SQLite, in whatever transaction that is.
BUILD = """
import os, signal, sys
from datetime import date
from pathlib import Path
from sourceline.app import sorting
from sourceline.app.archive import Building, build
from sourceline.store.database import Database

left, total = int(sys.argv[3]), 0
sorting.SHARE = int(sys.argv[4])

def counted(method):
    def called(*arguments):
        global total
        total += 1
        if total == left:
            os.kill(os.getpid(), signal.SIGKILL)
        return method(*arguments)
    return called

for name in ("rows", "run", "run_each"):
    setattr(Database, name, counted(getattr(Database, name)))
build([sys.argv[1]], Path(sys.argv[2]), Building(today=lambda: date(2031, 3, 1)))
print(total)
"""
ENVIRONMENT = {**os.environ, "SOURCELINE_TAGGER": "off"}


def run(pile: Path, archive: Path, statement: int, share: int = WHOLE) -> int | None:
    """How many statements the build took; None where it was killed."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(pile), str(archive), str(statement), str(share)],
        capture_output=True,
        encoding="utf-8",
        env=ENVIRONMENT,
        cwd=ROOT,
        check=False,
    )
    if done.returncode == -signal.SIGKILL:
        return None
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def remove(archive: Path) -> None:
    for path in archive.parent.glob(f"{archive.name}*"):
        path.unlink()


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    pile = write_pile(tmp_path / "pile", stories=8, reports=4)
    write(pile / "s00-1-again.txt", report(0, 1))  # a second place
    return pile


@pytest.mark.parametrize("share", [WHOLE, SOME])
def test_killed_at_random_statements(pile: Path, tmp_path: Path, share: int) -> None:
    whole, archive = tmp_path / "whole.db", tmp_path / "news.db"
    statements = run(pile, whole, 0, share)
    assert statements is not None
    chance = random.Random(SEED)
    killed = 0
    while killed < KILLS:
        if run(pile, archive, chance.randrange(1, statements), share) is not None:
            assert told(archive) == told(whole)
            remove(archive)  # it was done before its turn to be killed: from the start again
            continue
        killed += 1
        # Before the first transaction there is no archive yet; from then on it is whole.
        if archive.exists() and archive.stat().st_size:
            assert check_archive(archive) == []
    run(pile, archive, 0, share)
    assert check_archive(archive) == []
    assert told(archive) == told(whole)
    assert sorted_so(archive) == sorted_so(whole)


def sorted_so(archive: Path) -> list[tuple[object, ...]]:
    """All that the next report is compared with, to the byte."""
    with closing(sqlite3.connect(archive)) as connection:
        return [
            row
            for table in ("gatherings", "gathered", "gathering_terms", "waiting", "touched")
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
        ]


def test_killed_while_a_change_comes_in(pile: Path, tmp_path: Path) -> None:
    """What was told before stays readable, and in the end it is as if nothing had been."""
    whole, archive = tmp_path / "whole.db", tmp_path / "news.db"
    for each in (whole, archive):
        run(pile, each, 0)
    before = told(archive)
    for story in range(4):
        write(pile / f"s{story:02d}-2.txt", report(story, 2).replace("4 people", "6 people"))
    statements = run(pile, whole, 0)
    assert statements is not None
    chance = random.Random(SEED)
    for _ in range(4):
        run(pile, archive, chance.randrange(statements // 2, statements))
        now = told(archive)
        assert len(now) == len(before)
    run(pile, archive, 0)
    assert told(archive) == told(whole)


def test_two_builds_at_once(pile: Path, tmp_path: Path) -> None:
    """Neither fails, and together they tell what one would."""
    whole, archive = tmp_path / "whole.db", tmp_path / "news.db"
    run(pile, whole, 0)
    command = [sys.executable, "-c", BUILD, str(pile), str(archive), "0", str(WHOLE)]
    with (
        subprocess.Popen(command, env=ENVIRONMENT, cwd=ROOT, stdout=subprocess.DEVNULL) as one,
        subprocess.Popen(command, env=ENVIRONMENT, cwd=ROOT, stdout=subprocess.DEVNULL) as two,
    ):
        seen = set()
        while one.poll() is None or two.poll() is None:
            with suppress(StoreError):  # not yet made
                seen.add(len(list_stories(archive)))
            time.sleep(0.02)
    assert (one.returncode, two.returncode) == (0, 0)
    run(pile, archive, 0)
    assert check_archive(archive) == []
    assert told(archive) == told(whole)
    assert max(seen) <= len(told(whole))


def test_processes_end_with_the_one_that_started_them(pile: Path, tmp_path: Path) -> None:
    """Killed while several processes work: none of them stays, and the next build goes on."""
    whole, archive = tmp_path / "whole.db", tmp_path / "news.db"
    run(pile, whole, 0)
    command = [sys.executable, "-m", "sourceline", "build", str(pile), "--out", str(archive)]
    with subprocess.Popen(
        [*command, "--workers", "2", "-q"], env=ENVIRONMENT, stdout=subprocess.PIPE
    ) as process:
        until = time.monotonic() + 30
        while len(children(process.pid)) < 3 and time.monotonic() < until:
            time.sleep(0.02)
        workers = children(process.pid)
        time.sleep(0.3)
        process.kill()
    until = time.monotonic() + 10
    while any(alive(pid) for pid in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert [pid for pid in workers if alive(pid)] == []
    run(pile, archive, 0)
    assert told(archive).keys() == told(whole).keys()


def test_ctrl_c_ends_it_in_a_line(pile: Path, tmp_path: Path) -> None:
    """As a terminal sends it: to this process and all that it started."""
    whole, archive = tmp_path / "whole.db", tmp_path / "news.db"
    run(pile, whole, 0)
    command = [sys.executable, "-m", "sourceline", "build", str(pile), "--out", str(archive)]
    with subprocess.Popen(
        [*command, "--workers", "2"],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        until = time.monotonic() + 60
        while len(children(process.pid)) < 3 and time.monotonic() < until:
            time.sleep(0.02)
        began = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.strip() == "Stopped."
    assert time.monotonic() - began < 20
    assert check_archive(archive) == []
    run(pile, archive, 0)
    assert told(archive) == told(whole)


def children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        pytest.skip("needs /proc to know which processes there are")
    return [int(each) for each in listed.split()]


def alive(pid: int) -> bool:
    try:
        return (
            Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
            != "Z"
        )
    except OSError:
        return False
