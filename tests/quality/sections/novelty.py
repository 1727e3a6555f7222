"""What each report was the first to say."""

from __future__ import annotations

from tests.quality.patterns import has
from tests.quality.tally import Tally
from tests.quality.told import Told, evidence
from tests.quality.truth import Truth


def score_novelty(truth: Truth, told: Told) -> dict[str, Tally]:
    """No precision: a truth names some new sentences and some old ones, not every one."""
    tally = Tally()
    for true in truth.novelty:
        new = _new_sentences(true.report, told)
        for pattern in true.new:
            stands = any(has(pattern, sentence) for sentence in new)
            tally.want(stands, f"{true.report} new: {pattern}")
        for pattern in true.not_new:
            stands = any(has(pattern, sentence) for sentence in new)
            tally.forbid(stands, f"{true.report} not new: {pattern}")
    return {"novelty": tally}


def _new_sentences(report: str, told: Told) -> list[object]:
    return [
        piece.get("text")
        for item in told.section("novelty")
        if report in told.reports_of(item.get("article"))
        for piece in evidence(item)
    ]
