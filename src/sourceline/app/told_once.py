"""A pile told once and kept as an archive of one story, so that it can be read like any other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from sourceline.app.tell import Watch, nothing_read, read_pile
from sourceline.errors import ArticleError
from sourceline.export.facts import find_facts
from sourceline.model.article import Article, Problem
from sourceline.model.corrections import Correction
from sourceline.model.story import Story
from sourceline.pipeline.engine import Engine, SerialEngine
from sourceline.pipeline.keeping import Material, kept_version, read_to_keep, tell_kept
from sourceline.store.opening import Purpose
from sourceline.store.store import Store
from sourceline.store.stories import Told
from sourceline.text.decisions import in_force
from sourceline.wire.story_json import dump_story


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """Reports that were read once; their story lies in the archive `out`, and can be told there again."""

    out: Path
    paths: tuple[str | Path, ...]
    material: tuple[Material, ...]
    problems: tuple[Problem, ...]

    def tell(self, log: Iterable[Correction] = ()) -> Story:
        """Tell it with what persons decided, in the place of how it was told before."""
        holding = in_force(log)
        story = tell_kept(self.material, self.problems, holding)
        if not story.articles:
            raise nothing_read(self.paths, story.problems)
        facts = find_facts(story)
        told = Told(
            story=story,
            json=dump_story(story, indent=None),
            reports=tuple(article.id for article in story.articles),
            told_from=" ".join(["once", *(each.id for each in holding)]),
            independent=facts.independent,
            disputed=facts.disputed,
        )
        with Store(self.out, Purpose.CHANGE) as store, store.transaction():
            store.stories.put(told)
        return story


def tell_into(
    paths: Sequence[str | Path],
    out: Path,
    *,
    stdin: BinaryIO | None = None,
    strict: bool = False,
    engine: Engine | None = None,
    watch: Watch | None = None,
    log: Iterable[Correction] = (),
) -> tuple[Pile, Story]:
    """Tell the one story behind the reports under these paths, as `tell` does, into a new archive there.

    Raises `SourceError` where a path does not exist or no report at all could be read.
    """
    articles, problems = read_pile(paths, stdin=stdin, strict=strict, watch=watch)
    with Store(out, Purpose.BUILD) as store, store.transaction():
        material = _kept(store, articles, problems, engine or SerialEngine(), strict)
        problem_sources = {problem.source for problem in problems}
        for source in sorted(problem_sources):
            store.readings.put_problems(source, [p for p in problems if p.source == source])
    pile = Pile(out=out, paths=tuple(paths), material=tuple(material), problems=tuple(problems))
    return pile, pile.tell(log)


def _kept(
    store: Store,
    articles: Sequence[Article],
    problems: list[Problem],
    engine: Engine,
    strict: bool,
) -> list[Material]:
    """Each report annotated and put into the archive; one that cannot be is a problem more."""
    today = datetime.now(UTC).date()
    material: list[Material] = []
    for article, read in zip(articles, engine.map(read_to_keep, articles), strict=True):
        if isinstance(read, Problem):
            if strict:
                raise ArticleError(
                    read.reason,
                    subject=read.source,
                    remedy="Leave it out, or run without --strict.",
                )
            problems.append(read)
            continue
        store.reports.add(article, article.source, today, lambda _, __: False)
        number = store.reports.number_of(article.id)
        if number is not None:
            store.readings.keep_annotations(number, kept_version(), read.annotations, read.traits)
        material.append(Material(article=article, annotations=read.annotations))
    return material
