"""DC503: a callback's `call` is a function or a method, not a class, a module or a constant; a module is no value."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
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
        help=["name a function, or a method as `module:object.method`"],
        pointer=pointer,
    )


def module_as_value(path: str, span: Span, pointer: str) -> Diagnostic:
    """`$from` names a module, where one of its objects is meant."""
    return RULE.at(
        span,
        f"`{path}` is a module, not a value",
        label="a module",
        help=[f"name an object in it, such as `{path.replace(':', '.')}.options`"],
        pointer=pointer,
    )
