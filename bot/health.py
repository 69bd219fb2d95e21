"""Whether the bot is well: stuck in no place, and the database answers."""

import time
from collections.abc import Callable

from bot.clock import wall_ms
from bot.lanes import Lanes
from bot.metrics import Metrics
from storage.database import Store
from storage.inbox import Waiting

POLL_SECONDS = 120.0  # several long polls
STUCK_SECONDS = 120.0  # something waits so long, and nothing was done for so long


class Health:
    """`await health.problems()` → [] or what is wrong: ["inbox: oldest waits 312 s"]. Brings gauges up to date."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self.store: Store | None = None
        self.last_contact: Callable[[], float] | None = None  # monotonic; None: no contact is expected
        self.runner: Lanes | None = None
        self.sender: Lanes | None = None
        self.starting: str | None = "starting"

    async def problems(self) -> list[str]:
        if self.store is None or self.starting:
            return [self.starting or "starting"]
        found: list[str] = []
        if self.last_contact is not None:
            silent = time.monotonic() - self.last_contact()
            if silent > POLL_SECONDS:
                found.append(f"poller: no answer for {silent:.0f} s")
        try:
            async with self.store.look() as books:
                inbox, outbox = await books.inbox.waiting(), await books.outbox.waiting()
        except Exception as problem:  # noqa: BLE001  # whatever it is, the database fails
            return [*found, f"database: {type(problem).__name__}"]
        self._metrics.inbox_waiting.set(inbox.count)
        self._metrics.outbox_waiting.set(outbox.count)
        for name, waiting, gauge, lanes in (
            ("inbox", inbox, self._metrics.inbox_age, self.runner),
            ("outbox", outbox, self._metrics.outbox_age, self.sender),
        ):
            age = age_of(waiting)
            gauge.set(age)
            still = time.monotonic() - lanes.progressed_at if lanes is not None else age
            if min(age, still) > STUCK_SECONDS:
                found.append(f"{name}: oldest waits {age:.0f} s, nothing done for {still:.0f} s")
        return found


def age_of(waiting: Waiting) -> float:
    """Seconds; 0 where nothing waits."""
    return 0.0 if waiting.oldest is None else max(0.0, (wall_ms() - waiting.oldest) / 1000)
