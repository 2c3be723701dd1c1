"""DC607: a theme token becomes a CSS custom property, so its name and its value must be able to stand in one.

Names of the user's own are welcome: style sheets can use them. One that is nearly a name of the page's own is a
warning.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean
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


def token_typo(span: Span, name: str, similar: tuple[str, ...]) -> Diagnostic:
    """Nothing of the page's own looks at the name."""
    return RULE.at(
        span,
        f"`{name}` is none of the page's design tokens",
        help=[*did_you_mean(name, similar), f"as a token of your own it is there for your style sheets: `--dx-{name}`"],
        fix=rename(name, similar, [span]),
        pointer=f"/app/theme/{name}",
        severity=Severity.WARNING,
    )
