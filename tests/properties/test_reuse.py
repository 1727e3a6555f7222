"""Whatever the words: order changes nothing, spans cut what they promise, shares are shares."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sourceline.link.independence import Sources
from sourceline.link.novelty import find_novelty
from sourceline.link.reuse import find_reuse
from sourceline.model.annotations import Annotations
from tests.unit.link.reports import report

WORDS = ("the", "harbour", "of", "Quill", "crane", "12", "toppled", "quietly", "ropes", "sheared")
sentence = st.lists(st.sampled_from(WORDS), min_size=1, max_size=24).map(
    lambda words: " ".join(["It", *words]) + "."
)
text = st.lists(sentence, min_size=0, max_size=5).map(" ".join)
day = st.sampled_from([None, "2030-01-01", "2030-01-02", "2030-01-03"])
pile = st.lists(st.tuples(text, day), min_size=0, max_size=5).map(
    lambda rows: [report(f"r{at}", words, when) for at, (words, when) in enumerate(rows)]
)


@settings(max_examples=60, deadline=None)
@given(pile, st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(told: list[Annotations], rng: object) -> None:
    mixed = list(told)
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    reuse = find_reuse(told)
    assert find_reuse(mixed) == reuse
    assert find_novelty(mixed, reuse) == find_novelty(told, reuse)
    assert Sources.of(mixed, reuse).total() == Sources.of(told, reuse).total()


@settings(max_examples=60, deadline=None)
@given(pile)
def test_evidence_and_shares(told: list[Annotations]) -> None:
    texts = {each.article.id: each.article.text for each in told}
    reuse = find_reuse(told)
    for each in reuse:
        assert each.source != each.copy
        assert 0 < each.share <= 1
        for passage in each.passages:
            assert (passage.source.article, passage.copy.article) == (each.source, each.copy)
            for side in (passage.source, passage.copy):
                assert side.text == side.span.cut(texts[side.article])
            if passage.kind == "verbatim":
                assert not passage.changes
    for found in find_novelty(told, reuse):
        assert found.new == len(found.evidence) <= found.sentences
    sources = Sources.of(told, reuse)
    assert (1 if told else 0) <= sources.total() <= len(told)
