"""Rename of a component that the spec defines: its definition and all uses."""

from collections.abc import Iterator

from dashc.ir.names import is_component_name
from dashc.lsp.component_places import component_places
from dashc.lsp.rename.edits import Change
from dashc.lsp.rename.refusal import Refused
from dashc.lsp.spec_file import SpecFile


def check_component(file: SpecFile, name: str) -> None:
    """Refuse what the catalogue defines, or nothing."""
    if name not in file.project.own:
        raise Refused(f"`{name}` is no component of this spec's own, so its name cannot be changed.")


def component_edits(file: SpecFile, old: str, new: str) -> Iterator[Change]:
    """The edits in all files of one spec, or a refusal."""
    if not is_component_name(new):
        raise Refused(f"`{new}` cannot be a component's name: that is a capital letter, then letters and digits.")
    if file.grammar.catalogue.type(new) is not None:
        raise Refused(f"`{new}` is a component of dashc itself.")
    if new != old and new in file.project.own:
        raise Refused(f"There is a component `{new}` already.")
    for item in component_places(file.project, old):
        yield Change(item.file, item.span, new)
