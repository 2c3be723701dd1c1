"""The order of callbacks: inputs (S5), shared outputs (language.md section 5), state where it fits (B3)."""

from dashc.catalogue import load_catalogue
from dashc.diagnostics.sink import Sink
from dashc.ir.plan import Plan
from dashc.plan import plan
from tests.plan.programs import make, ref


def planned(*lines: str) -> Plan:
    sink = Sink()
    result = plan(make(*lines), load_catalogue(), sink)
    assert not sink.sorted()
    return result


def names(result: Plan) -> list[str]:
    return [item.callback.name for item in result.callbacks]


def after(result: Plan) -> dict[str, list[str]]:
    return {item.callback.name: [names(result)[place] for place in item.after] for item in result.callbacks}


def test_a_callback_comes_after_the_writers_of_its_inputs_whatever_the_order_of_the_file() -> None:
    result = planned("show: b.value -> c.children", "set: a.value -> b.value")
    assert names(result) == ["set", "show"]
    assert after(result) == {"set": [], "show": ["set"]}


def test_callbacks_that_do_not_depend_on_each_other_keep_the_order_of_the_file() -> None:
    assert names(planned("z: a.v -> b.v", "y: a.v -> c.v", "x: d.v -> e.v")) == ["z", "y", "x"]


def test_a_reader_waits_for_the_writer_of_its_state() -> None:
    result = planned("read: a.v | s.v -> b.v", "write: c.v -> s.v")
    assert names(result) == ["write", "read"]
    assert after(result)["read"] == ["write"]
    assert result.callbacks[1].waits == (ref("a.v"), ref("s.v"))
    assert result.dropped == ()


def test_a_state_edge_that_would_close_a_cycle_is_dropped_and_recorded() -> None:
    result = planned("first: a.v | c.v -> b.v", "second: b.v -> c.v")
    assert names(result) == ["first", "second"]
    assert [(edge.writer, edge.reader, str(edge.prop)) for edge in result.dropped] == [("second", "first", "c.v")]
    assert result.callbacks[0].waits == (ref("a.v"),)


def test_of_two_state_edges_that_exclude_each_other_the_first_of_the_file_is_kept() -> None:
    result = planned("f: a.v | y.v -> x.v", "g: b.v | x.v -> y.v")
    assert names(result) == ["g", "f"]
    assert [(edge.writer, edge.reader) for edge in result.dropped] == [("f", "g")]


def test_a_callback_may_have_one_prop_as_input_and_output_and_does_not_wait_for_itself() -> None:
    result = planned("sync: a.v b.v -> a.v b.v", "show: a.v -> c.v")
    assert names(result) == ["sync", "show"]
    assert result.callbacks[0].after == ()
    assert result.callbacks[0].waits == ()
    assert result.callbacks[1].waits == (ref("a.v"),)


def test_writers_of_a_shared_output_run_in_the_order_of_the_file() -> None:
    result = planned("one: p.v -> log.v", "two: a.v -> !log.v", "three: b.v -> !log.v", "zero: z.v -> p.v")
    assert names(result) == ["zero", "one", "two", "three"]
    assert (after(result)["two"], after(result)["three"]) == (["one"], ["two"])


def test_a_plan_does_not_grow_faster_than_the_callbacks_that_share_an_output() -> None:
    result = planned("first: a.v -> log.v", *(f"c{i}: a.v -> !log.v" for i in range(50)))
    assert sum(len(item.after) for item in result.callbacks) == 50


def test_inputs_win_over_the_order_of_a_shared_output() -> None:
    result = planned("one: x.v -> !log.v", "two: a.v -> x.v !log.v", "three: b.v -> log.v")
    assert names(result) == ["two", "one", "three"]


def test_a_change_sets_off_the_readers_of_a_prop_and_all_that_is_downstream_in_order() -> None:
    result = planned("describe: a.v b.v -> d.v", "options: a.v -> o.v", "value: o.v -> b.v", "other: z.v -> y.v")
    order = names(result)
    table = {str(prop): [order[place] for place in places] for prop, places in result.dispatch.items()}
    assert table == {
        "a.v": ["options", "value", "describe"],
        "b.v": ["describe"],
        "o.v": ["value", "describe"],
        "z.v": ["other"],
    }


def test_state_never_triggers() -> None:
    result = planned("f: a.v | s.v -> b.v", "g: c.v -> s.v")
    assert ref("s.v") not in result.dispatch
    assert result.dispatch[ref("c.v")] == (0,)


def test_a_chain_of_thousands_of_callbacks_is_ordered() -> None:
    lines = [f"c{n}: p{n}.v | p{n + 2}.v -> p{n + 1}.v" for n in reversed(range(3000))]
    result = planned(*lines)
    assert names(result) == [f"c{n}" for n in range(3000)]
    assert len(result.dropped) == 2999
    assert len(result.dispatch[ref("p0.v")]) == 3000
