from __future__ import annotations

from sourceline.text.frequency import UNCOUNTED, idf, load_idf, rarest


def test_common_words_weigh_less_than_rare_ones() -> None:
    assert idf("the") < idf("people") < idf("council") < idf("zyzzyva")


def test_what_is_not_counted_is_the_rarest() -> None:
    assert idf("zyzzyva") == rarest() > max(load_idf().values())


def test_a_possessive_is_its_owner() -> None:
    assert idf("council's") == idf("council")


def test_a_language_without_counts() -> None:
    assert idf("nebel", "xx") == UNCOUNTED
