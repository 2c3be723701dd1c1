"""One call of one function: its arguments in, the JSON of its outputs or a failure out."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from inspect import isawaitable

from .awaiting import result_of
from .context import Call, Exchange, current_call
from .failures import Failure, failure
from .header_checks import check_headers
from .manifest import JSON
from .no_update import is_prevent_update
from .returns import outputs_of
from .wiring import WiredCallback


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a callback of a run settled: what it wrote (nothing, if it did not run), or how it failed."""

    index: int
    outputs: Mapping[str, bytes] = field(default_factory=dict)
    """JSON by `id.prop`."""
    error: Failure | None = None


def call(
    callback: WiredCallback,
    triggered: tuple[str, ...],
    values: Sequence[JSON],
    exchange: Exchange,
    *,
    development: bool,
) -> Outcome:
    """Call the function; nothing that it raises gets out (B7)."""
    token = current_call.set(Call(callback.plan, triggered, values, exchange))
    try:
        positional, keywords = callback.bind(values)
        returned = callback.function(*positional, **keywords)
        if isawaitable(returned):
            returned = result_of(returned)
        check_headers(callback.plan, exchange)
        return Outcome(callback.index, outputs_of(callback.plan, callback.slots, returned))
    except BaseException as error:
        if is_prevent_update(error):
            return Outcome(callback.index)
        if isinstance(error, KeyboardInterrupt) and threading.current_thread() is threading.main_thread():
            raise  # the terminal's, not the function's
        return Outcome(callback.index, error=failure(callback.plan, error, development=development))
    finally:
        current_call.reset(token)
