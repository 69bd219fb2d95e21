"""Cancelling a task is no rollback: what ends a transaction is seen through."""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def to_the_end(work: Coroutine[Any, Any, None]) -> None:
    """Await it whatever happens to us: a cancellation waits until it is done, and then goes on."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as caught:
            cancelled = caught
    task.result()
    if cancelled is not None:
        raise cancelled
