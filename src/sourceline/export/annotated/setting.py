"""What a rendering must be told from outside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """`annotator` is the version of the rules. `width` is None where lines are not to be broken."""

    annotator: str
    colour: bool = False
    width: int | None = None
