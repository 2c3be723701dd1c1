"""The process that `dashc serve` runs an app in: the emitted app, unchanged, with a few routes of its own around it.

Started as a script, so that `dashc` is the emitted folder's own copy of the runtime; hence it imports nothing of the
compiler. It answers on a socket that its parent opened, so that a restart refuses no connection, and speaks with the
parent in lines of JSON: what to show comes on the standard input, whether the app could be started goes to a pipe.
"""

import argparse
import html
import importlib
import ipaddress
import json
import os
import queue
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wsgi import ClosingIterator

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
Findings = list[dict[str, str]]

HERE = Path(__file__).resolve().parent
EVENTS = "/_dashc/dev/events"
SCRIPT = "/_dashc/dev/client.js"
STATIC = "/_dashc/static/"
HEAD_END = b"</head>"
ALIVE_SECONDS = 15.0
"""How often an idle stream of events says something, so that a closed one is noticed."""
LAST_REQUESTS_SECONDS = 5.0
"""How long requests under way may take when the process is told to stop."""


class State:
    """What the pages are told: which start of the app this is, and the findings of the last save."""

    def __init__(self, generation: str) -> None:
        self._generation = generation
        self._findings: Findings = []
        self._streams: set[queue.SimpleQueue[str | None]] = set()
        self._lock = threading.Lock()
        self._closed = False

    @property
    def generation(self) -> str:
        """The name of this start."""
        return self._generation

    @property
    def findings(self) -> Findings:
        """What the last save had wrong."""
        return self._findings

    def show(self, findings: Findings) -> None:
        """Tell every page."""
        with self._lock:
            self._findings = findings
            for stream in self._streams:
                stream.put(self._message())

    def close(self) -> None:
        """End every stream; the pages then ask the next process."""
        with self._lock:
            self._closed = True
            for stream in self._streams:
                stream.put(None)

    def messages(self) -> Iterator[bytes]:
        """A stream of server-sent events: the state now, and each change of it."""
        stream: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        with self._lock:
            stream.put(None if self._closed else self._message())
            self._streams.add(stream)
        try:
            yield b"retry: 300\n\n"
            while True:
                try:
                    message = stream.get(timeout=ALIVE_SECONDS)
                except queue.Empty:
                    yield b": still here\n\n"
                    continue
                if message is None:
                    return
                yield message.encode()
        finally:
            with self._lock:
                self._streams.discard(stream)

    def _message(self) -> str:
        data = json.dumps({"generation": self._generation, "findings": self._findings})
        return f"event: state\ndata: {data}\n\n"


class Requests:
    """Counts the requests under way, so that the process can end after them."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    def count(self, app: Application) -> Application:
        """The app, its requests counted until their last byte."""

        def counted(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            self._add(1)
            try:
                return ClosingIterator(app(environ, start_response), lambda: self._add(-1))
            except BaseException:
                self._add(-1)
                raise

        return counted

    def wait(self, seconds: float) -> None:
        """Wait until there is none, or for so long."""
        with self._changed:
            self._changed.wait_for(lambda: self._count == 0, timeout=seconds)

    def _add(self, number: int) -> None:
        with self._changed:
            self._count += number
            self._changed.notify_all()


def is_allowed(host: str, names: Collection[str]) -> bool:
    """Whether a request with this `Host` is answered: it names this machine, an address, or one of the names.

    A page of a foreign name can have that name lead to this machine (DNS rebinding); to the browser the server is then
    that page's own, which may read all of it. An address cannot be turned in this way.
    """
    name = without_port(host).lower().rstrip(".")
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name == "localhost" or name.endswith(".localhost") or name in names
    return True


def without_port(host: str) -> str:
    """`localhost` of `localhost:8050`, `::1` of `[::1]:8050`."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def only_for(names: Collection[str], app: Application) -> Application:
    """The app for requests to this machine's own names; all others are refused."""

    def checked(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        host = environ.get("HTTP_HOST", "")
        if is_allowed(host, names):
            return app(environ, start_response)
        name = without_port(host).encode("latin-1", "replace").decode("ascii", "replace")
        text = f"`dashc serve` does not answer to the name `{name}`. If it is yours, add `--allow-host {name}`.\n"
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [text.encode()]

    return checked


def with_dev_routes(app: Application, state: State) -> Application:
    """The app with the routes of development, and their script in its pages."""
    script = (HERE / "client.js").read_bytes()
    tag = f'<script type="module" src="{SCRIPT}?generation={state.generation}"></script>'.encode()

    def wrapped(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == EVENTS:
            start_response("200 OK", [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")])
            return state.messages()
        if path == SCRIPT:
            start_response("200 OK", [("Content-Type", "text/javascript"), ("Cache-Control", "no-store")])
            return [script]
        if STATIC not in path:
            # Pages must come as they are, to be added to.
            environ.pop("HTTP_ACCEPT_ENCODING", None)
        return _with_script(app, environ, start_response, tag)

    return wrapped


def _with_script(app: Application, environ: dict[str, Any], start_response: Any, tag: bytes) -> Iterable[bytes]:
    is_page = False

    def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        nonlocal is_page
        kept = {name.lower(): value for name, value in headers}
        is_page = kept.get("content-type", "").startswith("text/html") and environ["REQUEST_METHOD"] == "GET"
        if is_page:
            headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
        return start_response(status, headers, *rest)

    body = app(environ, start)
    # A generator starts its response with its first part only, so that has to be there before the question is asked.
    parts = iter(body)
    first = next(parts, b"")
    content = _inserted(_chained(first, parts), tag) if is_page else _chained(first, parts)
    return ClosingIterator(content, getattr(body, "close", None))


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _inserted(parts: Iterator[bytes], tag: bytes) -> Iterator[bytes]:
    """The page with the tag at the end of its head; all after that is passed on as it comes."""
    held = b""
    for part in parts:
        held += part
        head, end, rest = held.partition(HEAD_END)
        if end:
            yield head + tag + end + rest
            yield from parts
            return
    yield held


def error_app(state: State) -> Application:
    """What stands in for an app that could not be built or started yet: a page that says why."""

    def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        page = error_page(state.findings)
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Cache-Control", "no-store"),
            ("Content-Security-Policy", "default-src 'self'; img-src data:; base-uri 'none'"),
        ]
        start_response("503 Service Unavailable", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [page]

    return app


def error_page(findings: Findings) -> bytes:
    """The findings as a page that reads well without a script too."""
    items = "".join(
        f"<li><p><strong>{html.escape(finding['headline'])}</strong></p><pre>{html.escape(finding['text'])}</pre></li>"
        for finding in findings
    )
    return (
        '<!doctype html><html lang="en" data-dev="errors"><head><meta charset="utf-8"><title>Errors in the spec</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"></head>'
        f"<body><main><h1>The app cannot start yet</h1><p>Save a change that mends this, and the app appears here."
        f"</p><ol>{items}</ol></main></body></html>"
    ).encode()


class QuietHandler(WSGIRequestHandler):
    """Prints no line per request: the terminal is for what the app and its author have to say."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


class Parent:
    """Who started this process: its standard input brings findings, and ends with the parent."""

    def __init__(self) -> None:
        self._stop: Callable[[], None] = lambda: os._exit(0)
        self.heard = threading.Event()
        """Set when there have been findings."""

    def listen(self, state: State) -> None:
        """From now on, also while the app's modules are imported, which may never end."""
        threading.Thread(target=self._listen, args=(state,), daemon=True).start()

    def when_gone(self, stop: Callable[[], None]) -> None:
        """What to do at the end of the parent; until this is said, end at once."""
        self._stop = stop

    def _listen(self, state: State) -> None:
        for line in sys.stdin:
            state.show(json.loads(line)["findings"])
            self.heard.set()
        self._stop()


def load_app(folder: Path) -> Application:
    """The `app` of the folder's `wsgi.py`."""
    sys.path.insert(0, str(folder))
    app: Application = importlib.import_module("wsgi").app
    return app


def failure(error: BaseException) -> dict[str, str]:
    """Why the app cannot be loaded: the user's code raised, or the runtime found something wrong and said so."""
    said = error.__context__ if isinstance(error, SystemExit) else None
    if said is None:
        return {"headline": f"{type(error).__name__}: {error}", "text": own_traceback(error)}
    return {"headline": str(said), "text": own_traceback(said.__cause__) if said.__cause__ else ""}


def own_traceback(error: BaseException) -> str:
    """The traceback without what is before `wsgi.py`: this file and the import system."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    names = [Path(frame.f_code.co_filename).name for frame in frames]
    skipped = names.index("wsgi.py") if "wsgi.py" in names else 0
    at = error.__traceback__
    for _ in range(skipped):
        at = at.tb_next if at else None
    return "".join(traceback.format_exception(type(error), error, at)).strip()


def family_host(number: int) -> str:
    """An address of the family of an open socket, which the server needs to know."""
    with socket.socket(fileno=os.dup(number)) as opened:
        return "::1" if opened.family == socket.AF_INET6 else "127.0.0.1"


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--socket", type=int, required=True)
    parser.add_argument("--answer", type=int, required=True)
    parser.add_argument("--generation", required=True)
    parser.add_argument("--app", type=Path)
    parser.add_argument("--name", action="append", default=[])
    arguments = parser.parse_args()
    # Ctrl-C reaches the whole group; the parent decides when this process stops.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    state = State(arguments.generation)
    parent = Parent()
    parent.listen(state)
    with os.fdopen(arguments.answer, "w", encoding="utf-8") as answer:
        try:
            app = load_app(arguments.app) if arguments.app else error_app(state)
            if arguments.app is None:
                parent.heard.wait()
        except (Exception, SystemExit) as error:
            answer.write(json.dumps({"failed": failure(error)}) + "\n")
            return
        requests = Requests()
        wrapped = requests.count(only_for(arguments.name, with_dev_routes(app, state)))
        host, number = family_host(arguments.socket), arguments.socket
        server = make_server(host, 0, wrapped, threaded=True, request_handler=QuietHandler, fd=number)
        answer.write(json.dumps({"ready": True}) + "\n")

    def stop(*_: Any) -> None:
        # Not in the main thread: it is in `serve_forever`, which `shutdown` waits for.
        threading.Thread(target=server.shutdown, daemon=True).start()

    signal.signal(signal.SIGTERM, stop)
    parent.when_gone(stop)
    server.serve_forever(poll_interval=0.05)
    state.close()
    requests.wait(LAST_REQUESTS_SECONDS)


if __name__ == "__main__":
    main()
