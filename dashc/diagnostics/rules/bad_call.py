"""DC413: a Python object is named by a dotted path, `package.module.function` (language.md section 5)."""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import MAX_LISTED, one_of
from dashc.ir.span import Span

RULE = Rule("DC413", "bad-call", Severity.ERROR)


def bad_call(span: Span, text: str, reason: str, suggestion: str | None) -> Diagnostic:
    """A text that is no dotted path; `reason` goes on from it."""
    fallback = "write `module.function`, or `module.object.method` for a method"
    return RULE.at(
        span,
        f"`{text}` {reason}",
        help=[f"write `{suggestion}`" if suggestion else fallback],
        fix=rename(text, [suggestion] if suggestion else [], [span]),
    )


def no_module(span: Span, text: str, paths: Sequence[str], pointer: str) -> Diagnostic:
    """A single name that is no module; `paths` are those of the spec's functions that may be meant."""
    return RULE.at(
        span,
        f"`{text}` names no module",
        help=[f"write {one_of(paths)}" if 0 < len(paths) <= MAX_LISTED else "write `module.function`"],
        fix=rename(text, paths, [span]),
        pointer=pointer,
    )
