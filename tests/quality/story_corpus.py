"""Real reports by story, as traits: what grouping is measured on. They are not ours to ship.

Reading them with the network takes minutes, so that their traits are kept in `out/stories`, by the version
of the rules and weights and by what `group` is made of.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sourceline.annotate.annotator import annotate, version
from sourceline.annotate.sentences import find_sentences
from sourceline.group.order import publication_order
from sourceline.group.traits import traits_of
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article
from sourceline.model.traits import Traits
from sourceline.model.when import Basis, Precision, When
from sourceline.wire.traits_json import dump_traits, load_traits
from tests.quality.piles import ROOT, SHARED

FOLDER = SHARED / "data" / "stories"
KEPT = ROOT / "out" / "stories"


@dataclass(frozen=True, slots=True)
class Corpus:
    traits: list[Traits]
    story: dict[str, str]  # by article

    def part(self, stories: set[str]) -> Corpus:
        kept = [each for each in self.traits if self.story[each.article] in stories]
        return Corpus(kept, self.story)


def records(name: str) -> list[dict[str, Any]]:
    path = FOLDER / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_corpus(name: str) -> Corpus:
    """The traits of a set, read now or before."""
    place = KEPT / f"{name}-{_made_by()}.jsonl"
    if not place.is_file():
        lines = [dump_traits(traits_of(each)) for each in annotated(name)[0]]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"\n".join(lines) + b"\n")
    story = {f"{at}-{record['id']}": record["story"] for at, record in enumerate(records(name))}
    return Corpus([load_traits(line) for line in place.read_bytes().splitlines()], story)


def annotated(name: str) -> tuple[list[Annotations], dict[str, str]]:
    """The reports of a set as annotated now, and the story of each."""
    found = {f"{at}-{record['id']}": record for at, record in enumerate(records(name))}
    story = {article: record["story"] for article, record in found.items()}
    return [annotate(as_article(name, record)) for name, record in found.items()], story


def as_article(name: str, record: dict[str, Any]) -> Article:
    """A record of a title alone has its title as its text."""
    return Article(
        id=name,
        source=name,
        text=record["text"] or record["title"],
        title=record["title"],
        language="en",
        published=when_of(record["published"]),
    )


def when_of(stamp: str | None) -> When | None:
    if not stamp:
        return None
    day = date.fromisoformat(stamp[:10])
    time = stamp[11:16] or None
    return When(start=day, end=day, precision=Precision.DAY, basis=Basis.EXPLICIT, time=time)


def by_rules(name: str, text: str) -> Annotations:
    """Sentences alone: as much as a fingerprint asks for."""
    article = Article(id=name, source=name, text=text, language="en")
    return Annotations(article=article, sentences=find_sentences(article))


def halves(corpus: Corpus) -> tuple[Corpus, Corpus]:
    """The stories that began first, on which titles were tuned, and the rest."""
    ordered = sorted(corpus.traits, key=publication_order)
    stories = list(dict.fromkeys(corpus.story[each.article] for each in ordered))
    middle = len(stories) // 2
    return corpus.part(set(stories[:middle])), corpus.part(set(stories[middle:]))


def _made_by() -> str:
    sources = ("traits.py", "fingerprints.py", "vectors.py", "centre.py")
    code = b"".join((ROOT / "src/sourceline/group" / name).read_bytes() for name in sources)
    return hashlib.sha256(version().encode() + code).hexdigest()[:12]


def is_here(name: str) -> bool:
    return (FOLDER / f"{name}.jsonl").is_file()
