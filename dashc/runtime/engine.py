"""Runs callbacks in order: which of them, after what, with which values (semantics S1 to S11, B2, B3).

A run belongs to the thread that iterates it, which does all the bookkeeping; the threads of the pool only call
functions. What a callback reads never depends on timing: it sees the values that the run began with, and what
callbacks before it in the order have written.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextvars import Context, copy_context
from dataclasses import dataclass, replace
from functools import partial
from queue import Empty, SimpleQueue
from time import monotonic
from types import MappingProxyType

import orjson

from .calls import Outcome, call
from .choices import Choice
from .context import Exchange
from .encoding import decode
from .first_calls import FirstCalls
from .manifest import JSON
from .options import left_of
from .wiring import Read, WiredCallback

NO_CHOICES: Mapping[str, Choice] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entry:
    """A callback of a run: `initial` for its initial call, else what triggers it; with neither it runs when a callback
    before it writes one of its inputs."""

    index: int
    triggered: tuple[str, ...] = ()
    initial: bool = False


class Engine:
    """The app's callbacks and the threads they share."""

    def __init__(
        self,
        callbacks: Sequence[WiredCallback],
        executor: Executor,
        *,
        development: bool = False,
        choices: Mapping[str, Choice] = NO_CHOICES,
        patience: float = 0,
    ) -> None:
        """`patience`: how long the first call of a function waits for those of others, in seconds."""
        self.callbacks = callbacks
        self.executor = executor
        self.choices = choices
        self.development = development
        self.first_calls = FirstCalls(patience)

    def run(self, entries: Sequence[Entry], values: Mapping[str, JSON], exchange: Exchange | None = None) -> "Run":
        """Begin a run of some callbacks, in plan order, on the given values of props; what is not there has none."""
        return Run(self, entries, values, exchange or Exchange())


class Run:
    """A run: some callbacks, and what has become of them."""

    def __init__(
        self, engine: Engine, entries: Sequence[Entry], values: Mapping[str, JSON], exchange: Exchange
    ) -> None:
        self._engine = engine
        self._values = values
        self._shared = len(entries) > 1
        self._exchange = exchange
        self._context = copy_context()
        self._entries = {entry.index: entry for entry in entries}
        self._output_counts = Counter(ref for e in entries for ref in engine.callbacks[e.index].plan.outputs.refs)
        """How many callbacks of the run may write each prop."""
        self._missing: dict[int, int] = {}
        """How many entries each one still waits for (S5, B3)."""
        self._followers: dict[int, list[int]] = {}
        self._ready: deque[Entry] = deque()
        self._due: list[Callable[[], Outcome]] = []
        """Calls that can begin."""
        self._calling = 0
        """Calls in the pool."""
        self._returned: SimpleQueue[Outcome] = SimpleQueue()
        self._settled: deque[Outcome] = deque()
        self._written: dict[int, Mapping[str, bytes]] = {}
        self._part: set[int] = set()
        """Those that take part in the initial run: initial ones, and others that ran (S3, S7)."""
        self._given_up = False
        self._last_writers: dict[str, int] = {}
        """Of each shared output: the last of the entries so far that writes it."""
        for entry in entries:
            self._await_predecessors(entry)

    def outcomes(self, beat: float | None = None) -> Iterator[Outcome | None]:
        """The outcomes of all entries, each as it settles; None each time that none does for `beat` seconds."""
        while self._entries:
            yield self.wait(beat)

    def outcomes_before_headers(self, deadline: float) -> list[Outcome]:
        """Wait for the callbacks that may set headers, at most until then by the monotonic clock; what has settled."""
        settled: list[Outcome] = []
        while any(self._engine.callbacks[index].plan.response for index in self._entries):
            outcome = self.wait(max(0, deadline - monotonic()))
            if outcome is None:
                break
            settled.append(outcome)
        return settled

    def __len__(self) -> int:
        """How many entries have not been handed out yet."""
        return len(self._entries)

    def wait(self, seconds: float | None) -> Outcome | None:
        """The next outcome, None if there is none in this time; functions are called in the pool."""
        if not self._entries:
            return None
        self._decide()
        if not self._settled:
            self._submit()
            try:
                self._record(self._returned.get(timeout=seconds))
            except Empty:
                return None
            self._calling -= 1
        self._decide()
        if len(self._due) > 1 or self._calling:
            self._submit()
        outcome = self._settled.popleft()
        del self._entries[outcome.index]
        return outcome

    def start(self) -> None:
        """Begin in the pool what can begin, without waiting for it."""
        self._decide()
        self._submit()

    def give_up(self) -> None:
        """Nobody waits any more: what has not begun is not called."""
        self._given_up = True

    @property
    def pending(self) -> Iterator[int]:
        """Indices of the callbacks that have not been handed out yet."""
        return iter(self._entries)

    def _await_predecessors(self, entry: Entry) -> None:
        callback = self._engine.callbacks[entry.index]
        before = {index for index in callback.after if index in self._entries}
        before.update(self._last_writers[ref] for ref in callback.shared if ref in self._last_writers)
        self._last_writers.update(dict.fromkeys(callback.shared, entry.index))
        self._missing[entry.index] = len(before)
        for index in before:
            self._followers.setdefault(index, []).append(entry.index)
        if not before:
            self._ready.append(entry)

    def _decide(self) -> None:
        """For each entry that waits for nothing more: settle it at once, or make its call due."""
        while self._ready:
            entry = self._ready.popleft()
            callback = self._engine.callbacks[entry.index]
            triggered = self._triggered(entry, callback)
            if triggered is None:
                if entry.initial:
                    self._part.add(entry.index)
                self._record(Outcome(entry.index))
            else:
                self._part.add(entry.index)
                self._due.append(self._call(callback, triggered))

    def _triggered(self, entry: Entry, callback: WiredCallback) -> tuple[str, ...] | None:
        """The inputs that changed (none in a pure initial call); None if the callback does not run (S6, S7)."""
        written = [read.ref for read in callback.inputs if self._last_write(read) is not None]
        if written or entry.triggered:
            return tuple(dict.fromkeys((*entry.triggered, *written)))
        return () if entry.initial and not self._starved(callback) else None

    def _starved(self, callback: WiredCallback) -> bool:
        """All its inputs come from callbacks of this run, none of which has written one (S7)."""
        return bool(callback.inputs) and all(
            any(writer in self._part for writer in read.writers) for read in callback.inputs
        )

    def _last_write(self, read: Read) -> bytes | None:
        """What a callback before has written; nothing, if its component is not there (S14)."""
        if read.optional and read.ref not in self._values:
            return None
        for writer in (*read.writers, *read.narrowed_by):
            outputs = self._written.get(writer)
            if outputs and read.ref in outputs:
                return outputs[read.ref]
        return None

    def _value(self, read: Read) -> JSON:
        """The current value (S4), as a copy that the function may change."""
        data = self._last_write(read)
        if data is not None:
            return decode(data)
        value = self._values.get(read.ref)
        return orjson.loads(orjson.dumps(value)) if self._shared and isinstance(value, list | dict) else value

    def _call(self, callback: WiredCallback, triggered: tuple[str, ...]) -> Callable[[], Outcome]:
        values = [self._value(read) for read in callback.arguments]
        context: Context = self._context.copy()
        development = self._engine.development

        def begin() -> Outcome:
            return context.run(call, callback, triggered, values, self._exchange, development=development)

        return partial(self._engine.first_calls.make, callback, begin)

    def _submit(self) -> None:
        for begin in self._due:
            self._calling += 1
            self._engine.executor.submit(self._in_pool, begin)
        self._due.clear()

    def _in_pool(self, begin: Callable[[], Outcome]) -> None:
        if not self._given_up:
            self._returned.put(begin())

    def _record(self, outcome: Outcome) -> None:
        if outcome.outputs:
            outcome = self._narrowed(outcome)
            self._written[outcome.index] = outcome.outputs
        self._settled.append(outcome)
        for index in self._followers.get(outcome.index, ()):
            self._missing[index] -= 1
            if not self._missing[index]:
                self._ready.append(self._entries[index])

    def _narrowed(self, outcome: Outcome) -> Outcome:
        """With what is left of the choices among the options that it wrote, for what reads both.

        Where another callback of the run may write the choice or the options too, the browser takes care of the choice
        when all of them have settled: what is read here never depends on timing.
        """
        left: dict[str, bytes] = {}
        for ref in outcome.outputs.keys() & self._engine.choices.keys():
            choice = self._engine.choices[ref]
            if self._values.get(choice.search) or choice.value not in self._values:
                continue
            if self._output_counts[ref] > 1 or self._output_counts[choice.value]:
                continue
            before = self._values[choice.value]
            after = left_of(decode(outcome.outputs[ref]), before)
            if after is not before:
                left[choice.value] = orjson.dumps(after)
        return replace(outcome, outputs={**outcome.outputs, **left}) if left else outcome
