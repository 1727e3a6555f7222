"""From paths to a story: the use case behind `sourceline tell` and `sourceline.tell`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from sourceline.errors import ArticleError, SourceError
from sourceline.model.article import Article, Problem
from sourceline.model.story import Story
from sourceline.pipeline.engine import Engine
from sourceline.pipeline.stages import tell_story
from sourceline.read.sources import read_paths

Watch = Callable[[Article], None]


def tell(
    paths: Sequence[str | Path] | str | Path,
    *,
    stdin: BinaryIO | None = None,
    strict: bool = False,
    engine: Engine | None = None,
    watch: Watch | None = None,
) -> Story:
    """Tell the one story behind the reports under these paths.

    A report that cannot be read becomes one of the story's `problems`; with `strict` it raises
    `ArticleError` instead. `watch` is called with each article as it was read.

    Raises `SourceError` where a path does not exist or no report at all could be read.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    articles: list[Article] = []
    problems: list[Problem] = []
    for found in _watched(read_paths([str(path) for path in given], stdin=stdin), watch):
        if isinstance(found, Article):
            articles.append(found)
        elif strict:
            raise ArticleError(
                found.reason, subject=found.source, remedy="Leave it out, or run without --strict."
            )
        else:
            problems.append(found)
    if not articles:
        raise _nothing(given, problems)
    return tell_story(articles, problems=problems, engine=engine)


def _watched(
    found: Iterable[Article | Problem], watch: Watch | None
) -> Iterator[Article | Problem]:
    for each in found:
        if watch is not None and isinstance(each, Article):
            watch(each)
        yield each


def _nothing(given: Sequence[str | Path], problems: Sequence[Problem]) -> SourceError:
    told = "; ".join(f"{p.source}: {p.reason}" for p in problems[:3])
    return SourceError(
        "no report could be read" + (f" ({told})" if told else ""),
        subject=", ".join(str(path) for path in given[:3]),
        remedy="Give files with text: .txt, .md, .html, .json, .jsonl, .eml or .mbox, or a folder of them.",
    )
