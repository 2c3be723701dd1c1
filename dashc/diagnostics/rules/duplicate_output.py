"""DC403: a prop that two callbacks set shows whichever answered last, so sharing it has to be asked for.

`allow_duplicate: true` on all but one of the outputs says that it is meant; their order in the file is then their
order in the initial run (language.md section 5). One callback cannot set the same prop twice in any case.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.ir.program import Callback, PropRef
from dashc.ir.span import Span

RULE = Rule("DC403", "duplicate-output", Severity.ERROR)

NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")


class Write(NamedTuple):
    """One output of a callback, by its place among them."""

    callback: Callback
    place: int

    @property
    def allows_duplicate(self) -> bool:
        """Whether the output carries `allow_duplicate: true`."""
        allowed = self.callback.outputs.allow_duplicate
        return self.place < len(allowed) and allowed[self.place]

    @property
    def span(self) -> Span:
        """The place of the output's reference."""
        spans = self.callback.outputs.spans
        return spans[self.place] if self.place < len(spans) else self.callback.source.span

    @property
    def pointer(self) -> str:
        """The JSON Pointer of the outputs; of the callback itself where it is an inline one."""
        source = self.callback.source
        return source.pointer if source.inline else f"{source.pointer}/outputs"


def duplicate_output(ref: PropRef, writes: Sequence[Write]) -> Diagnostic:
    """Several callbacks set a prop without saying that they share it; shown at the second of them."""
    second, others = writes[1], [writes[0], *writes[2:]]
    shared = f"{{id: {ref.id}, property: {ref.property}, allow_duplicate: true}}"
    count = NUMBERS[len(writes) - 2] if len(writes) - 2 < len(NUMBERS) else str(len(writes))
    return RULE.at(
        second.span,
        f"{count} callbacks set `{ref}`",
        label=f"set by `{second.callback.source.call}`",
        related=[
            Related(write.span, f"{'first' if write is writes[0] else 'also'} set by `{write.callback.source.call}`")
            for write in others
        ],
        help=[
            f"let one callback set it, or share it: write this output as `{shared}`"
            if not ref.id.startswith("@")
            else "let one callback set it, or add `allow_duplicate: true` to the output that comes later"
        ],
        fix=None if ref.id.startswith("@") else rename(str(ref), [shared], [second.span]),
        pointer=second.pointer,
    )


def output_twice(ref: PropRef, first: Write, second: Write) -> Diagnostic:
    """One callback names the same output twice."""
    return RULE.at(
        second.span,
        f"`{second.callback.source.call}` sets `{ref}` twice",
        related=[Related(first.span, "first here")],
        help=["name each output once; the function then returns one value for it"],
        pointer=second.pointer,
    )
