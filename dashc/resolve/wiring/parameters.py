"""Which parameter each input and state of a callback goes to."""

import ast
from collections.abc import Iterator, Sequence
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
    section: str
    """The JSON Pointer of the list or mapping that it stands in."""
    step: str | int | None
    """Its key or index there."""

    @property
    def pointer(self) -> str:
        """The JSON Pointer of the reference."""
        if self.step is None:
            return self.section
        return f"{self.section}/{str(self.step).replace('~', '~0').replace('/', '~1')}"


class Parameters(NamedTuple):
    """Those of a function that arguments can go to; the first of a bound method is left out."""

    positional: list[ast.arg]
    named: dict[str, ast.arg]
    others: ast.arg | None
    """`*args`."""
    other_keys: ast.arg | None
    """`**kwargs`."""


def parameters_of(found: FunctionObject) -> Parameters:
    """The parameters of a function."""
    arguments = found.node.args
    positional = [*arguments.posonlyargs, *arguments.args][1 if found.bound else 0 :]
    named = {parameter.arg: parameter for parameter in [*positional, *arguments.kwonlyargs]}
    return Parameters(positional, named, arguments.vararg, arguments.kwarg)


def given_parameters(item: Bound, parameters: Parameters) -> Iterator[Given]:
    """In the order of the references; arguments that were found to fit."""
    positional = parameters.positional
    place = 0
    for part, written, targets in _parts(item):
        section = f"{item.source.pointer}/{part}"
        for index, target in enumerate(targets):
            parameter: ast.arg | None
            step: str | int | None = None
            if written.form == "mapping":
                parameter = parameters.named.get(written.keys[index], parameters.other_keys)
                step = written.keys[index]
            else:
                parameter = positional[place] if place < len(positional) else parameters.others
                step = index if written.form == "list" else None
                place += 1
            if target is not None and parameter is not None:
                yield Given(target, parameter, not item.source.prevent_initial_call, section, step)


def _parts(item: Bound) -> Iterator[tuple[str, References, Sequence[Target | None]]]:
    for part, written, targets in (
        ("inputs", item.source.inputs, item.inputs),
        ("state", item.source.state, item.state),
    ):
        if written is not None:
            yield part, written, targets
