"""Who felt what."""

from __future__ import annotations

from tests.quality.matching import match
from tests.quality.patterns import flat, has
from tests.quality.tally import Tally
from tests.quality.told import Json, Told, labels, words
from tests.quality.truth import Reaction, Truth

#: True reactions that one told reaction may stand for.
ROOM = 2


def score_reactions(truth: Truth, told: Told) -> dict[str, Tally]:
    """No precision: a truth names the reactions that matter, not every one."""
    reactions = told.section("reactions")
    found = match(truth.reactions, reactions, _felt, room=ROOM)
    tally = Tally()
    for index, true in enumerate(truth.reactions):
        reaction = reactions[found[index]] if index in found else None
        tally.want(reaction is not None, true.must)
        _count_details(tally, true, reaction, told)
    return {"reactions": tally}


def _felt(true: Reaction, reaction: Json) -> bool:
    return has(true.must, words(reaction, "text", "who_text"))


def _count_details(tally: Tally, true: Reaction, reaction: Json | None, told: Told) -> None:
    if true.who is not None:
        who = _who(reaction, told) if reaction is not None else ""
        note = reaction and f"{true.must} {true.who}: told {who}"
        tally.detail("who", has(true.who, who), note)
    if true.emotion:
        emotion = str(reaction.get("emotion") or "").lower() if reaction is not None else ""
        note = reaction and f"{true.must} {true.emotion}: told {emotion}"
        tally.detail("emotion", emotion in true.emotion, note)


def _who(reaction: Json, told: Told) -> str:
    member = told.member(reaction.get("who"))
    names = labels(member) if member is not None else []
    return flat(" ".join([str(reaction.get("who_text") or ""), *names]))
