"""Score the summaries of large piles: four topics of T17 with nine timelines by journalists.

    python -m tests.quality.measure_summary [TOPIC ...] [--whole] [--about] [--official] [--tell]

In six of the nine cases the pile holds the journalist's timeline itself, as a report: `held out` leaves
out every report that holds three or more of its sentences word for word, and is what to expect of a
pile for which nobody has written the timeline yet; `--whole` keeps them. Reports are read as far as a
summary looks (sentences and times, which no network changes); `--tell` goes through all stages, as
`sourceline tell` does. `--official` scores with the published measure (`tls_eval.py`; needs tilse,
nltk, scipy and pyrouge) in place of `timeline_scores`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sourceline.annotate.dates import find_times
from sourceline.annotate.sentences import find_sentences
from sourceline.clean.clean import clean_article
from sourceline.link.independence import Sources
from sourceline.link.order import in_order
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article
from sourceline.model.links import Links
from sourceline.model.story import TimelineEntry
from sourceline.pipeline.stages import tell_story
from sourceline.read.sources import read_paths
from sourceline.tell.selection import Selection
from sourceline.tell.summary import tell_summary
from tests.quality.timeline_scores import Scores, Timeline, mean, score_timeline

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "tls"
# So many sentences of a timeline, each of so many words, word for word: the report holds the timeline.
HELD, LONG = 3, 6


def topics() -> list[str]:
    return sorted(place.name for place in (DATA / "t17").iterdir())


def golds(topic: str) -> list[Timeline]:
    lines = (DATA / "t17" / topic / "timelines.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        {date.fromisoformat(day): words for day, words in json.loads(line)}
        for line in lines
        if line
    ]


def selections(topic: str, *, about: bool) -> list[tuple[int, Selection]]:
    """The number of the gold timeline and what is asked for it."""
    folder = DATA / "t17" / topic
    words = " ".join((folder / "keywords.txt").read_text(encoding="utf-8").split())
    return [
        (
            task["tl"],
            Selection(
                start=date.fromisoformat(task["start"]),
                end=date.fromisoformat(task["end"]),
                dates=task["max_dates"],
                sentences=task["sents_per_date"],
                about=words if about else None,
            ),
        )
        for task in json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
    ]


def articles(topic: str, *, whole: bool) -> Iterator[Article]:
    told = [] if whole else [_long_sentences(gold) for gold in golds(topic)]
    for found in read_paths([str(DATA / "t17" / topic / "articles.jsonl")]):
        if not isinstance(found, Article):
            raise ValueError(f"{found.source}: {found.reason}")
        words = _plain(found.text)
        if not any(sum(sentence in words for sentence in each) >= HELD for each in told):
            yield found


def light_links(reports: Sequence[Article]) -> Links:
    """As much of the links as a summary looks at."""
    annotations = tuple(in_order(_read(article) for article in reports))
    return Links(annotations=annotations, sources=Sources.of(annotations, ()))


def measure(topic: str, *, whole: bool, about: bool, official: bool, tell: bool) -> list[Scores]:
    """One for each timeline of the topic."""
    reports = list(articles(topic, whole=whole))
    links = None if tell else light_links(reports)
    gold = golds(topic)
    found = []
    for number, selection in selections(topic, about=about):
        entries = (
            tell_story(reports, selection=selection).timeline
            if links is None
            else tell_summary(links, (), selection)
        )
        scored = _official if official else score_timeline
        found.append(scored(_by_day(entries), gold[number]))
    return found


def _by_day(entries: Sequence[TimelineEntry]) -> Timeline:
    days: dict[date, list[str]] = defaultdict(list)
    for entry in entries:
        if entry.date.is_day and entry.date.start is not None:
            days[entry.date.start].append(entry.text)
    return days


def _read(article: Article) -> Annotations:
    article = clean_article(article)
    sentences = find_sentences(article)
    return Annotations(article=article, sentences=sentences, times=find_times(article, sentences))


def _long_sentences(gold: Timeline) -> list[str]:
    plain = [_plain(words) for sentences in gold.values() for words in sentences]
    return [words for words in plain if len(words.split()) >= LONG]


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", words.lower()))


def _official(told: Timeline, gold: Timeline) -> Scores:
    evaluator = _evaluator()
    asked = {day.isoformat(): list(words) for day, words in told.items()}
    pairs = [[day.isoformat(), list(words)] for day, words in gold.items()]
    scored = evaluator.evaluate(asked, pairs, rouge="py", norm=True)
    return Scores(ar1=scored["AR1"]["f"], ar2=scored["AR2"]["f"], dates=scored["date"]["f"])


def _evaluator() -> Any:
    spec = importlib.util.spec_from_file_location("tls_eval", DATA / "tls_eval.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(DATA / "tls_eval.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _row(name: str, scores: Scores) -> str:
    return f"{name:24s} AR1 {scores.ar1:.4f}  AR2 {scores.ar2:.4f}  date F1 {scores.dates:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("topics", nargs="*")
    for flag in ("whole", "about", "official", "tell"):
        parser.add_argument(f"--{flag}", action="store_true")
    asked = vars(parser.parse_args())
    chosen = asked.pop("topics") or topics()
    found = {topic: measure(topic, **asked) for topic in chosen}
    for topic, scores in found.items():
        for number, each in enumerate(scores):
            print(_row(f"{topic} {number}", each))
    print(_row("mean of topics", mean(mean(scores) for scores in found.values())))
    print(_row("mean of timelines", mean(s for scores in found.values() for s in scores)))


if __name__ == "__main__":
    main()
