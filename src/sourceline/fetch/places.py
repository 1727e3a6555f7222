"""Where a host lies: its name looked up once, and every answer checked before anything is sent there.

A name may point to this machine, to the network it stands in, or to the address at which clouds hand
out their keys (169.254.169.254), and may point elsewhere a second later. So what was checked is what
is connected to, and a name of which any answer is not public is refused.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sourceline.fetch.failures import Failed, Refused, Silent

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
# As `socket.getaddrinfo`.
LookUp = Callable[..., list[Any]]

_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
# Public by their number, and yet no place of their own: tunnels that carry an IPv4 address inside,
# examples, benchmarks, and the relays of 6to4. Python's own tables know them only in later versions.
_NO_PLACE = tuple(
    ipaddress.ip_network(each)
    for each in (
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "192.0.0.0/24", "192.88.99.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.175.48.0/24", "198.18.0.0/15", "240.0.0.0/4",
    )
)  # fmt: skip
_MOST = 20


@dataclass(frozen=True, slots=True)
class Place:
    """One address of a host, checked; `where` is what a socket connects to."""

    family: int
    where: tuple[Any, ...]


def is_public(address: str) -> bool:
    """Whether an IP address lies in the open internet.

    >>> is_public("93.184.215.14"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        ip: IP = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip not in _PUBLIC_V6:
            return False
    apart = any(ip.version == each.version and ip in each for each in _NO_PLACE)
    return ip.is_global and not ip.is_multicast and not apart


def find_places(
    host: str, port: int, *, allow_private: bool, seconds: float, look_up: LookUp | None = None
) -> tuple[Place, ...]:
    """The checked addresses of a host, in the order in which they are to be tried."""
    found = _look_up(host, port, seconds, look_up or socket.getaddrinfo)
    places = [Place(family, tuple(where)) for family, _, _, _, where in found[:_MOST]]
    if not places:
        raise Failed(f"no address is known for {host}")
    private = next((each.where[0] for each in places if not is_public(str(each.where[0]))), None)
    if private is not None and not allow_private:
        raise Refused(
            f"{host} lies in a private network ({private}), where nothing is fetched from"
        )
    return tuple(dict.fromkeys(places))


def _look_up(host: str, port: int, seconds: float, look_up: LookUp) -> list[Any]:
    """The answers to one look-up, which knows no time limit of its own."""
    answers: queue.Queue[list[Any] | Exception] = queue.Queue()

    def ask() -> None:
        try:
            answers.put(look_up(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as cause:
            answers.put(cause)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty as cause:
        raise Silent(f"the name {host} could not be looked up within {seconds:.0f} s") from cause
    if isinstance(answer, Exception):
        raise Failed(f"the name {host} is not known ({answer})") from answer
    return answer
