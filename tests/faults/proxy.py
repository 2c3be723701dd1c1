"""A proxy between browser and server that does what networks do: cuts, swallows, delays, and answers itself."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from time import sleep

HEAD_END = b"\r\n\r\n"


@dataclass(frozen=True)
class Request:
    """A request as the proxy read it; it asks for an uncompressed answer and for one request a connection."""

    method: str
    path: str
    raw: bytes


@dataclass(frozen=True)
class Cut:
    """The answer breaks off behind a text in it, or after so many bytes of its body."""

    after: bytes | int
    reset: bool = False
    """By a reset (the process is gone), not by an ordinary end."""


@dataclass(frozen=True)
class Swallow:
    """No answer ever comes; the server may have got the request all the same."""

    delivered: bool = False


@dataclass(frozen=True)
class Answer:
    """The proxy answers in the server's place."""

    status: str
    body: bytes = b""
    content_type: str = "text/html"
    location: str | None = None

    @property
    def raw(self) -> bytes:
        """All of it."""
        location = f"Location: {self.location}\r\n" if self.location else ""
        head = f"HTTP/1.1 {self.status}\r\nContent-Type: {self.content_type}\r\n{location}"
        return f"{head}Content-Length: {len(self.body)}\r\nConnection: close\r\n\r\n".encode() + self.body


Fault = Cut | Swallow | Answer
BAD_GATEWAY = Answer("502 Bad Gateway", b"<h1>502 Bad Gateway</h1>")


@dataclass
class Proxy:
    """Listens on a port of its own for a server that may come, go and change."""

    upstream: int
    seen: list[Request] = field(default_factory=list)
    is_down: bool = False
    """Refuses every connection."""

    def __post_init__(self) -> None:
        self._rules: list[tuple[str, str, Fault, int]] = []
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}/"
        self._thread = threading.Thread(target=self._accept, daemon=True)

    def on(self, method: str, path: str, fault: Fault, times: int = 1_000) -> None:
        """Do this to requests by a method whose path contains a text, the next few times."""
        with self._lock:
            self._rules.append((method, path, fault, times))

    def heal(self) -> None:
        """Pass everything on from now."""
        with self._lock:
            self._rules.clear()
            self.is_down = False

    def cut_all(self) -> None:
        """Break every connection that is open."""
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def count(self, method: str, path: str) -> int:
        """How many such requests have come."""
        return sum(request.method == method and path in request.path for request in self.seen)

    @contextmanager
    def running(self) -> Iterator["Proxy"]:
        """Pass requests on until the end of the block."""
        self._thread.start()
        try:
            yield self
        finally:
            self.is_down = True
            # Wakes the thread that accepts, which closing alone does not.
            self._listening.shutdown(socket.SHUT_RDWR)
            self._listening.close()
            self.cut_all()
            self._thread.join()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._guarded, args=(connection,), daemon=True).start()

    def _guarded(self, connection: socket.socket) -> None:
        with self._lock:
            self._open.add(connection)
        try:
            with connection, suppress(OSError):
                self._serve(connection)
        finally:
            with self._lock:
                self._open.discard(connection)

    def _serve(self, connection: socket.socket) -> None:
        if self.is_down:
            _reset(connection)
            return
        request = _read(connection)
        if request is None:
            return
        self.seen.append(request)
        fault = self._fault(request)
        if isinstance(fault, Answer):
            connection.sendall(fault.raw)
            return
        if fault == Swallow(delivered=False):
            connection.recv(1)  # Until the browser gives up.
            return
        with socket.create_connection(("127.0.0.1", self.upstream)) as server:
            server.sendall(request.raw)
            if isinstance(fault, Swallow):
                connection.recv(1)
            else:
                _pass_on(server, connection, fault)

    def _fault(self, request: Request) -> Fault | None:
        with self._lock:
            for place, (method, path, fault, times) in enumerate(self._rules):
                if method == request.method and path in request.path:
                    self._rules[place : place + 1] = [(method, path, fault, times - 1)] if times > 1 else []
                    return fault
        return None


def _read(connection: socket.socket) -> Request | None:
    data = b""
    while HEAD_END not in data:
        part = connection.recv(65536)
        if not part:
            return None
        data += part
    head, _, body = data.partition(HEAD_END)
    lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
    while len(body) < int(headers.get("content-length", 0)):
        body += connection.recv(65536)
    kept = [line for line in lines if not line.lower().startswith(("connection:", "accept-encoding:"))]
    method, path, _ = lines[0].split(" ")
    return Request(method, path, "\r\n".join([*kept, "Connection: close"]).encode("latin-1") + HEAD_END + body)


def _pass_on(server: socket.socket, browser: socket.socket, cut: Cut | None) -> None:
    limit: Callable[[bytes], int] = _limit(cut) if cut else lambda _: -1
    passed = b""
    sent = 0
    while part := server.recv(65536):
        passed += part
        end = limit(passed)
        browser.sendall(passed[sent : end if end >= 0 else len(passed)])
        sent = len(passed)
        if end >= 0:
            sleep(0.2)  # What the browser has not looked at by then it throws away.
            if cut and cut.reset:
                _reset(browser)
            return


def _limit(cut: Cut) -> Callable[[bytes], int]:
    """Where the answer breaks off; -1 where that has not come yet."""

    def limit(data: bytes) -> int:
        head = data.find(HEAD_END)
        if head < 0:
            return -1
        start = head + len(HEAD_END)
        if isinstance(cut.after, int):
            return start + cut.after if len(data) >= start + cut.after else -1
        found = data.find(cut.after, start)
        return found + len(cut.after) if found >= 0 else -1

    return limit


def _reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
