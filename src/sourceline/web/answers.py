"""Answers: pages, JSON, files, and errors in words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sourceline.errors import (
    NotInStoreError,
    SettingsError,
    SourcelineError,
    StoreError,
    StoreLockedError,
    StoreSlowError,
)
from sourceline.web.frame import render
from sourceline.wire.parts import Json, dump

HTML = "text/html; charset=utf-8"
JSON = "application/json"
PROBLEM = "application/problem+json"
ATOM = "application/atom+xml; charset=utf-8"

# A file that is shown after all, by whatever, may do less than a page of ours.
_FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    body: str
    media: str = HTML
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What was asked for is at another address now."""

    to: str


def as_json(value: Json) -> Answer:
    return Answer(body=dump(value, indent=1) + "\n", media=JSON)


def as_file(body: str, media: str, name: str) -> Answer:
    """Something to keep: browsers save it and do not show it."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": _FILE_POLICY,
    }
    return Answer(body=body, media=media, headers=headers)


def respond(request: Request, answer: Answer | Moved) -> Response:
    """The answer over HTTP; nothing is sent again that the browser has as it is."""
    if isinstance(answer, Moved):
        return RedirectResponse(answer.to, status_code=307)
    body = answer.body.encode("utf-8", "replace")
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", **answer.headers}
    known = {each.strip() for each in request.headers.get("if-none-match", "").split(",")}
    if etag in known or f"W/{etag}" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=answer.media)


def refusal(path: str, status: int, what: str, remedy: str, **headers: str) -> Response:
    """An error as a page, or for programs as RFC 9457 has it."""
    if path.endswith(".json"):
        value: dict[str, Any] = {"title": what, "status": status, "detail": remedy}
        body, media = dump(value) + "\n", PROBLEM
    else:
        body = render("error.html.j2", title=what, status=status, what=what, remedy=remedy)
        media = HTML
    shown = {"Cache-Control": "no-store", **headers}
    return Response(body.encode("utf-8", "replace"), status, shown, media_type=media)


def explained(path: str, error: SourcelineError) -> Response:
    """What went wrong in words. The place of the archive on the disk is nobody's business here."""
    what = error.what[:1].upper() + error.what[1:].rstrip(".")
    if isinstance(error, SettingsError):
        return refusal(path, 400, f"{error.subject}: {error.what}.", error.remedy)
    if isinstance(error, NotInStoreError):
        return refusal(
            path, 404, f"{what}.", "It may have been forgotten, or the address is wrong."
        )
    retry = {"Retry-After": "5"} if isinstance(error, StoreLockedError) else {}
    if isinstance(error, StoreSlowError):
        return refusal(path, 503, f"{what}.", error.remedy)
    if isinstance(error, StoreError):
        told = f"The archive cannot be read now: {error.what.rstrip('.')}."
        return refusal(path, 503, told, error.remedy, **retry)
    return refusal(path, 500, f"{what}.", error.remedy)
