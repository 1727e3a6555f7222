"""A server on this machine that answers as it is told to, well or badly."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

Reply = Callable[[socket.socket, "Request"], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked: the target, and the headers by lower-case name."""

    target: str
    headers: Mapping[str, str]
    at: float


@dataclass(slots=True)
class Server:
    """`replies` by target; other targets are 404. `asked` keeps all requests, robots.txt too."""

    port: int
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)
    scheme: str = "http"

    def url(self, target: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{target}"

    def targets(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [each.target for each in self.asked if each.target != "/robots.txt"]


@contextlib.contextmanager
def serving(tls: ssl.SSLContext | None = None, **replies: Reply) -> Iterator[Server]:
    """A server that runs in threads until the end of the block."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    server = Server(listener.getsockname()[1], scheme="https" if tls else "http")
    server.replies.update({f"/{name}": reply for name, reply in replies.items()})
    thread = threading.Thread(target=_accept, args=(listener, server, tls), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop.set()
        thread.join(timeout=5)
        listener.close()


def _accept(listener: socket.socket, server: Server, tls: ssl.SSLContext | None) -> None:
    while not server.stop.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        except OSError:
            return
        connection.settimeout(10)
        threading.Thread(target=_serve, args=(connection, server, tls), daemon=True).start()


def _serve(connection: socket.socket, server: Server, tls: ssl.SSLContext | None) -> None:
    with contextlib.suppress(OSError):
        if tls is not None:
            connection = tls.wrap_socket(connection, server_side=True)
        with connection:
            data = b""
            while b"\r\n\r\n" not in data:
                piece = connection.recv(4096)
                if not piece:
                    return
                data += piece
            first, *lines = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in lines)
            request = Request(first.split(" ")[1], headers, time.monotonic())
            server.asked.append(request)
            server.replies.get(request.target, status(404))(connection, request)


def page(
    body: bytes | str, media: str = "text/html; charset=utf-8", code: str = "200 OK", **more: str
) -> Reply:
    """A whole answer; `more` are headers, `_` for `-`."""
    data = body.encode("utf-8") if isinstance(body, str) else body

    def reply(connection: socket.socket, _: Request) -> None:
        headers = {"Content-Type": media, "Content-Length": str(len(data))}
        headers |= {name.replace("_", "-"): value for name, value in more.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        connection.sendall(f"HTTP/1.1 {code}\r\n{head}\r\n".encode("latin-1") + data)

    return reply


def status(code: int, **more: str) -> Reply:
    """An answer without words."""
    return page(b"", code=f"{code} So", **more)


def redirect(target: str, code: int = 302) -> Reply:
    return status(code, Location=target)


def raw(data: bytes) -> Reply:
    """These bytes, whatever they mean; then the connection ends."""
    return lambda connection, _: connection.sendall(data)


def in_turn(*replies: Reply) -> Reply:
    """The first answer first, the last one from then on."""
    left = list(replies)

    def reply(connection: socket.socket, request: Request) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(connection, request)

    return reply


def silence(server_stop: threading.Event | None = None, seconds: float = 8.0) -> Reply:
    """Takes the request and never answers."""

    def reply(connection: socket.socket, _: Request) -> None:
        (server_stop or threading.Event()).wait(seconds)

    return reply


def drip(pause: float = 0.05, head: bool = False) -> Reply:
    """A byte at a time, for ever: of the headers, or of the body."""

    def reply(connection: socket.socket, _: Request) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        connection.sendall(b"X-Slow: " if head else b"Content-Type: text/html\r\n\r\n")
        while True:
            connection.sendall(b"a")
            time.sleep(pause)

    return reply


def endless(chunk: bytes = b"words and words " * 4096) -> Reply:
    """A body that never ends, as fast as it is taken."""

    def reply(connection: socket.socket, _: Request) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            connection.sendall(chunk)

    return reply
