"""Long polling, our own: updates are confirmed only when they are stored."""

import asyncio
import logging
import random
import time

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.account import Account
from bot.incidents import Incidents
from bot.intake import Intake
from bot.logs import facts
from bot.metrics import Metrics
from bot.runner import seconds_of
from storage.lease import Lease

LOG = logging.getLogger("linli.poller")
WAIT_SECONDS = 25
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0


class Poller:
    """`last_success` is the monotonic moment of the last answered poll."""

    def __init__(
        self,
        account: Account,
        intake: Intake,
        metrics: Metrics,
        incidents: Incidents,
    ) -> None:
        self._account, self._intake, self._metrics, self._incidents = account, intake, metrics, incidents
        self.last_success = time.monotonic()
        self._polls = False
        self.taking = False  # between an answer and its commit

    def last_contact(self) -> float:
        """The monotonic moment of the last answered poll; now, where another process polls."""
        return self.last_success if self._polls else time.monotonic()

    async def run(self, lease: Lease) -> None:
        """While we have the lease to poll. Nothing the server answers ends it."""
        self._polls, self.last_success = True, time.monotonic()
        try:
            await self._run(lease)
        finally:
            self._polls = self.taking = False

    async def _run(self, lease: Lease) -> None:
        offset: int | None = None
        failures = 0
        while lease.held:
            try:
                offset = await self._round(offset)
                failures = 0
            except TelegramError as problem:
                failures += 1
                await self._pause(problem, failures)
            except Exception as problem:  # noqa: BLE001  # e.g. a full disk: nothing is confirmed, so nothing is lost
                failures += 1
                self._incidents.note("poller", problem)
                await asyncio.sleep(LONGEST_PAUSE if failures > 5 else SHORTEST_PAUSE * failures)

    async def _round(self, offset: int | None) -> int | None:
        batch = await self._account.raw_updates(offset, wait=WAIT_SECONDS)
        self.last_success = time.monotonic()
        if not batch:
            return offset
        self.taking = True
        try:
            await self._intake.take(batch)
        finally:
            self.taking = False
        ids = [raw["update_id"] for raw in batch if isinstance(raw.get("update_id"), int)]
        return max(ids) + 1 if ids else offset

    async def _pause(self, problem: TelegramError, failures: int) -> None:
        kind = type(problem).__name__
        self._metrics.poll_errors.labels(kind).inc()
        pause = min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** min(failures - 1, 10)) * random.uniform(0.5, 1.0)  # noqa: S311  # no secret
        match problem:
            case RetryAfter():
                pause = seconds_of(problem)
            case Conflict():
                LOG.error(facts("poll_conflict", meaning="another process polls with this token, or a webhook is set"))
            case InvalidToken():
                LOG.error(facts("poll_refused", meaning="the token was revoked", retry=round(pause, 1)))
            case TimedOut() if failures == 1:
                pass  # a long poll may end so
            case _:
                LOG.warning(facts("poll_failed", problem=kind, failures=failures, retry=round(pause, 1)))
        await asyncio.sleep(pause)
