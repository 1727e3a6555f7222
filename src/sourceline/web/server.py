"""The server: a socket on this machine, and the site behind it until it is stopped."""

from __future__ import annotations

import errno
import signal
import socket
import sys
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from sourceline.errors import ServerError

HOST = "127.0.0.1"
PORT = 8750

_BACKLOG = 128
# Requests beyond this many at once are turned away: each holds a thread and a story.
_AT_ONCE = 200
_HEAD_BYTES = 16_384


def listen(host: str, port: int) -> socket.socket:
    """A socket that waits for readers; `port` 0 takes any that is free."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as cause:
        raise ServerError(
            f"this machine knows no address of that name ({cause.strerror or cause}).",
            subject=host,
            remedy="Leave --host out to serve this machine alone.",
        ) from cause
    listening = socket.socket(family, kind, protocol)
    try:
        if sys.platform != "win32":  # there it would let two programs share the port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except OSError as cause:
        listening.close()
        raise _explained(cause, host, port) from cause
    return listening


def _explained(cause: OSError, host: str, port: int) -> ServerError:
    if cause.errno == errno.EADDRINUSE:
        return ServerError(
            "another program has this port, perhaps another `sourceline serve`.",
            subject=f"{host}, port {port}",
            remedy=f"End that one, or give another port: --port {port + 1}; 0 takes any that is free.",
        )
    if cause.errno in (errno.EACCES, errno.EPERM):
        return ServerError(
            "this port is not yours to open.",
            subject=f"{host}, port {port}",
            remedy="Give one from 1024 on.",
        )
    return ServerError(
        f"it cannot be opened ({cause.strerror or cause}).",
        subject=f"{host}, port {port}",
        remedy="Give another --host or --port, or leave both out.",
    )


def address_of(listening: socket.socket, host: str) -> str:
    """What to open in a browser."""
    port = listening.getsockname()[1]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def run(app: ASGIApp, listening: socket.socket) -> None:
    """Serve until Ctrl-C or a request to end; what lies open is closed behind it."""
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="off",
        access_log=False,
        log_level="critical",
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=3,
        limit_concurrency=_AT_ONCE,
        h11_max_incomplete_event_size=_HEAD_BYTES,
    )
    # uvicorn raises again what it was sent; this way a temporary archive is taken away then, too.
    before = signal.signal(signal.SIGTERM, _end)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        signal.signal(signal.SIGTERM, before)
        listening.close()


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)
