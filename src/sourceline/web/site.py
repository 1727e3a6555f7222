"""The site: the table of pages as routes, behind the guard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from sourceline.app.correctors import Corrector, InArchive
from sourceline.app.room import Room
from sourceline.errors import SourcelineError
from sourceline.web import addresses
from sourceline.web.answers import as_json, explained, refusal, respond
from sourceline.web.asked import read_asked
from sourceline.web.fix import Desk
from sourceline.web.frame import assets, warm
from sourceline.web.guard import LOOPBACK, Guard
from sourceline.web.openapi import description
from sourceline.web.pages import PAGES, Page

# Where forms are sent.
FORMS = re.compile(r"/stories/[^/]+/fix")

Watch = Callable[[Exception], None]

_FOR_EVER = "public, max-age=31536000, immutable"


def site(
    room: Room,
    names: Iterable[str] = LOOPBACK,
    watch: Watch = lambda error: None,
    corrector: Corrector | None = None,
) -> ASGIApp:
    """The reading room of an archive. `names` are hosts that it answers to; `watch` hears of our own mistakes.

    `corrector` takes what readers decide, where the room lets them; the archive's own log unless given.
    """
    warm()
    routes = [
        *(
            _correcting(Desk.of(room, corrector or InArchive(room.path)), watch)
            if room.corrections
            else ()
        ),
        Route("/assets/{name}", _asset, methods=["GET"]),
        Route(addresses.OPENAPI, _openapi, methods=["GET"]),
        *(Route(page.path, _endpoint(page, room, watch), methods=["GET"]) for page in PAGES),
    ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _not_there})
    app.router.redirect_slashes = False
    return Guard(app, names, FORMS if room.corrections else None)


def _correcting(desk: Desk, watch: Watch) -> list[Route]:
    """The pages and forms of corrections; without them nothing here can change anything."""
    at = "/stories/{story}/fix"

    def page(ask: Callable[[Request], Response]) -> Callable[[Request], Response]:
        def endpoint(request: Request) -> Response:
            try:
                return ask(request)
            except Exception as error:
                return _failed(request, error, watch)

        return endpoint

    async def post(request: Request) -> Response:
        try:
            return await desk.post(request)
        except Exception as error:
            return _failed(request, error, watch)

    return [
        Route(at, page(desk.log_page), methods=["GET"]),
        Route(at, post, methods=["POST"]),
        Route(f"{at}/{{kind}}/{{ident}}", page(desk.thing_page), methods=["GET"]),
    ]


def _endpoint(page: Page, room: Room, watch: Watch) -> Callable[[Request], Response]:
    """No coroutine: it runs in a thread of its own, and a slow question holds up nobody."""

    def endpoint(request: Request) -> Response:
        try:
            asked = read_asked(request.path_params, request.query_params, page.parameters)
            return respond(request, page.ask(room, asked))
        except Exception as error:
            return _failed(request, error, watch)

    return endpoint


def _failed(request: Request, error: Exception, watch: Watch) -> Response:
    path = request.url.path
    if isinstance(error, SourcelineError):
        return explained(path, error)
    watch(error)
    told = "Something inside sourceline went wrong."
    return refusal(path, 500, told, "Run it with --debug to see where, and report it.")


def _asset(request: Request) -> Response:
    """Only what is in the table of files is there; no path is made from what was asked."""
    found = assets().get(request.path_params["name"])
    if found is None:
        return refusal(request.url.path, 404, "There is no such file.", "Load the page again.")
    data, media = found
    return Response(data, media_type=media, headers={"Cache-Control": _FOR_EVER})


def _openapi(request: Request) -> Response:
    return respond(request, as_json(description()))


def _not_there(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return refusal(
        request.url.path, status, "There is no such page.", "Check the address, or search."
    )
