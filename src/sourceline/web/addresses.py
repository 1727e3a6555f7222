"""Where each page is. Addresses are kept and shared, so this file changes by adding alone."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote, urlencode

from sourceline.web.asked import MOST_LETTERS

FRONT = "/stories"
SEARCH = "/search"
NAMES = "/names"
OPENAPI = "/openapi.json"


def story(ident: str, **asked: object) -> str:
    """`asked` may hold `since`, and `from_` and `to`."""
    return f"/stories/{_part(ident)}{query(**asked)}"


def feed(ident: str) -> str:
    return f"/stories/{_part(ident)}/feed.atom"


def export(ident: str, format_: str, **asked: object) -> str:
    return f"/stories/{_part(ident)}/export/{_part(format_)}{query(**asked)}"


def member(story_id: str, ident: str) -> str:
    return f"/stories/{_part(story_id)}/cast/{_part(ident)}"


def fixes(story_id: str, *, done: str = "") -> str:
    """What was decided about a story; a form is sent there, too."""
    return f"/stories/{_part(story_id)}/fix{query(done=done)}"


def fix(story_id: str, kind: str, ident: str) -> str:
    return f"/stories/{_part(story_id)}/fix/{_part(kind)}/{_part(ident)}"


def report(ident: str, place: str = "") -> str:
    return f"/reports/{_part(ident)}{f'#{place}' if place else ''}"


def names(name: str) -> str:
    """Nothing for what is too long to be asked for."""
    return "" if len(name) > MOST_LETTERS else f"{NAMES}{query(name=name)}"


def front(**asked: object) -> str:
    return f"{FRONT}{query(**asked)}"


def search(**asked: object) -> str:
    return f"{SEARCH}{query(**asked)}"


def asset(name: str) -> str:
    return f"/assets/{_part(name)}"


def json_of(address: str) -> str:
    """The same page for programs."""
    path, mark, asked = address.partition("?")
    return f"{path}.json{mark}{asked}"


def query(**asked: object) -> str:
    """ "?a=1&b=2" of what is given; a trailing underscore makes a keyword a name ("from_")."""
    given = {
        key.rstrip("_"): value.isoformat() if isinstance(value, date) else str(value)
        for key, value in asked.items()
        if value is not None and value != "" and value is not False
    }
    return f"?{urlencode(given, errors='replace')}" if given else ""


def _part(ident: str) -> str:
    return quote(ident, safe="", errors="replace")
