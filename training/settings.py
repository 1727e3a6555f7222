"""Where things lie and the numbers of the recipe, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
PASSAGES = ROOT / "training" / "passages"
OUT = ROOT / "out" / "training"
FIGURES = ROOT / "training" / "figures.json"  # of the weights that ship, for the model card
SHIPPED = ROOT / "src" / "sourceline" / "annotate" / "weights"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """One training run."""

    window: int = 256  # pieces, the two marks at the ends included
    batch: int = 3072  # pieces a step, padding included
    rate: float = 2e-4  # peak of AdamW, after the warm-up, for the encoder
    head_rate: float = 1e-3  # of the heads and the small embeddings, which start from nothing
    warmup: float = 0.06  # share of the steps
    decay: float = 0.01
    clip: float = 1.0
    average: float = 0.998  # of the running mean of the weights, which is what ships
    case_noise: float = 0.08  # share of the windows read as if set in one case
    seed: int = 7
    # Passes over each set. Politics repeats itself; the small sets are seen more often.
    passes: tuple[tuple[str, float], ...] = (
        ("quotes", 2.4),
        ("names", 5.0),
        ("mentions", 3.5),
        ("times", 3.0),
        ("passages", 8.0),
        ("feelings", 0.6),
    )
