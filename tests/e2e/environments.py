"""Two virtual environments: one with the wheel, to compile in; one with an app's requirements only, to run in."""

import fcntl
import os
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SPECS = ROOT / "specs"


@dataclass(frozen=True)
class Environment:
    """A virtual environment."""

    folder: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / "bin" / "python"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run its interpreter, away from this checkout, and raise with the output where that fails."""
        done = subprocess.run(
            [str(self.python), *arguments], cwd=self.folder, env=clean_environment(), capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(f"{arguments} failed in {self.folder}:\n{done.stdout}\n{done.stderr}")
        return done


def clean_environment(**more: str) -> dict[str, str]:
    """The environment variables, without those that would let an interpreter find this checkout."""
    return {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")} | more


def make_environment(folder: Path, *requirements: str) -> None:
    """Make a virtual environment with what is asked for."""
    venv.create(folder, with_pip=True)
    Environment(folder).run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements)


def build_wheel(folder: Path) -> Path:
    """The wheel of this checkout."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"the wheel could not be built:\n{done.stdout}\n{done.stderr}")
    (wheel,) = folder.glob("*.whl")
    return wheel


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """A folder that the first of several test processes makes, and the others wait for."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            make(folder)
    return folder
