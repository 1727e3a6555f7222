"""Reactions of several reports -> each told once."""

from __future__ import annotations

from pathlib import Path

from sourceline.app.tell import tell

LETTER = "“I am proud of the crew,” Ada Renn told Tarn Radio on Monday."


def test_one_reaction_of_one_person_is_told_once_with_all_of_its_places(tmp_path: Path) -> None:
    opening = "The ferry Tarn Lady came home on Monday after two weeks at sea off Port Ellan."
    (tmp_path / "a.txt").write_text(f"date 2019-03-05\n\n{opening} {LETTER}\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        f"date 2019-03-06\n\nThe ferry Tarn Lady is back at Port Ellan. {LETTER}\n",
        encoding="utf-8",
    )
    story = tell(tmp_path)
    (reaction,) = story.reactions
    assert reaction.emotion == "pride"
    assert len({evidence.article for evidence in reaction.evidence}) == 2
