"""What stands before every page: who may ask, and what a browser may do with the answer.

A page of some other site can make the reader's browser ask this server: by a name of its own that it
lets point to 127.0.0.1 (DNS rebinding), by a form, by an image. So the name in `Host` must be one of
ours, nothing but GET and HEAD is answered, and what another site's page loads into itself is refused; a
plain link from there works. Where corrections are let in, a form is, too: one that comes from our own page.
The policy lets a browser load our own style and script and nothing else, so that markup of a report,
should it ever slip through, could do nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sourceline.web.answers import refusal

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MOST_BYTES_OF_ADDRESS = 4096

_READING = ("GET", "HEAD")
_OWN = ("same-origin", "none")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:;"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Guard:
    """Wraps the site. `names` are the hosts by which it may be asked, without ports.

    `forms` fits the paths to which a form may be sent; None: nothing can be changed.
    """

    def __init__(
        self, app: ASGIApp, names: Iterable[str], forms: re.Pattern[str] | None = None
    ) -> None:
        self._app = app
        self._forms = forms
        self._names = frozenset(name.lower().strip("[]") for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return  # no web socket is spoken here, and nothing is done at start or end

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refused(scope)
        await (refused or self._app)(scope, receive, send_guarded)

    def _refused(self, scope: Scope) -> Response | None:
        """The answer to what is not let in; None where it is."""
        headers = Headers(scope=scope)
        path = scope["path"]
        hosts = headers.getlist("host")
        if len(hosts) != 1 or host_name(hosts[0]) not in self._names:
            return refusal(
                path, 421, "This server does not answer to that name.",
                "Use the address that it said when it began, or give it more names with --allow.",
            )  # fmt: skip
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MOST_BYTES_OF_ADDRESS:
            return refusal(path, 414, "The address is too long.", "Ask for less at once.")
        site = headers.get("sec-fetch-site", "none")
        if scope["method"] not in _READING:
            if site not in _OWN or not self._of_ours(headers.get("origin")):
                return refusal(path, 403, "Another site's page asked for this.", "Ask from here.")
            if scope["method"] == "POST" and self._forms and self._forms.fullmatch(path):
                return self._form_refused(path, headers)
            return refusal(
                path, 405, "Nothing can be changed here.", "This server is for reading: GET and HEAD.",
                Allow=", ".join(_READING),
            )  # fmt: skip
        if site in ("cross-site", "same-site") and headers.get("sec-fetch-mode") != "navigate":
            return refusal(path, 403, "Another site's page asked for this.", "Open it by itself.")
        return None

    def _form_refused(self, path: str, headers: Headers) -> Response | None:
        """A form says where its page is from: the very host and port that it is sent to, or nothing is done.

        Every browser says so with a form. Behind a proxy the scheme may be another one.
        """
        try:
            origin = urlsplit(headers.get("origin", ""))
        except ValueError:
            origin = urlsplit("")
        own = origin.scheme in ("http", "https") and origin.netloc == headers["host"]
        if own:
            return None
        return refusal(
            path, 403, "Another site's page asked for this.", "Send it from its own page."
        )

    def _of_ours(self, origin: str | None) -> bool:
        if origin is None:
            return True
        try:
            host = urlsplit(origin).netloc
        except ValueError:
            return False
        return host_name(host) in self._names


def host_name(host: str) -> str:
    """The name in "name:port" or "[::1]:port", lower case, "" where there is none."""
    try:
        parts = urlsplit(f"//{host}")
        if parts.username is not None or parts.path or parts.query or parts.fragment:
            return ""
        _ = parts.port  # ValueError where it is none
        return (parts.hostname or "").lower()
    except ValueError:
        return ""
