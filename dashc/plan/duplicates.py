"""Props that are written more than once (language.md section 5, "Shared outputs")."""

from dashc.diagnostics.rules.duplicate_output import Write, duplicate_output, output_twice
from dashc.diagnostics.sink import Sink
from dashc.ir.program import PropRef
from dashc.plan.edges import Graph


def report_duplicates(graph: Graph, sink: Sink) -> None:
    """All writers of a prop but one carry `allow_duplicate`, and no callback names an output twice."""
    writes: dict[PropRef, list[Write]] = {}
    for callback in graph.callbacks:
        seen: dict[PropRef, Write] = {}
        for place, ref in enumerate(callback.outputs.refs):
            write = Write(callback, place)
            if ref in seen:
                sink.add(output_twice(ref, seen[ref], write))
                continue
            seen[ref] = write
            writes.setdefault(ref, []).append(write)
    for ref, found in writes.items():
        claims = [write for write in found if not write.allows_duplicate]
        if len(claims) > 1:
            sink.add(duplicate_output(ref, claims))
