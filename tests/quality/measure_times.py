"""Score time expressions on TimeBank and AQUAINT news: spans, then TIMEX3 values.

    python -m tests.quality.measure_times [--half tune|report|all] [--errors N]

Documents in order of their names; the even ones were looked at while the rules were written
("tune"), the odd ones were not ("report"). Strict: the same characters; relaxed: they overlap; value:
they overlap and the values are equal after both are brought to one spelling (the measure of
TempEval-3, UzZaman et al., 2013). Documents have no titles or markup, so nothing is left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sourceline.annotate.dates import find_times
from sourceline.annotate.sentences import find_sentences
from sourceline.model.article import Article
from sourceline.model.when import When

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "temporal"
# Time stands in running text; each line of these wires is only a part of a sentence.
_WRAP = re.compile(r"(?<=[^\n])\n(?=[^\n])")


@dataclass(slots=True)
class Score:
    """Counts of one measurement."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0

    def f1(self, hits: int) -> float:
        return 200.0 * hits / max(1, self.gold + self.found)

    def __str__(self) -> str:
        return (
            f"gold {self.gold} found {self.found}  strict F1 {self.f1(self.strict):.1f}  "
            f"relaxed F1 {self.f1(self.relaxed):.1f}  value F1 {self.f1(self.value):.1f}"
        )


def documents(half: str) -> list[dict[str, object]]:
    """The tuning half, the reporting half, or all."""
    records = [
        json.loads(line)
        for name in ("train", "dev")
        for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    records.sort(key=lambda record: str(record["id"]))
    return {"tune": records[::2], "report": records[1::2], "all": records}[half]


def plain_value(value: str | None) -> str:
    """One spelling for values that mean the same."""
    text = (value or "").strip()
    text = re.sub(r"-W(\d)(?!\d)", r"-W0\1", text)
    text = re.sub(r"(-XX)+$", "", text)
    text = re.sub(r"(T\d\d:\d\d):00$", r"\1", text)
    return re.sub(r"[Zz]$", "", text)


def score_document(record: dict[str, object], score: Score) -> Iterator[str]:
    """Add one document to the score; yields what went wrong, a line each."""
    text = str(record["text"])
    day = date.fromisoformat(str(record["dct"])[:10])
    article = Article(
        id="x",
        source="x",
        text=_WRAP.sub(" ", text),
        language="en",
        published=When.day(day),
        published_from="header",
    )
    found = find_times(article, find_sentences(article))
    gold = [tuple(item[:4]) for item in record["timex"]]  # type: ignore[attr-defined]
    score.gold += len(gold)
    score.found += len(found)
    taken: set[int] = set()
    for start, end, _, value in gold:
        around = (
            text[max(0, start - 40) : start] + "[" + text[start:end] + "]" + text[end : end + 25]
        )
        around = f"{day} " + around.replace("\n", " ")
        hits = [
            (i, t)
            for i, t in enumerate(found)
            if i not in taken and t.span.start < end and start < t.span.end
        ]
        if not hits:
            yield f"missed {around} = {value}"
            continue
        exact = [h for h in hits if (h[1].span.start, h[1].span.end) == (start, end)]
        index, best = (exact or hits)[0]
        taken.add(index)
        score.relaxed += 1
        score.strict += bool(exact)
        if not exact:
            yield f"extent {around} : {best.span.cut(text)!r}"
        if plain_value(best.value) == plain_value(value):
            score.value += 1
        else:
            yield f"value  {around} = {value} not {best.value}"
    for index, item in enumerate(found):
        if index not in taken:
            start, end = item.span.start, item.span.end
            around = text[max(0, start - 40) : start] + "[" + text[start:end] + "]"
            yield f"extra  {around} {text[end : end + 25]} : {item.value}".replace("\n", " ")


def measure(half: str) -> tuple[Score, list[str]]:
    """The score of one half, and its errors."""
    score = Score()
    errors = [line for record in documents(half) for line in score_document(record, score)]
    return score, errors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tune", "report", "all"), default="report")
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    score, errors = measure(arguments.half)
    for line in errors[: arguments.errors]:
        print(line)
    print(f"{arguments.half}: {score}")


if __name__ == "__main__":
    main()
