"""What of one report says which others it belongs with: small enough to keep for every report."""

from __future__ import annotations

from dataclasses import dataclass, field

from sourceline.model.when import When

ArticleId = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What grouping needs of one report.

    `words`: terms with their weights, the most telling first; names weigh more. `names`: the names in
    plain form, the most told first. `vector`: 384 signed bytes of one length, alike where reports
    begin alike; empty where no network read the report. `fingerprint`: hashes of runs of its words,
    in rising order; two reports that share a passage share some.
    """

    article: ArticleId
    published: When | None
    words: tuple[tuple[str, float], ...]
    names: tuple[str, ...]
    vector: bytes = field(repr=False)
    fingerprint: tuple[int, ...] = field(repr=False)
