"""One app for all tests of faults, behind a proxy of each test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browsing import Visit
from tests.e2e.servers import free_port
from tests.faults.proxy import Proxy
from tests.faults.servers import Server, compile_app, server

SPEC = """
dashc: 1
app: {title: Faults}
layout:
  - Input: {id: a, value: one, aria-label: a}
  - button: {id: save, children: Save}
  - p: {id: shown}
  - p: {id: after}
  - p: {id: saved}
callbacks:
  - {call: app_functions.show, inputs: a.value, outputs: shown.children}
  - {call: app_functions.follow, inputs: shown.children, outputs: after.children}
  - {call: app_functions.save, inputs: save.n_clicks, outputs: saved.children, prevent_initial_call: true}
"""

FUNCTIONS = """
import os
import time


def show(value):
    time.sleep(float(os.environ.get("SLOWNESS", 0)))
    if value.startswith("slow"):
        time.sleep(2.5)
    return f"shows {value}"


def follow(text):
    return f"after {text}"


def save(n_clicks):
    return f"saved {n_clicks}"
"""


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Recovery takes its time, and more of it on a busy machine."""
    expect.set_options(timeout=20_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="session")
def faults_app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The app's folder."""
    return compile_app(tmp_path_factory.mktemp("faults"), SPEC, FUNCTIONS)


@pytest.fixture(scope="session")
def running(faults_app: Path) -> Iterator[Server]:
    """The app under gunicorn, for tests that only disturb the way to it."""
    with server(faults_app, free_port(), gunicorn=True) as process:
        yield process


@pytest.fixture
def proxy(running: Server) -> Iterator[Proxy]:
    """The way to it."""
    with Proxy(running.port).running() as way:
        yield way


@pytest.fixture
def visit(browser: Browser, proxy: Proxy) -> Iterator[Visit]:
    """A visitor who comes through the proxy."""
    visitor = Visit(browser.new_context(), proxy.url)
    visitor.console_allowed = True  # The browser itself reports requests that fail.
    yield visitor
    visitor.close()
