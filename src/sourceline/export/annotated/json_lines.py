"""Annotations as JSON lines: the contract itself, as `wire` writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sourceline.export.annotated.setting import Setting
from sourceline.model.annotations import Annotations
from sourceline.model.article import Problem
from sourceline.wire.annotations_json import dump_annotations


def render(found: Iterable[Annotations | Problem], setting: Setting) -> Iterator[str]:
    for each in found:
        if isinstance(each, Annotations):
            yield dump_annotations(each, setting.annotator)
