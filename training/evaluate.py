"""Measure the network alone on the development data: `python -m training.evaluate [--quick]`.

Strict: the same characters and the same label. Times are those of 22 documents only. Every figure is of the
weights that ship, beside those of the float network where a run left it, decoded as the package decodes them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from sourceline.annotate import tagger
from sourceline.annotate.tagged import Tagged, find_tagged
from sourceline.model.span import Span
from training.coref_scores import conll
from training.examples import (
    Example,
    read_feelings,
    read_mentions,
    read_name_set,
    read_passages,
    read_quotes,
    read_times,
)
from training.settings import FIGURES, OUT, SHIPPED


class Tally:
    """Hits, gold and told by label."""

    def __init__(self) -> None:
        self.hit: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.told: Counter[str] = Counter()

    def add(
        self, gold: Iterable[tuple[int, int, str]], told: Iterable[tuple[int, int, str]]
    ) -> None:
        one, two = set(gold), set(told)
        self.gold.update(x[2] for x in one)
        self.told.update(x[2] for x in two)
        self.hit.update(x[2] for x in one & two)

    def f1(self, label: str | None = None) -> float:
        pick = (lambda c: c[label]) if label else (lambda c: sum(c.values()))
        return 200.0 * pick(self.hit) / max(1, pick(self.gold) + pick(self.told))

    def __str__(self) -> str:
        each = "  ".join(f"{k} {self.f1(k):.1f}" for k in sorted(self.gold))
        return f"micro {self.f1():.1f}   {each}"


NAME_SETS = (
    "crossner_music",
    "crossner_literature",
    "crossner_politics",
    "crossner_science",
    "wnut17",
)


def names(examples: list[Example]) -> Tally:
    tally = Tally()
    for example in examples:
        told = [(f.span.start, f.span.end, f.label) for f in find_tagged(example.text).names]
        gold = [(s, e, labels[0]) for s, e, labels in example.names or ()]
        tally.add(gold, told)
    return tally


def speech(examples: list[Example]) -> Tally:
    tally = Tally()
    for example in examples:
        found = find_tagged(example.text)
        gold = _rows(example.sources, example.cues, example.contents)
        told = _rows(
            *(
                [(s.start, s.end) for s in row]
                for row in (found.sources, found.cues, found.contents)
            )
        )
        tally.add(gold, told)
    return tally


def _rows(*rows: Iterable[tuple[int, int]] | None) -> list[tuple[int, int, str]]:
    layers = ("source", "cue", "content")
    return [(s, e, layer) for layer, row in zip(layers, rows, strict=True) for s, e in row or ()]


def times_and_events(examples: list[Example]) -> tuple[Tally, Tally, Tally]:
    times, words, classes = Tally(), Tally(), Tally()
    for example in examples:
        found = find_tagged(example.text)
        times.add(
            ((s, e, "time") for s, e, _ in example.times or ()),
            ((f.span.start, f.span.end, "time") for f in found.times),
        )
        gold = [(s, e, "event") for s, e, _ in example.events or ()]
        words.add(gold, ((f.span.start, f.span.end, "event") for f in found.events))
        told = {(f.span.start, f.span.end): f.label for f in found.events}
        for s, e, labels in example.events or ():
            if (s, e) in told:
                right = told[s, e] in labels
                classes.add([(s, e, "class")], [(s, e, "class")] if right else [(s, -1, "class")])
    return times, words, classes


def mentions(examples: list[Example]) -> tuple[Tally, dict[str, float]]:
    tally = Tally()
    documents = []
    for example in examples:
        found = find_tagged(example.text)
        gold = {(m.start, m.end): m.chain for m in example.mentions or ()}
        told = chains(found)
        tally.add(((*s, "mention") for s in gold), ((*s, "mention") for s in told))
        documents.append((gold, told))
    return tally, conll(documents)


def chains(found: Tagged) -> dict[tuple[int, int], int]:
    """The number of its thing for each mention."""
    number: list[int] = []
    pairs = found.pair_scores()
    best = pairs.best(len(found.mentions)) if pairs else []
    for place, choice in enumerate(best):
        number.append(number[choice[0]] if choice else place)
    return {(m.span.start, m.span.end): n for m, n in zip(found.mentions, number, strict=True)}


def feelings(examples: list[Example]) -> tuple[Tally, float]:
    """Of sentences: whether one tells a feeling, and which."""
    tally = Tally()
    right = told_right = 0
    for example in examples:
        found = find_tagged(example.text)
        for start, end, labels in example.feelings or ():
            said = found.feeling(Span(start, end))
            felt = said is not None and said.label != "none"
            tally.add(
                [(start, end, "felt")] if labels else [], [(start, end, "felt")] if felt else []
            )
            if labels and felt and said is not None:
                told_right += 1
                right += said.label in labels
    return tally, 100.0 * right / max(1, told_right)


def measure(folder: Path, quick: bool) -> dict[str, float]:
    """All figures of the weights in a folder, in percent."""
    tagger.FOLDER = folder.resolve()
    few, many = (12, 120) if quick else (None, None)
    held = read_passages("dev")
    found: dict[str, float] = {}
    for name in NAME_SETS:
        _put(found, f"names, {name}", names(read_name_set(name, "dev")[:many]))
    _put(found, "names, held-out passages", names(held))
    _put(found, "attribution, PolNeAR", speech(read_quotes("dev")[:few]))
    _put(found, "attribution, held-out passages", speech(held))
    times, words, classes = times_and_events(read_times("dev"))
    found["time expressions, 22 documents"] = times.f1()
    found["event words, 22 documents"] = words.f1()
    found["event class, of the words found"] = classes.f1()
    for title, sets in (("GUM", read_mentions("dev")[:few]), ("held-out passages", held)):
        spans, scores = mentions(sets)
        found[f"mentions, {title}"] = spans.f1()
        found |= {f"coreference {name}, {title}": score for name, score in scores.items()}
    for title, sets in (("held-out passages", held), ("GoEmotions", read_feelings("dev")[:many])):
        felt, right = feelings(sets)
        found[f"sentences with a feeling, {title}"] = felt.f1()
        found[f"emotion right of those found, {title}"] = right
    return found


def _put(found: dict[str, float], what: str, tally: Tally) -> None:
    found[f"{what}, all"] = tally.f1()
    found |= {f"{what}, {label}": tally.f1(label) for label in sorted(tally.gold)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--float", type=Path, default=OUT / "run" / "float", help="the float network's folder"
    )
    parser.add_argument("--quick", action="store_true", help="fewer texts")
    arguments = parser.parse_args()
    small = measure(SHIPPED, arguments.quick)
    full = measure(arguments.float, arguments.quick) if arguments.float.exists() else {}
    print("| strict F1, network alone | float | int8 |\n|---|---|---|")
    for what, figure in small.items():
        other = f"{full[what]:.1f}" if what in full else "-"
        print(f"| {what} | {other} | {figure:.1f} |")
    if not arguments.quick and full:
        rows = {what: [round(full[what], 1), round(figure, 1)] for what, figure in small.items()}
        FIGURES.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
