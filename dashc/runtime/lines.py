"""What the browser is told of a callback that settled: a line of JSON (schemas/protocol.schema.json, RunLine)."""

import orjson

from .calls import Outcome
from .failures import Failure
from .wiring import WiredCallback

DONE = b'{"done":true}\n'
"""The last line of an answer."""
BEAT = b"\n"
"""An empty line: nothing has settled, and the server is at work."""


def line(callback: WiredCallback, outcome: Outcome, *, placed: bool = False) -> bytes:
    """The line, without the end of line; the outputs are JSON already and are only put together."""
    if outcome.error is not None:
        return b'{"callback":%b,"error":%b}' % (callback.json_name, orjson.dumps(_error(outcome.error)))
    outputs = b",".join([b"%b:%b" % (callback.json_refs[ref], data) for ref, data in outcome.outputs.items()])
    return b'{"callback":%b,"outputs":{%b}%b}' % (callback.json_name, outputs, b',"placed":true' if placed else b"")


def _error(failure: Failure) -> dict[str, str]:
    told = {"message": failure.message, "reference": failure.reference}
    if failure.at is not None:
        told["at"] = failure.at
    if failure.traceback is not None:
        told["traceback"] = failure.traceback
    return told
