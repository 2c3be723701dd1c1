"""DC503: a callback's `call` is a function or a method, not a class, a module or a constant; a module is no value."""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import MAX_LISTED, one_of
from dashc.ir.span import Span

RULE = Rule("DC503", "not-callable", Severity.ERROR)


def an_object(type_name: str) -> str:
    """`an `int` object`."""
    return f"{'an' if type_name[:1] in 'AEIOaeiou' else 'a'} `{type_name}` object"


def not_callable(path: str, what: str, span: Span, place: Span | None, pointer: str) -> Diagnostic:
    """`what` is what it is instead, with its article: `a class`, `a str`."""
    return RULE.at(
        span,
        f"`{path}` is {what}, not a function",
        label=what,
        related=[Related(place, "defined here")] if place else [],
        help=["name a function, or a method as `module.object.method`"],
        pointer=pointer,
    )


def a_module(path: str, wanted: str, names: Sequence[str], span: Span, pointer: str) -> Diagnostic:
    """A module where one of its objects is meant; `names` are those of it that fit, `wanted` is what one is called."""
    paths = [f"{path.replace(':', '.')}.{name}" for name in names]
    return RULE.at(
        span,
        f"`{path}` is a module, not a {wanted}",
        label="a module",
        help=[f"name a {wanted} in it: {one_of(paths)}"]
        if 0 < len(paths) <= MAX_LISTED
        else [f"name a {wanted} in it: `{path}.…`"],
        fix=rename(path, paths, [span]),
        pointer=pointer,
    )
