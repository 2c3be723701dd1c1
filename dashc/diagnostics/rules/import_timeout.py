"""DC531: `lint --import` waited for the import of a module until its time was over; the app's start would hang too."""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC531", "import-timeout", Severity.ERROR)


def import_timeout(module: str, seconds: float, unchecked: Sequence[str], span: Span, pointer: str) -> Diagnostic:
    """`unchecked` are modules that were not tried any more."""
    unit = "second" if seconds == 1 else "seconds"
    listed = ", ".join(f"`{name}`" for name in unchecked)
    return RULE.at(
        span,
        f"importing module `{module}` was not done after {seconds:g} {unit}",
        label="takes too long",
        notes=[f"not imported: {listed}"] if unchecked else [],
        help=["do slow work when it is needed, or give more time with `--import-timeout`"],
        pointer=pointer,
    )
