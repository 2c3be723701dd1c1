"""DC413: a Python object is named by a dotted path, `package.module.function` (language.md section 5)."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC413", "bad-call", Severity.ERROR)


def bad_call(span: Span, text: str, reason: str, suggestion: str | None) -> Diagnostic:
    """A text that is no dotted path; `reason` goes on from it."""
    fallback = "write `module.function`, or `module:object.method` for a method"
    return RULE.at(
        span,
        f"`{text}` {reason}",
        help=[f"write `{suggestion}`" if suggestion else fallback],
        fix=rename(text, [suggestion] if suggestion else [], [span]),
    )
