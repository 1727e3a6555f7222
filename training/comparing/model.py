"""The network that compares two sentences: a few layers of BERT's encoder over both, a phrase marked in each.

A piece is told whether it stands in the first or the second sentence and whether it is marked, by an
embedding of its own (in place of special marks, which a frozen vocabulary has not). What is decided is read
from the first piece and the means of both marked phrases.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from training.model import HEADS, PLACES, VOCABULARY, WIDTH, Block

LABELS = ("other", "same", "conflict", "later")
ROLES = 4  # first sentence, its phrase, second sentence, its phrase
INNER = 256


class Plain(Block):
    """The same layer, its attention written out: on a CPU, for short rows, three times as fast in training."""

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = (q @ k.transpose(-1, -2)) * (WIDTH // HEADS) ** -0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        seen = scores.softmax(-1).to(v.dtype) @ v
        x = self.norm1(x + self.dropout(self.out(seen.transpose(1, 2).reshape(b, n, WIDTH))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Comparer(nn.Module):
    def __init__(self, layers: int, dropout: float = 0.1, late: bool = False) -> None:
        super().__init__()
        self.late = late
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.words.weight.requires_grad_(False)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.roles = nn.Embedding(ROLES, WIDTH)
        nn.init.normal_(self.roles.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.blocks = nn.ModuleList([Plain(dropout) for _ in range(layers)])
        self.dropout = nn.Dropout(dropout)
        self.inner = nn.Linear(5 * WIDTH, INNER)
        self.last = nn.Linear(INNER, len(LABELS))
        self.entails = nn.Linear(WIDTH, 3)  # of sentences without marks, in training alone

    def states(self, words: Tensor, roles: Tensor, mask: Tensor | None) -> Tensor:
        """`words` are embeddings, shape (batch, pieces, width)."""
        place = torch.arange(words.shape[1], device=words.device)
        x = self.dropout(self.norm(words + self.places(place)[None] + self.roles(roles)))
        for block in self.blocks:
            x = block(x, mask)
        return x

    def decide(self, x: Tensor, roles: Tensor, real: Tensor) -> Tensor:
        parts = [x[:, 0]]
        for role in (1, 3):
            at = ((roles == role) & real).to(x.dtype)[..., None]
            parts.append((x * at).sum(1) / at.sum(1).clamp(min=1.0))
        _, a, b = parts
        parts += [a * b, (a - b).abs()]
        return self.last(F.gelu(self.inner(self.dropout(torch.cat(parts, dim=1)))))

    def forward(self, ids: Tensor, roles: Tensor, real: Tensor, marked: bool = True) -> Tensor:
        mask = real[:, None, None, :]
        x = self.states(self.words(ids), roles // 2 * 2 if self.late else roles, mask)
        return self.decide(x, roles, real) if marked else self.entails(self.dropout(x[:, 0]))
