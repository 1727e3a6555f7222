"""Names of one report that are one person's, and what is known of them together."""

from __future__ import annotations

from itertools import product

from sourceline.annotate.chains import Chain, _gender
from sourceline.model.annotations import Kind


def test_a_family_taken_for_one_person_is_read_alike_by_every_process() -> None:
    """Sets come in another order in every process: the first in the alphabet decides."""
    for she, he in product(("maria", "anna", "ruth"), ("peter", "boris", "walter")):
        chain = Chain(0, Kind.PERSON)
        chain.keys |= {(he, "kell"), (she, "kell")}
        assert _gender(chain) is (she < he)
