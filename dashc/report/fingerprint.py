"""What a finding is, whatever line it stands on: services and baselines tell old findings from new ones by it.

Made of the file, the code, the nearest `id` or `call` around the place, and the text that is underlined (diagnostics.md
section 2), so that lines and callbacks inserted above change nothing. Equal ones are counted.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.text import Lines
from dashc.ir.span import Span
from dashc.ir.tree import Alias, Mapping, Node, Scalar
from dashc.ir.tree import Sequence as SequenceNode
from dashc.load import load_bytes


def fingerprints(findings: Sequence[Diagnostic], lines: Lines) -> list[str]:
    """One for each finding, in their order."""
    trees: dict[str, Node | None] = {}
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        file = finding.primary.file
        if file not in trees:
            trees[file] = _tree(file, lines)
        parts = "\0".join((file, finding.code, _owner(trees[file], finding.primary), _token(finding.primary, lines)))
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


def _owner(node: Node | None, place: Span) -> str:
    """The `id` or `call` of the innermost mapping around a place that has one."""
    owner = ""
    while node is not None:
        children: list[Node] = []
        if isinstance(node, Mapping):
            for key in ("id", "call"):
                entry = node.entries.get(key)
                if entry and isinstance(entry.value, Scalar):
                    owner = entry.value.text
                    break
            children = [entry.value for entry in node.entries.values()]
        elif isinstance(node, SequenceNode):
            children = node.items
        node = next((child for child in children if not isinstance(child, Alias) and _holds(child.span, place)), None)
    return owner


def _holds(span: Span, place: Span) -> bool:
    return span[1:3] <= place[1:3] <= span[3:5]
