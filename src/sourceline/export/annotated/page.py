"""Annotations as ONE page without script: each report with its marks, a legend, its entities.

The legend's boxes put a layer away by style alone, where the browser knows `:has()`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sourceline.export.annotated.entities import entities_of
from sourceline.export.annotated.facts import dated, language, warning
from sourceline.export.annotated.markup import body_of, first_places
from sourceline.export.annotated.nesting import group_tags
from sourceline.export.annotated.setting import Setting
from sourceline.export.annotated.tags import tags_of
from sourceline.export.html.frame import environment, language_tag, policy
from sourceline.export.labels import report_name
from sourceline.model.annotations import Annotations
from sourceline.model.article import Problem


def render(found: Iterable[Annotations | Problem], setting: Setting) -> Iterator[str]:
    """One piece: the page's head lists all reports, so it waits for the last of them."""
    everything = list(found)
    read = [each for each in everything if isinstance(each, Annotations)]
    # What is not English says so at its own place.
    problems = [p for p in everything if isinstance(p, Problem) and p.kind != "language"]
    page = environment().get_template("annotated.html.j2")
    yield (
        page.render(
            reports=[_report(at, each) for at, each in enumerate(read, start=1)],
            problems=problems,
            annotator=setting.annotator,
            policy=policy("annotated.css"),
        ).rstrip("\n")
        + "\n"
    )


def _report(number: int, annotations: Annotations) -> dict[str, Any]:
    article = annotations.article
    groups = group_tags(tags_of(annotations))
    return {
        "number": number,
        "article": article,
        "name": report_name(article),
        "dated": dated(article),
        "language": language(article),
        "tag": language_tag(article.language),
        "warning": warning(article),
        "body": body_of(article, groups, f"r{number}"),
        "entities": entities_of(annotations),
        "places": first_places(groups, f"r{number}"),
    }
