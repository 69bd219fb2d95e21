"""Whether the bot is well: stuck in no place, and the database answers."""

import time
from collections.abc import Callable

from bot.clock import wall_ms
from bot.metrics import Metrics
from storage.database import Store
from storage.inbox import Waiting

POLL_SECONDS = 120.0  # several long polls
WAITING_SECONDS = 120.0  # of what could be handled or sent now


class Health:
    """`await health.problems()` → [] or what is wrong: ["inbox: oldest waits 312 s"]. Brings gauges up to date."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self.store: Store | None = None
        self.last_contact: Callable[[], float] | None = None  # monotonic; None: no contact is expected
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
        for name, waiting, gauge in (
            ("inbox", inbox, self._metrics.inbox_age),
            ("outbox", outbox, self._metrics.outbox_age),
        ):
            age = age_of(waiting)
            gauge.set(age)
            if age > WAITING_SECONDS:
                found.append(f"{name}: oldest waits {age:.0f} s")
        return found


def age_of(waiting: Waiting) -> float:
    """Seconds; 0 where nothing waits."""
    return 0.0 if waiting.oldest is None else max(0.0, (wall_ms() - waiting.oldest) / 1000)
