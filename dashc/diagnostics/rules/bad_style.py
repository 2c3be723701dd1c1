"""DC313: styles become rules of a style sheet, so every part must be able to stand in one (semantics B9)."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.rules.unknown_key import equals_sign
from dashc.ir.span import Span

RULE = Rule("DC313", "bad-style", Severity.ERROR)


def bad_style_name(span: Span, name: str, meant: str | None, *, given: bool) -> Diagnostic:
    """What cannot be the name of a CSS property; `given`: what is probably `meant` is there already."""
    if "=" in name:
        return equals_sign(RULE, span, name)
    helps = [f"write `{meant}`"] if meant else ["write it as in CSS, such as `background-color`"]
    return RULE.at(
        span,
        f"`{name}` is no name of a CSS property",
        help=[f"remove it: `{meant}` is given already"] if meant and given else helps,
        fix=rename(name, [meant], [span]) if meant and not given else None,
    )


def same_style(span: Span, name: str, other: str, first: Span) -> Diagnostic:
    """`background-color` and `backgroundColor`."""
    return RULE.at(
        span,
        f"`{name}` is the same style as `{other}`",
        related=[Related(first, "first given here")],
        help=["remove one of them"],
    )


def bad_style_value(span: Span, name: str) -> Diagnostic:
    """A value that would end the declaration."""
    return RULE.at(
        span,
        f"the value of the style `{name}` is not one CSS value",
        help=["write one value, without `;`, `{`, `}` and comments"],
    )


def bad_declaration(span: Span, text: str) -> Diagnostic:
    """A part of CSS text that has no `name: value`."""
    name, equals, value = text.partition("=")
    written = f"{name.strip()}: {value.strip()}" if equals and "=" not in value else "name: value"
    return RULE.at(span, f"`{text}` is no CSS declaration", help=[f"write `{written}`, with `;` between declarations"])
