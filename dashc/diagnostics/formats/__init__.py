"""The forms in which findings are handed over, one file each; a form is a function from a report to text."""

from collections.abc import Callable, Mapping
from importlib import import_module

from dashc.diagnostics.formats.report import Report

FORMATS: Mapping[str, str] = {
    "text": "terminal",
    "concise": "concise",
    "json": "json_report",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
}
"""A form's name -> its module here, which is imported when it is wanted."""


def renderer(form: str) -> Callable[[Report], str]:
    """The function that writes a form."""
    render: Callable[[Report], str] = import_module(f"{__name__}.{FORMATS[form]}").render
    return render
