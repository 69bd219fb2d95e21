"""Who watches: every change of the world is told to them at once, as small JSON objects."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

MOST_UNREAD = 5_000  # a watcher that reads nothing any more is let go


class Live:
    def __init__(self) -> None:
        self._watchers: set[asyncio.Queue[dict[str, Any] | None]] = set()

    def tell(self, event: dict[str, Any]) -> None:
        for watcher in list(self._watchers):
            if watcher.qsize() >= MOST_UNREAD:
                self._watchers.discard(watcher)
                watcher.put_nowait(None)
            else:
                watcher.put_nowait(event)

    def close(self) -> None:
        """All of them are sent away, so that the server can end."""
        for watcher in self._watchers:
            watcher.put_nowait(None)
        self._watchers.clear()

    @contextmanager
    def watch(self) -> Iterator[asyncio.Queue[dict[str, Any] | None]]:
        """The changes from now on; None means: no more."""
        queue: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self._watchers.add(queue)
        try:
            yield queue
        finally:
            self._watchers.discard(queue)
