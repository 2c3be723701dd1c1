"""How a function leaves outputs as they are (semantics S11); Dash's own names mean the same."""

from typing import Any, Final


class NoUpdate:
    """The type of `no_update`; recognised by type, so a copied or unpickled one still counts."""

    def __repr__(self) -> str:
        return "no_update"


no_update: Final = NoUpdate()


class PreventUpdate(Exception):
    """Raised by a function that leaves all its outputs as they are."""


def is_no_update(value: Any) -> bool:
    """Whether a value is `no_update`, ours or Dash's (which is known by its name, so that Dash is never imported)."""
    kind = type(value)
    return kind is NoUpdate or (kind.__name__ == "NoUpdate" and _from_dash(kind))


def is_prevent_update(error: BaseException) -> bool:
    """Whether an exception is `PreventUpdate`, ours or Dash's, or derived from one."""
    return isinstance(error, PreventUpdate) or any(
        kind.__name__ == "PreventUpdate" and _from_dash(kind) for kind in type(error).__mro__
    )


def _from_dash(kind: type) -> bool:
    return kind.__module__ == "dash" or kind.__module__.startswith("dash.")
