"""`dashc serve`: what the command does, from its arguments to its exit status."""

import json
import os
import signal
import socket
import sys
import time
from collections.abc import Collection, Mapping
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from dashc.generate.record import current_build
from dashc.ir.paths import is_there
from dashc.serve.listening import CannotListen, is_open, listen, url
from dashc.serve.process import AppProcess, FailedStart
from dashc.serve.session import Session
from dashc.serve.sources import Sources

if TYPE_CHECKING:
    from dashc.serve.watching import Watcher

FINE, FINDINGS, WRONG_USAGE, NOTHING = 0, 1, 2, 3
"""Exit statuses (language.md section 10)."""

NO_WATCHFILES = (
    "dashc: `dashc serve` watches files with the package `watchfiles`, which is not installed. Install it with "
    "`pip install 'dashc-compiler[serve]'`, or serve without watching: `dashc serve --no-reload`."
)
OPEN = (
    "dashc: Everybody who reaches this machine can use the app now, and read its tracebacks. This server is for "
    "development: for others, use `dashc build`, and run what comes out."
)
POLL_SECONDS = 0.5
START_POLL_SECONDS = 0.05
"""While somebody waits for an app that is just starting."""


def serve(
    target: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8050,
    reload: bool = True,
    variables: Mapping[str, str] | None = None,
    names: Collection[str] = (),
) -> int:
    """Build and serve a spec, or serve a folder that `dashc build` made, until Ctrl-C; the exit status.

    With `reload` a change of the spec or of what it uses shows in the open pages at once. `names` are those by which
    the machine may be asked, besides its addresses and `localhost`.
    """
    if not is_there(target):
        return _failed(f"dashc: there is no `{target}`.", NOTHING)
    if target.is_dir() and current_build(target) is None:
        return _failed(
            f"dashc: `{target}` is a folder, and not one that `dashc build` made; name the spec in it.", WRONG_USAGE
        )
    if os.name == "nt":
        return _failed(
            "dashc: `dashc serve` does not run on Windows; build the app and run its `wsgi.py`.", WRONG_USAGE
        )
    watched = reload and target.is_file()
    if watched and find_spec("watchfiles") is None:
        return _failed(NO_WATCHFILES, WRONG_USAGE)
    names = {name.lower().rstrip(".") for name in (host, *names)}
    try:
        listening = listen(host, port)
    except CannotListen as problem:
        return _failed(f"dashc: {problem}", WRONG_USAGE)
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)
    with listening:
        try:
            if target.is_dir():
                return _serve_folder(target, listening, names)
            with Session(target, listening, _say, variables, names) as session:
                return _serve_spec(session, listening, reload=watched)
        except KeyboardInterrupt:
            # The shell's prompt begins on a line of its own, after the terminal's `^C`.
            _say("\nStopped.")
            return FINE


def _serve_spec(session: Session, listening: socket.socket, *, reload: bool) -> int:
    with ExitStack() as resources:
        # Watching begins before building, so that a save in between is not lost.
        watcher = resources.enter_context(_watcher(session.sources)) if reload else None
        built = session.build()
        if watcher is None:
            return _serve_unwatched(session, listening) if built else FINDINGS
        _announce(session.name, listening, session.base_path)
        while True:
            if watcher.roots != session.sources.roots:
                resources.pop_all().close()
                watcher = resources.enter_context(_watcher(session.sources))
            watcher.sources = session.sources
            changed = watcher.changed(_pause(session))
            session.check()
            if changed:
                session.build(", ".join(path.name for path in changed[:3]) + (", …" if len(changed) > 3 else ""))


def _serve_unwatched(session: Session, listening: socket.socket) -> int:
    while session.is_starting:
        time.sleep(START_POLL_SECONDS)
        session.check()
    if session.has_failed:
        return FINDINGS
    _announce(session.name, listening, session.base_path)
    while True:
        time.sleep(POLL_SECONDS)
        session.check()


def _pause(session: Session) -> float:
    return START_POLL_SECONDS if session.is_starting else POLL_SECONDS


def _serve_folder(folder: Path, listening: socket.socket, names: Collection[str]) -> int:
    manifest = (current_build(folder) or folder) / "app.json"
    try:
        base_path = json.loads(manifest.read_text(encoding="utf-8"))["base_path"]
    except (OSError, ValueError, LookupError, TypeError):
        return _failed(f"dashc: `{manifest}` cannot be read; build the app again.", WRONG_USAGE)
    with AppProcess(listening, folder, names=names) as process:
        try:
            while not process.is_ready(POLL_SECONDS):
                continue
        except FailedStart as failure:
            return _failed(failure.text, FINDINGS)
        _announce(folder.resolve().name, listening, base_path)
        while process.status is None:
            time.sleep(POLL_SECONDS)
        return _failed(f"dashc: the app's process ended by itself, with status {process.status}.", FINDINGS)


def _watcher(sources: Sources) -> "Watcher":
    from dashc.serve.watching import Watcher  # here: it needs the extra `serve`

    return Watcher(sources)


def _announce(name: str, listening: socket.socket, base_path: str) -> None:
    print(f"Serving {name} on {url(listening, base_path)} (Ctrl-C stops).", flush=True)  # noqa: T201
    if is_open(listening):
        _say(OPEN)


def _say(text: str) -> None:
    if text:
        print(text, file=sys.stderr, flush=True)  # noqa: T201


def _failed(text: str, status: int) -> int:
    _say(text)
    return status


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
