"""Words -> language."""

from __future__ import annotations

import pytest

from sourceline.text.language import find_language

ENGLISH = "The ferry ran aground on Monday, and all forty passengers were taken off by boat."


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (ENGLISH, None, "en"),
        (ENGLISH, "de", "en"),
        (
            "Die Fähre lief am Montag auf Grund, und alle Passagiere wurden mit Booten geholt.",
            "en",
            "de",
        ),
        ("首相は月曜日に会見し、新しい予算案について説明した。", None, "ja"),
        ("Паром сел на мель в понедельник, пассажиров сняли на лодках.", None, "ru"),
        ("Bus 14", None, "und"),
        ("Bus 14", "en-GB", "en"),
        ("Bus 14", "Dutch", "nl"),
        ("All of us", None, "en"),
        ("", None, "und"),
        ("", "fr", "fr"),
        ("1234 !!", None, "und"),
    ],
)
def test_language(text: str, declared: str | None, language: str) -> None:
    assert find_language(text, declared) == language
