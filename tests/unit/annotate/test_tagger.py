"""The shipped network: the same bytes whatever stands beside a report, and weights that are checked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sourceline.annotate import tagger
from sourceline.annotate.annotator import annotate, version
from sourceline.annotate.tagged import find_tagged
from sourceline.errors import SettingsError, WeightsError
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.wire.annotations_json import dump_annotations

REPORTS = (
    'Mira Okafor, the lead singer of Paper Lanterns, said on Tuesday that "the tour is over".\n\nShe thanked fans.',
    "The ferry Alma Rey sank off Norrholm late on Sunday. Officials said 14 people were missing. "
    * 30,
    "V",
    "👍🏽👍🏽 🎉",
    '"We lost." "We go home." "Nobody asked us."',
    "",
)


def article(text: str) -> Article:
    return Article(id="x", source="x", text=text, language="en")


def told(text: str) -> str:
    return dump_annotations(annotate(article(text)), version())


def test_alone_together_and_shuffled_a_report_says_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone = [told(text) for text in REPORTS]
    assert [told(text) for text in reversed(REPORTS)] == alone[::-1]
    monkeypatch.setenv("SOURCELINE_THREADS", "2")
    assert [told(text) for text in REPORTS] == alone


def test_scores_do_not_depend_on_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    one = tagger.read(REPORTS[1])
    monkeypatch.setenv("SOURCELINE_THREADS", "2")
    two = tagger.read(REPORTS[1])
    assert all((one[head] == two[head]).all() for head in one.heads)


def test_names_of_a_report_with_their_kinds() -> None:
    found = {(f.span.cut(REPORTS[0]), f.label) for f in find_tagged(REPORTS[0]).names}
    assert {("Mira Okafor", "person"), ("Paper Lanterns", "group")} <= found


def test_no_name_is_lost_at_a_seam() -> None:
    """Whatever stands before it, a name far into a long report is found whole."""
    line = "Nobody on the quay spoke to reporters that morning. "
    for shift in range(0, 60, 7):
        text = (
            "Well, " * shift
            + line * 40
            + "Police named the captain as Henrik Solberg of Bergen. "
            + line * 40
        )
        names = [f.span.cut(text) for f in find_tagged(text).names]
        assert "Henrik Solberg" in names


def test_a_vector_is_384_signed_bytes_and_alike_for_like_sentences() -> None:
    text = "The ship sank on Sunday. The vessel went down on Sunday. Shares of the bank rose."
    read = find_tagged(text)
    spans = [Span(0, 24), Span(25, 56), Span(57, len(text))]
    one, two, other = ([b - 256 * (b > 127) for b in vector] for vector in read.vectors(spans))

    def like(a: list[int], b: list[int]) -> float:
        both = sum(x * y for x, y in zip(a, b, strict=True))
        return float(both / (sum(x * x for x in a) * sum(y * y for y in b)) ** 0.5)

    assert len(one) == 384
    assert like(one, two) > like(one, other)


def test_switched_off_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCELINE_TAGGER", "off")
    assert find_tagged(REPORTS[0]).names == []
    assert "+" not in version()


def test_the_version_names_the_weights() -> None:
    assert version().endswith("+" + tagger.weights_name())


def test_a_number_of_threads_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCELINE_THREADS", "many")
    with pytest.raises(SettingsError, match="cannot be threads"):
        find_tagged("A word.")


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """A copy of the weights to spoil."""
    return Path(shutil.copytree(tagger.FOLDER, tmp_path / "weights"))


def read_with(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "FOLDER", folder)
    find_tagged("Ada Ito spoke.")


def test_a_missing_file(weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (weights / "heads.npz").unlink()
    with pytest.raises(WeightsError, match="missing") as caught:
        read_with(weights, monkeypatch)
    assert "SOURCELINE_TAGGER=off" in caught.value.remedy


def test_a_file_cut_short(weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = weights / "tagger.onnx"
    path.write_bytes(path.read_bytes()[:1_000_000])
    with pytest.raises(WeightsError, match="cut short"):
        read_with(weights, monkeypatch)


def test_another_versions_weights(weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = json.loads((weights / "tagger.json").read_text())
    (weights / "tagger.json").write_text(json.dumps({**about, "format": 99}))
    with pytest.raises(WeightsError, match="another version"):
        read_with(weights, monkeypatch)


def test_no_weights_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WeightsError, match="missing"):
        read_with(tmp_path / "nowhere", monkeypatch)
