"""Traits -> bytes -> the same traits."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sourceline.model.traits import Traits
from sourceline.model.when import When
from sourceline.wire.traits_json import dump_traits, load_traits

days = st.dates(min_value=date(1900, 1, 1))
whens = st.one_of(
    st.none(),
    days.map(When.day),
    st.tuples(days, days).map(lambda pair: When.between(min(pair), max(pair))),
)


@given(
    name=st.text(min_size=1),
    published=whens,
    words=st.dictionaries(st.text(min_size=1), st.floats(0, 1), max_size=8),
    names=st.lists(st.text(), max_size=5),
    vector=st.binary(max_size=384),
    fingerprint=st.lists(st.integers(0, 2**52 - 1), max_size=20),
)
def test_traits_come_back_exactly(
    name: str,
    published: When | None,
    words: dict[str, float],
    names: list[str],
    vector: bytes,
    fingerprint: list[int],
) -> None:
    traits = Traits(
        article=name,
        published=published,
        words=tuple(words.items()),
        names=tuple(names),
        vector=vector,
        fingerprint=tuple(fingerprint),
    )
    assert load_traits(dump_traits(traits)) == traits
