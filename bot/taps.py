"""Answers to taps: at once, beside the outbox. Until one comes, the person's button keeps turning."""

import asyncio
import logging

from telegram.error import TelegramError

from bot.account import Account
from bot.logs import facts
from bot.metrics import Metrics
from bot.transport import NotSent

LOG = logging.getLogger("linli.taps")
LONGEST = 200  # Telegram's limit
TRIES = 3


class Taps:
    def __init__(self, account: Account, metrics: Metrics) -> None:
        self._account, self._metrics = account, metrics
        self._going: set[asyncio.Task[None]] = set()

    def answer(self, tap: str, words: str = "", *, alert: bool = False) -> None:
        """Answer in the background; what has nothing to say is answered too."""
        task = asyncio.create_task(self._answer(tap, words[:LONGEST], alert))
        self._going.add(task)
        task.add_done_callback(self._going.discard)

    async def _answer(self, tap: str, words: str, alert: bool) -> None:
        for again in range(TRIES):
            try:
                await self._account.answer_callback_query(tap, text=words or None, show_alert=alert and bool(words))
            except NotSent:
                await asyncio.sleep(0.2 * 4**again)
            except TelegramError as problem:  # too old, or lost: the person taps again
                self._metrics.tap_errors.labels(type(problem).__name__).inc()
                LOG.warning(facts("tap_unanswered", problem=type(problem).__name__))
                return
            else:
                return
        self._metrics.tap_errors.labels(NotSent.__name__).inc()

    @property
    def idle(self) -> bool:
        return not self._going

    async def aclose(self, seconds: float = 1.0) -> None:
        """Let the last ones go, for a moment."""
        if self._going:
            await asyncio.wait(self._going, timeout=seconds)
        for task in self._going:
            task.cancel()
        await asyncio.gather(*self._going, return_exceptions=True)
