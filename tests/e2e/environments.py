"""Two virtual environments: one with the wheel, to compile in; one with an app's requirements only, to run in."""

import os
import subprocess
import sys
import venv
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


def make_environment(folder: Path, *requirements: str) -> Environment:
    """A new virtual environment with what is asked for."""
    venv.create(folder, with_pip=True)
    environment = Environment(folder)
    environment.run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements)
    return environment


def build_wheel(folder: Path) -> Path:
    """The wheel of this checkout."""
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
        text=True,
    )
    (wheel,) = folder.glob("*.whl")
    return wheel
