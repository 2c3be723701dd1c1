"""The plan: everything about running the callbacks that can be known before they run (semantics C2)."""

from collections.abc import Mapping as Map
from typing import NamedTuple

from dashc.ir.program import Callback, Program, PropRef


class PlannedCallback(NamedTuple):
    """A callback at its place in the order; its index in `Plan.callbacks` is that place."""

    callback: Callback
    after: tuple[int, ...]
    """Indices of the callbacks to wait for when they are in the same run: writers of its inputs (S5), writers of its
    state along the kept edges (B3), and the last earlier writer of a shared output. All smaller than its own index."""
    waits: tuple[PropRef, ...]
    """The props that hold it back while they are pending in another run: its inputs, and the kept state."""
    initial: bool
    """Takes part in the initial run by itself (S1, S2, S3)."""
    late: bool
    """Reads, itself or through others, what only the browser knows: runs by request after start-up."""
    dynamic: bool
    """Cannot be called before a callback brings ids that the layout does not have (S14)."""


class DroppedEdge(NamedTuple):
    """A state edge that would have closed a cycle (B3)."""

    writer: str
    reader: str
    prop: PropRef


class Plan(NamedTuple):
    """Callbacks in an order in which they may run, and for each prop which of them a change of it sets off."""

    program: Program
    callbacks: tuple[PlannedCallback, ...]
    dispatch: Map[PropRef, tuple[int, ...]]
    """For each prop that is an input: the callbacks that may run when it changes, in order, those downstream too."""
    dropped: tuple[DroppedEdge, ...]
