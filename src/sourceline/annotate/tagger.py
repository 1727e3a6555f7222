"""The trained network: its weights loaded once, one text read in one pass.

`read(text)` gives the scores of every piece of a text. The weights come with the package; nothing is
fetched. A window is read by itself and never beside another: the int8 network scales its numbers over
all that it reads at once, so that a batch would let one report change another's annotations.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from sourceline.annotate.schemes import SPAN_TAGS
from sourceline.annotate.windows import Window, plan_windows
from sourceline.annotate.wordpiece import Pieces, WordPiece
from sourceline.errors import WeightsError
from sourceline.settings.current import current

FOLDER = Path(__file__).parent / "weights"
FORMAT = 1
# Pieces of one text that the network reads, some 30,000 words; what follows is left to the rules, so that
# memory (3.2 kB a piece) is bounded.
LONGEST = 40_000
FILES = ("tagger.onnx", "heads.npz", "vocabulary.txt")
SPEECH = 3 * len(SPAN_TAGS)
_REMEDY = (
    "Install sourceline again (pip install --force-reinstall sourceline), "
    "or set SOURCELINE_TAGGER=off to use the rules alone."
)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one text: an array a head, one row a piece."""

    pieces: Pieces
    heads: dict[str, np.ndarray]

    def __getitem__(self, head: str) -> np.ndarray:
        return self.heads[head]


def is_on() -> bool:
    """Whether the network is used; off leaves the rules alone."""
    return current().annotate.tagger


def threads() -> int:
    """Threads of one pass. The result is the same with any number."""
    return current().annotate.threads


def weights_name() -> str:
    """The first digits of the hash of the weights, for versions and cache keys."""
    return str(_about(FOLDER)["sha256"]["tagger.onnx"])[:12]


def read(text: str) -> Scores:
    """All scores of a text; raises `WeightsError` where the weights are not what was shipped."""
    return _tagger(FOLDER, threads()).read(text)


def small_parts() -> dict[str, np.ndarray]:
    """The parts of the network that are computed here: moves between tags, the scorer of antecedents."""
    return _tagger(FOLDER, threads()).parts


class Tagger:
    """One session of the network."""

    def __init__(self, folder: Path, count: int) -> None:
        about = _about(folder)
        _check(folder, about)
        self.room = int(about["window"]) - 2
        self._widths: dict[str, int] = dict(about["parts"])
        words = (folder / "vocabulary.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
        self._wordpiece = WordPiece(words)
        with np.load(folder / "heads.npz") as file:
            self.parts = {name: file[name] for name in file.files}
        self._session = _session(folder / "tagger.onnx", count)

    def read(self, text: str) -> Scores:
        pieces = self.cut(text).up_to(LONGEST)
        width = sum(self._widths.values()) + SPEECH
        rows = np.zeros((len(pieces), width), dtype=np.float32)
        for window in plan_windows(pieces, self.room):
            scores = self.run(pieces, window)
            own = slice(window.keep_first - window.first, window.keep_last - window.first)
            rows[window.keep_first : window.keep_last] = scores[own]
        heads: dict[str, np.ndarray] = {}
        at = 0
        for name, count in (*self._widths.items(), ("speech", SPEECH)):
            heads[name] = rows[:, at : at + count]
            at += count
        return Scores(pieces, heads)

    def cut(self, text: str) -> Pieces:
        return self._wordpiece.cut(text)

    def run(self, pieces: Pieces, window: Window) -> np.ndarray:
        """The scores of one window, shape (pieces of the window, all heads)."""
        cut = slice(window.first, window.last)
        first, last = self._wordpiece.first, self._wordpiece.last
        feed = {"ids": np.concatenate(([first], pieces.ids[cut], [last]))[None]}
        for name in ("cases", "quotes", "breaks"):
            feed[name] = np.concatenate(([0], getattr(pieces, name)[cut], [0]))[None]
        found: np.ndarray = self._session.run(None, feed)[0]
        return found


@lru_cache(maxsize=2)
def _tagger(folder: Path, count: int) -> Tagger:
    return Tagger(folder, count)


def _session(path: Path, count: int) -> Any:
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = count
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime has no exception class of its own
        raise WeightsError(
            "the tagger's weights cannot be loaded", subject=str(path), remedy=_REMEDY
        ) from error


@lru_cache(maxsize=4)
def _about(folder: Path) -> dict[str, Any]:
    path = folder / "tagger.json"
    try:
        about: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WeightsError(
            "the tagger's weights are missing", subject=str(path), remedy=_REMEDY
        ) from error
    if about.get("format") != FORMAT:
        raise WeightsError(
            "the tagger's weights belong to another version", subject=str(path), remedy=_REMEDY
        )
    return about


def _check(folder: Path, about: dict[str, Any]) -> None:
    """Every file is the one that was shipped, to the byte."""
    for name in FILES:
        path = folder / name
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise WeightsError(
                "this file of the tagger's weights is missing", subject=str(path), remedy=_REMEDY
            ) from error
        if found != about["sha256"].get(name):
            raise WeightsError(
                "this file of the tagger's weights is cut short or not the one that was shipped",
                subject=str(path),
                remedy=_REMEDY,
            )
