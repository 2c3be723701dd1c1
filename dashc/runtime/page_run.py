"""The initial run of a page: which callbacks take part in it on the server (semantics S1 to S3, C1)."""

from collections.abc import Sequence

from .engine import Entry
from .manifest import PlannedCallback


def initial_entries(callbacks: Sequence[PlannedCallback]) -> tuple[Entry, ...]:
    """The initial callbacks, and those that run if one of them writes their input; without those that only the browser
    can set off, since they read what it alone knows, or need ids that a callback has yet to bring."""
    entries: list[Entry] = []
    written: set[str] = set()
    for index, callback in enumerate(callbacks):
        starts = callback.initial or not written.isdisjoint(callback.inputs.refs)
        if starts and not callback.late and not callback.dynamic:
            entries.append(Entry(index, initial=callback.initial))
            written.update(callback.outputs.refs)
    return tuple(entries)
