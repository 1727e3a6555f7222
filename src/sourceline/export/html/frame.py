"""What every page of ours stands in: templates that escape, assets, the Content Security Policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from sourceline.export.labels import counted, listed
from sourceline.export.safe import neutral

_HERE = "sourceline.export.html"

# The files that one asset is put together from, in order; an asset that is not named is one file.
_PARTS = {
    "page.css": ("page.css", "strip.css", "beside.css"),
    "page.js": ("page.js", "brush.js", "arcs.js", "read.js"),
}


def policy(style: str, script: str | None = None, *more: str) -> str:
    """Lets that style sheet, `more` of them and that script of ours work, and nothing else."""
    styles = " ".join(f"'{_hash(asset_text(each))}'" for each in (style, *more))
    scripts = f" script-src '{_hash(asset_text(script))}';" if script else ""
    return (
        f"default-src 'none'; style-src {styles};{scripts} img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )


def language_tag(code: str) -> str:
    """A language tag where it is well formed, else "" (unknown)."""
    return code if code.isascii() and code.isalpha() and len(code) < 9 and code != "und" else ""


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


@cache
def asset_text(name: str) -> str:
    folder = resources.files(_HERE).joinpath("templates")
    texts = (folder.joinpath(part).read_text("utf-8") for part in _PARTS.get(name, (name,)))
    return "\n".join(text.strip() for text in texts)


def _finalize(value: object) -> object:
    """All text on its way into the page is made harmless; only our own markup is let through."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return neutral(value)
    return value


@cache
def environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(_HERE),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = lambda name: Markup(asset_text(name))
    environment.filters["counted"] = counted
    environment.filters["listed"] = listed
    return environment
