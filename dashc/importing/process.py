"""The process that imports, and what is left of it when it crashes or hangs."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashc.temporary import temporary_folder

CHILD = Path(__file__).with_name("child.py")

Event = dict[str, Any]


@dataclass(slots=True)
class Report:
    """All that the processes said, and how the last import ended that has no event of its own."""

    events: list[Event] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)
    """Modules that were not tried any more, as the time was over."""


def run(modules: Sequence[str], objects: Sequence[tuple[str, str]], path: Sequence[str], timeout: float) -> Report:
    """Import the modules in one process; one that brings it down is named, and the rest goes on in a new one."""
    report = Report()
    waiting = list(modules)
    end = time.monotonic() + timeout
    while True:
        events, status = _process(waiting, objects, path, end - time.monotonic())
        report.events += events
        if any(event["event"] == "done" for event in events):
            return report
        if status is None and not events:  # The time was over before this process began.
            report.unchecked = waiting
            return report
        begun = [event["module"] for event in events if event["event"] == "importing"]
        culprit = begun[-1] if begun else None
        if status is None:
            report.events.append({"event": "hung", "module": culprit or waiting[0]})
            report.unchecked = waiting[len(begun) :]
            return report
        report.events.append({"event": "died", "module": culprit or waiting[0], "status": status})
        settled = {event["module"] for event in events if event["event"] in ("imported", "raised", "exited")}
        if culprit is None or culprit in settled:  # After all imports: in a thread of the user's, say.
            return report
        # What was imported before comes again for the objects; the parent keeps one finding for each.
        waiting = [module for module in waiting if module != culprit]
        if not waiting:
            return report


def _process(
    modules: Sequence[str], objects: Sequence[tuple[str, str]], path: Sequence[str], seconds: float
) -> tuple[list[Event], int | None]:
    """The events and the exit status; None where the time was over."""
    with temporary_folder("import") as folder:
        request, result = folder / "request.json", folder / "result.jsonl"
        wanted = {"modules": list(modules), "objects": [list(item) for item in objects], "path": list(path)}
        request.write_text(json.dumps(wanted), encoding="utf-8")
        result.touch()
        with (folder / "stdout").open("w+b") as output:
            process = subprocess.Popen(
                [sys.executable, "-X", "utf8", str(CHILD), str(request), str(result)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            )
            try:
                status: int | None = process.wait(max(seconds, 0.0))
            except subprocess.TimeoutExpired:
                status = None
            finally:
                _end(process)
        return _events(result), status


def _end(process: "subprocess.Popen[bytes]") -> None:
    """The process and those that it started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()


def _events(result: Path) -> list[Event]:
    events = []
    for line in result.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            events.append(json.loads(line))
        except ValueError:  # A line cut short by a crash.
            continue
    return events
