"""What the phase needs of its neighbours; the pipeline hands it over, as no phase imports another."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dashc.diagnostics.sink import Sink
from dashc.ir.tree import Document, JSONScalar, Node

Load = Callable[[Path, Sink, str], Document]
"""A file's document, under the name that findings give the file."""

ReadScalar = Callable[[str], JSONScalar]
"""What a plain text means in YAML; raises `ValueError` for what JSON cannot hold."""

CheckArgument = Callable[[Node, Mapping[str, Any], str, str, Sink], bool]
"""Whether a node fits a JSON Schema; findings otherwise, about the parameter of a component."""


class Services(NamedTuple):
    """Functions of the phases around this one."""

    load: Load
    scalar: ReadScalar
    check: CheckArgument
