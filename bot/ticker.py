"""The clock's tick, in memory only: what is due stands in the database."""

import time
from collections.abc import Awaitable, Callable
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

TICK_SECONDS = 1
CARE_SECONDS = 3600


class Ticker:
    """Calls `tick` every second and `care` every hour. Late ticks are made up for by one, never dropped."""

    def __init__(
        self,
        tick: Callable[[], None],
        care: Callable[[], Awaitable[None]],
        lag: Callable[[float], None],
    ) -> None:
        self._tick, self._care, self._lag = tick, care, lag
        self._last: float | None = None
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def start(self) -> None:
        self._scheduler.add_job(self._every_second, "interval", seconds=TICK_SECONDS)
        self._scheduler.add_job(self._care, "interval", seconds=CARE_SECONDS)
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    async def _every_second(self) -> None:
        now = time.monotonic()
        if self._last is not None:
            self._lag(max(0.0, now - self._last - TICK_SECONDS))
        self._last = now
        self._tick()
