"""Score names on the development sets: the same characters and the same kind.

    python -m tests.quality.measure_names [--by rules|network|both] [--limit N]

A name is its head, without a title before it. GROUP and the like are the kinds of the contract; a set
that has no label for a kind is not asked for it. Awards and the sets' MISC are `other`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from sourceline.annotate.mentions import find_mentions
from sourceline.annotate.sentences import find_sentences
from sourceline.annotate.tagged import find_tagged
from sourceline.model.annotations import Form
from sourceline.model.article import Article

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "ner"
SETS = ("crossner_music", "crossner_literature", "crossner_politics", "crossner_science", "wnut17")
KINDS = {
    "PERSON": "person", "GROUP": "group", "ORG": "organization", "LOC": "place", "WORK": "work",
    "EVENT": "event", "PRODUCT": "product", "AWARD": "other", "MISC": "other",
}  # fmt: skip
Name = tuple[int, int, str]


def names_in(text: str, by: str) -> set[Name]:
    """Names told in a text, by place of their head."""
    if by == "network":
        return {(f.span.start, f.span.end, f.label) for f in find_tagged(text).names}
    article = Article(id="x", source="x", text=text, language="en")
    tagged = find_tagged(text) if by == "both" else None
    mentions, _ = find_mentions(article, find_sentences(article), tagged)
    return {(m.head.start, m.head.end, m.kind.value) for m in mentions if m.form is Form.NAME}


def measure(name: str, by: str, limit: int | None = None) -> dict[str, float]:
    """Strict F1 of each kind that the set has, and of all together ("micro")."""
    hit: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    told: Counter[str] = Counter()
    lines = (DATA / f"{name}_dev.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    labels = {KINDS[label] for record in records for _, _, label in record["spans"]}
    for record in records[:limit]:
        right = {(s, e, KINDS[label]) for s, e, label in record["spans"]}
        found = {each for each in names_in(record["text"], by) if each[2] in labels}
        for counter, names in ((gold, right), (told, found), (hit, right & found)):
            counter.update(kind for _, _, kind in names)
    scores = {kind: 200 * hit[kind] / max(1, gold[kind] + told[kind]) for kind in sorted(labels)}
    total = sum(gold.values()) + sum(told.values())
    return {"micro": 200 * sum(hit.values()) / max(1, total), **scores}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--by", default="both", choices=["rules", "network", "both"])
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    for name in SETS:
        scores = measure(name, arguments.by, arguments.limit)
        print(f"{name:20} " + "  ".join(f"{kind} {score:.1f}" for kind, score in scores.items()))


if __name__ == "__main__":
    main()
