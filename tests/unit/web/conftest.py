"""The story of tests/stories.py and another one in an archive, and a client."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests import stories
from tests.rooms import archive_of, client_of, elsewhere


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("room") / "news.db"
    return archive_of(path, stories.story(), elsewhere(), annotated=("a-gazette", "b-post"))


@pytest.fixture
def client(archive: Path) -> TestClient:
    return client_of(archive)
