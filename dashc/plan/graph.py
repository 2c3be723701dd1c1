"""`dashc graph`: the callback graph, with the order in which callbacks run, for people and for tools."""

from collections.abc import Callable, Mapping

from dashc.ir.plan import Plan
from dashc.plan.drawing.document import document
from dashc.plan.drawing.dot import dot
from dashc.plan.drawing.mermaid import mermaid
from dashc.plan.drawing.svg import svg
from dashc.plan.drawing.view import view

FORMATS: Mapping[str, Callable[[Plan], str]] = {
    "mermaid": lambda plan: mermaid(view(plan)),
    "dot": lambda plan: dot(view(plan)),
    "svg": lambda plan: svg(view(plan)),
    "json": document,
}


def render(plan: Plan, form: str) -> str:
    """The graph in one of `FORMATS`; the text ends with a line end."""
    return FORMATS[form](plan)
