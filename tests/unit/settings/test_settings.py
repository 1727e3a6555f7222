"""Which value holds, where it came from, and what is said of one that cannot hold."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from sourceline.errors import SettingsError
from sourceline.pipeline.keeping import kept_version
from sourceline.settings.choosing import DEFAULT, Chosen, choose_settings
from sourceline.settings.current import current, using
from sourceline.settings.places import address_of, user_folder
from sourceline.settings.setting import Setting, Value
from sourceline.settings.telling import tell_settings
from sourceline.settings.values import ALL, BY_VARIABLE, Settings, settings_with, value_of
from sourceline.settings.wrong import SettingsFileError, UnknownSettingError, WrongValueError


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's own folder of settings."""
    folder = tmp_path / "config" / "sourceline"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


def chosen(
    here: Path, home: Path, options: dict[str, object] | None = None, **environment: str
) -> Chosen:
    environment |= {"XDG_CONFIG_HOME": str(home.parent), "APPDATA": str(home.parent)}
    return choose_settings(options, folder=here, environment=environment)


def write(folder: Path, text: str) -> Path:
    path = folder / "sourceline.toml"
    path.write_text(text, encoding="utf-8")
    return path


def wrong(here: Path, home: Path, text: str) -> SettingsError:
    write(here, text)
    with pytest.raises(SettingsError) as caught:
        chosen(here, home)
    assert caught.value.remedy
    return caught.value


def test_nothing_set_all_are_defaults(here: Path, home: Path) -> None:
    found = chosen(here, home)
    assert found.settings == Settings()
    assert set(found.origins.values()) == {DEFAULT}


def test_options_over_variables_over_this_folder_over_ones_own(here: Path, home: Path) -> None:
    own = write(
        home, '[work]\nengine = "serial"\nworkers = 2\n[archive]\nevery = 5\npatience = 1\n'
    )
    mine = write(here, "# mine\n[work]\nworkers = 3\n\n[archive]\nevery = 6\n")
    found = chosen(here, home, {"work.workers": 5}, SOURCELINE_EVERY="7.5", SOURCELINE_WORKERS="4")
    settings = found.settings
    assert (settings.work.engine, settings.work.workers) == ("serial", 5)
    assert (settings.archive.every, settings.archive.patience) == (7.5, 1.0)
    assert found.origins["work.engine"] == f"{own}, line 2"
    assert found.origins["archive.patience"] == f"{own}, line 6"
    assert found.origins["work.workers"] == "--workers"
    assert found.origins["archive.every"] == "SOURCELINE_EVERY"
    assert chosen(here, home).origins["archive.every"] == f"{mine}, line 6"


def test_a_named_file_is_read_in_place_of_both(here: Path, home: Path, tmp_path: Path) -> None:
    write(home, "[work]\nworkers = 2\n")
    write(here, "[work]\nworkers = 3\n")
    named = tmp_path / "named.toml"
    named.write_text('work.scheduler = "tcp://10.0.0.5:8786"\n', encoding="utf-8")
    found = chosen(here, home, SOURCELINE_SETTINGS=str(named))
    assert (found.settings.work.workers, found.settings.work.scheduler[:3]) == (0, "tcp")
    assert found.files == (named,)
    with pytest.raises(SettingsFileError, match="there is no file"):
        chosen(here, home, SOURCELINE_SETTINGS=str(tmp_path / "none.toml"))


def test_a_folder_that_others_made_cannot_choose_whom_to_obey(here: Path, home: Path) -> None:
    text = '[work]\nengine = "dask"\nscheduler = "tcp://far.example:1"\n'
    told = wrong(here, home, text)
    assert isinstance(told, WrongValueError)
    assert "line 3" in told.subject
    assert "SOURCELINE_SCHEDULER" in told.remedy
    (here / "sourceline.toml").unlink()
    write(home, text)
    assert chosen(here, home).settings.work.scheduler == "tcp://far.example:1"


@pytest.mark.parametrize(
    ("text", "line", "what", "remedy"),
    [
        ("[work]\nworkres = 2\n", "line 2", "'workres' in [work]", "Did you mean workers?"),
        ("\nworkers = 2\n", "line 2", "no section 'workers'", "below the line [work]"),
        ("[read]\nengine = 'dask'\n", "line 2", "'engine' in [read]", "below the line [work]"),
        ("[read]\ncolour = 1\n", "line 2", "'colour'", "[read] has report_bytes"),
        ("[werk]\nworkers = 2\n", "line 1", "no section 'werk'", "[annotate], [read]"),
        ("[[work]]\nworkers = 2\n", "", "no section 'work'", "[annotate], [read]"),
        ("[work]\nworkers = -1\n", "line 2", "-1 cannot be workers", "0 or more (processes)"),
        ("[work]\nworkers = true\n", "line 2", "true cannot be workers", "a whole number"),
        ("[work]\nworkers = 2.5\n", "line 2", "2.5 cannot be workers", "a whole number"),
        ("[work]\nengine = 'spark'\n", "line 2", '"spark" cannot', "serial, local, dask"),
        ("[archive]\nevery = 0\n", "line 2", "0.0 cannot be every", "above 0 (minutes)"),
        ("[archive]\nevery = inf\n", "line 2", "inf cannot be every", "above 0 (minutes)"),
        ("[archive]\npatience = nan\n", "line 2", "nan cannot", "0 or more (seconds)"),
        ("[annotate]\ntagger = 'off'\n", "line 2", '"off" cannot be tagger', "true or false"),
        ("[annotate]\nthreads = [1]\n", "line 2", "[1] cannot be threads", "1 or more"),
        ("[work\n", "", "no TOML", "name = value"),
        ("[work]\nworkers = 1\nworkers = 2\n", "", "no TOML", "name = value"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    here: Path, home: Path, text: str, line: str, what: str, remedy: str
) -> None:
    told = wrong(here, home, text)
    assert "sourceline.toml" in told.subject
    assert line in told.subject
    assert what in told.what
    assert remedy in told.remedy


def test_files_that_are_none(here: Path, home: Path) -> None:
    path = here / "sourceline.toml"
    path.write_bytes(b"[work]\n# caf\xe9\n")
    with pytest.raises(SettingsFileError, match="UTF-8"):
        chosen(here, home)
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(SettingsFileError, match="longer"):
        chosen(here, home)
    path.unlink()
    path.mkdir()
    with pytest.raises(SettingsFileError, match="cannot be read"):
        chosen(here, home)
    path.rmdir()
    path.write_bytes(b"\xef\xbb\xbf[work]\r\nworkers = 2\r\n")  # as editors of Windows write it
    assert chosen(here, home).settings.work.workers == 2


def test_variables(here: Path, home: Path) -> None:
    for text, value in {"on": True, "YES": True, "1": True, " off ": False, "False": False}.items():
        assert chosen(here, home, SOURCELINE_TAGGER=text).settings.annotate.tagger is value
    assert chosen(here, home, SOURCELINE_WORKERS="").settings == Settings()
    with pytest.raises(WrongValueError, match="SOURCELINE_TAGGER"):
        chosen(here, home, SOURCELINE_TAGGER="perhaps")
    with pytest.raises(UnknownSettingError, match="Did you mean SOURCELINE_WORKERS"):
        chosen(here, home, SOURCELINE_WORKRES="3")


def test_a_library_listens_to_the_environment_alone(
    here: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, "[work]\nworkers = 3\n")
    monkeypatch.chdir(here)
    assert current().work.workers == 0
    monkeypatch.setenv("SOURCELINE_WORKERS", "4")
    assert current().work.workers == 4
    with using(Settings()):
        assert current() == Settings()
    assert current().work.workers == 4


@pytest.mark.parametrize("setting", ALL, ids=lambda each: each.path)
def test_what_changes_annotations_is_in_their_version_and_nothing_else(setting: Setting) -> None:
    with using(Settings()):
        before = kept_version()
    with using(settings_with({setting.path: another(setting)})):
        assert (kept_version() != before) is setting.changes_annotations


def another(setting: Setting) -> Value:
    if setting.kind is bool:
        return not setting.default
    if setting.kind is str:
        return setting.choices[0] if setting.choices else "tcp://127.0.0.1:1"
    assert isinstance(setting.default, int | float)
    return setting.default + 1


def test_each_has_a_reason_a_unit_and_a_name_of_its_own() -> None:
    assert len({each.name for each in ALL}) == len(ALL) == len(BY_VARIABLE)
    for each in ALL:
        assert each.reason.endswith((".", ")"))
        assert each.unit or each.kind in (bool, str), each.path
        assert each.checked(each.default, "") == each.default


def test_what_is_printed_is_a_file_of_settings(here: Path, home: Path) -> None:
    settings = {each.path: another(each) for each in ALL}
    found = replace(chosen(here, home), settings=settings_with(dict(settings)))
    for reasons in (False, True):
        told = tomllib.loads(tell_settings(found, reasons=reasons))
        assert {f"{s}.{n}": v for s, part in told.items() for n, v in part.items()} == settings
    assert value_of(found.settings, "work.engine") == "serial"


def test_where_each_system_keeps_them() -> None:
    home = Path("/home/ada")
    assert user_folder("linux", {"XDG_CONFIG_HOME": "/x"}, home) == Path("/x/sourceline")
    assert user_folder("linux", {"XDG_CONFIG_HOME": "x"}, home) == home / ".config/sourceline"
    assert user_folder("win32", {"APPDATA": "/roaming"}, home) == Path("/roaming/sourceline")
    assert user_folder("win32", {}, home) == home / "AppData/Roaming/sourceline"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/home/ada/what?.db"), "file:///home/ada/what%3F.db"),
        (PurePosixPath("/home/ada/a#b%.db"), "file:///home/ada/a%23b%25.db"),
        (PureWindowsPath(r"C:\news\may.db"), "file:///C:/news/may.db"),
        (PureWindowsPath(r"\\desk\news\may.db"), "file:////desk/news/may.db"),
    ],
)
def test_a_database_as_sqlite_names_it(path: PurePosixPath | PureWindowsPath, address: str) -> None:
    """Another machine's is no host of the address: SQLite would refuse it."""
    assert address_of(path) == address
