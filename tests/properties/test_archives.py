"""However an archive came to hold its reports: the same stories, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourceline.annotate.annotator import annotate
from sourceline.app.archive import Building, build
from sourceline.app.asking import list_stories, show_story
from sourceline.app.tell import tell
from sourceline.group.traits import Traits, traits_of
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article
from sourceline.read.sources import read_paths
from sourceline.scale.local import LocalEngine
from sourceline.wire.exact import pack, unpack
from sourceline.wire.story_json import dump_story
from tests.archives import TODAY, built, told, write_pile

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.parametrize("name", ["ferry-fire", "dam-ruling", "film-prize"])
def test_a_story_is_the_one_that_tell_tells(name: str, tmp_path: Path) -> None:
    reports = EXAMPLES / name / "reports"
    out = tmp_path / "news.db"
    built(reports, out)
    (listed,) = list_stories(out)
    assert dump_story(show_story(out, listed.id).story) == dump_story(tell(reports))


def test_whole_reports_come_back_from_their_bytes() -> None:
    found = read_paths([str(path) for path in sorted(EXAMPLES.glob("*/reports"))])
    read = [annotate(each) for each in found if isinstance(each, Article)]
    assert len(read) > 15
    assert any(each.vectors for each in read)
    for each in read:
        assert unpack(Annotations, pack(each)) == each
        assert unpack(Traits, pack(traits_of(each))) == traits_of(each)


def test_several_processes_tell_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCELINE_TAGGER", "off")
    pile = write_pile(tmp_path / "pile", stories=6, reports=4)
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    built(pile, one)
    with LocalEngine(2) as engine:
        build([str(pile)], two, Building(engine=engine, today=lambda: TODAY))
    assert told(two) == told(one)
