"""Train the network: `python -m training.train [--share 0.1] [--out DIR]`.

Resumes from the last checkpoint in the folder; safe to interrupt. The log has one line a step.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import time
from dataclasses import asdict, replace
from pathlib import Path

import torch
from torch import Tensor

from sourceline.annotate.wordpiece import WordPiece
from training.batches import Planned, make, plan
from training.losses import WEIGHTS, losses
from training.model import Network
from training.prepare import load_prepared, vocabulary
from training.settings import OUT, Recipe

KEEP_EVERY = 150  # steps


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--share", type=float, default=1.0, help="share of the passes, to try a recipe"
    )
    parser.add_argument("--out", type=Path, default=OUT / "run")
    parser.add_argument("--start", type=Path, help="a run whose mean weights this one begins with")
    parser.add_argument(
        "--rate", type=float, help="peak of the encoder's rate; the heads' in proportion"
    )
    parser.add_argument("--passes", default="", help="quotes=1.5,names=1: instead of the recipe's")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    recipe = replace(Recipe(), seed=arguments.seed)
    passes = dict(recipe.passes)
    if arguments.passes:
        told = (each.split("=") for each in arguments.passes.split(","))
        passes = {group: float(times) for group, times in told}
    recipe = replace(recipe, passes=tuple((g, p * arguments.share) for g, p in passes.items()))
    if arguments.rate:
        factor = arguments.rate / recipe.rate
        recipe = replace(recipe, rate=arguments.rate, head_rate=recipe.head_rate * factor)
    Run(arguments.out, recipe, arguments.start).train()


class Run:
    def __init__(self, out: Path, recipe: Recipe, start: Path | None = None) -> None:
        out.mkdir(parents=True, exist_ok=True)
        self.out, self.recipe = out, recipe
        torch.manual_seed(recipe.seed)
        self.network = Network()
        self.network.encoder.load_pretrained()
        if start is not None:
            self._begin_with(start)
        self.sets, self.teacher = load_prepared()
        self.batches = plan(self.sets, recipe)
        self.mean = {k: p.detach().clone() for k, p in self._learned().items()}
        self.optimizer = self._optimizer()
        self.step = 0
        self.stopped = False
        (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1))
        if (out / "last.pt").exists():
            self._resume()

    def _learned(self) -> dict[str, torch.nn.Parameter]:
        return {k: p for k, p in self.network.named_parameters() if p.requires_grad}

    def _optimizer(self) -> torch.optim.AdamW:
        small = ("encoder.cases", "encoder.quotes", "encoder.breaks")
        groups: dict[tuple[bool, bool], list[Tensor]] = {}
        for name, parameter in self._learned().items():
            new = not name.startswith("encoder.") or name.startswith(small)
            groups.setdefault((new, parameter.dim() > 1), []).append(parameter)
        return torch.optim.AdamW(
            [
                {
                    "params": own,
                    "peak": self.recipe.head_rate if new else self.recipe.rate,
                    "weight_decay": self.recipe.decay if wide else 0.0,
                }
                for (new, wide), own in groups.items()
            ],
            lr=self.recipe.rate,
            betas=(0.9, 0.98),
        )

    def _set_rate(self) -> None:
        total = len(self.batches)
        warm = max(1, int(total * self.recipe.warmup))
        factor = min((self.step + 1) / warm, max(0.02, (total - self.step) / max(1, total - warm)))
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * factor

    def train(self) -> None:
        signal.signal(signal.SIGINT, lambda *_: setattr(self, "stopped", True))
        signal.signal(signal.SIGTERM, lambda *_: setattr(self, "stopped", True))
        wordpiece = WordPiece(vocabulary())
        marks = (wordpiece.first, wordpiece.last, wordpiece.padding)
        began, seen = time.time(), 0
        self.network.train()
        start = self.step
        with (self.out / "log.jsonl").open("a") as log:
            while self.step < len(self.batches) and not self.stopped:
                planned = self.batches[self.step]
                torch.manual_seed(self.recipe.seed * 1_000_003 + self.step)
                line = self._step(planned, marks)
                seen += int(line["pieces"])
                self.step += 1
                pace = (time.time() - began) / (self.step - start)
                line["left_minutes"] = round(pace * (len(self.batches) - self.step) / 60, 1)
                line["pieces_a_second"] = round(seen / (time.time() - began))
                log.write(json.dumps({"step": self.step, "of": len(self.batches), **line}) + "\n")
                log.flush()
                if self.step % KEEP_EVERY == 0:
                    self._keep()
        self._keep()
        print("stopped" if self.stopped else "done", "at step", self.step, "of", len(self.batches))

    def _step(self, planned: Planned, marks: tuple[int, int, int]) -> dict[str, object]:
        noise = random.Random(f"{self.recipe.seed} {self.step}")
        batch = make(planned, self.sets[planned.group], marks, noise, self.recipe)
        self._set_rate()
        found = losses(self.network, batch, self.teacher)
        total = sum((WEIGHTS[k] * v for k, v in found.items()), torch.zeros(()))
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(list(self._learned().values()), self.recipe.clip)
        self.optimizer.step()
        self._average()
        parts = {k: round(v.item(), 4) for k, v in found.items()}
        return {"set": planned.group, "pieces": int(batch.lengths.sum()), **parts}

    @torch.no_grad()
    def _average(self) -> None:
        """The running mean begins short, so that the first steps are soon forgotten."""
        keep = min(self.recipe.average, (self.step + 1) / (self.step + 10))
        learned = self._learned()
        means = [self.mean[k] for k in learned]
        torch._foreach_lerp_(means, [p.detach() for p in learned.values()], 1 - keep)  # type: ignore[attr-defined]

    def _keep(self) -> None:
        state = {
            "step": self.step,
            "learned": {k: p.detach() for k, p in self._learned().items()},
            "mean": self.mean,
            "optimizer": self.optimizer.state_dict(),
        }
        torch.save(state, self.out / "next.pt")
        (self.out / "next.pt").replace(self.out / "last.pt")

    def _begin_with(self, start: Path) -> None:
        own = self._learned()
        with torch.no_grad():
            for name, value in torch.load(start / "last.pt")["mean"].items():
                own[name].copy_(value)

    def _resume(self) -> None:
        state = torch.load(self.out / "last.pt")
        self.step = state["step"]
        own = self._learned()
        with torch.no_grad():
            for name, value in state["learned"].items():
                own[name].copy_(value)
        self.mean = state["mean"]
        self.optimizer.load_state_dict(state["optimizer"])


if __name__ == "__main__":
    main()
