"""One request and its answer, over one connection to a place that was checked.

The connection goes to the checked IP address, while the `Host` header and the certificate are for the
name. Nothing of the environment steers it: no proxies, no stored passwords, no cookies.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from sourceline.fetch.address import Address
from sourceline.fetch.bodies import read_body, too_large
from sourceline.fetch.deadline import Answering, Deadline
from sourceline.fetch.failures import Failed, FetchError, Passing, Silent
from sourceline.fetch.places import Place

_PIECE = 65_536
# Answers whose body is worth reading.
_OK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`headers` by lower-case name, the first of each; `data` only where the status is 200."""

    status: int
    headers: Mapping[str, str]
    data: bytes = field(repr=False, default=b"")


def ask(
    address: Address,
    places: Sequence[Place],
    headers: Mapping[str, str],
    *,
    deadline: Deadline,
    most: int,
    tls: ssl.SSLContext,
    check: Callable[[Answer], None] | None = None,
) -> Answer:
    """GET `address` from the first of its places that takes a connection.

    `check` sees status and headers before the body is read, and may raise. Raises `Passing` where
    another try may help, `Silent` where time ran out, `Failed` where neither is so.
    """
    try:
        with closing(_connected(address, places, deadline, tls)) as connection:
            connection.settimeout(deadline.left())
            connection.sendall(_request(address, headers))
            return _answer(connection, deadline, most, check)
    except FetchError:
        raise
    except TimeoutError as cause:
        raise Silent(deadline.told()) from cause
    except ssl.SSLCertVerificationError as cause:
        raise Failed(f"its certificate is not to be trusted ({cause.verify_message})") from cause
    except ssl.SSLError as cause:
        raise Failed(f"no safe connection could be made ({cause.reason or cause})") from cause
    except (http.client.HTTPException, ValueError) as cause:
        told = " ".join(str(cause).split())[:80] or type(cause).__name__
        raise Passing(f"its server does not speak HTTP as it should ({told})") from cause
    except (OSError, EOFError) as cause:
        told = getattr(cause, "strerror", None) or str(cause)
        raise Passing(f"the connection was lost ({told})") from cause


def _connected(
    address: Address, places: Sequence[Place], deadline: Deadline, tls: ssl.SSLContext
) -> socket.socket:
    """A connection to one of the checked places; to nothing else, whatever the name means by now."""
    failed: OSError | None = None
    for place in places:
        connection = socket.socket(place.family, socket.SOCK_STREAM)
        try:
            connection.settimeout(deadline.left())
            connection.connect(place.where)
            if address.scheme == "https":
                connection.settimeout(deadline.left())
                connection = tls.wrap_socket(connection, server_hostname=address.host)
        except ssl.SSLError:
            connection.close()
            raise
        except OSError as cause:
            connection.close()
            failed = cause
        else:
            return connection
    assert failed is not None
    if isinstance(failed, TimeoutError):
        raise Silent("its server does not answer") from failed
    raise Passing(f"its server cannot be reached ({failed.strerror or failed})") from failed


def _request(address: Address, headers: Mapping[str, str]) -> bytes:
    host = address.origin.split("://")[1]
    lines = [f"GET {address.target} HTTP/1.1", f"Host: {host}"]
    lines += [f"{name}: {value}" for name, value in headers.items() if value.isprintable()]
    lines += ["Accept-Encoding: gzip", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace")


def _answer(
    connection: socket.socket, deadline: Deadline, most: int, check: Callable[[Answer], None] | None
) -> Answer:
    # Of a socket it asks for nothing but its stream.
    response = http.client.HTTPResponse(Answering(connection, deadline), method="GET")  # type: ignore[arg-type]
    with closing(response):
        response.begin()
        headers: dict[str, str] = {}
        for name, value in response.getheaders():
            headers.setdefault(name.lower(), " ".join(value.split()))
        answer = Answer(status=response.status, headers=headers)
        if response.status != _OK:
            return answer
        if check is not None:
            check(answer)
        told = response.length
        if told is not None and told > most:
            raise too_large(most)
        data = read_body(_pieces(response, told), headers.get("content-encoding", ""), most)
        return Answer(status=answer.status, headers=headers, data=data)


def _pieces(response: http.client.HTTPResponse, told: int | None) -> Iterator[bytes]:
    """The body as it comes; one that is shorter than was told is not the page."""
    came = 0
    while piece := response.read(_PIECE):
        came += len(piece)
        yield piece
    if told is not None and came < told:
        raise Passing(f"its server stopped after {came} of {told} bytes")
