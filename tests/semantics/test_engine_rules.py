"""The rules of the semantics that the engine keeps, one test or more per rule, named after it."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from dashc.runtime import PreventUpdate, ctx, no_update
from dashc.runtime.engine import Entry
from tests.apps.compact import Session, Wired, engine_of

Calls = list[Any]


def echo(value: Any) -> Any:
    return value


def raising(*_: Any) -> Any:
    raise ValueError("broken")


def test_S01_each_callback_runs_once_on_load_with_the_initial_values() -> None:
    calls: Calls = []

    def ten(*values: Any) -> str:
        calls.append(values)
        return "done"

    inputs = [f"a{i}.value" for i in range(10)]
    session = Session([Wired(ten, inputs, "out.children")], {"a0.value": "first", "a3.value": 3})
    assert session.load() == {"out.children": "done"}
    assert calls == [("first", None, None, 3, None, None, None, None, None, None)]


def test_S01_initial_callbacks_run_in_dependency_order_whatever_the_order_of_the_file() -> None:
    calls: Calls = []

    def second(options: Any) -> Any:
        calls.append("second")
        return options[0]

    def first(country: Any) -> Any:
        calls.append("first")
        return [f"{country} city"]

    session = Session(
        [Wired(second, "city.options", "city.value"), Wired(first, "country.value", "city.options")],
        {"country.value": "Canada"},
    )
    assert session.load()["city.value"] == "Canada city"
    assert calls == ["first", "second"]


def test_S02_callbacks_without_inputs_run_on_load_and_those_without_outputs_too() -> None:
    seen: Calls = []

    def effect(value: Any) -> None:
        seen.append(value)

    session = Session(
        [Wired(lambda: "now", None, "clock.children", name="clock"), Wired(effect, "a.value")], {"a.value": 1}
    )
    assert session.load() == {"clock.children": "now"}
    assert seen == [1]


def test_S03_a_prevented_callback_stays_out_and_what_depends_on_it_runs_with_the_layouts_values() -> None:
    calls: Calls = []

    def downstream(value: Any) -> Any:
        calls.append(value)
        return value

    session = Session(
        [Wired(raising, "a.value", "b.value", prevent_initial_call=True), Wired(downstream, "b.value", "c.children")],
        {"b.value": "as laid out"},
    )
    assert session.load() == {"c.children": "as laid out"}
    assert calls == ["as laid out"]


def test_S03_a_prevented_callback_runs_when_an_initial_one_writes_its_input() -> None:
    session = Session(
        [
            Wired(echo, "a.value", "b.value"),
            Wired(echo, "b.value", "c.children", name="late", prevent_initial_call=True),
        ],
        {"a.value": 7},
    )
    assert session.load() == {"b.value": 7, "c.children": 7}


def test_S03_a_prevented_callback_that_did_not_run_does_not_count_as_one_that_wrote_nothing() -> None:
    def nothing(_: Any) -> Any:
        return no_update

    session = Session(
        [
            Wired(nothing, "a.value", "b.value"),
            Wired(echo, "b.value", "c.value", prevent_initial_call=True),
            Wired(echo, "c.value", "d.children", name="last"),
        ],
        {"c.value": "laid out"},
    )
    assert session.load() == {"d.children": "laid out"}


def test_S04_several_changed_inputs_make_one_call_that_knows_all_of_them() -> None:
    calls: Calls = []

    def both(a: Any, b: Any) -> None:
        calls.append((a, b, [t["prop_id"] for t in ctx.triggered]))

    Session([Wired(both, ["a.value", "b.value"])]).change(b__value=2, a__value=1)
    assert calls == [(1, 2, ["a.value", "b.value"])]


def test_S04_the_values_are_current_those_written_in_the_same_run_too() -> None:
    calls: Calls = []

    def reader(b: Any, other: Any, state: Any) -> None:
        calls.append((b, other, state))

    session = Session(
        [
            Wired(lambda a: (a + 1, a + 2), "a.value", ["b.value", "s.data"], name="writer"),
            Wired(reader, ["b.value", "other.value"], state="s.data"),
        ],
        {"other.value": "same", "s.data": "old"},
    )
    session.change(a__value=1)
    assert calls == [(2, "same", 3)]


def test_S05_a_diamond_runs_once_after_both_sides() -> None:
    calls: Calls = []
    slow_may_end = threading.Event()

    def slow(a: Any) -> Any:
        assert slow_may_end.wait(10)
        return f"slow {a}"

    def fast(a: Any) -> Any:
        slow_may_end.set()
        return f"fast {a}"

    def join(left: Any, right: Any) -> Any:
        calls.append((left, right, ctx.triggered_prop_ids))
        return f"{left}, {right}"

    session = Session(
        [
            Wired(slow, "a.value", "l.value"),
            Wired(fast, "a.value", "r.value"),
            Wired(join, ["l.value", "r.value"], "o.children"),
        ]
    )
    assert session.change(a__value=1)["o.children"] == "slow 1, fast 1"
    assert calls == [("slow 1", "fast 1", {"l.value": "l", "r.value": "r"})]


def stopping_by_no_update(_: Any) -> Any:
    return no_update


def stopping_by_prevent_update(_: Any) -> Any:
    raise PreventUpdate


@pytest.mark.parametrize("stop", [raising, stopping_by_no_update, stopping_by_prevent_update])
def test_S06_what_is_only_downstream_of_a_callback_that_wrote_nothing_does_not_run(stop: Any) -> None:
    calls: Calls = []
    session = Session([Wired(stop, "a.value", "b.value"), Wired(calls.append, "b.value", name="downstream")])
    session.change(a__value=1)
    assert calls == []
    assert len(session.outcomes) == 2


@pytest.mark.parametrize("stop", [raising, stopping_by_no_update, stopping_by_prevent_update])
def test_S06_what_has_another_changed_input_runs_with_the_old_value(stop: Any) -> None:
    calls: Calls = []

    def downstream(b: Any, a: Any) -> None:
        calls.append((b, a, ctx.triggered))

    session = Session(
        [Wired(stop, "a.value", "b.value"), Wired(downstream, ["b.value", "a.value"])], {"b.value": "old"}
    )
    session.change(a__value=1)
    assert calls == [("old", 1, [{"prop_id": "a.value", "value": 1}])]


@pytest.mark.parametrize("stop", [raising, stopping_by_no_update, stopping_by_prevent_update])
def test_S07_an_initial_callback_whose_inputs_were_all_left_unwritten_is_skipped(stop: Any) -> None:
    calls: Calls = []
    session = Session(
        [
            Wired(stop, "a.value", "b.value"),
            Wired(calls.append, "b.value", "c.value", name="next"),
            Wired(calls.append, "c.value", name="after"),
        ]
    )
    session.load()
    assert calls == []


def test_S07_one_input_from_elsewhere_is_enough_to_run() -> None:
    calls: Calls = []

    def downstream(b: Any, other: Any) -> None:
        calls.append((b, other, bool(ctx.triggered), ctx.triggered_id))

    session = Session(
        [Wired(raising, "a.value", "b.value"), Wired(downstream, ["b.value", "other.value"])], {"b.value": "laid out"}
    )
    session.load()
    assert calls == [("laid out", None, False, None)]


def test_S08_an_equal_value_triggers_downstream_all_the_same() -> None:
    calls: Calls = []
    session = Session(
        [Wired(lambda _: "same", "a.value", "b.value", name="writer"), Wired(calls.append, "b.value")],
        {"b.value": "same"},
    )
    session.change(a__value=1)
    session.change(a__value=1)
    assert calls == ["same", "same"]


def test_S08_a_state_never_triggers() -> None:
    calls: Calls = []

    def reader(click: Any, state: Any) -> None:
        calls.append((click, state))

    session = Session([Wired(echo, "a.value", "s.data"), Wired(reader, "button.n_clicks", state="s.data")])
    session.change(a__value=1)
    assert calls == []
    session.change(button__n_clicks=1)
    assert calls == [(1, 1)]


def test_S09_a_callback_may_write_its_own_input_and_is_not_set_off_by_that() -> None:
    calls: Calls = []

    def synchronise(slider: Any, text: Any) -> Any:
        calls.append((slider, text, ctx.triggered_id))
        value = text if ctx.triggered_id == "text" else slider
        return value, value

    session = Session(
        [Wired(synchronise, ["slider.value", "text.value"], ["slider.value", "text.value"])],
        {"slider.value": 1, "text.value": 1},
    )
    assert session.load() == {"slider.value": 1, "text.value": 1}
    assert session.change(text__value=5) == {"slider.value": 5, "text.value": 5}
    assert calls == [(1, 1, None), (1, 5, "text")]


def test_S11_no_update_leaves_one_output_as_it_is() -> None:
    calls: Calls = []
    session = Session(
        [
            Wired(lambda _: [no_update, 2], "a.value", ["b.value", "c.value"], name="writer"),
            Wired(calls.append, "b.value", name="of_b"),
            Wired(calls.append, "c.value", name="of_c"),
        ]
    )
    assert session.change(a__value=1) == {"c.value": 2}
    assert calls == [2]


def test_S11_all_outputs_unchanged_is_the_same_as_prevent_update() -> None:
    session = Session([Wired(lambda _: [no_update, no_update], "a.value", ["b.value", "c.value"], name="writer")])
    assert session.change(a__value=1) == {}
    assert session.outcomes[0].error is None


def test_S11_dashs_own_names_are_honoured_without_dash() -> None:
    dash_no_update = type("NoUpdate", (), {"__module__": "dash._no_update"})()
    dash_prevent_update = type("PreventUpdate", (Exception,), {"__module__": "dash.exceptions"})

    def prevented(_: Any) -> Any:
        raise dash_prevent_update

    session = Session(
        [
            Wired(lambda _: (dash_no_update, 1), "a.value", ["b.value", "c.value"], name="one"),
            Wired(prevented, "a.value", "d.value"),
        ]
    )
    assert session.change(a__value=1) == {"c.value": 1}
    assert all(outcome.error is None for outcome in session.outcomes)


def test_B2_independent_callbacks_run_side_by_side_and_settle_as_they_end() -> None:
    meeting = threading.Barrier(3, timeout=10)
    first_may_end = threading.Event()

    def patient(_: Any) -> str:
        meeting.wait()
        assert first_may_end.wait(10)
        return "patient"

    def quick(_: Any) -> str:
        meeting.wait()
        return "quick"

    engine = engine_of(
        [
            Wired(patient, "a.value", "b.value"),
            Wired(quick, "a.value", "c.value"),
            Wired(quick, "a.value", "d.value", name="q"),
        ]
    )
    settled = []
    entries = [Entry(index, ("a.value",)) for index in range(3)]
    for outcome in engine.run(entries, {"a.value": 1}).outcomes():
        assert outcome is not None
        settled.append(outcome.index)
        if len(settled) == 2:
            first_may_end.set()
    assert settled[-1] == 0
    assert sorted(settled) == [0, 1, 2]
    engine.executor.shutdown()


def test_B2_fewer_threads_than_callbacks_are_enough() -> None:
    session = Session([Wired(echo, "a.value", f"b{i}.value", name=f"c{i}") for i in range(20)])
    session.engine.executor.shutdown()
    session.engine.executor = ThreadPoolExecutor(1)
    assert len(session.change(a__value=1)) == 20


def test_B3_a_callback_runs_after_what_writes_its_state_and_sees_the_new_value() -> None:
    calls: Calls = []

    def reader(a: Any, state: Any) -> None:
        calls.append((a, state))

    session = Session(
        [Wired(reader, "a.value", state="s.data"), Wired(lambda a: a * 10, "a.value", "s.data", name="writer")]
    )
    session.change(a__value=4)
    assert calls == [(4, 40)]


def test_B3_a_failed_writer_of_state_leaves_the_old_value() -> None:
    calls: Calls = []

    def reader(a: Any, state: Any) -> None:
        calls.append((a, state))

    session = Session(
        [Wired(reader, "a.value", state="s.data"), Wired(raising, "a.value", "s.data")], {"s.data": "old"}
    )
    session.change(a__value=4)
    assert calls == [(4, "old")]


def test_B3_a_state_edge_that_would_close_a_cycle_makes_nobody_wait_and_reads_the_old_value() -> None:
    calls: Calls = []

    def first(_: Any, state: Any) -> Any:
        calls.append(("first", state))
        return "new"

    session = Session(
        [
            Wired(first, "a.value", "b.value", state="c.value"),
            Wired(lambda b: f"from {b}", "b.value", "c.value", name="second"),
        ],
        {"c.value": "old"},
    )
    session.change(a__value=1)
    assert calls == [("first", "old")]
    assert session.values["c.value"] == "from new"


def test_callbacks_that_share_an_output_run_in_order_and_the_last_one_counts() -> None:
    calls: Calls = []
    session = Session(
        [
            Wired(lambda a: f"one {a}", "a.value", "b.value", name="one"),
            Wired(lambda a: f"two {a}", "a.value", "b.value", name="two"),
            Wired(calls.append, "b.value", name="reader"),
        ]
    )
    assert session.change(a__value=1)["b.value"] == "two 1"
    assert calls == ["two 1"]


def test_writers_of_a_shared_output_wait_for_the_one_before_in_the_run_whoever_is_missing_between() -> None:
    last_may_begin = threading.Event()

    def slow(a: Any) -> str:
        assert not last_may_begin.wait(0.1)  # The last one would set it, if it did not wait.
        return f"one {a}"

    def last(a: Any) -> str:
        last_may_begin.set()
        return f"three {a}"

    session = Session(
        [
            Wired(slow, "a.value", "log.value", name="one"),
            Wired(echo, "b.value", "log.value", name="two"),
            Wired(last, "a.value", "log.value", name="three"),
        ]
    )
    assert session.change(a__value=1) == {"log.value": "three 1"}
    assert [outcome.index for outcome in session.outcomes] == [0, 2]


def test_B7_an_exception_stays_inside_its_callback(caplog: pytest.LogCaptureFixture) -> None:
    session = Session([Wired(raising, "a.value", "b.value"), Wired(echo, "a.value", "c.value")])
    assert session.change(a__value=1) == {"c.value": 1}
    assert session.error.message == "Something went wrong on the server, so this part of the page was not updated."
    assert (session.error.at, session.error.traceback) == (None, None)
    assert session.error.reference in caplog.text
    assert "ValueError: broken" in caplog.text
    assert [record.name for record in caplog.records] == ["dashc"]


def test_B7_in_development_the_page_is_told_all() -> None:
    session = Session([Wired(raising, "a.value", "b.value")], development=True)
    session.change(a__value=1)
    assert session.error.message == "`raising` (app.yaml:10) raised `ValueError`: broken"
    assert session.error.at == "app.yaml:10"
    assert "dashc/runtime" not in session.error.traceback
    assert 'raise ValueError("broken")' in session.error.traceback


@pytest.mark.parametrize("error", [SystemExit("bye"), KeyError("x"), RecursionError(), MemoryError()])
def test_B7_whatever_a_function_raises_is_kept_inside(error: BaseException) -> None:
    def ending(_: Any) -> None:
        raise error

    session = Session(
        [Wired(ending, "a.value", name="one"), Wired(ending, "a.value", name="two"), Wired(echo, "a.value", "b.value")]
    )
    assert session.change(a__value=1) == {"b.value": 1}


def test_S14_what_is_optional_and_not_there_is_none_and_sets_nothing_off() -> None:
    calls: Calls = []

    def join(name: Any, extra: Any) -> None:
        calls.append((name, extra, ctx.triggered_prop_ids))

    callbacks = [
        Wired(lambda _: ("Ann", "lost"), "load.n_clicks", ["name.value", "extra.value"], name="fill"),
        Wired(join, ["name.value", "extra.value"], optional=["extra.value"]),
    ]
    session = Session(callbacks, {"name.value": "", "load.n_clicks": 0}, dynamic={"extra": "Input"})
    session.change(load__n_clicks=1)
    assert calls == [("Ann", None, {"name.value": "name"})]
    there = Session(callbacks, {"name.value": "", "load.n_clicks": 0, "extra.value": ""}, dynamic={"extra": "Input"})
    there.change(load__n_clicks=1)
    assert calls[1:] == [("Ann", "lost", {"name.value": "name", "extra.value": "extra"})]


def test_S14_the_initial_run_leaves_out_what_needs_ids_that_callbacks_have_yet_to_bring() -> None:
    calls: Calls = []
    callbacks = [
        Wired(calls.append, "more.value", name="no_input"),
        Wired(calls.append, "a.value", "note.children", name="no_output"),
        Wired(calls.append, "a.value", "b.title", "more.value", name="no_state"),
        Wired(calls.append, ["a.value", "more.value"], "b.lang", name="one_input_missing"),
        Wired(lambda a, more: f"{a} {more}", "a.value", "b.children", "more.value", name="f", optional=["more.value"]),
        Wired(lambda a: (a, a), "a.value", ["c.children", "note.title"], name="some_outputs"),
    ]
    session = Session(callbacks, {"a.value": "x"}, dynamic={"more": "Input", "note": "p"})
    assert session.load() == {"b.children": "x None", "c.children": "x", "note.title": "x"}
    assert calls == []


def test_B11_a_function_downstream_receives_what_the_browser_would_have_sent() -> None:
    calls: Calls = []
    session = Session(
        [
            Wired(
                lambda _: {"whole": 2.0, "nan": float("nan"), "big": 2**64, "pair": (1, 2.5), 3: None},
                "a.value",
                "b.data",
                name="writer",
            ),
            Wired(calls.append, "b.data"),
        ]
    )
    session.change(a__value=1)
    assert calls == [{"whole": 2, "nan": None, "big": 2.0**64, "pair": [1, 2.5], "3": None}]
    assert type(calls[0]["whole"]) is int


def test_a_function_may_change_its_arguments_without_another_one_seeing_it() -> None:
    seen: Calls = []

    def spoil(data: Any) -> None:
        seen.append(list(data))
        data.clear()

    session = Session([Wired(spoil, "a.data", name="one"), Wired(spoil, "a.data", name="two")])
    session.change(a__data=[1, 2])
    assert seen == [[1, 2], [1, 2]]


def test_async_functions_are_awaited_also_where_an_event_loop_runs() -> None:
    async def later(value: Any) -> Any:
        return f"{value} {ctx.triggered_id}"

    async def server() -> dict[str, Any]:
        return Session([Wired(later, "a.value", "b.value")]).change(a__value=1)

    with ThreadPoolExecutor(1) as executor:  # The browser of other tests runs a loop in this thread.
        assert executor.submit(asyncio.run, server()).result() == {"b.value": "1 a"}


def test_async_functions_are_awaited_with_their_context() -> None:
    async def later(value: Any) -> Any:
        return f"{value} {ctx.triggered_id}"

    session = Session([Wired(later, "a.value", "b.value"), Wired(later, "a.value", "c.value", name="beside")])
    assert session.change(a__value=1) == {"b.value": "1 a", "c.value": "1 a"}
