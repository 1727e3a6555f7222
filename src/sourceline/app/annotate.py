"""From paths to annotations: the use case behind `sourceline annotate`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from sourceline.annotate.annotator import version
from sourceline.app.tell import nothing_read, read_given
from sourceline.model.annotations import Annotations
from sourceline.model.article import Problem
from sourceline.pipeline.stages import language_problem, read_article, read_or_blame

__all__ = ["annotate_paths", "version"]


def annotate_paths(
    paths: Sequence[str | Path], *, stdin: BinaryIO | None = None, strict: bool = False
) -> Iterator[Annotations | Problem]:
    """What each report says by itself, one after another, and the problems.

    Of a report that is not English what needs no words is read; a problem of kind `language` follows it.
    Raises `SourceError` where a path does not exist or no report at all could be read.
    """
    problems: list[Problem] = []
    reports = 0
    for found in read_given(paths, stdin=stdin, strict=strict):
        if isinstance(found, Problem):
            problems.append(found)
            yield found
        else:
            reports += 1
            read = read_article(found) if strict else read_or_blame(found)
            yield read
            problem = language_problem(found)
            if problem is not None and isinstance(read, Annotations):
                yield problem
    if not reports:
        raise nothing_read(paths, problems)
