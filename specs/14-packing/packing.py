"""A list of things to pack."""

from dashc.runtime import PreventUpdate


def add(_: int, name: str | None, things: list[str]) -> tuple[list[str], str]:
    """The list with the new thing, and an empty box for the next one."""
    if not name or name in things:
        raise PreventUpdate
    return [*things, name], ""


def left(packed: list[str], things: list[str]) -> str:
    """How much there is to do."""
    count = len(things) - len(packed)
    return f"{count} of {len(things)} to go." if count else "All packed."
