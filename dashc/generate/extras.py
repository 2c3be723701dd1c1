"""The files beside `wsgi.py`: what to install, and how to make a container."""

from dashc.generate.templates import render
from dashc.ir.program import Program

RUNTIME_REQUIREMENTS = """\
# What the app's own code needs.
flask>=3.0,<4
orjson>=3.10,<4
# A server for production.
gunicorn>=23,<28; sys_platform != "win32"
"""


def requirements(program: Program) -> bytes:
    """The runtime's fixed ranges, then the user's file as it is (architecture.md, invariant 2)."""
    own = program.requirements
    text = RUNTIME_REQUIREMENTS + (f"# From the requirements.txt beside the spec.\n{own}" if own.strip() else "")
    return (text if text.endswith("\n") else f"{text}\n").encode()


def dockerfile(*, complete: bool) -> bytes:
    """The Dockerfile; it says that it needs the user's code in the folder, where that is not there."""
    return render("Dockerfile.jinja", complete=complete).encode()
