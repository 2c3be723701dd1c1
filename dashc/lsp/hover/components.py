"""Elements and components."""

from dashc.lsp.spec_file import SpecFile
from dashc.lsp.target import ComponentTarget
from dashc.lsp.words import component_documentation, own_documentation


def hover_component(document: SpecFile, target: ComponentTarget) -> str | None:
    """What the catalogue says of it."""
    kind = document.grammar.catalogue.type(target.name)
    if kind is not None:
        sort = "HTML element" if kind.is_element else "component"
        return f"**{kind.name}** ({sort})\n\n{component_documentation(kind)}"
    own = document.project.own.get(target.name)
    if own is None:
        return None
    where = "" if own.file is document.document else f" in `{own.file.path.name}`"
    return f"**{target.name}** (component of this spec{where})\n\n{own_documentation(own.component)}".rstrip()
