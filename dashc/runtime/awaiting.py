"""What `async` functions come to."""

import asyncio
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any


def result_of(awaitable: Awaitable[Any]) -> Any:
    """Run it to its end, in an event loop of its own, and give what it comes to.

    In a thread that runs a loop already, such as that of an ASGI server which imports the app, it gets another thread.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(_finished(awaitable))
    with ThreadPoolExecutor(1) as executor:
        return executor.submit(copy_context().run, asyncio.run, _finished(awaitable)).result()


async def _finished(awaitable: Awaitable[Any]) -> Any:
    """`asyncio.run` takes coroutines only."""
    return await awaitable
