"""Who takes part, and what they are called."""

from __future__ import annotations

from collections import Counter

from tests.quality.patterns import has, name_key
from tests.quality.tally import Tally
from tests.quality.told import Json, Told, label_keys, labels
from tests.quality.truth import Member, Truth


def score_cast(truth: Truth, told: Told) -> dict[str, Tally]:
    """Cast and aliases.

    Precision of the cast judges persons alone: a truth need not name every place. A second told
    person for one true person is wrong. Precision of aliases judges those that the truth knows,
    whoever holds them.
    """
    chosen = {true: choose(true, told) for true in truth.cast}
    return {"cast": _score_members(truth, told, chosen), "aliases": _score_aliases(told, chosen)}


def called(true: Member, member: Json) -> bool:
    """Whether one of the told is called by the true name."""
    return any(has(true.name, label) for label in labels(member))


def choose(true: Member, told: Told) -> Json | None:
    """Of those called by the true name, the one with most of its aliases."""
    want = {name_key(alias) for alias in true.aliases}

    def likeness(member: Json) -> tuple[int, bool]:
        return len(want & label_keys(member)), has(true.name, member.get("name"))

    fit = [member for member in told.section("cast") if called(true, member)]
    return max(fit, key=likeness, default=None)


def _score_members(truth: Truth, told: Told, chosen: dict[Member, Json | None]) -> Tally:
    tally = Tally()
    for true, member in chosen.items():
        tally.want(member is not None, true.name)
        if true.kind:
            kind = member and member.get("kind")
            note = member and f"{true.name} {true.kind}: told {kind}"
            tally.detail("kind", kind in true.kind, note)
    holders = Counter(member.get("id") for member in chosen.values() if member is not None)
    merged = [t.name for t, m in chosen.items() if m is not None and holders[m.get("id")] > 1]
    if chosen:
        tally.forbid(bool(merged), f"told as one: {merged}")
    for never in truth.not_cast:
        wrong = [m.get("name") for m in told.section("cast") if has(never, m.get("name"))]
        tally.forbid(bool(wrong), f"no cast: {wrong}")
    for member in told.section("cast"):
        if member.get("kind") == "person":
            tally.judge(member.get("id") in holders, f"person {member.get('name')}")
    return tally


def _score_aliases(told: Told, chosen: dict[Member, Json | None]) -> Tally:
    tally = Tally()
    for true, member in chosen.items():
        held = label_keys(member) if member is not None else set()
        for alias in true.aliases:
            tally.want(name_key(alias) in held, f"{true.name} = {alias}")
        fit = [m for m in told.section("cast") if called(true, m)]
        for never in true.not_aliases:
            wrong = any(name_key(never) in label_keys(m) for m in fit)
            tally.forbid(wrong, f"{true.name} is not {never}")
    _judge_holders(tally, told, chosen)
    return tally


def _judge_holders(tally: Tally, told: Told, chosen: dict[Member, Json | None]) -> None:
    """Each told alias that the truth knows is held by one that may hold it."""
    known = {name_key(alias) for true in chosen for alias in true.aliases}
    allowed: dict[object, set[str]] = {}
    for true, member in chosen.items():
        if member is not None:
            keys = {name_key(alias) for alias in true.aliases}
            allowed.setdefault(member.get("id"), set()).update(keys)
    for member in told.section("cast"):
        for key in sorted(label_keys(member) & known):
            right = key in allowed.get(member.get("id"), set())
            tally.judge(right, f"{member.get('name')} called {key}")
