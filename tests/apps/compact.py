"""Apps for the tests of the runtime, described in a few lines and planned by the compiler's own planner."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import orjson

from dashc.catalogue import load_catalogue
from dashc.diagnostics.sink import Sink
from dashc.ir import program as ir
from dashc.ir import spec
from dashc.ir.span import Span
from dashc.plan import plan
from dashc.runtime.calls import Outcome
from dashc.runtime.choices import choices_of
from dashc.runtime.context import Exchange
from dashc.runtime.engine import Engine, Entry, Run
from dashc.runtime.manifest import Manifest
from dashc.runtime.page_run import initial_entries
from dashc.runtime.wiring import WiredCallback, wire

Refs = str | Sequence[str] | Mapping[str, str] | None
NOWHERE = Span("app.yaml", 1, 1, 1, 1)
NO_LAYOUT: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Wired:
    """A callback, as a spec would write it."""

    function: Callable[..., Any]
    inputs: Refs = None
    outputs: Refs = None
    state: Refs = None
    name: str = ""
    prevent_initial_call: bool = False
    late: bool = False
    response: bool = False
    optional: Sequence[str] = ()


def manifest_of(
    callbacks: Sequence[Wired],
    layout: Mapping[str, Mapping[str, Any]] = NO_LAYOUT,
    *,
    computed: Mapping[str, Sequence[str]] = NO_LAYOUT,
    dynamic: Mapping[str, str] = NO_LAYOUT,
    **changes: Any,
) -> dict[str, Any]:
    """The manifest as the compiler would write it; `layout` is `{id: {Type: props}}`, missing ids are `div`s;
    `dynamic` is `{id: Type}`."""
    described = {_name(callback): (number, callback) for number, callback in enumerate(callbacks)}
    ids = dict.fromkeys([*layout, *(ref.rpartition(".")[0] for c in callbacks for ref in _all_refs(c))])
    kinds = {name: next(iter(layout.get(name, {"div": {}}).items())) for name in ids if name not in dynamic}
    planned = plan(_program(callbacks, kinds, dynamic), load_catalogue(), Sink())
    types = {kind for kind, _ in kinds.values()} | set(dynamic.values())
    manifest = {
        "wiring": "0123456789abcdef",
        "base_path": "/",
        "title": "Test",
        "update_title": None,
        "callbacks": [
            {
                "name": item.callback.name,
                "at": f"app.yaml:{described[item.callback.name][0] + 10}",
                "inputs": _json(item.callback.inputs),
                "state": _json(item.callback.state),
                "outputs": {"form": item.callback.outputs.form, **_json(item.callback.outputs)},
                "after": list(item.after),
                "waits": [str(r) for r in item.waits],
                "initial": item.initial,
                "late": item.late or described[item.callback.name][1].late,
                "dynamic": item.dynamic,
                "optional": sorted(map(str, item.callback.optional)),
                "response": described[item.callback.name][1].response,
            }
            for item in planned.callbacks
        ],
        "components": [
            {"id": name, "type": kind, "at": f"app.yaml:{i + 1}", "props": props, "from": list(computed.get(name, ()))}
            for i, (name, (kind, props)) in enumerate(kinds.items())
        ],
        "dynamic": dict(dynamic),
        "page": {"chunks": _chunks(kinds), "csp": "default-src 'self'; style-src 'self' 'nonce-{nonce}'"},
        "dispatch": {str(ref): list(places) for ref, places in planned.dispatch.items()},
        "catalogue": load_catalogue().runtime(types),
        "static": {},
    }
    return {**manifest, **changes}


def engine_of(
    callbacks: Sequence[Wired],
    *,
    components: Mapping[str, Mapping[str, Any]] = NO_LAYOUT,
    dynamic: Mapping[str, str] = NO_LAYOUT,
    development: bool = False,
    threads: int = 8,
) -> Engine:
    """An engine with these callbacks; `components` are those that are more than a `div`."""
    manifest = Manifest.from_json(manifest_of(callbacks, components, dynamic=dynamic))
    functions = {_name(callback): callback.function for callback in callbacks}
    executor = ThreadPoolExecutor(threads)
    choices = choices_of(manifest)
    wired = wire(manifest.callbacks, functions, choices=choices)
    return Engine(wired, executor, development=development, choices=choices)


class Session:
    """An app without a browser: a page load, and the user's changes, each a run of all that is affected."""

    def __init__(
        self,
        callbacks: Sequence[Wired],
        layout: Mapping[str, Any] = NO_LAYOUT,
        *,
        components: Mapping[str, Mapping[str, Any]] = NO_LAYOUT,
        dynamic: Mapping[str, str] = NO_LAYOUT,
        development: bool = False,
    ) -> None:
        self.engine = engine_of(callbacks, components=components, dynamic=dynamic, development=development)
        self.values: dict[str, Any] = dict(layout)
        self.outcomes: list[Outcome] = []

    def load(self) -> dict[str, Any]:
        """The initial run; what it wrote."""
        return self.finish(self.engine.run(initial_entries([c.plan for c in self.engine.callbacks]), self.values))

    def change(self, exchange: Exchange | None = None, /, **changes: Any) -> dict[str, Any]:
        """The user sets props (`a__value=1` is `a.value`) in one interaction; what the run wrote."""
        values = {name.replace("__", "."): value for name, value in changes.items()}
        self.values.update(values)
        return self.finish(self.engine.run(affected(self.engine.callbacks, values), self.values, exchange))

    def finish(self, run: Run) -> dict[str, Any]:
        """All outcomes of a run applied, in the order in which they settle."""
        self.outcomes = [outcome for outcome in run.outcomes() if outcome]
        written = {}
        for outcome in self.outcomes:
            written.update({ref: orjson.loads(data) for ref, data in outcome.outputs.items()})
        self.values.update(written)
        self.engine.executor.shutdown()
        self.engine.executor = ThreadPoolExecutor(8)
        return written

    @property
    def error(self) -> Any:
        """The failure of the only callback that failed."""
        (failed,) = [outcome.error for outcome in self.outcomes if outcome.error]
        return failed


def affected(callbacks: Sequence[WiredCallback], changed: Mapping[str, Any]) -> list[Entry]:
    """The entries of a run, as the client makes them."""
    entries: list[Entry] = []
    written: set[str] = set()
    for callback in callbacks:
        triggered = tuple(ref for ref in dict.fromkeys(callback.plan.inputs.refs) if ref in changed)
        if triggered or not written.isdisjoint(callback.plan.inputs.refs):
            entries.append(Entry(callback.index, triggered))
            written.update(callback.plan.outputs.refs)
    return entries


def _chunks(kinds: Mapping[str, tuple[str, Any]]) -> list[Any]:
    """A page with one hole that holds all components."""
    hole = [{kind: {**props, "id": name, "$component": i}} for i, (name, (kind, props)) in enumerate(kinds.items())]
    return [
        "<!doctype html><html><head><title>Test</title>",
        {"styles": True},
        '</head><body><div id="_dx-layout">',
        {"hole": hole},
        "</div>",
        {"data": True},
        "</body></html>",
    ]


def _json(refs: ir.Arguments | ir.Outputs) -> dict[str, Any]:
    return {"refs": [str(ref) for ref in refs.refs], "keys": list(refs.keys)}


def _name(callback: Wired) -> str:
    return callback.name or callback.function.__name__


def _all_refs(callback: Wired) -> list[str]:
    return [ref for refs in (callback.inputs, callback.state, callback.outputs) for ref in _listed(refs)[1]]


def _listed(refs: Refs) -> tuple[str, list[str], list[str]]:
    """The form, the references, the keys."""
    if refs is None:
        return "none", [], []
    if isinstance(refs, str):
        return "single", [refs], []
    if isinstance(refs, Mapping):
        return "mapping", list(refs.values()), list(refs)
    return "list", list(refs), []


def _program(
    callbacks: Sequence[Wired], kinds: Mapping[str, tuple[str, Any]], dynamic: Mapping[str, str]
) -> ir.Program:
    components = {}
    for name, (kind, props) in kinds.items():
        literal = {p: spec.Prop(p, NOWHERE, spec.Literal(value, NOWHERE)) for p, value in props.items()}
        node = spec.Component(kind, NOWHERE, literal, name, NOWHERE, None, (), "")
        components[name] = ir.Component(name, False, node)
    for name, kind in dynamic.items():
        node = spec.Component(kind, NOWHERE, {}, name, NOWHERE, None, (), "", dynamic=True)
        components[name] = ir.Component(name, False, node)
    document: Any = None
    return ir.Program(
        spec=spec.Spec(document, spec.App("Test"), (), (), ()),
        components=components,
        by_pointer={},
        callbacks=tuple(_callback(callback) for callback in callbacks),
        values={},
        python_paths=(),
        component_types=frozenset(),
        plotly_bundle=None,
        requirements="",
        assets={},
    )


def _callback(callback: Wired) -> ir.Callback:
    form, outputs, keys = _listed(callback.outputs)
    name = _name(callback)
    source = spec.Callback(name, NOWHERE, name, None, None, None, None, False, NOWHERE, "")
    return ir.Callback(
        name=name,
        function=ir.Function(name, "tests", name, "tests.py", 1),
        inputs=ir.Arguments(_refs(_listed(callback.inputs)[1]), tuple(_listed(callback.inputs)[2])),
        state=ir.Arguments(_refs(_listed(callback.state)[1]), tuple(_listed(callback.state)[2])),
        outputs=ir.Outputs(form, _refs(outputs), tuple(keys), (True,) * len(outputs), (NOWHERE,) * len(outputs)),
        prevent_initial_call=callback.prevent_initial_call,
        source=source,
        optional=frozenset(_refs(callback.optional)),
    )


def _refs(refs: Sequence[str]) -> tuple[ir.PropRef, ...]:
    return tuple(ir.PropRef(*ref.rsplit(".", 1)) for ref in refs)
