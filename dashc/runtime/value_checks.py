"""The checks of props' values, made once from the manifest's catalogue (semantics B8; language.md section 10)."""

from collections.abc import Mapping

import orjson

from .checks import compile_check
from .control_checks import control_checks
from .manifest import JSON, Manifest, split_ref
from .nodes import NodeCheck
from .prop_types import PropTypes
from .run_requests import ValueCheck
from .standing import Standing
from .wiring import OutputCheck


class ValueChecks:
    """What values of the app's props have to be."""

    def __init__(self, manifest: Manifest) -> None:
        self._types = PropTypes(manifest.catalogue)
        self._kinds = {**manifest.dynamic, **{component.id: component.type for component in manifest.components}}
        """By id; of an optional reference there may be none."""
        self._callbacks = manifest.callbacks

    def of_requests(self, standing: Mapping[str, Standing], computed: Mapping[str, JSON]) -> dict[str, ValueCheck]:
        """By `id.prop`, for each that a callback reads: what is wrong with a value that a browser sent."""
        controls = control_checks(standing, computed)
        checks: dict[str, ValueCheck] = {}
        for ref in {ref for callback in self._callbacks for ref in (*callback.inputs.refs, *callback.state.refs)}:
            typed, of_control = self._schema_check(ref), controls.get(ref)
            if typed and of_control:
                checks[ref] = _both(typed, of_control)
            elif typed:
                checks[ref] = typed
        return checks

    def of_outputs(self, *, development: bool) -> dict[str, OutputCheck]:
        """By `id.prop`, for each that a callback writes: that nodes are nodes, and in development all that the
        catalogue says of it."""
        nodes = NodeCheck(self._types, self._kinds if development else {})
        refs = dict.fromkeys(ref for callback in self._callbacks for ref in callback.outputs.refs)
        checks = {ref: self._output_check(ref, nodes, complete=development) for ref in refs}
        return {ref: check for ref, check in checks.items() if check is not None}

    def of_computed(self, ref: str) -> OutputCheck | None:
        """What is wrong with the value of a `$from`."""
        return self._output_check(ref, NodeCheck(self._types), complete=True)

    def _output_check(self, ref: str, nodes: NodeCheck, *, complete: bool) -> OutputCheck | None:
        id, prop = split_ref(ref)
        if self._types.holds_nodes(self._kinds[id], prop):
            return nodes.problem
        typed = self._schema_check(ref) if complete else None
        return _of_json(typed) if typed else None

    def _schema_check(self, ref: str) -> ValueCheck | None:
        """None for nodes: any JSON may stand for them, what is none shows nothing."""
        id, prop = split_ref(ref)
        kind = self._kinds.get(id)
        schema = self._types.schema(kind, prop) if kind else None
        return compile_check(schema) if kind and schema and not self._types.holds_nodes(kind, prop) else None


def _both(first: ValueCheck, second: ValueCheck) -> ValueCheck:
    return lambda value: first(value) or second(value)


def _of_json(check: ValueCheck) -> OutputCheck:
    return lambda data: check(orjson.loads(data))
