"""What may be written at the cursor, one file for each sort of thing."""

from lsprotocol import types as lsp

from dashc.lsp.completion.anchors import complete_alias
from dashc.lsp.completion.components import complete_component, complete_type
from dashc.lsp.completion.files import complete_file
from dashc.lsp.completion.keys import complete_key
from dashc.lsp.completion.props import complete_prop
from dashc.lsp.completion.python import complete_path
from dashc.lsp.completion.references import are_cut, complete_id, complete_property, complete_reference
from dashc.lsp.completion.request import Request
from dashc.lsp.completion.values import complete_value
from dashc.lsp.completion.variables import complete_variable
from dashc.lsp.repair import typed_at
from dashc.lsp.roles import Kind
from dashc.lsp.spec_file import SpecFile

TRIGGERS = (".", ":", " ", "*", "$", "{", "/")
"""Characters after which an editor asks by itself."""

_OF_IDS = (Kind.REFERENCE, Kind.REFERENCES, Kind.REFERENCE_ID)


def complete(document: SpecFile, position: lsp.Position) -> lsp.CompletionList:
    """What may stand at a position."""
    if not document.is_ours:
        return lsp.CompletionList(is_incomplete=False, items=[])
    line, column = document.positions.place(position)
    aliases = complete_alias(document, line, column)
    if aliases is not None:
        return lsp.CompletionList(is_incomplete=False, items=aliases)
    names = complete_variable(document, line, column)
    if names is not None:
        return lsp.CompletionList(is_incomplete=False, items=names)
    typed = typed_at(document.grammar, document.role, document.document.lines, document.path, line, column)
    if typed is None or any(character.isspace() for character in typed.before):
        return lsp.CompletionList(is_incomplete=False, items=[])
    request = Request(document, typed)
    items = _at_key(request) if typed.cursor.key else _at_value(request)
    return lsp.CompletionList(is_incomplete=request.role.kind in _OF_IDS and are_cut(request), items=items)


def _at_key(request: Request) -> list[lsp.CompletionItem]:
    match request.role.kind:
        case Kind.NODES | Kind.ARGUMENT if not (request.in_call or request.in_directive):
            return complete_component(request)
        case Kind.COMPONENT if not request.in_directive:
            return complete_prop(request)
        case _:
            return complete_key(request)


def _at_value(request: Request) -> list[lsp.CompletionItem]:
    match request.role.kind:
        case Kind.NODES | Kind.ARGUMENT:
            return complete_component(request)
        case Kind.COMPONENT:
            # A word below a component's name becomes a prop, or is the beginning of a child.
            return complete_prop(request) if request.alone else []
        case Kind.REFERENCE | Kind.REFERENCES:
            return complete_reference(request)
        case Kind.REFERENCE_ID:
            return complete_id(request)
        case Kind.REFERENCE_PROP:
            return complete_property(request)
        case Kind.TYPE:
            return complete_type(request)
        case Kind.FILE:
            return complete_file(request)
        case Kind.PATH:
            return complete_path(request)
        case Kind.VALUE if request.may_become_mapping:
            return complete_key(request)
        case Kind.VALUE:
            return complete_value(request)
        case _:
            return []
