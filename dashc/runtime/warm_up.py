"""What the chart library does at its first use, done when the server starts, before two threads can meet in it."""

import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

from .log import logger, trace_of

_DEFAULT = "plotly"
"""The template that plotly.express takes where none is set."""


def warm_up() -> None:
    """Make plotly ready to draw in several threads, where the app's modules have imported it.

    Its validators look for pandas in `sys.modules` (7.1: `_plotly_utils/basevalidators.py`), and find half of it there
    while another thread imports it. Its templates make the objects of their parts when these are first read
    (`BasePlotlyType.__getitem__`): a thread that holds an object which another one has replaced meanwhile gets
    `ValueError: Invalid value`. Templates other than the default ones are left to the first calls of functions.
    """
    express = sys.modules.get("plotly.express")
    if express is None and "plotly.graph_objects" not in sys.modules:
        return
    with suppress(ImportError):
        import_module("pandas")
    try:
        _draw(express, import_module("plotly.io").templates)
    except Exception as error:  # of a version that does all of this in other ways
        logger.warning("plotly could not be made ready at the start; the first charts may fail.\n%s", trace_of(error))


def _draw(express: Any, templates: Any) -> None:
    defaults = [templates.default]
    if express is not None:
        express.scatter(x=[0], y=[0])
        defaults.append(express.defaults.template)
    for name in sorted({name or _DEFAULT for name in defaults if name is None or isinstance(name, str)}):
        _read(templates[name])


def _read(part: Any) -> None:
    """Read all that is set in a part of a template, so that the objects of its own parts are made."""
    for name in part.to_plotly_json():
        found = part[name]
        for inner in found if isinstance(found, tuple) else (found,):
            if hasattr(inner, "to_plotly_json"):
                _read(inner)
