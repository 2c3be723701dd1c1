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
    after = [_after(graph, order, index) for index in order.sequence]
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


def _after(graph: Graph, order: Order, index: int) -> tuple[int, ...]:
    """Places of the callbacks that this one waits for in its own run, directly.

    All earlier writers of a shared output, not only the last one: that one may be missing from the run.
    """
    place = order.place
    waits_for = {place[writer] for writer in graph.predecessors(index)}
    waits_for.update(place[writer] for writer in order.state_writers[index])
    for ref in graph.outputs[index]:
        waits_for.update(place[writer] for writer in graph.writers[ref])
    return tuple(sorted(other for other in waits_for if other < place[index]))


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
