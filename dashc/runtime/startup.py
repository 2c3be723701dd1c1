"""What is done when the server starts: that its files belong together, and the values that `$from` names."""

import traceback
from collections.abc import Callable, Collection, Mapping
from inspect import isawaitable
from typing import Any

from .awaiting import result_of
from .encoding import NotJSON, decode, encode
from .failures import in_words
from .manifest import JSON, Component, Manifest
from .wiring import OutputCheck


class StartupError(Exception):
    """The app cannot start; the text is for whoever starts it."""


def check_belongs(manifest: Manifest, callbacks: Collection[str], values: Collection[str]) -> None:
    """`wsgi.py` and `app.json` have to come from the same build."""
    planned = {callback.name for callback in manifest.callbacks}
    computed = {f"{component.id}.{prop}" for component in manifest.components for prop in component.computed}
    for what, expected, given in (("callback", planned, set(callbacks)), ("value", computed, set(values))):
        for name in sorted(expected ^ given):
            here, there = ("app.json", "wsgi.py") if name in expected else ("wsgi.py", "app.json")
            raise StartupError(
                f"`wsgi.py` and `app.json` do not belong together: the {what} `{name}` is in `{here}` and not in "
                f"`{there}`. Build the app again."
            )


def computed_values(
    manifest: Manifest, values: Mapping[str, Any], checks: Callable[[str], OutputCheck | None]
) -> dict[str, JSON]:
    """The values of `$from` by `id.prop`, each computed once, as the browser will send them."""
    return {
        ref: _computed(component, ref, values[ref], checks(ref))
        for component in manifest.components
        for ref in (f"{component.id}.{prop}" for prop in component.computed)
    }


def _computed(component: Component, ref: str, source: Any, check: OutputCheck | None) -> JSON:
    place = f"`{ref}` ({component.at})"
    if callable(source):
        try:
            value = source()
            if isawaitable(value):
                value = result_of(value)
        except Exception as error:
            raise StartupError(
                f"The value of {place} could not be computed: `{_name(source)}` raised {in_words(error)}"
                f"{_users_line(error)}."
            ) from error
    else:
        value = source
    try:
        data = encode(value)
    except NotJSON as error:
        raise StartupError(f"The value of {place} cannot be written as JSON: {error}.") from error
    problem = check(data) if check else None
    if problem:
        raise StartupError(f"The value of {place} {problem}.")
    return decode(data)


def _name(source: Any) -> str:
    return getattr(source, "__qualname__", None) or type(source).__qualname__


def _users_line(error: Exception) -> str:
    """Where the user's code raised it."""
    frames = traceback.extract_tb(error.__traceback__)[1:]
    return f" (in `{frames[-1].filename}`, line {frames[-1].lineno})" if frames else ""
