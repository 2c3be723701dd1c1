"""DC103: of two equal keys other parsers silently keep the last one."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC103", "duplicate-key", Severity.ERROR)


def defined_twice(span: Span, what: str, name: str, first: Span) -> Diagnostic:
    """A variable or component that two files define; `what` says which."""
    return RULE.at(
        span,
        f"{what} `{name}` is defined twice",
        related=[Related(first, "first defined here")],
        help=["give one of them another name"],
    )


def duplicate_key(span: Span, key: str, first: Span) -> Diagnostic:
    """The second of two equal keys."""
    help_text = "merge several mappings with a list: `<<: [*first, *second]`" if key == "<<" else "remove one of them"
    return RULE.at(
        span,
        f"key `{key}` is given twice in this mapping",
        related=[Related(first, "first given here")],
        help=[help_text],
    )
