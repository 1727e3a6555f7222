"""Who copied from whom."""

from __future__ import annotations

from tests.quality.patterns import has
from tests.quality.tally import Tally
from tests.quality.told import Json, Told
from tests.quality.truth import Copied, Truth


def score_reuse(truth: Truth, told: Told) -> dict[str, Tally]:
    """Precision: the share of told pairs that are true, in their order."""
    pairs = told.section("reuse")
    tally = Tally()
    for true in truth.reuse:
        passages = [
            p for pair in pairs if _same_pair(true, pair, told) for p in _shared(true, pair)
        ]
        kinds = {str(passage.get("kind")) for passage in passages}
        shown = f"{true.source} -> {true.to} {true.words or ''}"
        tally.want(bool(passages), shown)
        if true.kind is not None:
            note = f"{shown} {true.kind}: told {sorted(kinds)}" if passages else None
            tally.detail("kind", true.kind in kinds, note)
    for pair in pairs:
        right = any(_same_pair(true, pair, told) for true in truth.reuse)
        tally.judge(right, _shown(pair, told))
    for never in truth.no_reuse:
        wrong = any(_is_between(never.a, never.b, pair, told) for pair in pairs)
        tally.forbid(wrong, f"{never.a} and {never.b}")
    return {"reuse": tally}


def _same_pair(true: Copied, pair: Json, told: Told) -> bool:
    either = true.order == "any" or pair.get("order") == "unknown"
    return _runs(true.source, true.to, pair, told) or (
        either and _runs(true.to, true.source, pair, told)
    )


def _runs(source: str, to: str, pair: Json, told: Told) -> bool:
    earlier, later = told.reports_of(pair.get("from")), told.reports_of(pair.get("to"))
    return source in earlier and to in later


def _is_between(a: str, b: str, pair: Json, told: Told) -> bool:
    return _runs(a, b, pair, told) or _runs(b, a, pair, told)


def _shared(true: Copied, pair: Json) -> list[Json]:
    """The pair's passages that hold the true words; all of them where the truth names none."""
    passages = list(pair.get("passages") or ())
    if true.words is None:
        return passages
    return [p for p in passages if any(has(true.words, _side(p, s)) for s in ("from", "to"))]


def _side(passage: Json, side: str) -> object:
    return (passage.get(side) or {}).get("text")


def _shown(pair: Json, told: Told) -> str:
    sides = [sorted(told.reports_of(pair.get(side))) for side in ("from", "to")]
    return f"{sides[0]} -> {sides[1]}"
