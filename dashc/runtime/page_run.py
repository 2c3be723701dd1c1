"""The initial run of a page: which callbacks take part in it on the server (semantics S1 to S3, C1)."""

from collections.abc import Sequence

from .engine import Entry
from .manifest import PlannedCallback


def initial_entries(callbacks: Sequence[PlannedCallback]) -> tuple[Entry, ...]:
    """The initial callbacks, and those that run if one of them writes their input; all without the late ones."""
    entries: list[Entry] = []
    written: set[str] = set()
    for index, callback in enumerate(callbacks):
        if callback.late or not (callback.initial or not written.isdisjoint(callback.inputs.refs)):
            continue
        entries.append(Entry(index, initial=callback.initial))
        written.update(callback.outputs.refs)
    return tuple(entries)
