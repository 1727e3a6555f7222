"""The story that a perfect reader would tell, made from the truth: the scorer is checked on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.quality.patterns import compiled, flat, has, name_key, unanchored
from tests.quality.truth import Truth

Story = dict[str, Any]


def ideal_story(truth: Truth, texts: Mapping[str, str]) -> Story:
    """A story that tells all of the truth and nothing else."""
    return _Teller(truth, texts).tell()


class _Teller:
    def __init__(self, truth: Truth, texts: Mapping[str, str]) -> None:
        self.truth = truth
        self.texts = {report: flat(text) for report, text in texts.items()}
        self.ids = {report: f"a{index}" for index, report in enumerate(self.texts)}

    def tell(self) -> Story:
        return {
            "articles": [self._article(report) for report in self.texts],
            "timeline": self._timeline(),
            "cast": self._cast(),
            "quotations": self._quotations(),
            "discrepancies": self._discrepancies(),
            "reuse": self._reuse(),
            "figures": self._figures(),
            "reactions": self._reactions(),
            "novelty": self._novelty(),
        }

    def _article(self, report: str) -> Story:
        text = self.texts[report]
        marks = [
            {"start": found.start(), "end": found.end(), "reason": "ideal"}
            for true in self.truth.boilerplate
            if true.report == report
            for found in compiled(true.text).finditer(text)
        ]
        dates = [true for true in self.truth.published if true.report == report]
        published = {"start": dates[0].start, "end": dates[0].end} if dates else None
        source = report if "." in report else f"records.jsonl#{report}"
        return {
            "id": self.ids[report],
            "source": f"reports/{source}",
            "text": text,
            "published": published,
            "boilerplate": marks,
        }

    def _timeline(self) -> list[Story]:
        return [
            {
                "id": f"t{index}",
                "date": {"start": true.start, "end": true.end},
                "status": true.status,
                "text": "",
                "independent_sources": true.independent,
                "evidence": [
                    self._span(report, must)
                    for report in true.reports or (None,)
                    for must in true.must
                ],
            }
            for index, true in enumerate(self.truth.timeline)
        ]

    def _cast(self) -> list[Story]:
        return [
            {
                "id": f"c{index}",
                "name": self._span(None, unanchored(true.name))["text"],
                "kind": true.kind[0] if true.kind else None,
                "aliases": [{"text": alias} for alias in true.aliases],
            }
            for index, true in enumerate(self.truth.cast)
        ]

    def _quotations(self) -> list[Story]:
        return [
            {
                "text": true.text,
                "kind": true.kind,
                "speaker": self._member(true.speaker),
                "evidence": [self._words(true.report, true.text)],
            }
            for true in self.truth.quotations
        ]

    def _discrepancies(self) -> list[Story]:
        return [
            {
                "kind": true.kind,
                "status": true.status,
                "values": [
                    {"value": piece["text"], "evidence": [piece]}
                    for piece in (self._span(None, value) for value in true.values)
                ],
            }
            for true in self.truth.discrepancies
        ]

    def _reuse(self) -> list[Story]:
        return [
            {
                "from": self.ids[true.source],
                "to": self.ids[true.to],
                "passages": [
                    {
                        "kind": true.kind,
                        "from": self._span(true.source, true.words or r"\w+"),
                        "to": self._span(true.to, true.words or r"\w+"),
                    }
                ],
            }
            for true in self.truth.reuse
        ]

    def _figures(self) -> list[Story]:
        return [
            {
                "what": self._span(None, true.what)["text"],
                "values": [{"value": value} for value in true.values],
            }
            for true in self.truth.figures
        ]

    def _reactions(self) -> list[Story]:
        return [
            {
                "text": self._span(None, true.must)["text"],
                "who": None,
                "who_text": self._span(None, true.who)["text"] if true.who else None,
                "emotion": true.emotion[0] if true.emotion else None,
            }
            for true in self.truth.reactions
        ]

    def _novelty(self) -> list[Story]:
        return [
            {
                "article": self.ids[true.report],
                "evidence": [self._span(true.report, pattern) for pattern in true.new],
            }
            for true in self.truth.novelty
        ]

    def _span(self, report: str | None, pattern: str) -> Story:
        """The first words that the pattern fits, in the report or in any."""
        for name in self.texts if report is None else (report,):
            found = compiled(pattern).search(self.texts[name])
            if found is not None:
                return self._evidence(name, *found.span())
        raise ValueError(f"{pattern} stands nowhere in {report or 'the pile'}")

    def _words(self, report: str, words: str) -> Story:
        start = self.texts[report].index(flat(words))
        return self._evidence(report, start, start + len(flat(words)))

    def _evidence(self, report: str, start: int, end: int) -> Story:
        text = self.texts[report][start:end]
        return {"article": self.ids[report], "start": start, "end": end, "text": text}

    def _member(self, name: str | None) -> str | None:
        if name is None:
            return None
        for index, true in enumerate(self.truth.cast):
            if has(true.name, name) or name_key(name) in map(name_key, true.aliases):
                return f"c{index}"
        raise ValueError(f"{name} is not in the cast")
