"""The runtime of apps that dashc made: it serves the page and runs the callbacks.

Functions of an app may import `no_update`, `PreventUpdate` and `ctx` from here; they need not import anything.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .no_update import PreventUpdate, no_update

if TYPE_CHECKING:
    from .app import create_app
    from .context import ctx
    from .serving import run

__all__ = ["PreventUpdate", "create_app", "ctx", "no_update", "run"]

_NOT_SUPPORTED_YET = ("Patch", "set_props", "set_progress")


_ON_FIRST_USE = {"create_app": ".app", "ctx": ".context", "run": ".serving"}
"""They need Flask and more, which the compiler does without when it takes the number format from here."""


def __getattr__(name: str) -> Any:
    if name in _ON_FIRST_USE:
        return getattr(import_module(_ON_FIRST_USE[name], __name__), name)
    if name in _NOT_SUPPORTED_YET:
        raise ImportError(f"`{name}` is not supported yet by this version of dashc.")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
