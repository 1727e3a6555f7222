"""Write what ships: `python -m training.export [--run DIR] [--out DIR]`.

`tagger.onnx` is the network in int8, `heads.npz` the small parts that numpy computes, `vocabulary.txt` the
pieces, `tagger.json` says what they are, with their hashes. The float network is kept beside the run and
compared with the int8 one on held-out reports.

Weights are int8 by output channel, activations uint8 with a scale that is measured at run time. A scale
over the whole input would let one report change another's annotations; the package therefore never reads
two windows in one call.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from sourceline.annotate.wordpiece import WordPiece
from training.examples import read_quotes
from training.model import PARTS, Network
from training.prepare import vocabulary
from training.settings import OUT, SHIPPED, Recipe

LIMIT = 30_000_000  # bytes of all that ships


class Shipped(nn.Module):
    """One window: piece numbers and what is told besides in, one row of scores a piece out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, cases: Tensor, quotes: Tensor, breaks: Tensor) -> Tensor:
        out, speech = self.network(ids, cases, quotes, breaks)
        return torch.cat([out, speech], dim=2)[0, 1:-1]


def load(run: Path) -> Network:
    """The running mean of the weights of a run."""
    network = Network(dropout=0.0)
    network.encoder.load_pretrained()
    state = torch.load(run / "last.pt")
    own = dict(network.named_parameters())
    with torch.no_grad():
        for name, value in state["mean"].items():
            own[name].copy_(value)
    return network.eval()


def write_float(network: Network, path: Path) -> None:
    example = torch.randint(1000, 2000, (1, 40))
    zero = torch.zeros_like(example)
    torch.onnx.export(
        Shipped(network).eval(),
        (example, zero, zero, zero),
        str(path),
        input_names=["ids", "cases", "quotes", "breaks"],
        output_names=["scores"],
        dynamic_axes={name: {1: "pieces"} for name in ("ids", "cases", "quotes", "breaks")}
        | {"scores": {0: "inner"}},
        opset_version=17,
        dynamo=False,
    )


def write_int8(source: Path, path: Path) -> None:
    quantize_dynamic(
        source,
        path,
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )


def write_heads(network: Network, path: Path) -> None:
    ties = {f"ties.{k}": v.detach().numpy() for k, v in network.ties.named_parameters()}
    np.savez(path, moves=network.chains.moves().detach().numpy(), **ties)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=OUT / "run")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    network = load(arguments.run)
    full = arguments.run / "float"
    full.mkdir(exist_ok=True)
    write_float(network, full / "tagger.onnx")
    write_int8(full / "tagger.onnx", arguments.out / "tagger.onnx")
    for folder in (full, arguments.out):
        write_heads(network, folder / "heads.npz")
        words = "\n".join(vocabulary()) + "\n"
        (folder / "vocabulary.txt").write_text(words, encoding="utf-8")
        (folder / "tagger.json").write_text(json.dumps(_about(folder), indent=1) + "\n")
    size = sum(p.stat().st_size for p in arguments.out.iterdir())
    print(f"{size / 1e6:.1f} MB in {arguments.out.name}/")
    if size > LIMIT:
        raise SystemExit("Error: the weights are larger than may ship.")
    compare(full / "tagger.onnx", arguments.out / "tagger.onnx")


def _about(folder: Path) -> dict[str, object]:
    files = ("tagger.onnx", "heads.npz", "vocabulary.txt")
    return {
        "format": 1,
        "window": Recipe().window,
        "parts": PARTS,
        "sha256": {f: hashlib.sha256((folder / f).read_bytes()).hexdigest() for f in files},
    }


def compare(full: Path, small: Path, reports: int = 12) -> None:
    """How often the int8 network chooses the tag that the float one does."""
    wordpiece = WordPiece(vocabulary())
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    sessions = [
        ort.InferenceSession(str(p), options, providers=["CPUExecutionProvider"])
        for p in (full, small)
    ]
    same = {name: [0, 0] for name in ("names", "times", "events")}
    far = []
    for example in read_quotes("dev")[:reports]:
        pieces = wordpiece.cut(example.text)
        for low in range(0, len(pieces), 254):
            cut = slice(low, low + 254)
            feed = {"ids": np.r_[wordpiece.first, pieces.ids[cut], wordpiece.last][None]}
            for name in ("cases", "quotes", "breaks"):
                feed[name] = np.r_[0, getattr(pieces, name)[cut], 0][None]
            a, b = (s.run(None, feed)[0] for s in sessions)
            at = 0
            for name, width in PARTS.items():
                one, two = a[:, at : at + width], b[:, at : at + width]
                if name in same:
                    same[name][0] += int((one.argmax(1) == two.argmax(1)).sum())
                    same[name][1] += len(one)
                at += width
            far.append(float(np.abs(a - b).mean()))
    for name, (hit, of) in same.items():
        print(
            f"{name}: int8 chooses the float network's tag for {100 * hit / of:.2f} % of the pieces"
        )
    print(f"mean difference of a score {np.mean(far):.3f}")


if __name__ == "__main__":
    main()
