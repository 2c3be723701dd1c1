"""DC205: JSON has text as keys only, and `1`, `"1"` and `1.0` would be one key or three."""

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.templates import instead_of, variable_in
from dashc.ir.span import Span

RULE = Rule("DC205", "non-string-key", Severity.ERROR)


def non_string_key(span: Span, text: str, value: object) -> Diagnostic:
    """A key that is a number or a boolean."""
    kind = "boolean" if isinstance(value, bool) else "number"
    return RULE.at(
        span,
        f"mapping key `{text}` is a {kind}; keys must be text",
        help=[f'write `"{text}"`'],
        fix=Fix((Edit(span, f'"{text}"'),), safe=True),
    )


def empty_key(span: Span, text: str) -> Diagnostic:
    """A key that is null: `: value`, `null: value`."""
    headline = f"mapping key `{text}` is null; keys must be text" if text else "this mapping has an empty key"
    return RULE.at(
        span,
        headline,
        help=[f'write `"{text}"`' if text else "write a key before the `:`, or quote the text if it begins with `:`"],
    )


def key_not_text(span: Span, kind: str, *, braces: bool) -> Diagnostic:
    """A key that is a list or a mapping; `braces`: it begins with `{{`."""
    return RULE.at(
        span,
        f"a {kind} stands in the place of a mapping key; keys must be text",
        help=["text that begins with `{{` needs quotes" if braces else "write text before the `:`"],
    )


def template_as_key(span: Span, tag: str) -> Diagnostic:
    """`{{ title }}`, which YAML reads as a mapping that is the key of another."""
    variable = variable_in(tag)
    return RULE.at(
        span,
        f"`{tag}` belongs to a template; YAML reads a mapping as the key of a mapping",
        help=[instead_of(tag), f'put it in quotes if the text itself is meant: `"{tag}"`'],
        fix=Fix((Edit(span, f'"${{{variable}}}"'),), safe=False) if variable else None,
    )
