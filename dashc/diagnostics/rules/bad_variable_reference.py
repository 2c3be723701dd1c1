"""DC121: between `${` and `}` stands a name and nothing else; the language computes nothing."""

import re

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

NUMBER = re.compile(r"[0-9.]+")
RULE = Rule("DC121", "bad-variable-reference", Severity.ERROR)


def bad_variable_reference(span: Span, text: str, inner: str, wanted: str | None) -> Diagnostic:
    """`text` is the whole of it; `wanted` the name that is probably meant."""
    literal = "write `$${` if the text itself is meant"
    if not text.endswith("}"):
        return RULE.at(span, "`${` is not closed", help=["close it with `}`", literal])
    if not inner.strip():
        return RULE.at(span, f"`{text}` holds no name", help=["write `${name}`", literal])
    if NUMBER.fullmatch(inner.strip()):
        helps = ["a name begins with a letter or `_`; for one item of a list write `${items.0}`", literal]
        return RULE.at(span, f"`{inner.strip()}` is a number, and `${{}}` takes a name", help=helps)
    fix = Fix((Edit(span, f"${{{wanted}}}"),), safe=True) if wanted else None
    helps = [f"write `${{{wanted}}}`"] if wanted else ["compute values in Python, or in `vars`", literal]
    return RULE.at(span, f"`{text}` holds more than a name", help=helps, fix=fix)


def not_here(span: Span, where: str) -> Diagnostic:
    """The files under `include` bring the variables, so none is known before."""
    return RULE.at(span, f"{where} cannot hold variables", help=["write the path out, or use `$include` further down"])


def not_text(span: Span, name: str, what: str) -> Diagnostic:
    """A list or mapping in the middle of a text, or as a key."""
    return RULE.at(
        span,
        f"`{name}` is {what}, which cannot be part of a text",
        help=[f"use a part of it, such as `${{{name}.key}}`, or let `${{{name}}}` be the whole value"]
        if what != "a list"
        else [f"let `${{{name}}}` be the whole value, or repeat the text with `$for`"],
    )
