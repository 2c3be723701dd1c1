"""DC510: a folder of `python` that is not there; no module could be found in it."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC510", "missing-python-folder", Severity.ERROR)


def missing_python_folder(path: str, span: Span) -> Diagnostic:
    """`path` as the spec writes it."""
    return RULE.at(
        span,
        f"folder `{path}` of `python` does not exist",
        label="no such folder",
        help=["paths are relative to the spec's own folder"],
        pointer="/python",
    )
