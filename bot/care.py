"""What is done every hour: what was handled, delivered or over long ago is forgotten, if the clock can be believed."""

import logging

from bot.clock import Clock, wall_ms
from bot.incidents import Incidents
from bot.logs import facts
from storage.database import Overlapped, Store, Unreachable

LOG = logging.getLogger("linli.care")


class Care:
    """`await care.take()`; a fault in it is an incident, and the next hour tries again."""

    def __init__(self, store: Store, clock: Clock, incidents: Incidents) -> None:
        self._store, self._clock, self._incidents = store, clock, incidents

    async def take(self) -> None:
        try:
            async with self._store.lease("care") as lease:
                if lease is not None and await self._clock_is_steady():
                    await self._forget()
        except (Overlapped, Unreachable) as problem:  # the database's trouble: there is no hurry
            LOG.warning(facts("care_put_off", problem=type(problem).__name__))
        except Exception as problem:  # noqa: BLE001  # a full disk must not end the hours to come
            self._incidents.note("care", problem)

    async def _clock_is_steady(self) -> bool:
        async with self._store.turn(patient=True) as books:
            steady = await books.retention.clock_is_steady(at=wall_ms())
        if not steady:
            LOG.warning(facts("clock_jumped", meaning="is it right? nothing is forgotten until it has gone for a day"))
        return steady

    async def _forget(self) -> None:
        """In small transactions: everybody waits for the one writer."""
        async with self._store.turn(patient=True) as books:
            await books.inbox.prune(at=wall_ms())
            await books.outbox.prune(at=wall_ms())
            await books.privacy.sweep()
        more = True
        while more:
            async with self._store.turn(patient=True) as books:
                more = await books.retention.forget_old(self._clock.now())
        async with self._store.turn(patient=True) as books:
            await books.retention.forget_uncounted(self._clock.now())
        after: tuple[int, int, int] | None = (0, 0, 0)
        while after is not None:
            async with self._store.turn(patient=True) as books:
                after = await books.retention.forget_sent(self._clock.now(), after)
        await self._store.wipe()
