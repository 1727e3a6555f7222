"""Score quotations on PolNeAR's political news: sources, cues and contents.

    python -m tests.quality.measure_quotes [--set dev|train] [--limit N] [--errors N] [--by rules|network|both]

Strict: the same characters once quotation marks, "that" and punctuation at the ends are taken off both.
Tokens: words that both cover (the overlap measure of Newell, Cheung and Brody, 2018). The corpus also
has thoughts, wishes, plans and mere attitudes ("supports the bill"); `speech` counts only its
attributions with a verb or phrase of saying in their cue, which is what `find_quotations` is after. A
content is direct where its first and last characters are quotation marks, else indirect.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sourceline.annotate.attributions import join_attributions, merge_quotations
from sourceline.annotate.mentions import find_mentions
from sourceline.annotate.quotes import find_quotations
from sourceline.annotate.sentences import find_sentences
from sourceline.annotate.speakers import Source, Speakers
from sourceline.annotate.tagged import find_tagged
from sourceline.model.annotations import Quotation
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.text.morphology import lemmas
from sourceline.text.tokens import find_words

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "quotes"
_EDGE = " \t\n\u00a0,.;:!?\"'“”‘’«»`—–-()"
_MARKS = '"“”«»`'
# Verbs of saying, kept apart from the program's own list so that the figures stay comparable.
_SAYING = frozenset(
    ["say", "tell", "add", "ask", "call", "read", "write", "note", "report", "announce", "suggest", "tweet",
     "describe", "argue", "continue", "explain", "acknowledge", "declare", "urge", "recall", "conclude", "claim",
     "respond", "state", "warn", "insist", "reply", "reveal", "promise", "vow", "pledge", "admit", "deny", "confirm",
     "assert", "concede", "stress", "complain", "contend", "allege", "maintain", "joke", "lament", "predict",
     "reiterate", "remark", "shout", "repeat", "mention", "indicate", "estimate", "imply", "boast", "testify"]
)  # fmt: skip
Part = tuple[str, str]  # what: source, cue, content, direct, indirect; how: strict, tokens


@dataclass(slots=True)
class Counts:
    gold: int = 0
    told: int = 0
    gold_hit: int = 0
    told_hit: int = 0

    @property
    def precision(self) -> float:
        return 100.0 * self.told_hit / max(1, self.told)

    @property
    def recall(self) -> float:
        return 100.0 * self.gold_hit / max(1, self.gold)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:5.1f}  R {self.recall:5.1f}  F1 {self.f1:5.1f}  (gold {self.gold}, told {self.told})"


@dataclass(slots=True)
class Board:
    counts: dict[Part, Counts] = field(default_factory=dict)

    def of(self, what: str, how: str) -> Counts:
        return self.counts.setdefault((what, how), Counts())

    def compare(
        self, text: str, what: str, gold: list[Span], wanted: list[Span], told: list[Span]
    ) -> None:
        """`gold` may be found, `wanted` must be."""
        for how, cut in (("strict", _strict), ("tokens", _tokens)):
            counts = self.of(what, how)
            may, must, have = cut(text, gold), cut(text, wanted), cut(text, told)
            counts.gold += len(must)
            counts.told += len(have)
            counts.gold_hit += len(must & have)
            counts.told_hit += len(may & have)


def _strict(text: str, spans: Iterable[Span]) -> set[object]:
    return {trimmed(text, span) for span in spans}


def _tokens(text: str, spans: Iterable[Span]) -> set[object]:
    return {token.span.start for span in spans for token in find_words(text, span)}


def trimmed(text: str, span: Span) -> tuple[int, int]:
    """The place of the words without marks, punctuation and a leading "that"."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    if text[start:end].lower().startswith("that "):
        start += 5
    return start, end


def records(name: str, limit: int | None = None) -> list[dict[str, Any]]:
    lines = (DATA / f"polnear_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[:limit]]


def told_in(text: str, by: str = "both") -> tuple[Article, tuple[Quotation, ...]]:
    article = Article(id="x", source="x", text=text, language="en")
    sentences = find_sentences(article)
    tagged = None if by == "rules" else find_tagged(text)
    mentions, aliases = find_mentions(article, sentences, tagged)
    if by == "network" and tagged is not None:
        speakers = Speakers(text, mentions)

        def resolve(source: Source) -> int | None:
            return speakers.resolve(source, ())

        return article, merge_quotations(text, sentences, (), join_attributions(tagged), resolve)
    return article, find_quotations(article, sentences, mentions, aliases, tagged)


def _is_speech(cue: str) -> bool:
    words = re.findall(r"[a-z]+", cue.lower())
    return "according" in words or any(
        lemma in _SAYING for word in words for lemma in lemmas(word).get("VERB", ())
    )


def score_record(record: dict[str, Any], board: Board, by: str = "both") -> Iterator[str]:
    """Add one report; yields what went wrong, a line each."""
    text = str(record["text"])
    spans = [Span(start, end) for start, end, _ in record["spans"]]
    _, told = told_in(text, by)
    gold: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    wanted: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for attribution in record["attributions"]:
        cue = " ".join(spans[i].cut(text) for i in attribution.get("cue", ()))
        for part in gold:
            own = [spans[i] for i in attribution.get(part, ())]
            gold[part] += own
            wanted[part] += own if _is_speech(cue) else []
    have = {
        "source": [q.source for q in told if q.source],
        "cue": [q.cue for q in told if q.cue],
        "content": [part for q in told for part in q.parts],
    }
    for part in gold:
        board.compare(text, part, gold[part], wanted[part], have[part])
        board.compare(text, part + " of all", gold[part], gold[part], have[part])
    for kind, keep in (("direct", True), ("indirect", False)):
        quoted = [part for q in told if (q.kind != "indirect") == keep for part in q.parts]
        board.compare(
            text,
            kind,
            gold["content"],
            [s for s in wanted["content"] if _marked(text, s) == keep],
            quoted,
        )
    yield from _errors(text, gold["content"], wanted["content"], told)


def _marked(text: str, span: Span) -> bool:
    words = span.cut(text).strip().replace("''", '"')
    return words[:1] in _MARKS or words[-1:] in _MARKS


def _errors(
    text: str, gold: list[Span], wanted: list[Span], told: tuple[Quotation, ...]
) -> Iterator[str]:
    have = {trimmed(text, part) for q in told for part in q.parts}
    for quotation in told:
        if not any(trimmed(text, part) in _strict(text, gold) for part in quotation.parts):
            near = "near" if any(quotation.words.overlaps(s) for s in gold) else "none"
            cue = quotation.cue.cut(text) if quotation.cue else "-"
            yield f"told/{near} {quotation.kind} [{cue}] {quotation.words.cut(text)!r}"
    for span in wanted:
        if trimmed(text, span) not in have and not any(q.words.overlaps(span) for q in told):
            start = max(0, span.start - 60)
            yield f"missed {text[start : span.start]!r} >> {span.cut(text)!r}"


def measure(
    name: str = "dev", limit: int | None = None, by: str = "both"
) -> tuple[Board, list[str]]:
    board = Board()
    errors: list[str] = []
    for record in records(name, limit):
        errors.extend(score_record(record, board, by))
    return board, errors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="dev", choices=["dev", "train"])
    parser.add_argument("--limit", type=int)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--by", default="both", choices=["rules", "network", "both"])
    arguments = parser.parse_args()
    board, errors = measure(arguments.set, arguments.limit, arguments.by)
    for (what, how), counts in sorted(board.counts.items()):
        print(f"{what:16} {how:7} {counts}")
    for line in errors[: arguments.errors]:
        print(line)


if __name__ == "__main__":
    main()
