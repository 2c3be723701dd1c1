"""The graph as JSON, for tools."""

import json
from typing import Any

from dashc.ir.plan import Plan
from dashc.ir.program import Arguments
from dashc.plan.drawing.view import view


def document(plan: Plan) -> str:
    """Everything that the plan says, by the names of the callbacks; `version` changes when the shape does."""
    names = [item.callback.name for item in plan.callbacks]
    return (
        json.dumps(
            {
                "version": 1,
                "callbacks": [
                    {
                        "order": order,
                        "name": item.callback.name,
                        "call": item.callback.source.call,
                        "at": f"{item.callback.source.span.file}:{item.callback.source.span.line}",
                        "inputs": _arguments(item.callback.inputs),
                        "state": _arguments(item.callback.state),
                        "outputs": [str(ref) for ref in item.callback.outputs.refs],
                        "after": [names[place] for place in item.after],
                        "waits": [str(ref) for ref in item.waits],
                        "initial": item.initial,
                        "late": item.late,
                    }
                    for order, item in enumerate(plan.callbacks, 1)
                ],
                "requests": [
                    {"trigger": str(ref), "callbacks": [names[place] for place in places]}
                    for ref, places in sorted(plan.dispatch.items())
                ],
                "segments": [
                    [node.label for node in segment.nodes if node.is_callback] for segment in view(plan).segments
                ],
                "dropped": [
                    {"writer": edge.writer, "reader": edge.reader, "prop": str(edge.prop)} for edge in plan.dropped
                ],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _arguments(arguments: Arguments) -> Any:
    refs = [str(ref) for ref in arguments.refs]
    return dict(zip(arguments.keys, refs, strict=True)) if arguments.keys else refs
