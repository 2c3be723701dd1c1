"""Dotted paths as written: their parts, and the places of these."""

from typing import NamedTuple

from dashc.ir.span import Span, part
from dashc.ir.spec import Callback


class DottedPath(NamedTuple):
    """`package.module.function`, or `package.module:object.method`."""

    text: str
    module: str
    attribute: str
    span: Span

    @property
    def module_span(self) -> Span:
        """The place of the module's name."""
        return part(self.span, self.text, 0, len(self.module))

    @property
    def attribute_span(self) -> Span:
        """The place of what follows it."""
        return part(self.span, self.text, len(self.text) - len(self.attribute), len(self.text))


def dotted_path(text: str, span: Span) -> DottedPath:
    """The parts of a path, whose form the phase before has checked."""
    module, colon, attribute = text.partition(":")
    if not colon:
        module, _, attribute = text.rpartition(".")
    return DottedPath(text, module, attribute, span)


def call_pointer(callback: Callback) -> str:
    """The JSON Pointer of a callback's dotted path."""
    return f"{callback.pointer}/{'$call' if callback.inline else 'call'}"
