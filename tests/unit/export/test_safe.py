"""Words from outside made harmless to look at."""

from __future__ import annotations

import pytest

from sourceline.export.safe import neutral, one_line, safe_url, shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, with a\ttab\nand a line", "plain, with a\ttab\nand a line"),
        ("a\x00b", "a\ufffdb"),
        ("pay \u202e001\u202c now", "pay \ufffd001 now"),
        ("\u2066left open", "left open"),
        ("\ud800", "\ufffd"),
        ("שלום עולם", "שלום עולם"),
        ("bell\x07 del\x7f", "bell\ufffd del\ufffd"),
    ],
)
def test_controls_cannot_hide_or_reorder(text: str, shown: str) -> None:
    assert neutral(text) == shown


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=1#c", "HTTP://example.org", "http://[::1]/"]
)
def test_links_that_may_be_followed(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/",
        "/local",
        "https://",
        "http://user:pw@example.org/",
        'https://example.org/"onmouseover="x',
        "https://example.org/\u202egpj.exe",
        "http://[::1/",
        "https://example.org/" + "a" * 3000,
    ],
)
def test_links_that_may_not(url: str | None) -> None:
    assert safe_url(url) is None


def test_shortened() -> None:
    assert shortened("one two  three", 50) == "one two three"
    assert shortened("one two three", 9) == "one two …"
    assert shortened("x" * 30, 9) == "x" * 9 + " …"
    assert one_line(" a\n\tb ") == "a b"
