"""docs/settings.md: its table is the settings', its file is one, its error is what is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.settings_table import PAGE, with_table
from sourceline.settings.choosing import choose_settings
from sourceline.settings.wrong import UnknownSettingError

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_table_is_that_of_the_settings() -> None:
    assert with_table(TEXT) == TEXT, "run python scripts/settings_table.py"


def test_the_file_and_the_error(tmp_path: Path) -> None:
    block = re.search(r"```toml\n(.*?)```", TEXT, re.S)
    said = re.search(r"```\nError: (.*?)\n```", TEXT, re.S)
    assert block is not None
    assert said is not None
    path = tmp_path / "sourceline.toml"
    path.write_text(block[1], encoding="utf-8")
    chosen = choose_settings(folder=tmp_path, environment={"HOME": str(tmp_path)})
    assert (chosen.settings.annotate.tagger, chosen.settings.work.workers) == (False, 4)
    path.write_text(block[1].replace("workers", "workres"), encoding="utf-8")
    with pytest.raises(UnknownSettingError) as caught:
        choose_settings(folder=tmp_path, environment={"HOME": str(tmp_path)})
    assert str(caught.value).replace(f"{tmp_path}/", "") == said[1]
