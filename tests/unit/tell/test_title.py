"""Reports -> the title of their story."""

from __future__ import annotations

from sourceline.annotate.annotator import annotate
from sourceline.tell.title import tell_title
from tests.builders import article

TEXT = "The board voted on the sale of Gannet Pier. Odo Kell, the mayor, left the hall."


def title(*titled: tuple[str, str]) -> str:
    return tell_title(
        [
            annotate(article(TEXT, published, id=f"a{number}", title=words))
            for number, (words, published) in enumerate(titled)
        ]
    )


def test_what_a_later_report_has_overtaken_gives_no_title() -> None:
    early = ("Board will vote on sale of Gannet Pier, says Mayor Odo Kell", "2031-05-12")
    late = ("Board votes for sale of Gannet Pier", "2031-05-14")
    assert title(early, late) == late[0]
    assert title(early, (late[0], "2031-05-12")) == early[0]
