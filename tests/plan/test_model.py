"""The plan of random programs against a model that tries everything, one thing at a time."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dashc.catalogue import load_catalogue
from dashc.diagnostics.sink import Sink
from dashc.ir.plan import Plan
from dashc.ir.program import Callback, Program
from dashc.plan import plan
from tests.plan.programs import make

PROPS = [f"p{number}.v" for number in range(6)]
some_props = st.lists(st.sampled_from(PROPS), max_size=3, unique=True)


@st.composite
def programs(draw: st.DrawFn, *, shared: bool = False) -> Program:
    free = list(PROPS)
    lines = []
    for number in range(draw(st.integers(1, 6))):
        outputs = draw(st.lists(st.sampled_from(free), max_size=2, unique=True)) if free else []
        if not shared:
            free = [prop for prop in free if prop not in outputs]
        inputs, state = draw(some_props), draw(some_props)
        lines.append(f"f{number}: {' '.join(inputs)} | {' '.join(state)} -> {' '.join('!' + ref for ref in outputs)}")
    return make(*lines)


Pairs = set[tuple[int, int]]


def input_edges(callbacks: tuple[Callback, ...]) -> Pairs:
    return {
        (writer, reader)
        for writer, first in enumerate(callbacks)
        for reader, second in enumerate(callbacks)
        if writer != reader and set(first.outputs.refs) & set(second.inputs.refs)
    }


def closure(edges: Pairs) -> Pairs:
    reached = set(edges)
    while more := {(a, d) for a, b in reached for c, d in reached if b == c} - reached:
        reached |= more
    return reached


def cyclic(edges: Pairs) -> bool:
    return any(a == b for a, b in closure(edges))


def run(program: Program) -> tuple[Plan, list[str], list[int]]:
    """The plan, the codes found, and the place of each callback of the program."""
    sink = Sink()
    result = plan(program, load_catalogue(), sink)
    places = {item.callback.name: place for place, item in enumerate(result.callbacks)}
    return result, [finding.code for finding in sink.sorted()], [places[item.name] for item in program.callbacks]


@given(programs(shared=True))
@settings(deadline=None)
def test_a_cycle_is_found_if_and_only_if_there_is_one_per_strongly_connected_component(program: Program) -> None:
    _, codes, _ = run(program)
    reached = closure(input_edges(program.callbacks))
    in_cycle = [number for number in range(len(program.callbacks)) if (number, number) in reached]
    groups = {frozenset(b for b in in_cycle if (a, b) in reached and (b, a) in reached) for a in in_cycle}
    assert codes == ["DC404"] * len(groups)


@given(programs())
@settings(deadline=None, max_examples=200)
def test_state_edges_are_kept_as_trying_them_one_at_a_time_would(program: Program) -> None:
    callbacks = program.callbacks
    kept = input_edges(callbacks)
    if cyclic(kept):
        return
    dropped = []
    waits: Pairs = set(kept)
    for reader, callback in enumerate(callbacks):
        for ref in callback.state.refs:
            for writer, other in enumerate(callbacks):
                if writer == reader or ref not in other.outputs.refs:
                    continue
                if cyclic(kept | {(writer, reader)}):
                    dropped.append((other.name, callback.name, ref))
                else:
                    kept.add((writer, reader))
                    waits.add((writer, reader))
    result, _, places = run(program)
    assert [(edge.writer, edge.reader, edge.prop) for edge in result.dropped] == dropped
    planned = {(before, place) for place, item in enumerate(result.callbacks) for before in item.after}
    assert planned == {(places[writer], places[reader]) for writer, reader in waits}
    assert all(before < place for before, place in planned)


@given(programs())
@settings(deadline=None)
def test_the_order_takes_the_first_of_the_file_among_those_that_are_ready(program: Program) -> None:
    if cyclic(input_edges(program.callbacks)):
        return
    result, _, places = run(program)
    waits = [{places.index(before) for before in result.callbacks[place].after} for place in places]
    order: list[int] = []
    while len(order) < len(places):
        order.append(next(n for n in range(len(places)) if n not in order and waits[n] <= set(order)))
    assert [places[number] for number in order] == list(range(len(places)))


@given(programs(shared=True))
@settings(deadline=None, max_examples=200)
def test_writers_of_one_prop_keep_the_order_of_the_file_unless_inputs_force_another(program: Program) -> None:
    edges = input_edges(program.callbacks)
    if cyclic(edges):
        return
    result, _, places = run(program)
    for prop in PROPS:
        writers = [n for n, item in enumerate(program.callbacks) if prop in map(str, item.outputs.refs)]
        if len(writers) > 1:
            in_order = sorted(writers, key=places.__getitem__)
            for first, second in pairwise(in_order):
                assert places[first] in result.callbacks[places[second]].after
        shared_elsewhere = sum(prop in map(str, item.outputs.refs) for item in program.callbacks) < sum(
            len(item.outputs.refs) for item in program.callbacks
        )
        if len(writers) == 2 and not shared_elsewhere and tuple(reversed(writers)) not in closure(edges):
            assert places[writers[0]] < places[writers[1]]


@given(programs(shared=True))
@settings(deadline=None)
def test_dispatch_is_all_that_can_be_reached_along_inputs(program: Program) -> None:
    edges = input_edges(program.callbacks)
    if cyclic(edges):
        return
    result, _, places = run(program)
    reached = closure(edges)
    inputs = {ref for item in program.callbacks for ref in item.inputs.refs}
    assert set(result.dispatch) == inputs
    for ref in inputs:
        direct = {number for number, item in enumerate(program.callbacks) if ref in item.inputs.refs}
        expected = direct | {b for a, b in reached if a in direct}
        assert result.dispatch[ref] == tuple(sorted(places[number] for number in expected))
