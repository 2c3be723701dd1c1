"""Names of variables, components, parameters and loops that nothing uses."""

from dashc.diagnostics.rules.unused_component import unused_component
from dashc.diagnostics.rules.unused_loop_variable import unused_loop_variable
from dashc.diagnostics.rules.unused_parameter import unused_parameter
from dashc.diagnostics.rules.unused_variable import unused_variable
from dashc.diagnostics.sink import Sink
from dashc.ir.tree import Document


def check_unused_names(document: Document, sink: Sink) -> None:
    """They are known from the phase that expands; said only without errors, as a misspelt use is one."""
    for unused in document.unused_names:
        match unused.kind:
            case "component":
                sink.add(unused_component(unused.span, unused.name))
            case "variable":
                sink.add(unused_variable(unused.span, unused.name))
            case "loop variable":
                sink.add(unused_loop_variable(unused.span, unused.name))
            case "parameter":
                sink.add(unused_parameter(unused.span, unused.owner, unused.name))
