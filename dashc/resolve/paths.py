"""Dotted paths as written: their parts, and the places of these."""

from typing import NamedTuple

from dashc.ir.span import Span, part
from dashc.ir.spec import Callback
from dashc.resolve.python.files import ImportPath


class DottedPath(NamedTuple):
    """`package.module.function`, `module.object.method`, or with a colon after the module. `attribute` may be empty."""

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


def dotted_path(text: str, span: Span, modules: ImportPath) -> DottedPath:
    """The parts of a path, whose form the phase before has checked.

    Without a colon the module is the longest that there is, or the first name where there is none; its last name is
    never the module's, unless it is the only one.
    """
    module, colon, attribute = text.partition(":")
    if colon:
        return DottedPath(text, module, attribute, span)
    names = text.split(".")
    end = 1
    while end < len(names) - 1 and modules.find(".".join(names[: end + 1])):
        end += 1
    return DottedPath(text, ".".join(names[:end]), ".".join(names[end:]), span)


def call_pointer(callback: Callback) -> str:
    """The JSON Pointer of a callback's dotted path."""
    return f"{callback.pointer}/{'$call' if callback.inline else 'call'}"
