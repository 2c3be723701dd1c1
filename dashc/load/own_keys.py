"""Keys that begin with `x-` are the user's own: nothing below is a finding, unless an alias brings it into the spec.

What concerns the file as YAML (syntax, unique keys, aliases, limits) is one everywhere.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.ir.span import Span
from dashc.ir.tree import Mapping, Node, Sequence

_OF_THE_FILE = frozenset({"DC101", "DC102", "DC103", "DC104", "DC106", "DC109"})
"""Codes about the file as YAML."""
_SECTIONS = frozenset({"dashc", "app", "python", "vars", "include", "components", "layout", "callbacks", "dynamic"})
_LONG_REFERENCE = frozenset({"id", "property", "component"})
_DIRECTIVES = frozenset({"$call", "$from", "$for", "$do", "$if", "$then", "$else", "$include"})


class AliasUse(NamedTuple):
    """An alias, and the text that it stands for, with the tag and the anchor before that."""

    where: Span
    text: Span


def without_own(findings: Iterable[Diagnostic], root: Node | None, uses: Iterable[AliasUse]) -> list[Diagnostic]:
    """The findings of a file less those about what is the user's own."""
    found = list(findings)
    if not isinstance(root, Mapping) or all(finding.code in _OF_THE_FILE for finding in found):
        return found
    own = list(_own_spans(root))
    if not own:
        return found
    used: list[Span] = []
    for use in reversed(list(uses)):  # An alias stands below its anchor, so those that use it were seen before.
        if _within(use.where, used) or not _within(use.where, own):
            used.append(use.text)
    return [
        finding
        for finding in found
        if finding.code in _OF_THE_FILE or not _within(finding.primary, own) or _within(finding.primary, used)
    ]


def _within(span: Span, others: Iterable[Span]) -> bool:
    return any(other[1:3] <= span[1:3] and span[3:5] <= other[3:5] for other in others)


class _Level(NamedTuple):
    """What the keys of a mapping mean, here or in the items of a list."""

    has_own: bool = False
    keys: "dict[str, _Level]" = {}  # noqa: RUF012  (never changed)
    others: "_Level | None" = None


_DATA = _Level()
_ENTRIES = _Level(has_own=True)
_REFERENCES = _Level()
_CALLBACKS = _Level(has_own=True, keys=dict.fromkeys(("inputs", "state", "outputs"), _REFERENCES))
_COMPONENT = _Level(has_own=True, keys={"params": _ENTRIES, "callbacks": _CALLBACKS})
_VARIABLE = _Level()
_SPEC = _Level(
    has_own=True,
    keys={
        "app": _ENTRIES,
        "vars": _Level(has_own=True, others=_VARIABLE),
        "components": _Level(has_own=True, others=_COMPONENT),
        "callbacks": _CALLBACKS,
        "dynamic": _ENTRIES,
    },
)


def _own_spans(root: Mapping) -> Iterator[Span]:
    """The places of the keys that are the user's own, each with its value."""
    if not (root.entries.keys() & _SECTIONS or all(name.startswith("x-") for name in root.entries)):
        return  # A file under `$include`, which holds data or nodes.
    components = root.entries.get("components")
    own_components = components.value.entries.keys() if components and isinstance(components.value, Mapping) else ()
    waiting: list[tuple[Node, _Level]] = [(root, _SPEC)]
    while waiting:
        node, level = waiting.pop()
        if isinstance(node, Sequence):
            waiting += [(item, level) for item in node.items]
        if not isinstance(node, Mapping):
            continue
        if "$call" in node.entries:
            level = _CALLBACKS
        has_own = level.has_own or _is_form(node, level)
        for name, entry in node.entries.items():
            if entry.merge is not None:
                continue
            if has_own and name.startswith("x-"):
                yield _from_key_to_end(entry.key.span, entry.value)
            elif name in own_components and level is _DATA:
                waiting.append((entry.value, _ENTRIES))
            else:
                waiting.append((entry.value, level.keys.get(name) or level.others or _inside(level)))


def _is_form(node: Mapping, level: _Level) -> bool:
    """Whether this is a directive, a reference in its long form, or a variable from the environment."""
    if level is _REFERENCES:
        return not _LONG_REFERENCE.isdisjoint(node.entries)
    return not _DIRECTIVES.isdisjoint(node.entries) or (level is _VARIABLE and "env" in node.entries)


def _inside(level: _Level) -> _Level:
    """The meaning of the keys one level further in, where nothing more is known of them."""
    return level if level is _REFERENCES else _DATA


def _from_key_to_end(key: Span, value: Node) -> Span:
    end_line, end_column = max(key[3:5], value.span[3:5])
    return key._replace(end_line=end_line, end_column=end_column)
