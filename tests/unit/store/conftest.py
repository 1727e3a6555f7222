"""An archive with a few reports, made without reading files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sourceline.store.opening import Purpose
from sourceline.store.store import Store
from tests.archives import TODAY, plain


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with Store(path, Purpose.BUILD) as store, store.transaction():
        for number in range(3):
            store.reports.add(plain(number), f"/pile/{number}.txt", TODAY, lambda a, b: False)
    return path


@pytest.fixture
def today() -> date:
    return TODAY
