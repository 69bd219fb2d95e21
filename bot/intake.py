"""What comes in: updates are read, what is none of our business is forgotten, the rest is stored in one commit."""

import asyncio
import json
import math
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.clock import Clock, SystemClock, wall_ms
from bot.floods import Floods
from bot.halves import Halves, said
from bot.incidents import Incidents
from bot.manners import language_in
from bot.memory import Memory, Recent
from bot.metrics import Metrics
from bot.taps import Taps
from bot.updates import Me, arrived
from handlers.concerns import Concerns
from handlers.turn import Heard
from nlp.answers import corrections
from storage.books import SqlBooks
from storage.database import Overlapped, Store, Unreachable
from storage.inbox import Received
from texts import floods
from texts.languages import speaking
from texts.messages import Message, Send

LONGEST_STEP_SECONDS = 0.005


class Intake:
    """`await intake.take(batch)`: afterwards it may be confirmed. `wake` is called where something was kept."""

    def __init__(
        self,
        store: Store,
        me: Me,
        concerns: Concerns,
        taps: Taps,
        metrics: Metrics,
        incidents: Incidents,
        wake: Callable[[], None],
        floods: Floods | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._store, self._me, self._concerns, self._taps = store, me, concerns, taps
        self._metrics, self._incidents, self._wake = metrics, incidents, wake
        self._floods, self._now = floods or Floods(0), (clock or SystemClock()).now
        self._recent, self._halves = Recent(), Halves()

    async def take(self, batch: Sequence[Mapping[str, Any]]) -> None:
        """Store what concerns us, in one commit, in the order in which it happened."""
        kept: list[Received] = []
        try:
            await self._sift(batch, kept)
        finally:
            self._recent.chats -= Counter(received.chat for received in kept)
        if kept:
            self._wake()

    async def _sift(self, batch: Sequence[Mapping[str, Any]], kept: list[Received]) -> None:
        hasty: list[int] = []
        memory = Memory(self._store, self._recent)
        began_at = time.monotonic()
        for raw in sorted(batch, key=_number):
            if time.monotonic() - began_at > LONGEST_STEP_SECONDS:
                await asyncio.sleep(0)  # a flood is read piece by piece, and others are answered between
                began_at = time.monotonic()
            self._metrics.received.inc()
            received = await self._look_at(raw, hasty, memory)
            if received is None:
                self._metrics.ignored.inc()
            else:
                kept.append(received)
                self._recent.chats[received.chat] += 1
        if kept:
            async with self._store.turn() as books:
                await books.inbox.put(kept, at=wall_ms())
                await books.outbox.put([await _slow_down(who, books) for who in hasty], at=wall_ms())

    async def _look_at(self, raw: Mapping[str, Any], hasty: list[int], memory: Memory) -> Received | None:
        update_id = raw.get("update_id")
        if not isinstance(update_id, int):
            self._incidents.note("intake", ValueError("an update without an id"))
            return None
        bot_id = self._me.person.id
        try:
            update = arrived(raw, self._me)
            if self._floods.too_fast(update, self._now().timestamp()):
                self._metrics.slowed.inc()
                if update.tap is not None:
                    self._taps.answer(update.tap, await self._too_fast(update.chat), alert=True)
                return None
            bot = self._me.person
            concerning = [heard for heard in update.heard if await self._concerns(heard, bot=bot, memory=memory)]
            for heard in update.heard:
                if whole := await self._meant(heard, memory, concerning=heard in concerning):
                    raw, concerning = said(raw, whole), [heard]
            for heard in update.heard:
                self._recent.asked(heard, concerning=heard in concerning)
        except (Overlapped, Unreachable):
            raise  # nothing is wrong with the update: it stays unconfirmed, and comes again
        except Exception as problem:  # noqa: BLE001  # whatever is wrong with one update stays with it
            code = self._incidents.note("intake", problem, update=update_id)
            return Received(bot_id, update_id, 0, "", incident=code)  # unread: nothing of it is kept
        if not concerning:
            if update.tap is not None:
                self._taps.answer(update.tap)
            return None
        self._recent.remember(update)
        told = self._floods.count(update, self._now().timestamp())
        if told is not None:
            hasty.append(told)
        return Received(bot_id, update_id, update.chat, json.dumps(raw), who=update.who)

    async def _meant(self, heard: Heard, memory: Memory, *, concerning: bool) -> str | None:
        """The sentence of which this message is the second half; a correction is that of the message right before, and
        a request may be of what was told there."""
        whole = None
        if not concerning or corrections.find(heard.text):
            whole = await self._halves.whole(heard, memory)
        whole = whole or await self._halves.joined(heard, memory)
        if whole is None and concerning:
            self._halves.forget(heard)
        elif whole is None:
            self._halves.remember(heard)
        return whole

    async def _too_fast(self, chat: int) -> str:
        async with self._store.look() as books:
            with speaking(await language_in(chat, books)):
                return floods.too_fast()


def _number(raw: Mapping[str, Any]) -> float:
    """Updates without a number come last, as they came."""
    update_id = raw.get("update_id")
    return update_id if isinstance(update_id, int) else math.inf


async def _slow_down(who: int, books: SqlBooks) -> Send:
    """Privately, where they can be written to: a group hears nothing of it."""
    with speaking(await language_in(who, books)):
        return Send(chat=who, message=Message(html=floods.too_fast()))
