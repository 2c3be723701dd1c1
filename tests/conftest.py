"""Options of the whole suite."""

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--regenerate` writes expected outputs anew; read the difference before committing it."""
    parser.addoption("--regenerate", action="store_true", help="write the expected outputs anew")


def pytest_configure(config: pytest.Config) -> None:
    """The tests see the option as the environment variable DASHC_UPDATE."""
    if config.getoption("--regenerate"):
        os.environ["DASHC_UPDATE"] = "1"
