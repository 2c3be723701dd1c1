"""DC508: the emitted app runs with flask, orjson and what `requirements.txt` lists; anything else may be missing there.

Only a warning: the machine that runs the app may have the package in another way.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC508", "unlisted-requirement", Severity.WARNING)


def unlisted_requirement(name: str, distribution: str, span: Span, has_file: bool) -> Diagnostic:
    """A third-party import of the user's source; shown at the import statement."""
    return RULE.at(
        span,
        f"`{name}` is imported here, but `requirements.txt` does not list `{distribution}`"
        if has_file
        else f"`{name}` is imported here, but there is no `requirements.txt` beside the spec to list `{distribution}`",
        label="third-party package",
        help=[f"add a line `{distribution}` to the `requirements.txt` beside the spec"],
    )
