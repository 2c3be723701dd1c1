"""DC602: a build replaces the folder that it emits into, so everything in there must come from a build.

The emitted folder's `app.json` lists what was written; anything else may be somebody's only copy.
"""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC602", "foreign-files", Severity.ERROR)
SHOWN = 3


def foreign_files(span: Span, folder: str, names: Sequence[str]) -> Diagnostic:
    """The output folder holds files that no build wrote."""
    shown = ", ".join(f"`{name}`" for name in names[:SHOWN])
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    verb = "is" if len(names) == 1 else "are"
    return RULE.at(
        span,
        f"the output folder `{folder}` holds files that dashc did not write",
        notes=[f"{shown}{more} {verb} not from a build, and a build replaces the whole folder"],
        help=["choose another folder with `-o`, or move these files away"],
    )
