"""DC121: between `${` and `}` stands a name and nothing else; the language computes nothing."""

import re
from collections.abc import Container, Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.templates import from_environment, instead_of, variable_in, variable_of_environment
from dashc.ir.span import Span

NUMBER = re.compile(r"[0-9.]+")
_DEFAULT = re.compile(r"([A-Za-z_]\w*)(?::?[-=]|:)\s*(.*)")
"""`title:-Sales`, as in a shell or in Docker Compose."""
_COMPARED = re.compile(r"[\w.-]+\s*(?:==|=|is|!=\s*(?:false|0))\s*(?:true|True|yes|on|1)?\??|\$[\w.-]+")
_NEGATED = re.compile(r"(?:not\s|!)")
RULE = Rule("DC121", "bad-variable-reference", Severity.ERROR)


def bad_variable_reference(span: Span, text: str, inner: str, names: Container[str]) -> Diagnostic:
    """`text` is the whole of it, `inner` what stands between the braces; `names` are those that are known there."""
    literal = "write `$${` if the text itself is meant"
    if text.startswith("${{") and text.endswith("}}"):
        return _of_github(span, text, names)
    if not text.endswith("}"):
        return RULE.at(span, "`${` is not closed", help=["close it with `}`", literal])
    if not inner.strip():
        return RULE.at(
            span, f"`{text}` holds no name", help=["write a name between the braces, such as `${city}`", literal]
        )
    if NUMBER.fullmatch(inner.strip()):
        helps = ["a name begins with a letter or `_`; for one item of a list write `${items.0}`", literal]
        return RULE.at(span, f"`{inner.strip()}` is a number, and `${{}}` takes a name", help=helps)
    wanted = inner.strip()
    if wanted in names:
        fix = Fix((Edit(span, f"${{{wanted}}}"),), safe=True)
        return RULE.at(span, f"`{text}` holds more than a name", help=[f"write `${{{wanted}}}`"], fix=fix)
    helps = ["compute values in Python, or in `vars`", literal]
    default = _DEFAULT.fullmatch(wanted)
    environment = variable_of_environment(wanted)
    if environment is not None:
        helps = [from_environment(environment), literal]
    elif default is not None:
        example = f"{{env: {default[1].upper()}, default: {default[2].strip() or '…'}}}"
        helps = [f"give it a default under `vars`: `{default[1]}: {example}`", literal]
    return RULE.at(span, f"`{text}` holds more than a name", help=helps)


def _of_github(span: Span, text: str, names: Container[str]) -> Diagnostic:
    """`${{ vars.title }}`."""
    variable = variable_in(text)
    known = variable is not None and variable.partition(".")[0] in names
    instead = instead_of(text)
    if variable is not None:
        instead = f"write `${{{variable}}}`" if known else "define what it stands for under `vars`, and write `${name}`"
    return RULE.at(
        span,
        f"`{text}` is an expression of GitHub Actions; a variable is `${{name}}` here",
        help=[instead, f"write `${text}` if the text itself is meant"],
        fix=Fix((Edit(span, f"${{{variable}}}"),), safe=False) if known else None,
    )


def no_condition(span: Span, text: str, names: Sequence[str]) -> Diagnostic:
    """`debug == true`, `not debug`, `{{ debug }}` after `$if`; `names` are the variables in it."""
    helps = ["let a variable of `vars`, or a branch of its own, say what is compared"]
    is_plain = _COMPARED.fullmatch(text) is not None or variable_in(text) is not None
    if len(names) == 1 and is_plain:
        helps = [f"write `$if: {names[0]}`"]
    elif len(names) == 1 and _NEGATED.match(text):
        helps = [f"write `$if: {names[0]}`, and what stands here otherwise after `$else`"]
    return RULE.at(span, f"`{text}` is no condition; that is the name of a variable", help=helps)


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
