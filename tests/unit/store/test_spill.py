"""A full disk while sorting -> words, and what to do."""

from __future__ import annotations

import pytest

from sourceline.errors import StoreError
from sourceline.store.spill import Spill


def test_no_room_for_it() -> None:
    with Spill() as spill:
        spill._connection.execute("PRAGMA max_page_count = 20")
        with pytest.raises(StoreError, match="could not be written") as raised:
            spill.put("profile", ((at, bytes(4_000)) for at in range(100)))
        assert "TMPDIR" in str(raised.value.remedy)
