"""First calls of functions, one after the other: what libraries do at their first use is often not thread-safe.

A library that fills a table, loads a model or makes a connection when it is first needed is at the mercy of whoever
calls it: of two threads that meet in it, one sees half of it. An app has no other threads than the callbacks' own, and
what a function uses it mostly uses in its first call. So a function that has not yet done its work is called alone
among those of which that is true too; all others run side by side as ever.
"""

import threading
from collections import defaultdict
from collections.abc import Callable

from .calls import Outcome
from .wiring import WiredCallback

_MOST_TURNS = 10
"""After so many calls that wrote nothing (`PreventUpdate`, an exception) a function counts as tried."""


class FirstCalls:
    """The order of the first calls of an app's callbacks."""

    def __init__(self, patience: float) -> None:
        """`patience`: the seconds that a call waits for first calls of others before it is made all the same.

        It bounds the price: a function that waits for another one, or for a slow answer, holds nobody up for longer.
        """
        self._patience = patience
        self._lock = threading.Lock()
        self._turns: defaultdict[int, int] = defaultdict(int)
        """By callback: calls that ended; `_MOST_TURNS` where it has done its work."""

    def make(self, callback: WiredCallback, call: Callable[[], Outcome]) -> Outcome:
        """Make a call, alone if the callback has not yet done its work."""
        index = callback.index
        if self._turns[index] >= _MOST_TURNS or not self._lock.acquire(timeout=self._patience):
            return call()
        try:
            if self._turns[index] < _MOST_TURNS:
                outcome = call()
                worked = bool(outcome.outputs) or not (callback.plan.outputs.refs or outcome.error)
                self._turns[index] = _MOST_TURNS if worked else self._turns[index] + 1
                return outcome
        finally:
            self._lock.release()
        return call()
