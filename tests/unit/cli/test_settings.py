"""Settings from the command line: what is printed, what options do, and that help needs no file."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourceline.scale.cluster import DaskEngine
from sourceline.scale.engines import open_engine
from sourceline.scale.local import LocalEngine
from sourceline.settings.current import current
from sourceline.settings.values import ENGINES, Settings, Working
from tests.unit.cli.conftest import Call


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))
    return tmp_path


def test_each_value_and_where_it_came_from(
    call: Call, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "sourceline.toml").write_text('[work]\nengine = "serial"\n', encoding="utf-8")
    monkeypatch.setenv("SOURCELINE_THREADS", "2")
    done = call("settings")
    assert done.code == 0
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert 'engine = "serial" # sourceline.toml, line 2; default "local"' in lines
    assert "threads = 2 # threads; SOURCELINE_THREADS; default 1" in lines
    assert "every = 15.0 # minutes; default" in lines
    assert "# sourceline.toml" in lines
    assert any(line.endswith("sourceline/sourceline.toml (not there)") for line in lines)
    assert "SOURCELINE_REPORT_BYTES" in call("settings", "--reasons").out


def test_a_broken_file_stops_commands_and_not_their_help(
    call: Call, here: Path, pile: Path
) -> None:
    (here / "sourceline.toml").write_text("[work]\nworkres = 1\n", encoding="utf-8")
    for arguments in (["tell", pile], ["build", pile, "--out", "news.db"], ["settings"]):
        done = call(*arguments)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith("Error: sourceline.toml, line 2: there is no setting 'workres'")
    assert call("tell", "--help").code == 0
    assert not (here / "news.db").exists()


def test_limits_hold(call: Call, pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCELINE_TAGGER", "off")
    (pile / "long.txt").write_text("The wall fell. " * 100, encoding="utf-8")
    assert call("annotate", pile).code == 0
    monkeypatch.setenv("SOURCELINE_REPORT_BYTES", "1000")
    done = call("annotate", pile)
    assert done.code == 3
    assert "long.txt" in done.err


def test_options_reach_the_engine(call: Call, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Settings] = []

    def look(*_: object) -> None:
        asked.append(current())
        raise KeyboardInterrupt

    monkeypatch.setattr("sourceline.app.archive.build", look)
    call("build", here, "--out", "n.db", "--engine", "dask", "--workers", "3")
    call("watch", here, "--out", "n.db", "--every", "2", "--engine", "serial")
    assert [(each.work.engine, each.work.workers, each.archive.every) for each in asked] == [
        ("dask", 3, 15.0),
        ("serial", 0, 2.0),
    ]
    done = call("build", here, "--out", "n.db", "--scheduler", "tcp://127.0.0.1:1")
    assert done.code == 2
    assert "say --engine dask" in done.err


@pytest.mark.parametrize("name", ENGINES)
def test_each_engine_works(name: str) -> None:
    """Until there is work none starts a process or asks anybody."""
    with open_engine(Working(engine=name, workers=2)) as engine:
        kinds = {"local": LocalEngine, "dask": DaskEngine}
        assert isinstance(engine, kinds.get(name, object))
        assert list(engine.map(abs, [])) == list(engine.as_done(abs, [])) == []
