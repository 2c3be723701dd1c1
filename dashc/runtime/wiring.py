"""The callbacks with their functions, and everything about them that can be worked out before the first request."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from .choices import Choice
from .manifest import JSON, PlannedCallback
from .returns import OutputSlot

OutputCheck = Callable[[bytes], str | None]


class Read(NamedTuple):
    """A prop that a callback reads, and who may have written it before in the same run."""

    ref: str
    writers: tuple[int, ...]
    """Callbacks earlier in the order that write it, the last of them first."""
    optional: bool
    """It may be absent (semantics S14)."""
    narrowed_by: tuple[int, ...] = ()
    """Callbacks to wait for that write the options which it is a choice among."""


class WiredCallback:
    """A callback and its function."""

    __slots__ = (
        "after",
        "arguments",
        "function",
        "index",
        "initial",
        "inputs",
        "json_name",
        "json_refs",
        "keywords",
        "plan",
        "positional",
        "shared",
        "slots",
    )

    def __init__(
        self,
        index: int,
        plan: PlannedCallback,
        function: Callable[..., Any],
        writers: Mapping[str, Sequence[int]],
        checks: Mapping[str, OutputCheck],
        choices: Mapping[str, Choice],
    ) -> None:
        self.index = index
        self.plan = plan
        self.function = function
        self.after = plan.after
        self.initial = plan.initial
        options = {choice.value: ref for ref, choice in choices.items()}
        refs = (*plan.inputs.refs, *plan.state.refs)
        reads = {ref: _read(ref, index, plan, writers, options) for ref in refs}
        self.arguments = tuple(reads[ref] for ref in refs)
        """The inputs, then the state."""
        self.inputs = tuple(reads[ref] for ref in dict.fromkeys(plan.inputs.refs))
        """The inputs, each once."""
        self.shared = tuple(ref for ref in dict.fromkeys(plan.outputs.refs) if len(writers[ref]) > 1)
        """The outputs that other callbacks write too."""
        self.positional, self.keywords = _binding(plan)
        self.slots = tuple(OutputSlot(ref, checks.get(ref)) for ref in plan.outputs.refs)
        self.json_name = orjson.dumps(plan.name)
        narrowed = [choices[ref].value for ref in plan.outputs.refs if ref in choices]
        self.json_refs = {ref: orjson.dumps(ref) for ref in (*plan.outputs.refs, *narrowed)}

    def bind(self, values: Sequence[JSON]) -> tuple[list[JSON], dict[str, JSON]]:
        """Positional and keyword arguments out of the values of `arguments`."""
        return [values[place] for place in self.positional], {key: values[place] for key, place in self.keywords}


def wire(
    plans: Sequence[PlannedCallback],
    functions: Mapping[str, Callable[..., Any]],
    checks: Mapping[str, OutputCheck] | None = None,
    choices: Mapping[str, Choice] | None = None,
) -> tuple[WiredCallback, ...]:
    """Bring callbacks and functions together; `choices` are the choices among options."""
    writers: dict[str, list[int]] = {}
    for index, plan in enumerate(plans):
        for ref in dict.fromkeys(plan.outputs.refs):
            writers.setdefault(ref, []).append(index)
    return tuple(
        WiredCallback(index, plan, functions[plan.name], writers, checks or {}, choices or {})
        for index, plan in enumerate(plans)
    )


def _read(
    ref: str,
    reader: int,
    plan: PlannedCallback,
    writers: Mapping[str, Sequence[int]],
    options: Mapping[str, str],
) -> Read:
    earlier = tuple(writer for writer in reversed(writers.get(ref, ())) if writer < reader)
    narrowing = tuple(writer for writer in writers.get(options.get(ref, ""), ()) if writer in plan.after)
    return Read(ref, earlier, ref in plan.optional, narrowing)


def _binding(plan: PlannedCallback) -> tuple[tuple[int, ...], tuple[tuple[str, int], ...]]:
    """Places of the positional arguments, and of those by name (inputs first, then state)."""
    positional: list[int] = []
    keywords: list[tuple[str, int]] = []
    place = 0
    for group in (plan.inputs, plan.state):
        for number in range(len(group.refs)):
            if group.keys:
                keywords.append((group.keys[number], place))
            else:
                positional.append(place)
            place += 1
    return tuple(positional), tuple(keywords)
