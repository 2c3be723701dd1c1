"""Rename, in all files of all specs that share the name: one file for each sort of thing."""

from collections.abc import Iterator, Sequence

from lsprotocol import types as lsp

from dashc.lsp.rename.components import check_component, component_edits
from dashc.lsp.rename.edits import Change, workspace_edit
from dashc.lsp.rename.ids import check_id, id_edits
from dashc.lsp.rename.refusal import Refused
from dashc.lsp.rename.variables import variable_edits
from dashc.lsp.sharing import Share, in_all_specs
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.target import ComponentTarget, IdTarget, Target, VariableTarget, target_at

NOT_OURS = "Only ids, variables, parameters and the spec's own components can be renamed."

Renamed = IdTarget | VariableTarget | ComponentTarget


def prepare_rename(file: SpecFile, position: lsp.Position) -> lsp.PrepareRenamePlaceholder:
    """The name at a position, or a refusal."""
    target = _checked(file, target_at(file, position))
    return lsp.PrepareRenamePlaceholder(file.range(target.span), _name(target))


def rename(files: Sequence[SpecFile], position: lsp.Position, new: str, share: Share) -> lsp.WorkspaceEdit:
    """The edits that give something another name, or a refusal; `files` are one text in the light of each spec."""

    def find(file: SpecFile, place: lsp.Position) -> list[Change]:
        found = target_at(file, place)
        if isinstance(found, Renamed):
            _check_whole(file, _name(found))
        return list(_edits(file, _checked(file, found), new))

    return workspace_edit(in_all_specs(files, position, share, find))


def _name(target: Renamed) -> str:
    match target:
        case IdTarget(id=id):
            return id
        case VariableTarget(variable=variable):
            return variable.name
        case ComponentTarget(name=name):
            return name


def _checked(file: SpecFile, target: Target | None) -> Renamed:
    match target:
        case IdTarget():
            check_id(file, target)
        case VariableTarget():
            pass
        case ComponentTarget():
            check_component(file, target.name)
        case _:
            raise Refused(NOT_OURS)
    return target


def _edits(file: SpecFile, target: Renamed, new: str) -> Iterator[Change]:
    match target:
        case IdTarget():
            return id_edits(file, target, new)
        case VariableTarget():
            return variable_edits(file, target.variable, new)
        case ComponentTarget():
            return component_edits(file, target.name, new)


def _check_whole(seen_from: SpecFile, name: str) -> None:
    """A place in a text that cannot be read would be missed."""
    for file in seen_from.project.files:
        line = file.document.broken_at
        if line:
            where = f"Line {line}" if file is seen_from else f"Line {line} of `{file.shown_name}`"
            raise Refused(f"{where} is no valid YAML. Correct it first, so that no reference to `{name}` is missed.")
