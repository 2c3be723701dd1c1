"""Reads the body of a run request and believes nothing of it (semantics B8; RunRequest of protocol.schema.json)."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import orjson

from .engine import Entry
from .manifest import JSON
from .problems import Problem
from .wiring import WiredCallback

ValueCheck = Callable[[JSON], str | None]
"""What is wrong with a value, as a clause ("must be text, not a list"); None if nothing is."""


class RunRequest(NamedTuple):
    """A checked request."""

    entries: list[Entry]
    values: dict[str, JSON]


class RunRequests:
    """The checks of one app, ready to be made."""

    def __init__(
        self,
        wiring: str,
        callbacks: Sequence[WiredCallback],
        checks: Mapping[str, ValueCheck],
        fixed: Mapping[str, JSON],
    ) -> None:
        """`checks` and `fixed` go by `id.prop`; `fixed` are the props that nothing can change, with their values."""
        self._wiring = wiring
        self._callbacks = callbacks
        self._by_name = {callback.plan.name: callback for callback in callbacks}
        self._inputs = {callback.plan.name: frozenset(callback.plan.inputs.refs) for callback in callbacks}
        self._checks = checks
        self._fixed = {ref: orjson.dumps(value) for ref, value in fixed.items()}
        """As JSON: a function may change what it gets."""

    def read(self, body: bytes) -> RunRequest:
        """The run that a body asks for; a `Problem` says what is wrong with it."""
        try:
            data = orjson.loads(body)
        except orjson.JSONDecodeError:
            raise Problem(400, "The body is not JSON.") from None
        if not isinstance(data, dict):
            raise _wrong("The body must be an object.")
        if data.get("wiring") != self._wiring:
            if not isinstance(data.get("wiring"), str):
                raise _wrong("`wiring` must be a text.")
            raise Problem(409, "The app has been updated since this page was loaded; reload the page.")
        if data.keys() != {"wiring", "run", "values"}:
            raise _wrong("The body must have exactly the keys `wiring`, `run` and `values`.")
        entries = self._entries(data["run"])
        return RunRequest(entries, self._values(entries, data["values"]))

    def _entries(self, run: JSON) -> list[Entry]:
        if not isinstance(run, list) or not run:
            raise _wrong("`run` must be a list of at least one callback.")
        entries: list[Entry] = []
        written: set[str] = set()
        for item in run:
            entry, callback = self._entry(item)
            if entries and entry.index <= entries[-1].index:
                raise _wrong(f"`{callback.plan.name}` must come once, and in the order of the app's callbacks.")
            if not entry.triggered and not entry.initial and written.isdisjoint(callback.plan.inputs.refs):
                raise _wrong(f"Nothing in this run can set off `{callback.plan.name}`.")
            entries.append(entry)
            written.update(callback.plan.outputs.refs)
        return entries

    def _entry(self, item: JSON) -> tuple[Entry, WiredCallback]:
        if not isinstance(item, dict) or not item.keys() <= {"callback", "triggered", "initial"}:
            raise _wrong("Each item of `run` must be an object with `callback`, and `triggered` or `initial`.")
        name = item.get("callback")
        callback = self._by_name.get(name) if isinstance(name, str) else None
        if callback is None:
            raise _wrong("`run` names a callback that the app does not have.")
        return Entry(callback.index, self._triggered(item, callback), _initial(item, callback)), callback

    def _triggered(self, item: Mapping[str, JSON], callback: WiredCallback) -> tuple[str, ...]:
        if "triggered" not in item:
            return ()
        refs = item["triggered"]
        inputs = self._inputs[callback.plan.name]
        if (
            not isinstance(refs, list)
            or not refs
            or not all(isinstance(ref, str) and ref in inputs for ref in refs)
            or len(set(refs)) != len(refs)
        ):
            raise _wrong(f"`triggered` of `{callback.plan.name}` must list inputs of that callback, each once.")
        return tuple(refs)

    def _values(self, entries: Sequence[Entry], values: JSON) -> dict[str, JSON]:
        if not isinstance(values, dict):
            raise _wrong("`values` must be an object.")
        needed: dict[str, None] = {}
        spared: dict[str, None] = {}
        known: dict[str, JSON] = {}
        """Not taken from the page, whatever it says."""
        written: set[str] = set()
        for entry in entries:
            callback = self._callbacks[entry.index]
            sole = _sole_trigger(entry, callback, written)
            for read in callback.arguments:
                if read.ref in self._fixed:
                    known[read.ref] = orjson.loads(self._fixed[read.ref])
                else:
                    (spared if read.optional or read.ref == sole else needed)[read.ref] = None
            written.update(callback.plan.outputs.refs)
        for ref in needed:
            if ref not in values:
                raise _wrong(f"The value of `{ref}` is missing.")
        for ref, value in values.items():
            if ref in known:
                continue
            if ref not in needed and ref not in spared:
                raise _wrong("`values` holds a prop that no callback of this run reads.")
            if (check := self._checks.get(ref)) and (problem := check(value)):
                raise _wrong(f"The value of `{ref}` {problem}.")
        return {**values, **known} if known else values


def _initial(item: Mapping[str, JSON], callback: WiredCallback) -> bool:
    if "initial" not in item:
        return False
    if item["initial"] is not True or not callback.initial:
        raise _wrong(f"`{callback.plan.name}` has no initial call.")
    return True


def _sole_trigger(entry: Entry, callback: WiredCallback, written: set[str]) -> str | None:
    """The input without whose new value the entry does not run, so that its old value is never read."""
    if entry.triggered or entry.initial:
        return None
    fed = [read.ref for read in callback.inputs if read.ref in written and not read.optional]
    return fed[0] if len(fed) == 1 else None


def _wrong(detail: str) -> Problem:
    return Problem(400, detail)
