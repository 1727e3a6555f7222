"""Read and encode the development data once: `python -m training.prepare`.

Writes `prepared.pkl` and `teacher.pt` (sentence vectors of the encoder as it was before training) to
`out/training`.
"""

from __future__ import annotations

import pickle
import random
import time

import torch
from torch import Tensor

from sourceline.annotate.wordpiece import WordPiece
from training.encode import Encoded, encode, place
from training.examples import (
    Example,
    read_feelings,
    read_mentions,
    read_names,
    read_passages,
    read_quotes,
    read_times,
)
from training.model import Encoder, pretrained
from training.sentences import sentence_spans
from training.settings import OUT

SENTENCES = 9000  # that the teacher reads; about a quarter of all
LONGEST = 80  # pieces


def vocabulary() -> list[str]:
    return (pretrained() / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")


def load_prepared() -> tuple[dict[str, list[Encoded]], Tensor]:
    with (OUT / "prepared.pkl").open("rb") as file:
        sets = pickle.load(file)
    return sets, torch.load(OUT / "teacher.pt")


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    began = time.time()
    wordpiece = WordPiece(vocabulary())
    examples = {
        "quotes": read_quotes("train"),
        "names": read_names("train"),
        "mentions": read_mentions("train"),
        "times": read_times("train"),
        "passages": read_passages("train"),
        "feelings": read_feelings("train", keep=3),
    }
    sets = {name: [encode(e, wordpiece) for e in own] for name, own in examples.items()}
    for name, own in sets.items():
        print(f"{name:10} {len(own):6} texts {sum(len(e) for e in own):8} pieces")
    rows = _choose(examples, sets)
    vectors = _teach([t for t, _, _, _ in rows], wordpiece)
    for row, (_, encoded, low, high) in enumerate(rows):
        encoded.vectors.append((low, high, row))
    torch.save(vectors, OUT / "teacher.pt")
    with (OUT / "prepared.pkl").open("wb") as file:
        pickle.dump(sets, file)
    print(f"{len(rows)} sentences with vectors; {time.time() - began:.0f} s")


def _choose(
    examples: dict[str, list[Example]], sets: dict[str, list[Encoded]]
) -> list[tuple[str, Encoded, int, int]]:
    found = []
    for name, own in examples.items():
        for example, encoded in zip(own, sets[name], strict=True):
            for start, end in sentence_spans(example.text) if example.vectors else ():
                at = place(encoded.pieces, start, end)
                if at is not None and 4 <= at[1] - at[0] < LONGEST:
                    found.append((example.text[start:end], encoded, *at))
    random.Random(1).shuffle(found)
    return found[:SENTENCES]


@torch.no_grad()
def _teach(sentences: list[str], wordpiece: WordPiece) -> Tensor:
    """Mean of the encoder's last layer, as the package's own pooling does."""
    encoder = Encoder().eval()
    encoder.load_pretrained()
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
    out = torch.zeros(len(sentences), 384)
    for start in range(0, len(order), 64):
        own = order[start : start + 64]
        rows = [[wordpiece.first, *wordpiece.cut(sentences[i]).ids, wordpiece.last] for i in own]
        longest = max(map(len, rows))
        ids = torch.tensor([r + [wordpiece.padding] * (longest - len(r)) for r in rows])
        full = ids != wordpiece.padding
        zero = torch.zeros_like(ids)
        x = encoder(ids, zero, zero, zero, full[:, None, None, :])
        pooled = (x * full[..., None]).sum(1) / full.sum(1, keepdim=True)
        out[own] = torch.nn.functional.normalize(pooled)
    return out


if __name__ == "__main__":
    main()
