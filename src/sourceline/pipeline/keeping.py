"""The same stages in pieces that are kept between: one report read, one story told, as bytes.

Both are pure functions of what they are given, at the top level of a module, so that any process can
run them: `read_to_keep` a report, `tell_kept` a story from reports that were read long ago.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from sourceline.annotate.annotator import version
from sourceline.group.traits import Traits, traits_of
from sourceline.link.versions import find_rewordings, resemble
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article, Problem, Version
from sourceline.model.corrections import Correction
from sourceline.model.story import Story
from sourceline.pipeline.stages import read_or_blame, tell_annotated
from sourceline.wire.exact import pack, shape_of, unpack

__all__ = [
    "Earlier",
    "Material",
    "Read",
    "kept_version",
    "read_to_keep",
    "resemble",
    "tell_kept",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What is kept of one report that was read."""

    annotations: bytes
    traits: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A text of a report, the day on which it was first read, and that on which it became the current one."""

    article: Article
    seen: date
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One report of a story: as it was read, what was kept of it, and its texts, the current one last."""

    article: Article
    annotations: bytes
    texts: tuple[Earlier, ...] = ()


def kept_version() -> str:
    """Of all that makes what is kept of a report: who annotated it, and the shape of the bytes."""
    return f"{version()}/{shape_of(Annotations)}-{shape_of(Traits)}"


def read_to_keep(article: Article) -> Read | Problem:
    """One report cleaned and annotated; a report on which a rule fails is named."""
    read = read_or_blame(article)
    if isinstance(read, Problem):
        return read
    # The text is kept beside, and where it was found may change: neither is kept twice.
    bare = replace(read, article=replace(read.article, text="", source="", duplicates=()))
    return Read(annotations=pack(bare), traits=pack(traits_of(read)))


def tell_kept(
    reports: tuple[Material, ...],
    problems: tuple[Problem, ...] = (),
    corrections: tuple[Correction, ...] = (),
) -> Story:
    """The story of these reports: the same to the byte as if they were all read now.

    `corrections` are those in force.
    """
    restored = tuple(_restored(each) for each in reports)
    return tell_annotated(restored, problems=problems, corrections=corrections)


def _restored(kept: Material) -> Annotations:
    annotations = unpack(Annotations, kept.annotations)
    article = replace(
        annotations.article,
        text=kept.article.text,
        source=kept.article.source,
        title=kept.article.title,
        duplicates=kept.article.duplicates,
        versions=tuple(_versions(kept.texts)),
    )
    return replace(annotations, article=article)


def _versions(texts: tuple[Earlier, ...]) -> Iterable[Version]:
    for old, new in pairwise(texts):
        yield Version(
            id=old.article.id,
            source=old.article.source,
            sha256=old.article.sha256,
            seen=old.seen,
            replaced=max(old.seen, new.since),
            published=old.article.published,
            changes=find_rewordings(old.article.text, new.article.text),
        )
