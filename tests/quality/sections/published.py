"""When each report was published."""

from __future__ import annotations

from tests.quality.tally import Tally
from tests.quality.told import Told, days
from tests.quality.truth import Truth


def score_published(truth: Truth, told: Told) -> dict[str, Tally]:
    """The told interval must lie inside the true one. Precision leaves out what is told undated."""
    tally = Tally()
    for true in truth.published:
        article = told.article_of(true.report) or {}
        start, end = days(article.get("published"))
        right = bool(start and end) and true.start <= str(start) and str(end) <= true.end
        note = f"{true.report} {true.start}..{true.end}: told {start}..{end}"
        tally.want(right, note)
        if start or end:
            tally.judge(right, note)
    return {"published": tally}
