"""The front door of fetching: an address in, a page out, or why not."""

from __future__ import annotations

import http.client
import ssl
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sourceline.fetch.address import Address, read_address
from sourceline.fetch.cache import Cache, Kept
from sourceline.fetch.deadline import Budget, Deadline
from sourceline.fetch.exchange import Answer, ask
from sourceline.fetch.failures import Failed, FetchError, Passing, Refused, Silent
from sourceline.fetch.media import check_media, read_media
from sourceline.fetch.pace import FIRST_WAIT, LONGEST_WAIT, TRIES, Pace, read_retry_after
from sourceline.fetch.places import LookUp, find_places
from sourceline.fetch.robots import ROBOTS_AGE, ROBOTS_MOST, Rules, read_rules
from sourceline.fetch.settings import FetchSettings
from sourceline.fetch.trust import trusted
from sourceline.model.article import Page

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/feed+json, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.1"
)
# Hosts whose rules are kept in memory.
_HOSTS = 2_000

# An ETag may be any words; longer ones are not sent back.
_STAMP_CHARS = 1_000

Told = Callable[[str, str, str], None]
Check = Callable[[Answer], None]


@dataclass(frozen=True, slots=True)
class _Final:
    """The last answer after all redirects, and the address that gave it."""

    address: Address
    answer: Answer


class Fetcher:
    """Fetches pages politely: robots.txt, pauses, few tries, nothing twice, a host's one at a time.

    Several threads may fetch at once.

    `renew` says of a page that is in the cache whether its server is asked if it changed. `told` hears
    what is done (`fetched`, `kept`, `unchanged`, `waiting`, `not kept`), the address, and a detail.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        renew: Callable[[Page], bool] = lambda page: False,
        told: Told = lambda what, url, detail: None,
        pace: Pace | None = None,
        look_up: LookUp | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._settings = settings
        self._renew = renew
        self._told = told
        self._pace = pace or Pace(settings.delay)
        self._look_up = look_up
        self._tls = tls or trusted()
        self._cache = Cache(settings.cache) if settings.cache is not None else None
        self._rules: OrderedDict[str, Rules] = OrderedDict()
        self._asking: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def fetch(self, url: str) -> Page:
        """The page at an address, from the cache where it is there. Raises `FetchError`."""
        address = read_address(url)
        kept = self._cache.get(address.url) if self._cache else None
        if kept is not None and not self._renew(_page(url, kept)):
            self._told("kept", url, "")
            return _page(url, kept)
        final = self._follow(address, self._settings.max_bytes, kept, check_media)
        if final.answer.status == 304 and kept is not None:
            self._told("unchanged", url, "")
            return _page(url, kept)
        if final.answer.status != 200:
            raise Failed(f"its server says {_status(final.answer.status)}")
        fresh = _kept(final)
        self._keep(address.url, fresh)
        self._told("fetched", url, f"{len(fresh.data)} bytes")
        return _page(url, fresh)

    def _keep(self, key: str, kept: Kept) -> None:
        if self._cache is None:
            return
        try:
            self._cache.put(key, kept)
        except OSError as cause:  # a full disk costs the cache, not the page
            self._told("not kept", kept.url, cause.strerror or str(cause))

    def _follow(
        self, address: Address, most: int, kept: Kept | None, check: Check | None
    ) -> _Final:
        """Asks, and asks where the answer points to; every hop is checked as the first was.

        Without `check` it is robots.txt itself that is asked for, which no robots.txt forbids.
        """
        budget = Budget(self._settings.timeout, self._settings.silence)
        for _ in range(self._settings.max_redirects + 1):
            if check is not None:
                self._obey(address)
            answer = self._try(address, self._headers(address, kept), most, check, budget)
            target = answer.headers.get("location", "")
            if answer.status not in _REDIRECTS or not target:
                return _Final(address, answer)
            address = read_address(target, address)
        raise Failed(f"it is redirected more than {self._settings.max_redirects} times")

    def _headers(self, address: Address, kept: Kept | None) -> dict[str, str]:
        """Who asks for what; for the page that we have, whether it changed."""
        headers = {"User-Agent": self._settings.user_agent, "Accept": _ACCEPT}
        if kept is not None and address.url == kept.url:
            if kept.etag:
                headers["If-None-Match"] = kept.etag
            if kept.modified:
                headers["If-Modified-Since"] = kept.modified
        return headers

    def _try(
        self,
        address: Address,
        headers: Mapping[str, str],
        most: int,
        check: Check | None,
        budget: Budget,
    ) -> Answer:
        """One answer, after a few tries where the server only fails for now."""
        host = address.host
        failure: FetchError = Failed("it was not asked for")
        for attempt in range(TRIES):
            if reason := self._pace.closed(host):
                raise Refused(reason)
            wait = FIRST_WAIT * 2**attempt
            try:
                with self._pace.turn(host):
                    self._pace.wait(host)
                    answer = self._ask(address, headers, most, check, budget)
            except Silent:
                self._pace.silent(host)
                raise
            except Passing as cause:
                failure = cause
            else:
                if answer.status not in _PASSING:
                    self._pace.answered(host)
                    return answer
                failure = Failed(f"its server says {_status(answer.status)}")
                asked = read_retry_after(answer.headers.get("retry-after"))
                if asked is not None and asked > LONGEST_WAIT:
                    self._pace.close(host, f"{host} asks to be left alone for {asked:.0f} s")
                    raise Failed(f"{failure.what}, to come back after {asked:.0f} s")
                wait = wait if asked is None else asked
            if attempt < TRIES - 1:
                self._told("waiting", address.url, f"{wait:.0f} s, for {failure.what}")
                self._pace.rest(host, wait)
        self._pace.silent(host)
        raise failure

    def _ask(
        self,
        address: Address,
        headers: Mapping[str, str],
        most: int,
        check: Check | None,
        budget: Budget,
    ) -> Answer:
        try:
            with budget.running() as deadline:
                places = find_places(
                    address.host,
                    address.port,
                    allow_private=self._settings.allow_private,
                    seconds=_left(deadline),
                    look_up=self._look_up,
                )
                return ask(
                    address,
                    places,
                    headers,
                    deadline=deadline,
                    most=most,
                    tls=self._tls,
                    check=check,
                )
        finally:
            self._pace.rest(address.host)

    def _obey(self, address: Address) -> None:
        """Raises `Refused` where the host does not want programs to ask for this."""
        rules = self._rules_of(address)
        if rules.closed:
            raise Refused(rules.closed)
        if not rules.allow(address.url, self._settings.user_agent):
            raise Refused(f"robots.txt of {address.host} asks programs not to fetch it")

    def _rules_of(self, address: Address) -> Rules:
        origin = address.origin
        with self._lock:
            asking = self._asking.setdefault(origin, threading.Lock())
        with asking:  # by one thread; the others wait for what it finds
            rules = self._rules.get(origin)
            if rules is None:
                rules = self._find_rules(address)
                self._pace.slow_down(address.host, rules.delay(self._settings.user_agent))
                with self._lock:
                    self._rules[origin] = rules
                    if len(self._rules) > _HOSTS:
                        self._asking.pop(self._rules.popitem(last=False)[0], None)
        return rules

    def _find_rules(self, address: Address) -> Rules:
        """The rules of a host; without an answer to what it wants, it is left alone."""
        key = f"{address.origin}/robots.txt"
        kept = self._cache.get(f"rules of {key}") if self._cache else None
        if kept is not None and 0 <= time.time() - kept.found < ROBOTS_AGE:
            return read_rules(kept.data)
        try:
            final = self._follow(read_address(key), ROBOTS_MOST, None, None)
        except FetchError as cause:
            return Rules(closed=f"{cause.what} (when asked for {key})")
        if final.answer.status == 200 or 400 <= final.answer.status < 500:
            self._keep(f"rules of {key}", _kept(final))
            return read_rules(final.answer.data)
        return Rules(closed=f"its server says {_status(final.answer.status)} when asked for {key}")


def _left(deadline: Deadline) -> float:
    try:
        return deadline.left()
    except TimeoutError as cause:
        raise Silent(deadline.told()) from cause


def _kept(final: _Final) -> Kept:
    headers = final.answer.headers
    media, charset = read_media(headers.get("content-type", ""))
    return Kept(
        url=final.address.url,
        media_type=media,
        charset=charset,
        etag=headers.get("etag", "")[:_STAMP_CHARS],
        modified=headers.get("last-modified", "")[:_STAMP_CHARS],
        found=int(time.time()),
        data=final.answer.data,
    )


def _page(source: str, kept: Kept) -> Page:
    return Page(
        source=source,
        data=kept.data,
        url=kept.url,
        media_type=kept.media_type,
        charset=kept.charset,
        found=datetime.fromtimestamp(kept.found, UTC).date(),
    )


def _status(status: int) -> str:
    phrase = http.client.responses.get(status, "")
    return f"{status} {phrase}".strip()
