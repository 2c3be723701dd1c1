"""DC207: a spec says which version of the language it is written in, so that old specs keep their meaning."""

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC207", "spec-version", Severity.ERROR)

VERSION = 1


def spec_version(span: Span, got: int | float) -> Diagnostic:
    """A number that is no version this dashc knows."""
    newer = f"version {got} of the language is newer than this dashc, which knows {VERSION}"
    return RULE.at(
        span,
        newer if got > VERSION else f"there is no version {got} of the language",
        help=[f"write `dashc: {VERSION}`", *(["or install a newer dashc"] if got > VERSION else [])],
        fix=Fix((Edit(span, str(VERSION)),), safe=False),
    )
