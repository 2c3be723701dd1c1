"""Programs made by hand, for tests of the phase alone: `make("f: a.x -> b.y", "g: b.y | c.s -> d.z")`."""

from dashc.ir.program import Arguments, Callback, Function, Outputs, Program, PropRef
from dashc.ir.span import Span
from dashc.ir.spec import App, Spec
from dashc.ir.spec import Callback as WrittenCallback
from dashc.ir.tree import Document, Source


def make(*lines: str) -> Program:
    """A program of callbacks `name: inputs | state -> outputs`; `!` before an output allows duplicates, `-` before
    the name prevents the initial call."""
    spec = Spec(Document(Source("app.yaml", "/app.yaml", "", ()), None), App("app"), (), (), ())
    return Program(spec, {}, {}, tuple(map(callback, range(len(lines)), lines)), {}, (), frozenset(), None, "", {})


def callback(place: int, line: str) -> Callback:
    """One callback, on its own line of the imagined file."""
    head, _, rest = line.partition(":")
    reads, _, writes = rest.partition("->")
    inputs, _, state = reads.partition("|")
    name = head.strip().lstrip("-")
    span = Span("app.yaml", place + 1, 1, place + 1, 2)
    outputs = writes.split()
    written = WrittenCallback(
        f"m.{name}", span, None, None, None, None, None, head.startswith("-"), span, f"/callbacks/{place}"
    )
    return Callback(
        name=name,
        function=Function(f"m.{name}", "m", name, "m.py", 1),
        inputs=Arguments(tuple(map(ref, inputs.split()))),
        state=Arguments(tuple(map(ref, state.split()))),
        outputs=Outputs(
            "list",
            tuple(ref(text.lstrip("!")) for text in outputs),
            (),
            tuple(text.startswith("!") for text in outputs),
            tuple(span._replace(column=10 + number, end_column=11 + number) for number in range(len(outputs))),
        ),
        prevent_initial_call=head.startswith("-"),
        source=written,
    )


def ref(text: str) -> PropRef:
    """`id.prop`."""
    return PropRef(*text.rsplit(".", 1))
