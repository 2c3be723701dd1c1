"""Where the app's own Python code is (language.md section 10)."""

import os
import sys
from pathlib import Path


def use_python_path(here: Path, *folders: str) -> None:
    """Put the folders of the app's modules first on the import path.

    They are `python/` in the build's folder `here`, which `dashc build --copy-python` makes; else those that
    `DASHC_PYTHON_PATH` lists; else `folders`, relative to `here`.
    """
    copied = here / "python"
    listed = os.environ.get("DASHC_PYTHON_PATH", "")
    if copied.is_dir():
        found = [copied]
    elif listed:
        found = [Path(folder).absolute() for folder in listed.split(os.pathsep) if folder]
    else:
        found = [(here / folder).resolve() for folder in folders]
    for folder in found:
        if not folder.is_dir():
            raise FileNotFoundError(
                f"The folder `{folder}` with the app's Python code is not there. Build with `--copy-python`, "
                "or list the code's folders in the environment variable DASHC_PYTHON_PATH."
            )
    sys.path[:0] = [str(folder) for folder in found]
