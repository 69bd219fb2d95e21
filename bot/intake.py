"""What comes in: updates are read, what is none of our business is forgotten, the rest is stored in one commit."""

import asyncio
import json
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

from bot.clock import Clock, SystemClock, wall_ms
from bot.floods import Floods
from bot.incidents import Incidents
from bot.manners import language_in
from bot.metrics import Metrics
from bot.taps import Taps
from bot.updates import Arrived, Me, arrived
from community.members import Person
from handlers import organizers
from handlers.concerns import Chained, Engaged, Known, Named, Own, Planned
from handlers.turn import Heard, words_in
from nlp import Words, rsvps
from storage.books import SqlBooks
from storage.database import Overlapped, Store, Unreachable
from storage.inbox import Received
from texts import floods
from texts.languages import speaking
from texts.messages import Message, Send

FRESH = 2000  # messages just stored, whose posts may not be written yet
LONGEST_STEP_SECONDS = 0.005


class Concerns(Protocol):
    """The type of handlers.concerns.concerns."""

    async def __call__(
        self,
        heard: Heard,
        *,
        bot: Person,
        known: Known,
        chained: Chained,
        engaged: Engaged,
        named: Named,
        planned: Planned,
        own: Own,
    ) -> bool: ...


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
        self._fresh: OrderedDict[tuple[int, int], None] = OrderedDict()
        self._coming: set[int] = set()  # chats of which something is kept in a batch not stored yet

    async def take(self, batch: Sequence[Mapping[str, Any]]) -> None:
        """Store what concerns us, in one commit, in the order in which it happened."""
        kept: list[Received] = []
        hasty: list[int] = []
        own: dict[int, Words] = {}
        began_at = time.monotonic()
        for raw in sorted(batch, key=_number):
            if time.monotonic() - began_at > LONGEST_STEP_SECONDS:
                await asyncio.sleep(0)  # a flood is read piece by piece, and others are answered between
                began_at = time.monotonic()
            self._metrics.received.inc()
            received = await self._look_at(raw, hasty, own)
            if received is None:
                self._metrics.ignored.inc()
            else:
                kept.append(received)
                self._coming.add(received.chat)
        if kept:
            async with self._store.turn() as books:
                await books.inbox.put(kept, at=wall_ms())
                await books.outbox.put([await _slow_down(who, books) for who in hasty], at=wall_ms())
            self._coming.clear()
            self._wake()

    async def _look_at(self, raw: Mapping[str, Any], hasty: list[int], own: dict[int, Words]) -> Received | None:
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
            concerning = [heard for heard in update.heard if await self._concerning(heard, own)]
        except (Overlapped, Unreachable):
            raise  # nothing is wrong with the update: it stays unconfirmed, and comes again
        except Exception as problem:  # noqa: BLE001  # whatever is wrong with one update stays with it
            code = self._incidents.note("intake", problem, update=update_id)
            return Received(bot_id, update_id, 0, "", incident=code)  # unread: nothing of it is kept
        if not concerning:
            if update.tap is not None:
                self._taps.answer(update.tap)
            return None
        self._remember(update)
        told = self._floods.count(update, self._now().timestamp())
        if told is not None:
            hasty.append(told)
        return Received(bot_id, update_id, update.chat, json.dumps(raw), who=update.who)

    async def _too_fast(self, chat: int) -> str:
        async with self._store.look() as books:
            with speaking(await language_in(chat, books)):
                return floods.too_fast()

    async def _concerning(self, heard: Heard, own: dict[int, Words]) -> bool:
        return await self._concerns(
            heard,
            bot=self._me.person,
            known=self._known,
            chained=self._chained,
            engaged=self._engaged,
            named=self._named,
            planned=self._planned,
            own=partial(self._own, own),
        )

    async def _known(self, chat: int, message_id: int) -> bool:
        if (chat, message_id) in self._fresh:
            return True
        async with self._store.look() as books:
            if await books.sent.ref(chat, message_id) is not None:
                return True
            if await books.posts.is_message(chat, message_id) or await books.chains.is_message(chat, message_id):
                return True
            event = await books.events.by_message(chat, message_id)
            if event is not None and event.state == "published":
                return True
            return await books.inbox.head(chat) is not None  # stored by another process, or before a crash: maybe it

    async def _chained(self, chat: int) -> bool:
        """Whether neighbours sign up for something there, or something waits that may begin it."""
        async with self._store.look() as books:
            return await books.chains.any_in(chat) or await self._waits(chat, books)

    async def _engaged(self, chat: int, person: int) -> bool:
        """Whether something of theirs is open there or promised by them, or something waits that may be it."""
        async with self._store.look() as books:
            if any(post.group == chat for post in await books.posts.open_by(person)):
                return True
            return bool(await books.claims.held_by(person)) or await self._waits(chat, books)

    async def _waits(self, chat: int, books: SqlBooks) -> bool:
        """Whether something said there is still to be handled, or came a moment before in the same batch."""
        return chat in self._coming or await books.inbox.head(chat) is not None

    async def _named(self, chat: int, text: str, quoted: int | None) -> bool:
        """Whether thanks are for a neighbour: named in the text, or replied to."""
        async with self._store.look() as books:
            if quoted is not None and await books.groups.knows(chat, quoted):
                return True
            return bool(await books.thanks.named(chat, text))

    async def _planned(self, chat: int, text: str) -> bool:
        """Whether it names an event that is ahead there, or may mean the only one."""
        async with self._store.look() as books:
            ahead = await books.events.in_group(chat, organizers.MOST)
            return any(rsvps.names(text, event.title, alone=len(ahead) == 1) for event in ahead)

    async def _own(self, known: dict[int, Words], chat: int) -> Words:
        """A group's own words, looked up once a batch: what was taught before is known in it, whoever was told."""
        if chat not in known:
            async with self._store.look() as books:
                known[chat] = await words_in(books, chat)
        return known[chat]

    def _remember(self, update: Arrived) -> None:
        for heard in update.heard:
            if heard.message_id is not None and heard.kind in ("message", "edited"):
                self._fresh[heard.where.id, heard.message_id] = None
        while len(self._fresh) > FRESH:
            self._fresh.popitem(last=False)


def _number(raw: Mapping[str, Any]) -> float:
    """Updates without a number come last, as they came."""
    update_id = raw.get("update_id")
    return update_id if isinstance(update_id, int) else math.inf


async def _slow_down(who: int, books: SqlBooks) -> Send:
    """Privately, where they can be written to: a group hears nothing of it."""
    with speaking(await language_in(who, books)):
        return Send(chat=who, message=Message(html=floods.too_fast()))
