"""DC607: a theme token becomes a CSS custom property, so its name and its value must be able to stand in one."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC607", "bad-theme", Severity.ERROR)


def bad_theme_name(span: Span, name: str) -> Diagnostic:
    """The name cannot follow `--dx-`."""
    return RULE.at(
        span,
        f"`{name}` cannot be the name of a theme token",
        help=["write a name of lower-case letters, digits and hyphens, such as `accent`"],
        pointer=f"/app/theme/{name}",
    )


def bad_theme_value(span: Span, name: str, value: str) -> Diagnostic:
    """The value would end the declaration."""
    return RULE.at(
        span,
        f"the theme token `{name}` cannot have the value `{value}`",
        label="more than one CSS value",
        help=["write one CSS value without `;`, `{`, `}`, `<`, `>`, `\\` and comments, such as `#0a6` or `1rem`"],
        pointer=f"/app/theme/{name}",
    )
