"""Options and fixtures of the whole suite."""

import os
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser

from tests.chromium import chromium

# How fast the machine is today is no finding.
settings.register_profile("dashc", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dashc")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--regenerate` writes expected outputs anew; read the difference before committing it."""
    parser.addoption("--regenerate", action="store_true", help="write the expected outputs anew")


def pytest_configure(config: pytest.Config) -> None:
    """The tests see the option as the environment variable DASHC_UPDATE."""
    if config.getoption("--regenerate"):
        os.environ["DASHC_UPDATE"] = "1"
    if not hasattr(config, "workerinput"):  # The processes of pytest-xdist inherit the variable.
        os.environ["PIP_CONSTRAINT"] = str(constraints(config.rootpath / ".pytest_cache"))


def constraints(folder: Path) -> Path:
    """A file for pip, so that tests install the versions of this environment and not what the index has today."""
    held = {f"{one.name}=={one.version}\n" for one in distributions() if one.name != "dashc-compiler"}
    folder.mkdir(exist_ok=True)
    file = folder / "constraints.txt"
    file.write_text("".join(sorted(held)))
    return file


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser, shared by all tests of a process."""
    with chromium() as running:
        yield running
