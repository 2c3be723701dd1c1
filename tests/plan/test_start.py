"""Which callbacks take part in the initial run (S1 to S3), and which only the browser can set off."""

from dataclasses import replace

from dashc.catalogue import load_catalogue
from dashc.diagnostics.sink import Sink
from dashc.ir import spec
from dashc.ir.program import Component
from dashc.ir.span import Span
from dashc.plan import plan
from tests.plan.programs import make

HERE = Span("app.yaml", 1, 1, 1, 2)


def store(**props: spec.PropValue) -> dict[str, Component]:
    written = {name: spec.Prop(name, HERE, value) for name, value in props.items()}
    node = spec.Component("Store", HERE, written, "kept", HERE, None, (), "/layout/0/Store")
    return {"kept": Component("kept", False, node)}


def late(components: dict[str, Component], *lines: str) -> list[str]:
    program = replace(make(*lines), components=components)
    result = plan(program, load_catalogue(), Sink())
    return [item.callback.name for item in result.callbacks if item.late]


def test_every_callback_takes_part_in_the_initial_run_unless_it_says_otherwise() -> None:
    result = plan(make("f: a.v -> b.v", "-g: a.v -> c.v", "h: ->", "-i: b.v -> d.v"), load_catalogue(), Sink())
    assert [(item.callback.name, item.initial) for item in result.callbacks] == [
        ("f", True),
        ("g", False),
        ("h", True),
        ("i", False),
    ]


def test_a_store_that_outlives_the_page_is_read_after_start_up_with_all_that_follows() -> None:
    kept = store(storage_type=spec.Literal("local", HERE))
    lines = ["load: kept.data -> a.v", "show: a.v -> b.v", "beside: c.v -> d.v", "state: e.v | a.v -> f.v"]
    assert late(kept, *lines) == ["load", "show", "state"]


def test_a_store_of_the_page_itself_is_known_to_the_server() -> None:
    assert late(store(storage_type=spec.Literal("memory", HERE)), "load: kept.data -> a.v") == []
    assert late(store(), "load: kept.data -> a.v") == []


def test_state_that_only_the_browser_knows_delays_its_reader() -> None:
    assert late(store(storage_type=spec.Literal("session", HERE)), "save: a.v | kept.data -> b.v") == ["save"]


def test_a_storage_type_that_python_computes_may_be_one_that_outlives_the_page() -> None:
    assert late(store(storage_type=spec.From("m.kind", HERE)), "load: kept.data -> a.v") == ["load"]


def test_a_callback_out_of_the_initial_run_delays_nobody() -> None:
    kept = store(storage_type=spec.Literal("local", HERE))
    assert late(kept, "-load: kept.data -> a.v", "show: a.v -> b.v") == ["load"]


def test_a_prevented_callback_that_an_initial_one_sets_off_delays_what_follows() -> None:
    kept = store(storage_type=spec.Literal("local", HERE))
    assert late(kept, "start: -> x.v", "-load: x.v | kept.data -> a.v", "show: a.v -> b.v") == ["load", "show"]


def test_a_late_writer_of_a_shared_output_delays_all_later_ones() -> None:
    kept = store(storage_type=spec.Literal("local", HERE))
    lines = ["load: kept.data -> log.v", "-between: b.v -> !log.v", "last: a.v -> !log.v", "beside: a.v -> c.v"]
    assert late(kept, *lines) == ["load", "between", "last"]


def dynamic(components: dict[str, Component], *lines: str) -> list[str]:
    result = plan(replace(make(*lines), components=components), load_catalogue(), Sink())
    return [item.callback.name for item in result.callbacks if item.dynamic]


def brought(*names: str) -> dict[str, Component]:
    """Components that only callbacks bring."""
    nodes = [spec.Component("Input", HERE, {}, name, HERE, None, (), "", dynamic=True) for name in names]
    return {node.id: Component(node.id, False, node) for node in nodes if node.id}


def test_a_callback_that_lacks_what_only_callbacks_bring_cannot_start() -> None:
    lines = ["f: d.v -> b.v", "g: a.v -> d.v", "h: a.v | d.v -> c.v", "i: a.v d.v -> e.v", "j: a.v -> f.v d.v", "k: ->"]
    assert sorted(dynamic(brought("d"), *lines)) == ["f", "g", "h", "i"]


def test_a_callback_that_cannot_start_delays_nobody() -> None:
    components = store(storage_type=spec.Literal("local", HERE)) | brought("d")
    assert late(components, "load: kept.data d.v -> a.v", "show: a.v -> b.v") == []
