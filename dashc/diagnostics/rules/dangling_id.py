"""DC332: an attribute that names the id of an element which the page does not have, so that it does nothing.

A `label` whose `for` leads nowhere names no field: a click on it does nothing, and a screen reader does not say it.
"""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean
from dashc.ir.span import Span

RULE = Rule("DC332", "dangling-id", Severity.WARNING)


def dangling_id(attribute: str, name: str, likely: Sequence[str], span: Span, pointer: str) -> Diagnostic:
    """`likely` are ids of nearly the same name."""
    return RULE.at(
        span,
        f"`{attribute}` names `{name}`, but no component has that id",
        label="no such id in the layout",
        help=did_you_mean(name, likely) or ["write the id of a component in the layout"],
        fix=rename(name, likely, [span]),
        pointer=pointer,
    )
