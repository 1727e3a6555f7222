"""What every page stands in: templates that escape, and the files of style and script."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from sourceline.export.html.frame import asset_text, environment
from sourceline.export.labels import counted, date_label, reports_label, span_label
from sourceline.export.safe import neutral, one_line, shortened
from sourceline.web import addresses

_HERE = "sourceline.web"
_DIGITS = 12
_MEDIA = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@cache
def assets() -> dict[str, tuple[bytes, str]]:
    """File name, with a hash of what it holds, to bytes and media type. Nothing else is served from files."""
    texts = {
        "page.css": asset_text("page.css"),
        "page.js": asset_text("page.js"),
        "decided.css": asset_text("decided.css"),
        "room.css": _own_text("room.css"),
        "fix.css": _own_text("fix.css"),
    }
    found = {}
    for name, text in texts.items():
        data = text.encode("utf-8")
        stem, _, ending = name.rpartition(".")
        digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
        found[f"{stem}-{digest}.{ending}"] = (data, _MEDIA[ending])
    return found


@cache
def asset(name: str) -> str:
    """The address of a file of ours."""
    stem, _, ending = name.rpartition(".")
    found = next(
        each for each in assets() if each.startswith(f"{stem}-") and each.endswith(f".{ending}")
    )
    return addresses.asset(found)


def render(template: str, **what: Any) -> str:
    """The page, every word from outside made harmless."""
    shown = {"alone": None, "words": "", "json": "", "feed": "", **what}
    return templates().get_template(template).render(**shown).rstrip("\n") + "\n"


def part(template: str, **what: Any) -> Markup:
    """Our own markup for another template."""
    return Markup(render(template, **what))


@cache
def templates() -> Environment:
    page = environment()
    own = page.overlay(
        loader=ChoiceLoader([PackageLoader(_HERE), *([page.loader] if page.loader else [])])
    )
    own.globals = {**page.globals, "to": addresses, "asset_at": asset}
    own.filters = {
        **page.filters,
        "counted": counted,
        "date": date_label,
        "days": days,
        "line": lambda text: one_line(neutral(text or "")),
        "cut": lambda text, limit=200: shortened(text or "", limit),
        "reports": reports_label,
        "pair": lambda text: (text, text),
    }
    return own


def warm() -> None:
    """Compile all templates now, and not while the first reader waits: half of a long story's first page.

    A story's page is rendered where files are, by the surroundings of those.
    """
    page = environment()
    for name in page.list_templates(extensions=("j2",)):
        page.get_template(name)
    for name in PackageLoader(_HERE).list_templates():
        if name.endswith(".j2"):
            templates().get_template(name)


def days(start: str | None, end: str | None) -> str:
    """The days that something can be of; an open end says so."""
    if start is None and end is None:
        return "date unknown"
    if start is None:
        return f"by {span_label(end, end)}"
    if end is None:
        return f"from {span_label(start, start)}"
    return span_label(start, end)


def _own_text(name: str) -> str:
    path = resources.files(_HERE).joinpath("templates", name)
    return path.read_text(encoding="utf-8").strip()
