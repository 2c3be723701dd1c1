"""Files that look like a part of a spec, and that no spec includes."""

from collections.abc import Iterator

from lsprotocol import types as lsp

from dashc.ir.names import begins_component
from dashc.ir.tree import Mapping
from dashc.lsp.diagnostics import SOURCE
from dashc.lsp.grammar import value_of
from dashc.lsp.own_components import section
from dashc.lsp.text_document import TextDocument

MESSAGE = (
    "No spec that dashc can find includes this file, so it is not checked.\n"
    "help: a spec lies in the same folder or one above it, and names the file under `include:` or `$include:`"
)


def hint(document: TextDocument) -> Iterator[lsp.Diagnostic]:
    """One word at the first component of a file that defines some; nothing about any other YAML file."""
    if "components" not in document.keys:
        return
    for name, key, value in section(document.root, "components"):
        body = value_of(value)
        if begins_component(name) and isinstance(body, Mapping) and "layout" in body.entries:
            range = document.positions.range(key.span)
            yield lsp.Diagnostic(range, MESSAGE, severity=lsp.DiagnosticSeverity.Information, source=SOURCE)
            return
