"""Short ways to make traits."""

from __future__ import annotations

import math
from datetime import date

from sourceline.model.traits import Traits
from sourceline.model.when import Basis, Precision, When


def traits(
    name: str,
    words: str,
    day: str | None = "2031-05-04",
    *,
    time: str | None = None,
    fingerprint: tuple[int, ...] = (),
    vector: bytes = b"",
) -> Traits:
    """Traits of these words, all of one weight."""
    told = words.split()
    weight = round(1.0 / math.sqrt(len(told)), 4) if told else 0.0
    when = None
    if day:
        at = date.fromisoformat(day)
        when = When(start=at, end=at, precision=Precision.DAY, basis=Basis.EXPLICIT, time=time)
    return Traits(
        article=name,
        published=when,
        words=tuple((word, weight) for word in told),
        names=(),
        vector=vector,
        fingerprint=fingerprint,
    )
