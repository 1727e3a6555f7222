"""From paths to a story: the use case behind `sourceline tell` and `sourceline.tell_story`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from sourceline.errors import ArticleError, SourceError
from sourceline.model.article import Article, Problem
from sourceline.model.corrections import Correction
from sourceline.model.story import Story
from sourceline.pipeline.engine import Engine
from sourceline.pipeline.stages import tell_story
from sourceline.read.sources import read_paths
from sourceline.tell.selection import Selection

Watch = Callable[[Article], None]


def tell(
    paths: Sequence[str | Path] | str | Path,
    *,
    stdin: BinaryIO | None = None,
    strict: bool = False,
    selection: Selection | None = None,
    engine: Engine | None = None,
    watch: Watch | None = None,
    log: Iterable[Correction] = (),
) -> Story:
    """Tell the one story behind the reports under these paths.

    A report that cannot be read becomes one of the story's `problems`; with `strict` it raises
    `ArticleError` instead. `selection` cuts the timeline to what is wanted. `watch` is called with
    each article as it was read. `log` is what persons decided.

    Raises `SourceError` where a path does not exist or no report at all could be read.
    """
    given = as_given(paths)
    articles, problems = read_pile(given, stdin=stdin, strict=strict, watch=watch)
    story = tell_story(
        articles, problems=problems, engine=engine, strict=strict, selection=selection, log=log
    )
    if not story.articles:
        raise nothing_read(given, story.problems)
    return story


def as_given(paths: Sequence[str | Path] | str | Path) -> list[str | Path]:
    """One path is as good as a list."""
    return [paths] if isinstance(paths, str | Path) else [*paths]


def read_pile(
    given: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    strict: bool = False,
    watch: Watch | None = None,
) -> tuple[list[Article], list[Problem]]:
    """All reports of the pile, at least one, and what could not be read."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for found in read_given(given, stdin=stdin, strict=strict):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        articles.append(found)
        if watch is not None:
            watch(found)
    if not articles:
        raise nothing_read(given, problems)
    return articles, problems


def read_given(
    paths: Sequence[str | Path], *, stdin: BinaryIO | None, strict: bool
) -> Iterator[Article | Problem]:
    """What the paths hold; with `strict` the first problem is raised."""
    for found in read_paths([str(path) for path in paths], stdin=stdin):
        if strict and isinstance(found, Problem):
            raise ArticleError(
                found.reason, subject=found.source, remedy="Leave it out, or run without --strict."
            )
        yield found


def nothing_read(given: Sequence[str | Path], problems: Sequence[Problem]) -> SourceError:
    """Why there is nothing to tell."""
    told = "; ".join(f"{p.source}: {p.reason}" for p in problems[:3])
    return SourceError(
        "no report could be read" + (f" ({told})" if told else ""),
        subject=", ".join(str(path) for path in given[:3]),
        remedy="Give files with text: .txt, .md, .html, .json, .jsonl, .eml or .mbox, or a folder of them.",
    )
