"""Whose form it is: a cookie for the browser, and a token in each form that belongs to that cookie alone.

A page of another site can make the reader's browser send a form here, cookie and all; it cannot read the
token. The cookie has a name of its own for each server, since all ports of a host share their cookies.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

_NAME_BYTES, _SESSION_BYTES = 6, 24
_SESSION = re.compile(r"[A-Za-z0-9_-]{32}")


class Sessions:
    """Good for as long as the server runs; what it gave before is worth nothing to the next one."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self.cookie = f"sourceline-{secrets.token_hex(_NAME_BYTES)}"

    def known(self, cookies: dict[str, str]) -> str | None:
        """The session that a browser shows, if it may be one."""
        session = cookies.get(self.cookie, "")
        return session if _SESSION.fullmatch(session) else None

    def begin(self) -> str:
        return secrets.token_urlsafe(_SESSION_BYTES)

    def header(self, session: str) -> str:
        """What sets the cookie: for no script, no other site, and no longer than the browser is open."""
        return f"{self.cookie}={session}; Path=/; HttpOnly; SameSite=Strict"

    def token(self, session: str) -> str:
        return hmac.new(self._secret, session.encode("ascii"), hashlib.sha256).hexdigest()

    def fits(self, session: str | None, token: str) -> bool:
        if session is None or not token.isascii():
            return False
        return hmac.compare_digest(self.token(session), token)
