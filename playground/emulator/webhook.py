"""Updates handed to the bot's own address, one after the other, until each is answered with 2xx."""

import asyncio
import contextlib
from collections.abc import Callable

import aiohttp

from playground.emulator.updates import Updates

TIMEOUT = 10.0  # seconds for one delivery
LONGEST_PAUSE = 5.0  # seconds between two tries


class Webhook:
    """`last_error`: epoch seconds and what went wrong, as getWebhookInfo tells it."""

    def __init__(self, updates: Updates, now: Callable[[], float]) -> None:
        self.url, self.secret, self.max_connections = "", "", 40
        self.last_error: tuple[int, str] | None = None
        self._updates, self._now = updates, now
        self._wake = asyncio.Event()
        updates.on_change(self._wake.set)

    def set(self, url: str, secret: str, max_connections: int) -> None:
        """An empty address: no webhook."""
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self.last_error = None
        self._wake.set()

    async def run(self) -> None:
        """Delivers for ever; cancelled by whom started it."""
        timeout = aiohttp.ClientTimeout(total=TIMEOUT)
        async with aiohttp.ClientSession(timeout=timeout, trust_env=False) as session:
            pause = 0.1
            while True:
                self._wake.clear()
                update = self._updates.first
                if not self.url or update is None:
                    await self._wake.wait()
                    continue
                problem = await self._deliver(session, update.json())
                if problem is None:
                    self._updates.confirm(update.id + 1)
                    pause = 0.1
                    continue
                self.last_error = (int(self._now()), problem)
                with contextlib.suppress(TimeoutError):  # a new address, or simply time, ends the pause
                    await asyncio.wait_for(self._wake.wait(), pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _deliver(self, session: aiohttp.ClientSession, update: dict[str, object]) -> str | None:
        """None if it was taken, else what went wrong."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        try:
            async with session.post(self.url, json=update, headers=headers, allow_redirects=False) as answer:
                await answer.read()
                if 200 <= answer.status < 300:
                    return None
                return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientError as error:
            return f"Connection failed: {type(error).__name__}"
