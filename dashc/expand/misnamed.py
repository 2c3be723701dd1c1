"""Definitions whose names are misspelt: one finding there, and not one for each use of the name that was meant."""

from typing import TYPE_CHECKING

from dashc.diagnostics.rules.undefined_variable import misnamed_parameter
from dashc.diagnostics.rules.unknown_component import misnamed_component
from dashc.diagnostics.suggest import suggest
from dashc.expand.nodes import target_of
from dashc.expand.text import loop_names_in, names_in, nodes_in
from dashc.ir.span import plain
from dashc.ir.tree import Mapping, Node

if TYPE_CHECKING:
    from dashc.expand.definitions import Definition
    from dashc.expand.expander import Expander


def rename_parameters(expander: "Expander", definition: "Definition", parts: list[Node]) -> None:
    """A parameter that the body does not use, where the body and the uses agree on another name for it."""
    used = {name for part in parts for name in names_in(part)}
    free = [name for name in definition.parameters if name not in used]
    if not free:
        return
    loops = {name for part in parts for name in loop_names_in(part)}
    known = definition.parameters.keys() | expander.global_scope.variables.keys() | loops
    for meant in sorted(used - known):
        likely = suggest(meant, free)
        if not likely:
            continue
        given = _arguments_given(expander, definition.name)
        if meant in given and likely[0] not in given:
            parameter = definition.parameters.pop(likely[0])
            expander.sink.add(misnamed_parameter(parameter.key.span, parameter.name, definition.name, meant))
            definition.parameters[meant] = parameter


def rename_components(expander: "Expander") -> tuple[str, ...]:
    """The names that were meant by components that nothing uses; of one use it is the use that is misspelt."""
    unused = [definition for definition in expander.definitions.values() if not definition.used]
    found = []
    for meant, places in expander.unknown_components.items():
        likely = next((one for one in unused if suggest(meant, [one.name])), None)
        if likely is not None and len(set(map(plain, places))) > 1:
            expander.sink.add(misnamed_component(likely.key.span, likely.name, meant, places[0]))
            found.append(meant)
    return tuple(found)


def _arguments_given(expander: "Expander", component: str) -> set[str]:
    """The names that uses of a component give, as far as they are written out."""
    found: set[str] = set()
    trees = [expander.root, *(document.root for document in expander.files.values())]
    for tree in trees:
        for node in nodes_in(tree) if tree is not None else ():
            entry = node.entries.get(component) if isinstance(node, Mapping) else None
            value = target_of(entry.value) if entry else None
            if isinstance(value, Mapping):
                found.update(value.entries)
    return found
