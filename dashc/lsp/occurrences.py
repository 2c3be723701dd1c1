"""Every place of what is at the cursor, in all files of its specs."""

from collections.abc import Iterator, Sequence

from lsprotocol import types as lsp

from dashc.lsp.component_places import component_places
from dashc.lsp.ids import Occurrence, places_of
from dashc.lsp.outline import inner_span
from dashc.lsp.sharing import Share, in_all_specs
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.target import ComponentTarget, IdTarget, PropTarget, VariableTarget, target_at
from dashc.lsp.variable_places import variable_places


def find_references(
    files: Sequence[SpecFile], position: lsp.Position, share: Share, *, declaration: bool
) -> list[lsp.Location]:
    """The places that mean the same as what is at a position; `files` are one text in the light of each spec."""
    found: dict[tuple[str, int, int], Occurrence] = {}
    for item in in_all_specs(files, position, share, occurrences):
        found.setdefault(item.key, item)
    own = files[0].document.real
    ordered = sorted(found.values(), key=lambda item: (item.file.document.real != own, item.key))
    return [item.file.location(item.span) for item in ordered if declaration or not item.is_definition]


def occurrences(file: SpecFile, position: lsp.Position) -> list[Occurrence]:
    """The same for one spec, as places."""
    match target_at(file, position):
        case IdTarget() as target:
            return places_of(file, target)
        case PropTarget(id=str(id), prop=prop):
            return list(_of_prop(file, id, prop))
        case VariableTarget(variable=variable):
            return list(variable_places(file.project, variable))
        case ComponentTarget(name=name):
            return list(component_places(file.project, name))
        case _:
            return []


def _of_prop(file: SpecFile, id: str, prop: str) -> Iterator[Occurrence]:
    for item in file.project.ids.get(id, []):
        entry = item.use.entry(prop)
        if entry and not entry.merge:
            yield Occurrence(item.file, inner_span(entry.key), True, entry.key)
    for other in file.project.files:
        for reference in other.outline.references:
            use = other.outline.component_of(reference)
            same = reference.id == id or (use is not None and use.id == id)
            if same and reference.property == prop and reference.property_span:
                yield Occurrence(other, reference.property_span, False)
