"""What is new as JSON: the contract itself, as `wire` writes it."""

from __future__ import annotations

from sourceline.model.catch_up import CatchUp
from sourceline.wire.new_json import dump_new


def render(new: CatchUp) -> str:
    return dump_new(new)
