"""Random graphs with random delays, failures and `no_update`s run as a brute-force sequential model says.

The model knows nothing of plans, threads or schedules: it goes through the callbacks in an order that the graph
forces, and keeps all values in one dictionary.
"""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashc.runtime import PreventUpdate, ctx, no_update
from tests.apps.compact import Session, Wired

PROPS = [f"p{number}.value" for number in range(9)]


@dataclass(frozen=True)
class Described:
    """A callback that reads props to the left of those it writes, so that inputs make no cycle."""

    inputs: tuple[str, ...]
    state: tuple[str, ...]
    outputs: tuple[str, ...]
    prevented: bool
    outcome: tuple[str, ...]
    """For each output what happens: `write` or `keep`; or one of `raise`, `prevent`, `wrong` for all."""
    delay: float


@st.composite
def described(draw: st.DrawFn) -> Described:
    split = draw(st.integers(0, len(PROPS) - 1))
    inputs = draw(st.lists(st.sampled_from(PROPS[:split]), unique=True, max_size=3)) if split else []
    outputs = draw(st.lists(st.sampled_from(PROPS[split:]), unique=True, max_size=2))
    state = draw(st.lists(st.sampled_from(PROPS), unique=True, max_size=2))
    whole = draw(st.sampled_from(["", "", "", "", "raise", "prevent", "wrong"]))
    each = tuple(draw(st.sampled_from(["write", "write", "keep"])) for _ in outputs)
    return Described(
        inputs=tuple(inputs),
        state=tuple(state),
        outputs=tuple(outputs),
        prevented=draw(st.booleans()),
        outcome=(whole,) if whole else each,
        delay=draw(st.sampled_from([0, 0, 0.001, 0.003])),
    )


class Recorder:
    """The functions of a graph, which record their calls."""

    def __init__(self, graph: Sequence[Described]) -> None:
        self.graph = graph
        self.calls: list[tuple[int, tuple[Any, ...], frozenset[str]]] = []
        self._lock = threading.Lock()

    def wired(self, number: int) -> Wired:
        item = self.graph[number]

        def function(*values: Any) -> Any:
            time.sleep(item.delay)
            with self._lock:
                self.calls.append((number, values, frozenset(ctx.triggered_prop_ids)))
            return returned(item, number, values)

        return Wired(
            function,
            list(item.inputs),
            list(item.outputs) or None,
            state=list(item.state),
            name=f"c{number}",
            prevent_initial_call=item.prevented,
        )


def returned(item: Described, number: int, values: tuple[Any, ...]) -> Any:
    if item.outcome == ("raise",):
        raise ValueError
    if item.outcome == ("prevent",):
        raise PreventUpdate
    if item.outcome == ("wrong",):
        return object()
    written = [
        result(number, place, values) if what == "write" else no_update for place, what in enumerate(item.outcome)
    ]
    return written or None


def result(number: int, place: int, values: tuple[Any, ...]) -> str:
    return f"{number}.{place}({hash(values) % 1000})"


class Model:
    """One thing after the other, by the words of the rules."""

    def __init__(self, graph: Sequence[Described], order: Sequence[int]) -> None:
        self.graph = graph
        self.order = order
        self.values: dict[str, Any] = {}
        self.calls: list[tuple[int, tuple[Any, ...], frozenset[str]]] = []

    def load(self) -> None:
        self._run(changed=set(), initial=True)

    def change(self, changed: dict[str, Any]) -> None:
        self.values.update(changed)
        self._run(changed=set(changed), initial=False)

    def _run(self, *, changed: set[str], initial: bool) -> None:
        written: set[str] = set()
        of_the_run: set[str] = set()
        for number in self.order:
            item = self.graph[number]
            triggered = (changed | written) & set(item.inputs)
            starts = initial and not item.prevented
            starved = bool(item.inputs) and set(item.inputs) <= of_the_run
            runs = bool(triggered) or (starts and not starved)
            if runs or starts:
                of_the_run |= set(item.outputs)
            if not runs:
                continue
            values = tuple(self.values.get(ref) for ref in (*item.inputs, *item.state))
            self.calls.append((number, values, frozenset(triggered)))
            if item.outcome[:1] not in (("raise",), ("prevent",), ("wrong",)):
                for place, (ref, what) in enumerate(zip(item.outputs, item.outcome, strict=True)):
                    if what == "write":
                        self.values[ref] = result(number, place, values)
                        written.add(ref)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    graph=st.lists(described(), min_size=1, max_size=9),
    changes=st.lists(st.sets(st.sampled_from(PROPS), min_size=1, max_size=3), max_size=2),
)
def test_S01_to_S11_and_B3_hold_in_every_graph(graph: list[Described], changes: list[set[str]]) -> None:
    recorder = Recorder(graph)
    session = Session([recorder.wired(number) for number in range(len(graph))])
    order = [int(callback.plan.name[1:]) for callback in session.engine.callbacks]
    assert_order(graph, order)
    model = Model(graph, order)

    session.load()
    model.load()
    assert_same(recorder, session, model)
    for step, refs in enumerate(changes):
        values = dict.fromkeys(sorted(refs), f"user {step}")
        session.change(**{ref.replace(".", "__"): value for ref, value in values.items()})
        model.change(values)
        assert_same(recorder, session, model)


def assert_same(recorder: Recorder, session: Session, model: Model) -> None:
    assert sorted(recorder.calls, key=str) == sorted(model.calls, key=str)
    assert {ref: v for ref, v in session.values.items() if v is not None} == model.values
    recorder.calls.clear()
    model.calls.clear()


def assert_order(graph: Sequence[Described], order: Sequence[int]) -> None:
    """The order keeps to the inputs (S5)."""
    for place, number in enumerate(order):
        for later in order[place + 1 :]:
            assert not set(graph[later].outputs) & set(graph[number].inputs)
