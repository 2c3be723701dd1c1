"""What a finding is, whatever line it stands on: services and baselines tell old findings from new ones by it.

Made of the file, the code, the nearest `id` or `call` around the place, and the text that is underlined (diagnostics.md
section 2), so that lines and callbacks inserted above change nothing. Equal ones are counted.
"""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.text import Lines
from dashc.ir.span import Span
from dashc.ir.tree import Alias, Mapping, Node, Scalar
from dashc.ir.tree import Sequence as SequenceNode
from dashc.load import load_bytes


def fingerprints(findings: Sequence[Diagnostic], lines: Lines) -> list[str]:
    """One for each finding, in their order."""
    owners: dict[str, _Owners] = {}
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        file = finding.primary.file
        if file not in owners:
            owners[file] = _Owners(_tree(file, lines))
        parts = "\0".join((file, finding.code, owners[file].at(finding.primary), _token(finding.primary, lines)))
        number = seen[parts]
        seen[parts] += 1
        made.append(hashlib.sha256(f"{parts}\0{number}".encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return made


def _tree(file: str, lines: Lines) -> Node | None:
    """A YAML file's own tree; included files are documents like specs."""
    if not file.endswith((".yaml", ".yml")):
        return None
    return load_bytes("\n".join(lines(file)).encode("utf-8", "replace"), file, Sink()).root


def _token(span: Span, lines: Lines) -> str:
    """What is underlined on the first line of a place."""
    text = lines(span.file)[span.line - 1 : span.line]
    stop = span.end_column - 1 if span.line == span.end_line else None
    return text[0][span.column - 1 : stop] if text else ""


class _Owners:
    """Finds the `id` or `call` of the innermost mapping around a place that has one."""

    def __init__(self, root: Node | None) -> None:
        self._root = root
        self._children: dict[int, list[tuple[tuple[int, int], Node]]] = {}

    def at(self, place: Span) -> str:
        """The owner's text; empty where there is none."""
        start = (place.line, place.column)
        owner, node = "", self._root
        while node is not None:
            owner = _name(node) or owner
            children = self._sorted(node)
            before = bisect_right(children, start, key=itemgetter(0))
            node = children[before - 1][1] if before else None
            if node is not None and start > (node.span.end_line, node.span.end_column):
                node = None
        return owner

    def _sorted(self, node: Node) -> list[tuple[tuple[int, int], Node]]:
        """What stands in a node, by where it begins."""
        if id(node) not in self._children:
            inside: list[Node] = []
            if isinstance(node, Mapping):
                inside = [entry.value for entry in node.entries.values()]
            elif isinstance(node, SequenceNode):
                inside = node.items
            begun = [((child.span.line, child.span.column), child) for child in inside if not isinstance(child, Alias)]
            self._children[id(node)] = sorted(begun, key=itemgetter(0))
        return self._children[id(node)]


def _name(node: Node) -> str:
    if isinstance(node, Mapping):
        for key in ("id", "call"):
            entry = node.entries.get(key)
            if entry and isinstance(entry.value, Scalar):
                return entry.value.text
    return ""
