"""What each head has to learn from one batch."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from sourceline.annotate.tagged import WIDEST
from training.batches import Batch
from training.model import LAYERS_OF_SPEECH, Network, parts

# Chosen so that each part begins near the same size; not tuned further.
WEIGHTS = {
    "names": 3.0,
    "speech": 2.0,
    "times": 3.0,
    "events": 2.0,
    "mentions": 0.3,
    "kinds": 0.5,
    "ties": 0.5,
    "feelings": 0.5,
    "vectors": 2.0,
}


def losses(network: Network, batch: Batch, teacher: Tensor | None) -> dict[str, Tensor]:
    """Unweighted losses of the layers that the batch has."""
    out, speech = network(batch.ids, batch.cases, batch.quotes, batch.breaks, batch.mask)
    heads = parts(out[:, 1:-1])
    speech = speech[:, 1:-1]
    found: dict[str, Tensor] = {}
    if batch.names is not None:
        found["names"] = _allowed(heads["names"], batch.names)
    if batch.spans is not None:
        b, n, _ = speech.shape
        found["speech"] = network.chains(
            speech.view(b, n, LAYERS_OF_SPEECH, -1), batch.spans, batch.lengths
        )
    if batch.times is not None:
        found["times"] = F.cross_entropy(heads["times"].flatten(0, 1), batch.times.flatten())
    if batch.events is not None:
        found["events"] = _allowed(heads["events"], batch.events)
    if batch.mentions is not None:
        found |= _mentioned(network, heads, batch)
    if batch.feelings:
        pooled = torch.stack(
            [heads["feelings"][i, a : z + 1].mean(0) for i, a, z, _ in batch.feelings]
        )
        target = torch.stack([t for *_, t in batch.feelings])
        found["feelings"] = -(target * pooled.log_softmax(1)).sum(1).mean()
    if batch.vectors and teacher is not None:
        pooled = torch.stack(
            [heads["vectors"][i, a : z + 1].mean(0) for i, a, z, _ in batch.vectors]
        )
        wanted = teacher[[row for *_, row in batch.vectors]]
        found["vectors"] = (1 - F.cosine_similarity(pooled, wanted)).mean()
    return found


def _allowed(scores: Tensor, allowed: Tensor) -> Tensor:
    """Of each piece the chance that its tag is one of those that its set allows."""
    asked = allowed.any(-1)
    logs = scores.log_softmax(-1)[asked]
    return -logs.masked_fill(~allowed[asked], -1e4).logsumexp(-1).mean()


def _mentioned(network: Network, heads: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    spans, kinds, ties = [], [], []
    for i, (places, allowed) in enumerate(batch.mentions or ()):
        n = int(batch.lengths[i])
        scores = pointer(heads, i, n)
        gold = torch.zeros(n, n, dtype=torch.bool)
        gold[places[:, 0], places[:, 1]] = True
        spans.append(_pointed(scores, gold))
        if not len(places):
            continue
        first, last = places[:, 0], places[:, 1]
        kinds.append(
            _allowed(heads["kinds_first"][i, first] + heads["kinds_last"][i, last], allowed)
        )
        pairs = (batch.pairs or [])[i]
        if pairs is not None:
            vectors = F.gelu(heads["ties_first"][i, first] + heads["ties_last"][i, last])
            ties.append(_antecedents(network.ties(vectors, *pairs[:3]), pairs, len(places)))
    found = {"mentions": torch.stack(spans).mean()}
    if kinds:
        found["kinds"] = torch.stack(kinds).mean()
    if ties:
        found["ties"] = torch.stack(ties).mean()
    return found


def pointer(heads: dict[str, Tensor], i: int, n: int) -> Tensor:
    """Scores of all spans of one window, shape (first, last); -1e4 where none can be."""
    turn = turns(n, heads["starts"].shape[-1])
    starts, ends = turned(heads["starts"][i, :n], turn), turned(heads["ends"][i, :n], turn)
    scores = starts @ ends.T / starts.shape[1] ** 0.5
    scores = scores + heads["bounds"][i, :n, :1] + heads["bounds"][i, :n, 1:].T
    gap = torch.arange(n)[None] - torch.arange(n)[:, None]
    return scores.masked_fill((gap < 0) | (gap >= WIDEST), -1e4)


def turns(count: int, width: int) -> tuple[Tensor, Tensor]:
    """Cosine and sine of each piece's angles (Su et al., 2021, RoFormer): after turning, the product of a
    start and an end depends on how far they are apart. Shape (pieces, width / 2) each."""
    place = torch.arange(count, dtype=torch.float32)[:, None]
    angles = place * 10_000.0 ** (-torch.arange(0, width, 2, dtype=torch.float32) / width)[None]
    return angles.cos(), angles.sin()


def turned(vectors: Tensor, turn: tuple[Tensor, Tensor]) -> Tensor:
    """The first half of each vector and its second half as pairs, each turned by its angle."""
    cos, sin = turn
    half = vectors.shape[-1] // 2
    a, b = vectors[..., :half], vectors[..., half:]
    return torch.cat([a * cos - b * sin, a * sin + b * cos], dim=-1)


def _pointed(scores: Tensor, gold: Tensor) -> Tensor:
    """Spans above 0, all others below (Su et al., 2022)."""
    zero = torch.zeros(1)
    wrong = torch.cat([zero, scores[~gold]]).logsumexp(0)
    right = torch.cat([zero, -scores[gold]]).logsumexp(0)
    return wrong + right


def _antecedents(scores: Tensor, pairs: tuple[Tensor, ...], count: int) -> Tensor:
    """Of each mention the chance that its antecedent is one of its thing, or none where it is the first."""
    later, earlier, _, same = pairs
    table = torch.full((count, count + 1), -1e4)
    table[:, count] = 0.0
    table[later, earlier] = scores
    right = torch.zeros(count, count + 1, dtype=torch.bool)
    right[later, earlier] = same
    right[:, count] = ~right[:, :count].any(1)
    logs = table.log_softmax(1)
    return -logs.masked_fill(~right, -1e4).logsumexp(1).mean()
