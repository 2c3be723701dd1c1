"""One server for most tests: each gets a folder of its own, and closes what it opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lsp.editor import Editor

PYTHON = '''"""Functions of the shop."""

LIMIT = 10


def greet(name: str, loud: bool = False) -> str:
    """Say hello.

    Loudly, perhaps.
    """
    return name


async def fetch(region):
    return region


class Shop:
    def open(self, day: int) -> str:
        """Open the shop."""
        return str(day)


shop = Shop()


def pair(first, second=None):
    return first, second
'''


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with Editor(tmp_path_factory.mktemp("workspace")) as editor:
        yield editor


@pytest.fixture
def editor(server: Editor, tmp_path: Path) -> Iterator[Editor]:
    """An editor in an empty folder with the module `shop` in it."""
    server.folder = tmp_path
    server.write("shop.py", PYTHON)
    yield server
    for name in list(server._versions):
        server.close(name)
    assert server.messages == []
