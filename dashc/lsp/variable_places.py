"""Every place of a variable, loop variable or parameter: where it gets its name, and all texts that use it."""

from collections.abc import Iterator

from dashc.ir.tree import Mapping, Node, Scalar, Sequence
from dashc.lsp.grammar import value_of
from dashc.lsp.ids import Occurrence
from dashc.lsp.outline import inner_span
from dashc.lsp.project import Project
from dashc.lsp.roles import Role
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.variables import Mention, Names, Variable, bare_mention, mentions_in, named_by, visible_at


def variable_places(project: Project, variable: Variable) -> Iterator[Occurrence]:
    """In all files of a spec; of a parameter also where uses of its component give it."""
    yield Occurrence(variable.file, inner_span(variable.key), True, variable.key)
    for file in project.files:
        for mention, names in mentions(file):
            found = names.get(mention.path.partition(".")[0])
            if found and found.place == variable.place:
                yield Occurrence(file, mention.span, False)
        if variable.owner:
            yield from _given(file, variable)


def mentions(file: SpecFile) -> Iterator[tuple[Mention, Names]]:
    """All names in braces, or behind `$if`, of a file, with what names mean there."""
    if file.root is None or "$" not in file.text:
        return
    seen: set[int] = set()
    work: list[tuple[Node, Role, Names]] = [(file.root, file.role, visible_at(file, ()))]
    while work:
        node, role, names = work.pop()
        node = value_of(node)
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Scalar):
            yield from ((mention, names) for mention in mentions_in(node))
        elif isinstance(node, Sequence):
            work.extend((item, file.grammar.item(role), names) for item in node.items)
        elif isinstance(node, Mapping):
            for key, entry in node.entries.items():
                yield from ((mention, names) for mention in mentions_in(entry.key))
                if key == "$if" and isinstance(entry.value, Scalar):
                    mention = bare_mention(entry.value)
                    yield from [(mention, names)] if mention else []
                inner = {**names, **named} if (named := named_by(file, node, role.tag, key)) else names
                work.append((entry.value, file.grammar.entry(role, node, key), inner))


def _given(file: SpecFile, parameter: Variable) -> Iterator[Occurrence]:
    for use in file.outline.components:
        entry = use.entry(parameter.name) if use.type == parameter.owner else None
        if entry and not entry.merge:
            yield Occurrence(file, inner_span(entry.key), False, entry.key)
