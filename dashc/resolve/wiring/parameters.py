"""Which parameter each input and state of a callback goes to."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from dashc.ir.spec import References
from dashc.resolve.callbacks import Bound
from dashc.resolve.python.objects import FunctionObject
from dashc.resolve.references import Target


class Given(NamedTuple):
    """A prop that a callback passes, and the parameter that takes it."""

    target: Target
    parameter: ast.arg
    at_start: bool
    """It is passed before anything happened on the page."""
    pointer: str


def given_parameters(item: Bound, found: FunctionObject) -> Iterator[Given]:
    """In the order of the references; arguments that were found to fit."""
    arguments = found.node.args
    positional = [*arguments.posonlyargs, *arguments.args][1 if found.bound else 0 :]
    named = {parameter.arg: parameter for parameter in [*positional, *arguments.kwonlyargs]}
    place = 0
    for part, written, targets in _parts(item):
        for index, target in enumerate(targets):
            parameter: ast.arg | None
            if written.form == "mapping":
                parameter = named.get(written.keys[index], arguments.kwarg)
                step = f"/{written.keys[index].replace('~', '~0').replace('/', '~1')}"
            else:
                parameter = positional[place] if place < len(positional) else arguments.vararg
                step = f"/{index}" if written.form == "list" else ""
                place += 1
            if target is not None and parameter is not None:
                pointer = f"{item.source.pointer}/{part}{step}"
                yield Given(target, parameter, not item.source.prevent_initial_call, pointer)


def _parts(item: Bound) -> Iterator[tuple[str, References, list[Target | None]]]:
    for part, written, targets in (
        ("inputs", item.source.inputs, item.inputs),
        ("state", item.source.state, item.state),
    ):
        if written is not None:
            yield part, written, list(targets)
