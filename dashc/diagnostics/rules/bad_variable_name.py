"""DC122: a variable's name is made of letters, digits, `_` and `-`, so that `${name}` and `${name.part}` are clear."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.names import is_name, is_name_part
from dashc.ir.span import Span

RULE = Rule("DC122", "bad-variable-name", Severity.ERROR)


def bad_variable_name(span: Span, name: str, kind: str) -> Diagnostic:
    """`kind`: "a variable", "a parameter", "a loop variable"."""
    kept = "".join(character if is_name_part(character) else " " for character in name)
    better = "_".join(kept.split()).strip("_-")
    better = better if is_name(better) or not better else f"_{better}"
    helps = ["a name begins with a letter and goes on with letters, digits, `_` and `-`"]
    return RULE.at(
        span, f"`{name}` is no name for {kind}", help=[f"write `{better}`"] if better and better != name else helps
    )


def reserved_parameter(span: Span, name: str) -> Diagnostic:
    """`children` is what `$children` stands for, and no parameter."""
    return RULE.at(
        span,
        f"`{name}` cannot be a parameter",
        help=["write the scalar `$children` in the layout, where the user's children go"],
    )
