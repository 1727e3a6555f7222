"""Archives for tests of the reading room, and a client that asks without a network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from sourceline.app.room import Room
from sourceline.export.facts import find_facts
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article
from sourceline.model.story import Story
from sourceline.pipeline.keeping import kept_version, read_to_keep
from sourceline.store.opening import Purpose
from sourceline.store.store import Store
from sourceline.store.stories import Told
from sourceline.web.site import site
from sourceline.wire.exact import pack
from sourceline.wire.story_json import dump_story
from tests import stories
from tests.archives import TODAY

HOME = "http://127.0.0.1:8750"


def elsewhere() -> Story:
    """Another story, shorter, with a person of the same name as one of the first."""
    told = stories.story()
    ids = {article.id: f"z-{article.id}" for article in told.articles}

    def moved(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(moved(each) for each in value)
        return replace(value, article=ids[value.article])

    return replace(
        told,
        id="s-other",
        title="Another story with the same engineer",
        start="2019-05-01",
        end="2019-05-02",
        articles=tuple(
            replace(
                each, id=ids[each.id], url=None, publisher="Elsewhere", source=f"z/{each.source}"
            )
            for each in told.articles
        ),
        timeline=(),
        quotations=(),
        discrepancies=(),
        figures=(),
        reuse=(),
        reactions=(),
        novelty=(),
        cast=tuple(
            replace(each, roles=(), relations=(), evidence=moved(each.evidence))
            for each in told.cast[:1]
        ),
    )


def archive_of(path: Path, *told: Story, annotated: tuple[str, ...] = ()) -> Path:
    """An archive that holds these stories; reports of those ids were annotated."""
    with Store(path, Purpose.BUILD) as store, store.transaction():
        for story in told:
            for article in story.articles:
                store.reports.add(article, f"/pile/{article.source}", TODAY, lambda a, b: False)
                if article.id in annotated:
                    _annotate(store, article)
            facts = find_facts(story)
            store.stories.put(
                Told(
                    story=story,
                    json=dump_story(story, indent=None),
                    reports=tuple(article.id for article in story.articles),
                    told_from=f"{story.id} as it is",
                    independent=facts.independent,
                    disputed=facts.disputed,
                )
            )
    return path


def _annotate(store: Store, article: Article) -> None:
    read = read_to_keep(article)
    number = store.reports.number_of(article.id)
    assert not hasattr(read, "reason")
    assert number is not None
    store.readings.keep_annotations(number, kept_version(), read.annotations, read.traits)


def keep_bare(path: Path, annotations: Annotations) -> None:
    """Annotations made by hand, for a report that is there."""
    bare = replace(
        annotations, article=replace(annotations.article, text="", source="", duplicates=())
    )
    with Store(path, Purpose.CHANGE) as store, store.transaction():
        number = store.reports.number_of(annotations.article.id)
        assert number is not None
        store.readings.keep_annotations(number, kept_version(), pack(bare), b"")


def client_of(path: Path, **room: Any) -> TestClient:
    """Asks as a browser on this machine would; follows nothing."""
    app = site(Room(path, **room))
    return TestClient(app, base_url=HOME, follow_redirects=False, raise_server_exceptions=False)


@contextmanager
def serving(*arguments: str | Path, folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command as a process, and the address that it says."""
    program = [sys.executable, "-m", "sourceline", "serve", *map(str, arguments)]
    with subprocess.Popen(
        [*program, "--no-browser", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "TMPDIR": str(folder), "PYTHONUNBUFFERED": "1"},
    ) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", said)
            assert found is not None, said + (process.stderr.read() if process.stderr else "")
            yield process, found[0]
        finally:
            if process.poll() is None:
                process.kill()
