"""DC326: `$children` is the place of the children that a user gives to a component of the spec."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC326", "misplaced-children", Severity.ERROR)


def takes_no_children(span: Span, component: str, definition: Span) -> Diagnostic:
    """Children for a component without `$children`."""
    return RULE.at(
        span,
        f"`{component}` takes no children",
        related=[Related(definition, "its layout has no `$children`")],
        help=["write the scalar `$children` in its layout, where they should go"],
    )


def children_as_data(span: Span) -> Diagnostic:
    """`$children` as the value of a prop such as `title`, or as an argument."""
    return RULE.at(
        span,
        "`$children` stands for nodes, and none can stand here",
        help=["write it as an item of a list of nodes, or as the value of `children`"],
    )


def children_outside(span: Span) -> Diagnostic:
    """`$children` in no component's layout."""
    return RULE.at(
        span,
        "`$children` stands only in the layout of a component under `components`",
        help=["remove it, or move this part into a component"],
    )
