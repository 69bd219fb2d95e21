"""The clock, and when all is quiet: what `/play/advance` and `/play/settle` stand on."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol

from playground.emulator.updates import Updates


class Control(Protocol):
    """`now` is an aware UTC time. `settle` returns when nothing is under way any more."""

    def now(self) -> datetime: ...

    async def advance(self, seconds: float) -> None: ...

    async def settle(self) -> None: ...


class Quiet:
    """Waits until the bot has confirmed every update."""

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._changed = asyncio.Event()
        updates.on_change(self._changed.set)

    async def wait(self) -> None:
        while len(self._updates):
            self._changed.clear()
            await self._changed.wait()


class PlainControl:
    """The emulator alone: a clock that can be moved on; quiet is when all updates are confirmed."""

    def __init__(self) -> None:
        self._ahead = 0.0  # seconds before real time
        self._quiet: Quiet | None = None

    def watch(self, updates: Updates) -> None:
        self._quiet = Quiet(updates)

    def now(self) -> datetime:
        return datetime.fromtimestamp(time.time() + self._ahead, UTC)

    async def advance(self, seconds: float) -> None:
        self._ahead += seconds

    async def settle(self) -> None:
        if self._quiet is not None:
            await self._quiet.wait()
