"""Where the reports cannot all be right."""

from __future__ import annotations

from tests.quality.matching import match
from tests.quality.patterns import flat, has
from tests.quality.tally import Tally
from tests.quality.told import Json, Told, values, words
from tests.quality.truth import Differing, Truth

#: Truths were written before altered quotations had a kind of their own.
_ALSO = {"other": "quotation"}


def score_discrepancies(truth: Truth, told: Told) -> dict[str, Tally]:
    """Precision: the share of told discrepancies that are true."""
    tellings = told.section("discrepancies")
    found = match(truth.discrepancies, tellings, _tells)
    right = [any(_tells(true, telling) for true in truth.discrepancies) for telling in tellings]
    tally = Tally()
    for index, true in enumerate(truth.discrepancies):
        telling = tellings[found[index]] if index in found else None
        tally.want(telling is not None, f"{true.kind} {true.values}")
        _count_details(tally, true, telling)
    for telling, is_right in zip(tellings, right, strict=True):
        tally.judge(is_right, _shown(telling))
    for silent in truth.silent:
        # The evidence of a true discrepancy may hold further numbers, which it does not set apart.
        wrong = [
            _shown(telling)
            for telling, is_right in zip(tellings, right, strict=True)
            if _tells(silent, telling, values_alone=is_right)
        ]
        tally.forbid(bool(wrong), f"{silent.values}: {wrong}")
    return {"discrepancies": tally}


def _count_details(tally: Tally, true: Differing, telling: Json | None) -> None:
    if true.kind is not None:
        kind = telling and telling.get("kind")
        note = telling and f"{true.values} {true.kind}: told {kind}"
        tally.detail("kind", kind is not None and kind in (true.kind, _ALSO.get(true.kind)), note)
    if true.status is not None:
        status = telling and telling.get("status")
        note = telling and f"{true.values} {true.status}: told {status}"
        tally.detail("status", status == true.status, note)


def _tells(true: Differing, telling: Json, *, values_alone: bool = False) -> bool:
    """Each true value is a told value of its own."""

    def stands(pattern: str, value: Json) -> bool:
        return has(pattern, flat(value.get("value")) if values_alone else words(value, "value"))

    return len(match(true.values, values(telling), stands)) == len(true.values) > 0


def _shown(telling: Json) -> str:
    told = [value.get("value") for value in values(telling)]
    return f"{telling.get('kind')} {telling.get('about')}: {told}"
