"""DC131: a `--var` that changes nothing is a misspelt one."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean
from dashc.ir.span import Span

RULE = Rule("DC131", "unknown-override", Severity.ERROR)


def unknown_override(span: Span, name: str, candidates: Iterable[str]) -> Diagnostic:
    """`--var NAME=VALUE` for a name that the spec does not declare."""
    helps = did_you_mean(name, candidates) or ("declare it under `vars`, with a default",)
    return RULE.at(span, f"`--var {name}=…` is given, and the spec has no variable `{name}`", help=helps)
