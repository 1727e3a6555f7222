"""Bytes that come back as what they were."""

from __future__ import annotations

from dataclasses import dataclass, make_dataclass, replace
from datetime import date

import pytest

from sourceline.model.annotations import Annotations, Figure, Mention, Qualifier
from sourceline.model.article import Article, Version
from sourceline.model.span import Span
from sourceline.model.when import Basis, Precision, When
from sourceline.wire.exact import pack, shape_of, unpack
from tests.builders import article


@pytest.mark.parametrize(
    "value",
    [
        article("\ud800\udc00 \ud83d\ude00 \x00 \u2028", "2031-01-01", title=None, url="x"),
        article("a", versions=(Version(id="v", source="s", sha256="", seen=date.min, replaced=date.max),)),
        When(start=None, end=None, precision=Precision.UNKNOWN, basis=Basis.INFERRED, approximate=True),
        Figure(span=Span(0, 1), value=(1.0, 2.5), qualifier=Qualifier.OVER, unit="", of=None, sentence=0),
        Figure(span=Span(0, 1), value=0.1 + 0.2, qualifier=Qualifier.EXACT, unit="", of=Span(1, 2), sentence=0),
    ],
)  # fmt: skip
def test_odd_values(value: object) -> None:
    back = unpack(type(value), pack(value))
    assert back == value
    assert repr(back) == repr(value), "30.0 is not 30"


@pytest.mark.parametrize("data", [b"", b"no zlib", pack(article("a"))[:-3], pack(Span(0, 1))])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="Article"):
        unpack(Article, data)


def test_the_shape_changes_with_the_class_and_what_is_in_it() -> None:
    @dataclass(frozen=True)
    class Inner:
        a: int

    def outer(inner: type, name: str = "x") -> type:
        return make_dataclass("Outer", [(name, inner)])

    other = make_dataclass("Inner", [("a", int), ("b", str)])
    shapes = {shape_of(outer(Inner)), shape_of(outer(other)), shape_of(outer(Inner, "y"))}
    assert len(shapes) == 3
    assert shape_of(Annotations) == shape_of(Annotations)


def test_what_cannot_be_packed_is_said() -> None:
    with pytest.raises(TypeError):
        pack({"a": 1})
    assert replace(article("a"), text="b").text == "b"
    assert Mention.__name__ == "Mention"
