"""Lanes: one task a chat with something to do, chats side by side, in order within each."""

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable, Iterable

from bot.incidents import Incidents
from bot.logs import facts
from storage.database import Unreachable

LOG = logging.getLogger("linli.lanes")
AWAY_SECONDS = 3.0  # a database, or a Telegram, that is away for longer is an incident; one cut connection is none
NOTE_AGAIN_SECONDS = 30.0
PAUSE_SECONDS = 1.0  # after a fault of the machinery itself, e.g. a full disk


class Unanswered(Exception):  # noqa: N818  # a fact
    """Telegram has no answer now. Nothing is wrong with what was asked."""


class Lanes:
    """`find` says which chats have something to do; `work(chat)` does all of it and returns.

    `most`: chats worked on at once. `wake` when there may be something new. A fault in either is logged and tried
    again after a pause: what stands in the database stays there.
    """

    def __init__(
        self,
        place: str,
        find: Callable[[], Awaitable[Iterable[int]]],
        work: Callable[[int], Awaitable[None]],
        incidents: Incidents,
        most: int,
    ) -> None:
        self._place, self._find, self._work, self._incidents = place, find, work, incidents
        self._most = most
        self._woken = asyncio.Event()
        self._looking = False
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._left: dict[int, float] = {}  # chats that others work on, and until when (monotonic)
        self._away = (-math.inf, -math.inf)  # when what is away was missed first, and last (monotonic)
        self._noted_at = -math.inf
        self.stopping = False
        self.progressed_at = time.monotonic()

    def progressed(self) -> None:
        """Something was done: whoever waits long now waits in a queue, not before something stuck."""
        self.progressed_at = time.monotonic()

    def wake(self) -> None:
        self._woken.set()

    def leave(self, chat: int, seconds: float) -> None:
        """Somebody else is at it: other chats first, and this one not before so long."""
        self._left[chat] = time.monotonic() + seconds
        asyncio.get_running_loop().call_later(seconds, self.wake)

    @property
    def idle(self) -> bool:
        """Nobody works, and nobody was woken."""
        return not (self._lanes or self._looking or self._woken.is_set())

    async def run(self) -> None:
        """Until cancelled."""
        self.stopping = False
        self._woken.set()
        while True:
            await self._woken.wait()
            self._looking = True
            self._woken.clear()  # before looking: who comes meanwhile wakes us again
            try:
                self._start(await self._find())
            except Exception as problem:  # noqa: BLE001  # the dispatcher must outlive everything
                self.note(problem)
                self._woken.set()
                await asyncio.sleep(PAUSE_SECONDS)
            finally:
                self._looking = False

    def _start(self, chats: Iterable[int]) -> None:
        now = time.monotonic()
        self._left = {chat: until for chat, until in self._left.items() if until > now}
        for chat in dict.fromkeys(chats):
            if chat not in self._lanes and chat not in self._left and len(self._lanes) < self._most:
                self._lanes[chat] = asyncio.create_task(self._lane(chat))

    async def _lane(self, chat: int) -> None:
        try:
            await self._work(chat)
        except Exception as problem:  # noqa: BLE001  # one chat's fault is not the others'
            self.note(problem, chat=chat)
            await asyncio.sleep(PAUSE_SECONDS)
        finally:
            del self._lanes[chat]
            if not self.stopping:
                self.wake()  # something may have come while it closed

    def note(self, problem: Exception, **values: int) -> None:
        """A database, or a Telegram, that stays away is one incident, not one a chat and second.

        Who was asleep finds a connection cut and takes another one: that is said, and is none.
        """
        if isinstance(problem, Unreachable | Unanswered):
            now = time.monotonic()
            first, last = self._away
            if now - last > NOTE_AGAIN_SECONDS:
                first = now
                LOG.warning(facts("away", place=self._place, problem=str(problem)))
            self._away = first, now
            if now - first < AWAY_SECONDS or now - self._noted_at < NOTE_AGAIN_SECONDS:
                return
            self._noted_at = now
        self._incidents.note(self._place, problem, (), **values)

    async def aclose(self, seconds: float) -> None:
        """Let those who work finish what they do, for so long."""
        self.stopping = True
        going = list(self._lanes.values())
        if going:
            await asyncio.wait(going, timeout=seconds)
        for task in going:
            task.cancel()
        await asyncio.gather(*going, return_exceptions=True)
