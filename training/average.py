"""The mean of several runs' weights: `python -m training.average RUN RUN... --out RUN`.

Runs that began from one another lie in one valley, and their mean is more robust than either (Wortsman et
al., 2022, Model soups).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    means = [torch.load(run / "last.pt")["mean"] for run in arguments.runs]
    mean = {name: sum(each[name] for each in means) / len(means) for name in means[0]}
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.save({"mean": mean}, arguments.out / "last.pt")


if __name__ == "__main__":
    main()
