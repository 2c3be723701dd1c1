"""Questions about paths that may be anything, names that no file can have among them.

`pathlib` raises there before Python 3.14.
"""

import os
from pathlib import Path


def is_file(path: str | Path) -> bool:
    """Whether there is a file, links followed."""
    return os.path.isfile(path)  # noqa: PTH113  (see above)


def is_folder(path: str | Path) -> bool:
    """Whether there is a folder, links followed."""
    return os.path.isdir(path)  # noqa: PTH112  (see above)


def is_there(path: str | Path) -> bool:
    """Whether there is anything, links followed."""
    return os.path.exists(path)  # noqa: PTH110  (see above)


def leads_out(path: str | Path, folder: str | Path) -> bool:
    """Whether a path, links followed, leads to something that is not in a folder."""
    real, root = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    return root not in real.parents
