"""`dashc serve` as a process, asked over HTTP."""

import json
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PATIENCE = 60.0
"""Seconds after which a test gives up; nothing is measured with it."""

HELLO = """\
dashc: 1
app: {title: Hello}
layout:
  - Input: {id: name, value: World, aria-label: Name}
  - p: {id: greeting}
callbacks:
  - {call: hello.greet, inputs: name.value, outputs: greeting.children}
"""
GREET = """\
def greet(name):
    return f"Hello, {name}!"
"""


@dataclass
class Served:
    """A running `dashc serve`."""

    process: "subprocess.Popen[str]"
    url: str = ""
    said: list[str] = field(default_factory=list)
    """What it wrote on the standard error."""
    heard: threading.Condition = field(default_factory=threading.Condition)

    def listen(self) -> None:
        """Take down what it says until it ends."""
        for line in self.process.stderr or ():
            with self.heard:
                self.said.append(line)
                self.heard.notify_all()

    def says(self, line: str) -> bool:
        """Whether it has said this, or comes to say it."""
        with self.heard:
            return self.heard.wait_for(lambda: f"{line}\n" in self.said, PATIENCE)

    def get(self, path: str = "") -> tuple[int, str]:
        """Status and text of an answer."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def states(self) -> Iterator[dict[str, Any]]:
        """What a page is told, from now on and over restarts; each state once."""
        last = None
        while True:
            with urllib.request.urlopen(f"{self.url}_dashc/dev/events", timeout=PATIENCE) as stream:
                for line in stream:
                    if line.startswith(b"data: "):
                        state = json.loads(line[6:])
                        if state != last:
                            last = state
                            yield state

    def wait_for(self, states: Iterator[dict[str, Any]], wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first state that is so."""
        return next(state for state in states if wanted(state))

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """Stop it; its exit status."""
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)


@contextmanager
def serving(target: Path, *options: str) -> Iterator[Served]:
    """Run the command until it says its URL, and stop it at the end."""
    command = [sys.executable, "-m", "dashc", "serve", str(target), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=target.parent)
    assert process.stdout and process.stderr
    served = Served(process)
    listener = threading.Thread(target=served.listen)
    listener.start()
    try:
        first = process.stdout.readline()
        found = re.search(r"http://\S+/", first)
        if found is None:
            process.wait(PATIENCE)
            listener.join()
            raise AssertionError(f"It did not start:\n{first}{''.join(served.said)}")
        served.url = found[0]
        yield served
    finally:
        if process.poll() is None:
            served.stop(signal.SIGTERM)
        listener.join()
        process.stdout.close()
        process.stderr.close()


def write_hello(folder: Path) -> Path:
    """A small app; the path of its spec."""
    (folder / "hello.yaml").write_text(HELLO)
    (folder / "hello.py").write_text(GREET)
    return folder / "hello.yaml"


def run_to_its_end(*arguments: str) -> tuple[int, str]:
    """Exit status and standard error of a `dashc serve` that does not come to serve."""
    done = subprocess.run(
        [sys.executable, "-m", "dashc", "serve", *arguments], capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.stdout == ""
    return done.returncode, done.stderr
