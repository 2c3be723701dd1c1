"""Every place of a component's name: its definition, where the spec has one, and its uses."""

from collections.abc import Iterator

from dashc.lsp.ids import Occurrence
from dashc.lsp.outline import inner_span
from dashc.lsp.project import Project


def component_places(project: Project, name: str) -> Iterator[Occurrence]:
    """In all files of a spec."""
    own = project.own.get(name)
    home = project.file(own.file.path) if own else None
    if own and home:
        yield Occurrence(home, inner_span(own.component.key), True, own.component.key)
    for file in project.files:
        for use in file.outline.components:
            if use.type == name:
                yield Occurrence(file, inner_span(use.key), False, use.key)
