"""Web addresses: taken apart, checked for what no honest one has, spelled in one way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from sourceline.fetch.failures import Refused

_CHARS = 4_000
_PORTS = {"http": 80, "https": 443}
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f\\]")
_KEPT = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An http or https address; `target` is its path and query, `host` in ASCII without brackets."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as they are written."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def url(self) -> str:
        return f"{self.origin}{self.target}"


def read_address(url: str, base: Address | None = None) -> Address:
    """The address that words name, seen from `base` where they are relative.

    Raises `Refused` for anything but http and https, for names and passwords in it, and for
    what no host can be called.
    """
    url = url.strip()
    if len(url) > _CHARS:
        raise Refused(f"its address is longer than {_CHARS} characters")
    if _UNPRINTABLE.search(url):
        raise Refused("its address holds spaces, control characters or backslashes")
    try:
        parts = urlsplit(urljoin(base.url, url) if base else url)
        scheme, port, host = parts.scheme.lower(), parts.port, parts.hostname
    except ValueError as cause:
        raise Refused(f"its address makes no sense ({cause})") from cause
    if scheme not in _PORTS:
        raise Refused(
            f"only http and https are fetched, and its address begins with {scheme[:20]!r}"
        )
    if "@" in parts.netloc:
        raise Refused("its address holds a user name or a password, which are never sent")
    if not host or port == 0:
        raise Refused("its address names no host")
    target = quote(parts.path or "/", safe=_KEPT.replace("?", "%3F"))
    query = f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    return Address(
        scheme=scheme, host=_plain_host(host), port=port or _PORTS[scheme], target=target + query
    )


def _plain_host(host: str) -> str:
    """In ASCII, as it is looked up: without the dot that may end it."""
    if ":" in host:
        if "%" in host:
            raise Refused("its address names a network card")
        return host
    try:
        plain = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as cause:
        raise Refused(f"no host can be called {host[:80]!r}") from cause
    if not re.fullmatch(r"[a-z0-9_.-]{1,253}", plain):
        raise Refused(f"no host can be called {host[:80]!r}")
    return plain
