"""Train the comparer and measure it on topics that it never saw.

    python -m training.comparing.train --out DIR [--layers 1,3,5] [--held politics,local] [--late]

What came of it so far stands in training/README.md: nothing that may ship.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from sourceline.annotate.wordpiece import WordPiece
from training.comparing.examples import (
    CONFLICT,
    LATER,
    OTHER,
    QUESTIONS,
    SAME,
    Pair,
    Row,
    encode,
    encode_entailment,
    read_ecb,
    read_entailment,
    read_questions,
)
from training.comparing.model import LABELS, Comparer
from training.model import load_layers
from training.prepare import vocabulary

EACH = {OTHER: 8, SAME: 5, CONFLICT: 6, LATER: 2}  # pairs of one question that one pass sees
BATCH = 4096  # pieces, padding included
# Pieces of a row, rounded up. Every new shape is compiled anew by the CPU's library for half precision,
# which took longer than the training itself.
WIDTHS = (24, 32, 48, 64, 80, 96, 128)
NEW = ("roles", "inner", "last", "entails")  # parts that start from nothing: ten times the rate
WARMUP, LEAST_RATE = 0.06, 0.02


def width_of(row: Row) -> int:
    return next((w for w in WIDTHS if len(row.ids) <= w), WIDTHS[-1])


def batches(rows: Sequence[Row], chance: random.Random) -> list[list[Row]]:
    by: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by[width_of(row)].append(row)
    found = []
    for width, have in sorted(by.items()):
        chance.shuffle(have)
        count = BATCH // width
        found += [have[at : at + count] for at in range(0, len(have), count)]
    chance.shuffle(found)
    return found


def tensors(rows: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pieces, roles, which are real, labels; a row that is padding has the label -1."""
    width = width_of(max(rows, key=width_of))
    count = max(BATCH // width, len(rows))
    ids = np.zeros((count, width), dtype=np.int64)
    roles = np.zeros_like(ids)
    real = np.zeros((count, width), dtype=bool)
    real[:, 0] = True
    labels = np.full(count, -1)
    for number, row in enumerate(rows):
        end = min(len(row.ids), width)
        ids[number, :end], roles[number, :end] = row.ids[:end], row.roles[:end]
        real[number, :end], labels[number] = True, row.label
    return tuple(map(torch.from_numpy, (ids, roles, real, labels)))  # type: ignore[return-value]


@dataclass(slots=True)
class Run:
    """One training: the network, what moves it, and how far it is."""

    network: Comparer
    steps: int
    rate: float
    chance: random.Random
    done: int = 0
    begun: float = field(default_factory=time.monotonic)
    optimizer: torch.optim.Optimizer = field(init=False)
    schedule: torch.optim.lr_scheduler.LambdaLR = field(init=False)

    def __post_init__(self) -> None:
        groups: tuple[list[Tensor], list[Tensor]] = ([], [])
        for name, weight in self.network.named_parameters():
            if weight.requires_grad:
                groups[name.split(".")[0] in NEW].append(weight)
        rates = (self.rate, 10 * self.rate)
        self.optimizer = torch.optim.AdamW(
            [{"params": g, "lr": r} for g, r in zip(groups, rates, strict=True)], weight_decay=0.01
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._share)

    def _share(self, step: int) -> float:
        left = (self.steps - step) / self.steps
        return min((step + 1) / (WARMUP * self.steps), max(LEAST_RATE, left))

    def over(self, rows: Sequence[Row], *, marked: bool) -> None:
        """One pass over these."""
        self.network.train()
        total = seen = 0.0
        for batch in batches(rows, self.chance):
            ids, roles, real, labels = tensors(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = self.network(ids, roles, real, marked)
            loss = F.cross_entropy(out.float(), labels, ignore_index=-1)
            self.optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            self.done += 1
            total, seen = total + loss.item() * len(batch), seen + len(batch)
            if self.done % 50 == 0:
                passed = time.monotonic() - self.begun
                print(
                    f"{self.done}/{self.steps} loss {total / seen:.3f} {passed:.0f} s", flush=True
                )


def one_pass(
    questions: Sequence[Sequence[Pair]], ecb: int, wordpiece: WordPiece, seed: int
) -> list[Row]:
    """Some pairs of each question and some of ECB+, each in a chosen order of its sides."""
    chance = random.Random(seed)
    pairs: list[Pair] = read_ecb("train", ecb, seed)
    for question in questions:
        by: dict[int, list[Pair]] = defaultdict(list)
        for pair in question:
            by[pair.label].append(pair)
        for label, have in by.items():
            pairs += chance.sample(have, min(EACH[label], len(have)))
    return [encode(pair, wordpiece, chance.random() < 0.5) for pair in pairs]


def scored(
    network: Comparer, rows: Sequence[Row], *, marked: bool
) -> Iterator[tuple[Tensor, Tensor]]:
    """Probabilities and labels, batch by batch."""
    network.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in batches(rows, random.Random(1)):
            ids, roles, real, labels = tensors(batch)
            out = network(ids, roles, real, marked).float().softmax(1)
            yield out[labels >= 0], labels[labels >= 0]


def report(network: Comparer, rows: Sequence[Row]) -> None:
    """What is taken for what, and how many conflicts are found where so many of those told are right."""
    out, labels = map(torch.cat, zip(*scored(network, rows, marked=True), strict=True))
    chosen = out.argmax(1)
    for label, name in enumerate(LABELS):
        counts = [
            int(((labels == label) & (chosen == other)).sum()) for other in range(len(LABELS))
        ]
        print(f"{name:9} taken for {dict(zip(LABELS, counts, strict=True))}")
    scores, order = out[:, CONFLICT].sort(descending=True)
    right = (labels[order] == CONFLICT).cumsum(0)
    precision = right / torch.arange(1, len(right) + 1)
    for wanted in (0.95, 0.9, 0.8):
        enough = (precision >= wanted).nonzero()
        if len(enough):
            last = int(enough[-1])
            recall = float(right[last]) / int((labels == CONFLICT).sum())
            print(f"conflicts at precision {wanted}: recall {recall:.3f} from {scores[last]:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", default="1,3,5", help="those of MiniLM-L6 to begin with")
    parser.add_argument("--held", default="politics,local", help="topics to measure on")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument(
        "--entailment", type=int, default=1, help="passes over sentence pairs before"
    )
    parser.add_argument("--ecb", type=int, default=4000, help="pairs of ECB+ in each pass")
    parser.add_argument("--late", action="store_true", help="the layers do not see the marks")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(asked.seed)
    chance = random.Random(asked.seed)
    wordpiece = WordPiece(vocabulary())
    layers = tuple(int(layer) for layer in asked.layers.split(","))
    network = Comparer(len(layers), late=asked.late)
    load_layers(network, layers)
    held = set(asked.held.split(","))
    paths = sorted(QUESTIONS.glob("*.jsonl"))
    questions = list(read_questions(p for p in paths if p.stem not in held))
    unseen = [
        encode(pair, wordpiece)
        for question in read_questions(p for p in paths if p.stem in held)
        for pair in question
    ]
    before = [encode_entailment(pair, wordpiece) for pair in read_entailment("train")]
    passes = [one_pass(questions, asked.ecb, wordpiece, n) for n in range(asked.passes)]
    steps = asked.entailment * len(batches(before, chance))
    run = Run(
        network, steps + sum(len(batches(rows, chance)) for rows in passes), asked.rate, chance
    )
    for _ in range(asked.entailment):
        run.over(before, marked=False)
    for number, rows in enumerate(passes):
        run.over(rows, marked=True)
        torch.save(network.state_dict(), asked.out / f"{number}.pt")
        report(network, unseen)


if __name__ == "__main__":
    main()
