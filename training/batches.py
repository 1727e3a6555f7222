"""Which windows are read together, and their tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sourceline.annotate.features import CASES
from sourceline.annotate.pair_features import pairs_of
from sourceline.annotate.schemes import EVENT_TAGS, NAME_TAGS
from training.encode import Encoded
from training.settings import Recipe

Window = tuple[int, int, int]  # text, first piece, last piece + 1
SETS = ("quotes", "names", "mentions", "times", "passages", "feelings")
_LETTERS = [CASES.index(c) for c in ("lower", "title", "upper", "capital", "mixed")]


@dataclass(frozen=True, slots=True)
class Planned:
    group: str
    windows: tuple[Window, ...]


def plan(sets: dict[str, list[Encoded]], recipe: Recipe) -> list[Planned]:
    """All batches of a run in their order; the same for the same texts and recipe."""
    batches: list[Planned] = []
    for group, passes in recipe.passes:
        for number in range(int(np.ceil(passes))):
            dice = random.Random(f"{recipe.seed} {group} {number}")
            windows = _windows(sets[group], recipe, dice)
            dice.shuffle(windows)
            share = min(1.0, passes - number)
            windows = windows[: int(len(windows) * share)]
            batches += [Planned(group, b) for b in _bundles(windows, recipe.batch)]
    random.Random(recipe.seed).shuffle(batches)
    return batches


def _windows(texts: Sequence[Encoded], recipe: Recipe, dice: random.Random) -> list[Window]:
    room = recipe.window - 2
    found: list[Window] = []
    for number, text in enumerate(texts):
        low = 0
        first = dice.randint(room // 2, room) if len(text) > room else room
        while low < len(text):
            high = min(len(text), low + first)
            while (
                low + 8 < high < len(text)
                and text.pieces.words[high] == text.pieces.words[high - 1]
            ):
                high -= 1
            found.append((number, low, high))
            low, first = high, room
    return [w for w in found if w[2] - w[1] >= 3]


def _bundles(windows: list[Window], budget: int) -> Iterator[tuple[Window, ...]]:
    """Windows of about one length together, so that little is padded."""
    for start in range(0, len(windows), 400):
        rest = sorted(windows[start : start + 400], key=lambda w: w[2] - w[1])
        bundle: list[Window] = []
        for window in rest:
            longest = window[2] - window[1] + 2
            if bundle and longest * (len(bundle) + 1) > budget:
                yield tuple(bundle)
                bundle = []
            bundle.append(window)
        if bundle:
            yield tuple(bundle)


@dataclass(slots=True)
class Batch:
    """Tensors of one step; labels of the pieces between the two marks at the ends."""

    group: str
    ids: Tensor
    cases: Tensor
    quotes: Tensor
    breaks: Tensor
    mask: Tensor | None
    lengths: Tensor  # pieces between the marks
    names: Tensor | None = None
    spans: Tensor | None = None
    times: Tensor | None = None
    events: Tensor | None = None
    mentions: list[tuple[Tensor, Tensor]] | None = None  # places (n, 2) and kinds (n, kinds)
    pairs: list[tuple[Tensor, Tensor, Tensor, Tensor] | None] | None = None
    feelings: list[tuple[int, int, int, Tensor]] | None = None  # window, first, last, target
    vectors: list[tuple[int, int, int, int]] | None = None  # window, first, last, teacher's row


def make(
    planned: Planned,
    texts: list[Encoded],
    marks: tuple[int, int, int],
    noise: random.Random,
    recipe: Recipe,
) -> Batch:
    """`marks`: the ids of first, last and padding."""
    first, last, padding = marks
    cut = [(texts[n], low, high) for n, low, high in planned.windows]
    count = max(high - low for _, low, high in cut) + 2
    shape = (len(cut), count)
    ids = np.full(shape, padding)
    rows = {name: np.zeros(shape, dtype=np.int64) for name in ("cases", "quotes", "breaks")}
    for i, (text, low, high) in enumerate(cut):
        ids[i, 0], ids[i, high - low + 1] = first, last
        ids[i, 1 : high - low + 1] = text.pieces.ids[low:high]
        for name, row in rows.items():
            row[i, 1 : high - low + 1] = getattr(text.pieces, name)[low:high]
        if noise.random() < recipe.case_noise:
            letters = np.isin(rows["cases"][i], _LETTERS)
            one = CASES.index(noise.choice(("upper", "lower", "title")))
            rows["cases"][i][letters] = one
    lengths = torch.tensor([high - low for _, low, high in cut])
    full = torch.arange(count)[None] < (lengths + 2)[:, None]
    batch = Batch(
        planned.group,
        torch.from_numpy(ids),
        *(torch.from_numpy(rows[name]) for name in ("cases", "quotes", "breaks")),
        mask=None if bool(full.all()) else full[:, None, None, :],
        lengths=lengths,
    )
    _label(batch, cut, count - 2)
    return batch


def _label(batch: Batch, cut: list[tuple[Encoded, int, int]], count: int) -> None:
    head = cut[0][0]
    if head.names is not None:
        batch.names = _stack([t.names[a:b] for t, a, b in cut], (count, len(NAME_TAGS)))  # type: ignore[index]
    if head.spans is not None:
        batch.spans = _stack([t.spans[:, a:b].T for t, a, b in cut], (count, 3)).permute(0, 2, 1)  # type: ignore[index]
    if head.times is not None:
        batch.times = _stack([t.times[a:b] for t, a, b in cut], (count,), fill=-100)  # type: ignore[index]
    if head.events is not None:
        batch.events = _stack([t.events[a:b] for t, a, b in cut], (count, len(EVENT_TAGS)))  # type: ignore[index]
    if head.mentions is not None:
        _mentions(batch, cut)
    if head.feelings is not None:
        batch.feelings = [
            (i, low - a, high - a, torch.from_numpy(target))
            for i, (t, a, b) in enumerate(cut)
            for low, high, target in t.feelings or ()
            if a <= low and high < b
        ]
    batch.vectors = [
        (i, low - a, high - a, row)
        for i, (t, a, b) in enumerate(cut)
        for low, high, row in t.vectors
        if a <= low and high < b
    ]


def _stack(rows: list[np.ndarray], shape: tuple[int, ...], fill: int = 0) -> Tensor:
    out = np.full((len(rows), *shape), fill, dtype=rows[0].dtype)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


def _mentions(batch: Batch, cut: list[tuple[Encoded, int, int]]) -> None:
    batch.mentions, batch.pairs = [], []
    for text, low, high in cut:
        inside = [m for m in text.mentions or () if low <= m[0] and m[1] < high]
        places = torch.tensor([[m[0] - low, m[1] - low] for m in inside], dtype=torch.long).reshape(
            -1, 2
        )
        kinds = np.stack([m[2] for m in inside]) if inside else np.zeros((0, 1), bool)
        batch.mentions.append((places, torch.from_numpy(kinds)))
        if len(inside) < 2:
            batch.pairs.append(None)
            continue
        later, earlier, features = pairs_of([m[4] for m in inside])
        same = np.asarray(
            [inside[a][3] == inside[b][3] for a, b in zip(later, earlier, strict=True)]
        )
        batch.pairs.append(
            tuple(torch.from_numpy(x) for x in (later, earlier, features, same))  # type: ignore[arg-type]
        )
