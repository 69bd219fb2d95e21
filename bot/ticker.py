"""The clock's tick, in memory only: what is due stands in the database."""

import asyncio
import time
from collections.abc import Awaitable, Callable

TICK_SECONDS = 1
CARE_SECONDS = 3600


class Ticker:
    """Calls `tick` every second and `care` every hour. Late ticks are made up for by one, never dropped.

    It counts the seconds that pass, not those that the wall clock shows: set back by an hour, that one would keep
    everything that is due waiting for an hour.
    """

    def __init__(
        self,
        tick: Callable[[], None],
        care: Callable[[], Awaitable[None]],
        lag: Callable[[float], None],
    ) -> None:
        self._tick, self._care, self._lag = tick, care, lag
        self._last: float | None = None

    async def run(self) -> None:
        """Until cancelled; what either of them raises ends it."""
        async with asyncio.TaskGroup() as both:
            both.create_task(_every(TICK_SECONDS, self._every_second))
            both.create_task(_every(CARE_SECONDS, self._care))

    async def _every_second(self) -> None:
        now = time.monotonic()
        if self._last is not None:
            self._lag(max(0.0, now - self._last - TICK_SECONDS))
        self._last = now
        self._tick()


async def _every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    due = time.monotonic() + seconds
    while True:
        await asyncio.sleep(due - time.monotonic())
        await work()
        due = max(due + seconds, time.monotonic())
