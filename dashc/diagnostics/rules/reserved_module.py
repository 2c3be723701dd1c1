"""DC507: the emitted app has modules of its own named `wsgi` and `dashc`; a user's module would be hidden by them."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC507", "reserved-module", Severity.ERROR)

NAMES = frozenset({"wsgi", "dashc"})


def reserved_module(name: str, span: Span, pointer: str) -> Diagnostic:
    """A path that begins with one of the names."""
    return RULE.at(
        span,
        f"a module of yours cannot be named `{name}`: the emitted app has its own",
        label="reserved name",
        help=["rename the module"],
        pointer=pointer,
    )
