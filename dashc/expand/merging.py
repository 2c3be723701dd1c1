"""The top-level key `include`: other files whose sections are merged in (language.md section 2)."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashc.diagnostics.listed import as_mapping, first_of
from dashc.diagnostics.rules.bad_directive import misplaced_directive
from dashc.diagnostics.rules.bad_variable_reference import not_here
from dashc.diagnostics.rules.duplicate_key import defined_twice
from dashc.diagnostics.rules.include_problem import included_not_mapping, not_to_include
from dashc.diagnostics.rules.not_supported import not_supported
from dashc.diagnostics.rules.unknown_key import unknown_key
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.diagnostics.suggest import suggest
from dashc.expand.includes import document_of, find_file
from dashc.expand.nodes import target_of
from dashc.expand.sections import MERGED, OTHER_KEYS, may_define_names
from dashc.expand.substitution import describe
from dashc.ir.span import Frame
from dashc.ir.tree import Entry, Mapping, Node, Poisoned, Scalar, Sequence
from dashc.ir.tree import Value as NodeValue

if TYPE_CHECKING:
    from dashc.expand.expander import Expander


@dataclass(slots=True)
class Sections:
    """What the spec and the files under its `include` bring."""

    variables: dict[str, Entry] = field(default_factory=dict)
    components: dict[str, Entry] = field(default_factory=dict)
    lists: dict[str, list[Node]] = field(default_factory=lambda: {"callbacks": [], "dynamic": []})
    """`callbacks` and `dynamic` of the included files."""
    depth: dict[int, int] = field(default_factory=dict)
    """By the identity of a variable's entry, how many includes away it is."""


def merge_includes(expander: "Expander", root: Mapping) -> Sections:
    """The sections of all files; those of the spec itself come last and win."""
    sections = Sections()
    seen: set[str] = set()
    path = next(iter(expander.paths.values()))
    _gather(expander, root, sections, (path,), seen)
    return sections


def _gather(expander: "Expander", root: Mapping, sections: Sections, files: tuple[str, ...], seen: set[str]) -> None:
    """The included files of a file, then its own sections."""
    if may_define_names(root):
        expander.names_known = False
    include = root.entries.get("include")
    for item in _paths(expander, include) if include else ():
        _file(expander, item, sections, files, seen)
    _add(expander, sections, root, "vars", len(files))
    _add(expander, sections, root, "components", len(files))


def _paths(expander: "Expander", entry: Entry) -> list[Scalar]:
    value = target_of(entry.value)
    if isinstance(value, Poisoned):
        expander.names_known = False
        return []
    if isinstance(value, Scalar) and value.value is None:
        return []
    if not isinstance(value, Sequence):
        expander.names_known = False
        helps = [f"write `include: [{value.text}]`"] if isinstance(value, Scalar) else []
        got = describe(value) if isinstance(value, Scalar) else "a mapping"
        expander.sink.add(wrong_type(value.span, "`include`", "a list of files", got, help=helps))
        return []
    found = []
    for item in value.items:
        target = target_of(item)
        if isinstance(target, Scalar) and isinstance(target.value, str) and target.value:
            if "${" in target.value:
                expander.names_known = False
                expander.sink.add(not_here(target.span, "`include`"))
            else:
                found.append(target)
        elif not isinstance(target, Poisoned):
            expander.names_known = False
            got = describe(target) if isinstance(target, Scalar) else "a list or mapping"
            expander.sink.add(wrong_type(target.span, "an item of `include`", "the path of a file", got))
    return found


def _file(expander: "Expander", item: Scalar, sections: Sections, files: tuple[str, ...], seen: set[str]) -> None:
    path = find_file(expander, str(item.value), item.span, files)
    if path is None:
        expander.names_known = False
        return
    if path in seen:  # A file that is included by two ways counts once.
        return
    seen.add(path)
    document = document_of(expander, path, Frame("include", item.span, "included here"))
    root = document.root
    if document.unread or isinstance(root, Poisoned):
        expander.names_known = False
    if root is None or isinstance(root, Poisoned):
        return
    if not isinstance(root, Mapping):
        expander.names_known = False
        expander.sink.add(included_not_mapping(root.span._replace(end_line=root.span.line), str(item.value), item.span))
        return
    for name, entry in root.entries.items():
        if name in (*MERGED, "include", "dashc") or name.startswith("x-"):
            continue
        if name == "tests":
            expander.sink.add(not_supported(entry.key.span, "`tests`"))
        elif name in OTHER_KEYS or not suggest(name, (*MERGED, "include")):
            expander.sink.add(not_to_include(entry.key.span, name, MERGED, item.span))
        else:
            expander.sink.add(unknown_key(entry.key.span, name, "in an included file", (*MERGED, "include")))
    with expander.deeper(item.span, "includes"):
        _gather(expander, root, sections, (*files, path), seen)
    for name in ("callbacks", "dynamic"):
        if name in root.entries:
            sections.lists[name].append(root.entries[name].value)


def _are_nodes(expander: "Expander", value: NodeValue) -> bool:
    """Whether a list holds a node of the layout: `components` was taken for that."""
    items = value.items if isinstance(value, Sequence) else []
    mappings = [item for item in items if isinstance(item, Mapping)]
    return any(expander.catalogue.type(name) is not None for item in mappings for name in item.entries)


def _add(expander: "Expander", sections: Sections, root: Mapping, key: str, depth: int) -> None:
    """The variables or components of one file."""
    entry = root.entries.get(key)
    if entry is None:
        return
    value = target_of(entry.value)
    if isinstance(value, Scalar) and value.value is None:
        return
    if not isinstance(value, Mapping):
        expander.names_known = False
    if isinstance(value, Poisoned):
        return
    if not isinstance(value, Mapping):
        got = describe(value) if isinstance(value, Scalar) else "a list"
        where, helps = entry.key.span, [f"write `{key}: {{name: …}}`"]
        if not _are_nodes(expander, value):
            where, helps = first_of(value) or where, as_mapping(value) or helps
        expander.sink.add(wrong_type(where, f"`{key}`", "a mapping from names", got, help=helps))
        return
    if "$include" in value.entries:
        expander.names_known = False
        help = f"list the file under the top-level `include`, which brings its `{key}`"
        expander.sink.add(misplaced_directive(value.entries["$include"].key.span, "$include", help))
        return
    known = sections.variables if key == "vars" else sections.components
    for name, inner in value.entries.items():
        first = known.get(name)
        wins = key == "vars" and first is not None and sections.depth[id(first)] > depth
        if first is not None and not wins and not name.startswith("x-"):
            what = "variable" if key == "vars" else "component"
            expander.sink.add(defined_twice(inner.key.span, what, name, first.key.span))
            continue
        known[name] = inner
        sections.depth[id(inner)] = depth
