"""The phase in one screen: check the graph, put it in order, and work out what starts and what sets off what."""

from collections.abc import Collection

from dashc.catalogue import Catalogue
from dashc.diagnostics.sink import Sink
from dashc.ir.plan import DroppedEdge, Plan, PlannedCallback
from dashc.ir.program import Program, PropRef
from dashc.plan.cycles import report_cycles
from dashc.plan.dispatch import dispatch
from dashc.plan.duplicates import report_duplicates
from dashc.plan.edges import Graph
from dashc.plan.order import Order, find_order
from dashc.plan.start import is_dynamic, late, runs_at_start


def plan(program: Program, catalogue: Catalogue, sink: Sink) -> Plan:
    """Order the callbacks of a program (semantics B1 to B3, C2); after a finding the plan is only good for drawing."""
    graph = Graph(program.callbacks)
    report_duplicates(graph, sink)
    report_cycles(graph, sink)
    order = find_order(graph)
    table = dispatch(graph, order)
    after = _after(graph, order)
    initial = [not callback.prevent_initial_call for callback in graph.callbacks]
    dynamic = [is_dynamic(callback, program.components) for callback in graph.callbacks]
    starting = runs_at_start(graph, order, initial, dynamic)
    delayed = late(program, catalogue, graph, order, after, starting)
    unreliable = {(edge.reader, edge.ref) for edge in order.dropped}
    return Plan(
        program=program,
        callbacks=tuple(
            PlannedCallback(
                callback=graph.callbacks[index],
                after=after[place],
                waits=_waits(graph, unreliable, index),
                initial=initial[index],
                late=delayed[place] and not dynamic[index],
                dynamic=dynamic[index],
            )
            for place, index in enumerate(order.sequence)
        ),
        dispatch=table,
        dropped=tuple(
            DroppedEdge(graph.callbacks[edge.writer].name, graph.callbacks[edge.reader].name, edge.ref)
            for edge in order.dropped
        ),
    )


def _after(graph: Graph, order: Order) -> list[tuple[int, ...]]:
    """By place: the places of the callbacks that one waits for in its own run, directly.

    Of the earlier writers of a shared output only the last: it waits for the one before it, and so on. Where that one
    is missing from a run, the runtime waits for the last of those that are in it.
    """
    after: list[tuple[int, ...]] = []
    last_writer: dict[PropRef, int] = {}
    for place, index in enumerate(order.sequence):
        waits_for = {order.place[writer] for writer in (*graph.predecessors(index), *order.state_writers[index])}
        waits_for.update(last_writer[ref] for ref in graph.outputs[index] if ref in last_writer)
        last_writer.update(dict.fromkeys(graph.outputs[index], place))
        after.append(tuple(sorted(other for other in waits_for if other < place)))
    return after


def _waits(graph: Graph, unreliable: Collection[tuple[int, PropRef]], index: int) -> tuple[PropRef, ...]:
    """What holds it back while pending in another run (B2, B3).

    Not a prop that only the callback itself writes (S9): waiting for its own older run would let that run's answer
    overwrite what the user has done since, before it is read. And not a state of which one writer runs later anyway.
    """
    inputs = [ref for ref in graph.inputs[index] if graph.writers.get(ref) != [index]]
    states = [
        ref
        for ref in graph.states[index]
        if (index, ref) not in unreliable and any(writer != index for writer in graph.writers.get(ref, ()))
    ]
    return tuple(dict.fromkeys([*inputs, *states]))
