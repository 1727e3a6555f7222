"""What was said, and who said it."""

from __future__ import annotations

from tests.quality.matching import match
from tests.quality.patterns import has, name_key
from tests.quality.sections.cast import called
from tests.quality.tally import Tally
from tests.quality.told import Json, Told, evidence, label_keys
from tests.quality.truth import Quote, Truth

#: True quotations that one told quotation may hold: its halves on both sides of a "she said".
ROOM = 2
#: A told quotation that is cut short still counts with this many words.
ENOUGH_WORDS = 6
#: Characters; a longer quotation is a whole report in quotation marks.
TOO_LONG = 1500


def score_quotations(truth: Truth, told: Told) -> dict[str, Tally]:
    """Quotations and speakers.

    Precision of quotations: the share of told ones, headings aside, that are true. Precision of
    speakers: of the speakers named for true quotations, the share that is right.
    """
    quotes = told.section("quotations")
    found = match(truth.quotations, quotes, lambda t, q: _same(t, q, told), room=ROOM)
    # Where one text is told twice, the one with the right speaker counts.
    found |= match(
        truth.quotations,
        quotes,
        lambda t, q: _same(t, q, told) and _said(t, q, truth, told),
        room=ROOM,
    )
    words, speakers = Tally(), Tally()
    for index, true in enumerate(truth.quotations):
        quote = quotes[found[index]] if index in found else None
        words.want(quote is not None, f"{true.report}: {true.text}")
        if true.kind is not None:
            kind = quote and quote.get("kind")
            words.detail(
                "kind", kind == true.kind, quote and f"{true.text} {true.kind}: told {kind}"
            )
        right = quote is not None and _said(true, quote, truth, told)
        note = f"{true.speaker}: {true.text[:60]}: told {_speaker_name(quote, told)}"
        speakers.want(right, note)
        if quote is not None and quote.get("speaker") is not None:
            speakers.judge(right, note)
    for quote in quotes:
        if not quote.get("heading"):
            right = any(_same(true, quote, told) for true in truth.quotations)
            words.judge(right, f"{quote.get('kind')} {quote.get('text')}")
    return {"quotations": words, "speakers": speakers}


def _same(true: Quote, quote: Json, told: Told) -> bool:
    want, have = name_key(true.text), name_key(quote.get("text"))
    if not want or not have or len(have) > TOO_LONG:
        return False
    cut = len(have.split()) >= ENOUGH_WORDS and want.startswith(have)
    here = not evidence(quote) or true.report in told.reports_behind(quote)
    return here and (want in have or cut)


def _said(true: Quote, quote: Json, truth: Truth, told: Told) -> bool:
    """Where nobody can know the speaker, none of the cast that the truth knows may be named."""
    member = told.member(quote.get("speaker"))
    if true.speaker is None:
        known = member is not None and any(called(other, member) for other in truth.cast)
        return quote.get("speaker") is None or (member is not None and not known)
    return member is not None and _is_named(true.speaker, member, truth)


def _is_named(name: str, member: Json, truth: Truth) -> bool:
    """By that name itself, or by the name of the one that the truth knows under it."""
    key = name_key(name)
    if key in label_keys(member):
        return True
    known = (m for m in truth.cast if has(m.name, name) or key in map(name_key, m.aliases))
    meant = next(known, None)
    return meant is not None and called(meant, member)


def _speaker_name(quote: Json | None, told: Told) -> object:
    if quote is None:
        return "nothing"
    member = told.member(quote.get("speaker"))
    return quote.get("speaker_text") if member is None else member.get("name")
