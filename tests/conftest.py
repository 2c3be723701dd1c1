"""Options and fixtures of the whole suite."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.chromium import chromium


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--regenerate` writes expected outputs anew; read the difference before committing it."""
    parser.addoption("--regenerate", action="store_true", help="write the expected outputs anew")


def pytest_configure(config: pytest.Config) -> None:
    """The tests see the option as the environment variable DASHC_UPDATE."""
    if config.getoption("--regenerate"):
        os.environ["DASHC_UPDATE"] = "1"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser, shared by all tests of a process."""
    with chromium() as running:
        yield running
