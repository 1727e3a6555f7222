"""The same line under several reports -> furniture, or the same news."""

from __future__ import annotations

from sourceline.clean.repeated import mark_repeated, outlet_of
from sourceline.model.article import Article
from tests.builders import article

FOOTER = "Get updates from our harbour reporters and read stories you will only see here"


def report(
    number: int, *foot: str, head: tuple[str, ...] = (), publisher: str | None = "The Post"
) -> Article:
    body = [f"Ship {number} left the quay on Monday with {number} tons of grain and a crew of twelve.",
            f"The master of ship {number} said that the weather was fair."]  # fmt: skip
    return article("\n\n".join([*head, *body, *foot]), id=f"a{number}", publisher=publisher)


def repeated(articles: list[Article]) -> list[list[str]]:
    return [
        [mark.span.cut(item.text) for mark in item.boilerplate if mark.reason == "repeated"]
        for item in mark_repeated(articles)
    ]


def test_footer_of_one_outlet() -> None:
    assert repeated([report(n, FOOTER) for n in (1, 2)]) == [[FOOTER], [FOOTER]]


def test_footer_of_several_lines_and_header() -> None:
    foot = ("Your town, your news, every day", FOOTER)
    head = ("Harbour and quay news",)
    found = repeated([report(n, *foot, head=head) for n in (1, 2, 3)])
    assert all(sorted(words) == sorted((*head, *foot)) for words in found)


def test_once_is_nothing() -> None:
    assert repeated([report(1, FOOTER), report(2)]) == [[], []]


def test_unknown_outlets_need_more() -> None:
    assert repeated([report(n, FOOTER, publisher=None) for n in (1, 2)]) == [[], []]
    assert repeated([report(n, FOOTER, publisher=None) for n in (1, 2, 3)]) == [[FOOTER]] * 3


def test_other_outlets_do_not_count() -> None:
    assert repeated([report(1, FOOTER, publisher="A"), report(2, FOOTER, publisher="B")]) == [
        [],
        [],
    ]


def test_copied_sentence_is_news() -> None:
    line = "The quay was built in 1911 and flooded twice."
    assert repeated([report(n, line) for n in (1, 2, 3, 4)]) == [[]] * 4


def test_quotation_is_news() -> None:
    line = "“You can read our stories and follow us on the quay,” the harbour master said."
    assert repeated([report(n, line) for n in (1, 2, 3, 4)]) == [[]] * 4


def test_line_inside_the_body_is_kept() -> None:
    articles = [
        report(n, FOOTER, f"Ship {n} came back on Friday, a day late, after {n} storms.")
        for n in (1, 2, 3)
    ]
    assert repeated(articles) == [[]] * 3


def test_versions_of_one_report_do_not_vouch_for_each_other() -> None:
    one = report(1, FOOTER)
    two = article(one.text.replace("fair", "foul"), id="a2", publisher="The Post")
    assert repeated([one, two]) == [[], []]


def test_twice_is_once_and_order_changes_nothing() -> None:
    articles = [report(n, FOOTER) for n in (1, 2, 3)]
    once = mark_repeated(articles)
    assert mark_repeated(once) == once
    assert mark_repeated(articles[::-1]) == once[::-1]


def test_outlets() -> None:
    assert outlet_of(article("x", publisher="The Post")) == "the post"
    assert outlet_of(article("x", url="https://www.post.example/a")) == "post.example"
    assert outlet_of(article("x", url="https://[broken")) is None
    assert outlet_of(article("x")) is None
