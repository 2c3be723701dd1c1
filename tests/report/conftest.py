"""What the tests of the command share."""

from pathlib import Path

import pytest

from tests.report.commands import Folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A folder with a few specs."""
    return Folder(tmp_path, monkeypatch)
