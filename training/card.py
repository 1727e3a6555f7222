"""Write the model card beside the weights: `python -m training.card`. Its figures are `training/figures.json`,
which `training.evaluate` leaves."""

from __future__ import annotations

import json

from training.settings import FIGURES, SHIPPED, Recipe

CARD = """# The tagger's weights

A network of 22.9 million parameters in int8 that reads one report in English and gives scores for names, mentions and
their chains, sources, cues and contents of what is said, time expressions, events, feelings, and a vector for each
sentence. It runs on a plain processor through `onnxruntime`; `annotate/tagger.py` loads it. Made by
`training/` of the project's repository. Licence: Apache-2.0, as the rest.

Encoder: all-MiniLM-L6-v2 (Apache-2.0), its word vectors as they were, the rest trained further, with small embeddings
for case, quotation marks and line breaks.

## Trained on

{passes}

- PolNeAR's training reports (Newell, Cheung and Brody, 2018), TimeBank and AQUAINT: news texts without a licence
  of their own. No text of theirs ships.
- WNUT17 and wikigold (CC BY), CrossNER (MIT), UNER-EWT (CC BY-SA), GUM without its non-commercial texts (CC BY
  annotations), GoEmotions (Apache-2.0).
- {passages} passages invented for this, in `training/passages` (Apache-2.0), written and annotated by language models
  by the guide `training/annotation.md`.

Two runs and their mean: the passes above; then, from the first run's weights, quotes 1.3, names 1.2, mentions 0.6,
times 0.6, passages 1.5, feelings 0.1 at half the rate; what ships is the mean of both. In the first half of the first
run the ends of mentions did not yet know how far apart they are; a run of today's recipe learns that from the start.

Not used for what ships: CoNLL-03, SICK, GUM's non-commercial texts, any development or test split.

## Figures

Strict F1 in percent on development data, the network alone, without the rules that work beside it.

| | float | int8 |
|---|---|---|
{rows}

## Know before you trust it

It was trained mostly on political news of 2016 and on short texts; reports of other fields and decades are read
less well. It is sure of itself now and then where it is wrong. Rare kinds of name (events, products, awards) are often
missed or confused. Languages other than English are not read.
"""


def main() -> None:
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    rows = "\n".join(
        f"| {what} | {full:.1f} | {small:.1f} |" for what, (full, small) in figures.items()
    )
    recipe = Recipe()
    told = ", ".join(f"{name} {times:g}" for name, times in recipe.passes)
    from training.examples import read_passages

    passages = len(read_passages("train"))
    path = SHIPPED / "CARD.md"
    text = CARD.format(rows=rows, passes=f"Passes over each set: {told}.", passages=passages)
    path.write_text(text, encoding="utf-8")
    print(path.name)


if __name__ == "__main__":
    main()
