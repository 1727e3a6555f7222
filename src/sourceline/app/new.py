"""From paths and what was read of them to what is new: the use case behind `sourceline new`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from sourceline.app.tell import Watch, as_given, nothing_read, read_pile
from sourceline.errors import SettingsError
from sourceline.link.novelty import find_novelty
from sourceline.model.article import Article, Problem
from sourceline.model.catch_up import CatchUp
from sourceline.model.corrections import Correction
from sourceline.pipeline.engine import Engine
from sourceline.pipeline.stages import link_story, tell_links
from sourceline.read.discover import find_files
from sourceline.read.marked import find_marked, read_names
from sourceline.tell.new import surely_before, tell_new
from sourceline.text.decisions import in_force

# Of a large pile, as many sources are named to whom none is close.
NAMED = 5


def catch_up(
    paths: Sequence[str | Path] | str | Path,
    *,
    since: date | None = None,
    read: Sequence[str] | None = None,
    stdin: BinaryIO | None = None,
    strict: bool = False,
    engine: Engine | None = None,
    watch: Watch | None = None,
    log: Iterable[Correction] = (),
) -> CatchUp:
    """What is new in the story behind these paths to who knows a part of its reports.

    Known are the reports surely published before `since`, and those that `read` names: by source, by
    path, or in a list `@FILE`. At least one of the two is asked for; `read=()` is who has read nothing.
    `log` is what persons decided.

    Raises `SettingsError` where neither is given or `read` names what is not in the pile, and
    `SourceError` where a path does not exist or no report at all could be read.
    """
    if since is None and read is None:
        raise SettingsError(
            "it is not said what is known already",
            subject="--since or --read",
            remedy="Add --since DATE, or --read FILE for each report that was read.",
        )
    given = as_given(paths)
    articles, problems = read_pile(given, stdin=stdin, strict=strict, watch=watch)
    marked = _marked(read or (), given, articles, problems)
    corrections = in_force(log)
    links, found = link_story(articles, engine=engine, strict=strict, corrections=corrections)
    story = tell_links(links, problems=(*problems, *found), corrections=corrections)
    if not story.articles:
        raise nothing_read(given, story.problems)
    known = frozenset(
        article.id
        for article in story.articles
        if not marked.isdisjoint((article.source, *article.duplicates))
        or (since is not None and surely_before(article, since))
    )
    novelty = find_novelty(links.annotations, links.reuse, known)
    return tell_new(
        story, links.annotations, novelty, known=known, since=since, read=sorted(marked)
    )


def _marked(
    read: Sequence[str],
    given: Sequence[str | Path],
    articles: Sequence[Article],
    problems: Sequence[Problem],
) -> frozenset[str]:
    """The sources that were read. One that could not be told is in the pile all the same."""
    names = read_names(read)
    if not names:
        return frozenset()
    sources = [source for each in articles for source in (each.source, *each.duplicates)]
    sources += [each.source for each in problems]
    files, _ = find_files([str(path) for path in given])
    marked: set[str] = set()
    for name in names:
        found = find_marked(name, sources, files)
        if not found:
            raise _not_there(name, sources)
        marked.update(found)
    return frozenset(marked)


def _not_there(name: str, sources: Sequence[str]) -> SettingsError:
    there = sorted(set(sources))
    close = get_close_matches(name, there, n=1)
    named = ", ".join(there[:NAMED]) + (", ..." if len(there) > NAMED else "")
    return SettingsError(
        "no report of the pile is called so",
        subject=f"--read {name}",
        remedy=f"Did you mean {close[0]}?" if close else f"The pile holds {named}.",
    )
