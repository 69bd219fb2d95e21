"""From the outbox to Telegram: in order per chat, under the limits, each message at least once."""

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.clock import wall_ms
from bot.delivery import Delivery, Trouble, digest
from bot.incidents import Incidents
from bot.lanes import Lanes
from bot.logs import facts
from bot.metrics import Metrics
from bot.pace import Pace
from bot.runner import seconds_of
from bot.transport import NotSent
from storage.books import SqlBooks
from storage.database import Overlapped, Store, Unreachable
from storage.lease import Lease
from storage.outbox import End, Head, OutboxRow
from texts.messages import Afresh, Delete, Edit, File, Outgoing, Pin, React, Send

LOG = logging.getLogger("linli.sender")
MOST_DOUBTS = 8  # in six minutes: more without an answer while other messages get theirs, and it is this message
MOST_IN_AN_OUTAGE = 30  # nobody gets an answer: it is Telegram, and it is waited for almost an hour
NOT_SENT_PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
DOUBT_PAUSES = (0.5, 3.0, 10.0, 30.0, 60.0, 120.0)
LONGEST_PAUSE = DOUBT_PAUSES[-1]  # what Telegram itself asked for may be longer: Pace keeps that
BEHIND_ITS_SEND_SECONDS = 0.3  # an edit whose message is owed in another chat looks again
FINISH_SECONDS = 3.0  # for what is under way when it ends
CHATS = 200  # sent to at once: the limits of Telegram hold them back, not we
RECORD_PAUSES = (0.1, 1.0, 3.0, 10.0)

NOT_THERE: dict[str, dict[str, None]] = {"send": {"reply_to": None, "thread": None}}

Write = Callable[[SqlBooks], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Target:
    """The message an edit or a deletion means."""

    chat: int
    message_id: int


class Sender:
    def __init__(
        self,
        store: Store,
        delivery: Delivery,
        pace: Pace,
        metrics: Metrics,
        incidents: Incidents,
    ) -> None:
        self._store, self._delivery, self._pace = store, delivery, pace
        self._metrics, self._incidents = metrics, incidents
        self._later: dict[int, float] = {}  # rows put back and when, monotonic, they may go
        self._answered_at = -math.inf  # when Telegram last had an answer to any message
        self.lanes = Lanes("sender", self._find, self._work, incidents, CHATS)
        self._lease: Lease | None = None

    def wake(self) -> None:
        self.lanes.wake()

    async def run(self, lease: Lease) -> None:
        """While we have the lease. What was left on its way is in doubt, and goes again before anything else."""
        async with self._store.turn() as books:
            in_doubt = await books.outbox.recover()
        if in_doubt:
            self._metrics.in_doubt.inc(in_doubt)
            LOG.warning(facts("recovered", in_doubt=in_doubt))
        self._lease = lease
        try:
            await self.lanes.run()
        finally:
            await self.lanes.aclose(FINISH_SECONDS)  # only then may another begin

    @property
    def _holds(self) -> bool:
        return self._lease is not None and self._lease.held

    @property
    def _sends(self) -> bool:
        return self._holds and not self.lanes.stopping

    async def _find(self) -> list[int]:
        """Groups first: what waits there waits for one chat, and private chats may be a thousand at once."""
        async with self._store.look() as books:
            return sorted(await books.outbox.chats(), key=lambda chat: chat > 0)

    async def _work(self, chat: int) -> None:
        while self._sends:
            async with self._store.look() as books:
                head = await books.outbox.head(chat)
            if head is None:
                return
            pause = self._pause(head)
            if pause > 0:
                await asyncio.sleep(pause)
            await self._pace.ready(chat)
            if not self._sends:
                return  # it may have been a long wait
            async with self._store.turn() as books:
                row = await books.outbox.take(head.id)
                step = None if row is None else await self._resolve(books, row)
                if row is None:  # spared meanwhile; or taken by a turn of whose end we were never told
                    await books.outbox.put_back(head.id, not_before=0, in_doubt=True)
            if row is None:  # not to be run in circles after
                await asyncio.sleep(BEHIND_ITS_SEND_SECONDS)
            elif step is not None and self._holds:  # else whoever sends now finds it in doubt
                await self._deliver(row, *step)

    def _pause(self, head: Head) -> float:
        """Seconds until it may be tried. By the clock only where another life of ours has set it, and then not for
        long: the clock may have been put back since."""
        if head.id in self._later:
            return self._later.pop(head.id) - time.monotonic()
        return min((head.not_before - wall_ms()) / 1000, LONGEST_PAUSE)

    async def _put_back(self, books: SqlBooks, row: int, seconds: float, *, in_doubt: bool = False) -> None:
        self._later[row] = time.monotonic() + seconds
        await books.outbox.put_back(row, not_before=wall_ms() + int(seconds * 1000), in_doubt=in_doubt)

    async def _resolve(self, books: SqlBooks, row: OutboxRow) -> tuple[Outgoing, Target | None] | None:
        """What is to be done now, and to which message. None: nothing, and the row is dealt with."""
        outgoing = row.outgoing
        if isinstance(outgoing, Send | File):
            if outgoing.chat != row.chat:  # the group moved: ids of the old one mean other messages in the new
                outgoing = outgoing.model_copy(update={"chat": row.chat} | NOT_THERE.get(outgoing.kind, {}))
            return outgoing, None
        if isinstance(outgoing, React):
            if outgoing.chat == row.chat:
                return outgoing, None
            await self._spare(books, row)  # its message stands in a closed group
            return None
        known = await books.sent.message(outgoing.ref)
        if known is None:
            if await books.outbox.on_its_way(outgoing.ref, before=row.id):
                await self._put_back(books, row.id, BEHIND_ITS_SEND_SECONDS)
            else:
                await self._spare(books, row)  # its message never arrived
            return None
        if known.moved_to is not None:
            if isinstance(outgoing, Delete | Pin):
                await self._spare(books, row)
                return None
            # The old card stands in a closed group: it gets a new one where the neighbours are now.
            return Send(chat=known.moved_to, message=outgoing.message, ref=outgoing.ref, silent=True), None
        if isinstance(outgoing, Edit) and known.digest == digest(outgoing.message):
            await self._spare(books, row)
            return None
        return outgoing, Target(known.chat, known.message_id)

    async def _spare(self, books: SqlBooks, row: OutboxRow) -> None:
        self._metrics.spared.inc()
        await books.outbox.done(row.id, "dropped", at=wall_ms())

    async def _deliver(self, row: OutboxRow, outgoing: Outgoing, target: Target | None) -> None:
        """Send it, and write down how it went. Cancelled meanwhile, the row stays in doubt."""
        try:
            message_id = await self._call(outgoing, target)
        except TelegramError as problem:
            if isinstance(problem, BadRequest | Forbidden | RetryAfter):
                self._answered_at = time.monotonic()
            self._metrics.send_errors.labels(type(problem).__name__).inc()
            await self._record(row, await self._failed(row, outgoing, target, problem))
            self.wake()  # another chat may owe something now
            return
        self._answered_at = time.monotonic()
        self._metrics.sent.labels(outgoing.kind).inc()
        self.lanes.progressed()
        await self._record(row, self._delivered(row, outgoing, target, message_id))

    async def _call(self, outgoing: Outgoing, target: Target | None, *, marked_up: bool = True) -> int | None:
        match outgoing, target:
            case Send(), _:
                return await self._delivery.send(outgoing, marked_up=marked_up)
            case File(), _:
                await self._delivery.file(outgoing, marked_up=marked_up)
            case React(), _:
                await self._delivery.react(outgoing)
            case Edit(), Target(chat, message_id):
                await self._delivery.edit(chat, message_id, outgoing.message, marked_up=marked_up)
            case Delete(), Target(chat, message_id):
                await self._delivery.delete(chat, message_id)
            case Pin(), Target(chat, message_id):
                await self._delivery.pin(chat, message_id)
        return None

    def _delivered(self, row: OutboxRow, outgoing: Outgoing, target: Target | None, message_id: int | None) -> Write:
        async def write(books: SqlBooks) -> None:
            now = wall_ms()
            await books.outbox.done(row.id, "sent", at=now)
            match outgoing:
                case Send(ref=str(ref)) if message_id is not None:
                    await books.sent.put(ref, outgoing.chat, message_id, digest(outgoing.message), at=now)
                case Edit() if target is not None:
                    await books.sent.stands(target.chat, target.message_id, digest(outgoing.message))
                case Delete() if target is not None:
                    await books.sent.gone(target.chat, target.message_id)

        return write

    async def _failed(self, row: OutboxRow, outgoing: Outgoing, target: Target | None, problem: TelegramError) -> Write:
        """What to write down; a 400 that can be mended is mended and sent once more."""
        match problem:
            case RetryAfter():
                seconds = seconds_of(problem)
                self._pace.hold(row.chat, seconds)
                LOG.warning(facts("told_to_wait", chat=row.chat, seconds=seconds))
                return self._again(row, seconds)
            case ChatMigrated():
                await self._record(row, _moved(row.chat, problem.new_chat_id), row.chat, problem.new_chat_id)
                return self._again(row, 0.0)
            case Forbidden():
                return self._unreachable(row, outgoing)
            case InvalidToken():
                LOG.error(facts("send_refused", meaning="the token was revoked"))
                return self._again(row, NOT_SENT_PAUSES[-1])
            case BadRequest():
                return await self._bad_request(row, outgoing, target, problem)
            case NotSent():
                return self._again(row, NOT_SENT_PAUSES[min(row.tries, len(NOT_SENT_PAUSES)) - 1])
            case NetworkError() | TelegramError():
                return self._doubtful(row, problem)
        raise AssertionError("every TelegramError is matched")

    def _again(self, row: OutboxRow, seconds: float, *, in_doubt: bool = False) -> Write:
        async def write(books: SqlBooks) -> None:
            await self._put_back(books, row.id, seconds, in_doubt=in_doubt)

        return write

    def _doubtful(self, row: OutboxRow, problem: TelegramError) -> Write:
        """No answer, or a server's fault: it may stand there. It is owed at least once, so it goes again."""
        last_pause = DOUBT_PAUSES[min(max(row.doubts - 1, 0), len(DOUBT_PAUSES) - 1)]
        outage = time.monotonic() - self._answered_at > last_pause
        if row.doubts >= (MOST_IN_AN_OUTAGE if outage else MOST_DOUBTS):
            return self._given_up(row, problem)
        self._metrics.in_doubt.inc()
        LOG.warning(facts("send_in_doubt", chat=row.chat, row=row.id, problem=type(problem).__name__))
        return self._again(row, DOUBT_PAUSES[min(row.doubts, len(DOUBT_PAUSES) - 1)], in_doubt=True)

    def _given_up(self, row: OutboxRow, problem: TelegramError) -> Write:
        code = self._incidents.note("sender", problem, row=row.id, chat=row.chat)
        return self._ended(row, "failed", incident=code)

    def _ended(self, row: OutboxRow, state: End, *, incident: str | None = None) -> Write:
        async def write(books: SqlBooks) -> None:
            await books.outbox.done(row.id, state, at=wall_ms(), incident=incident)

        return write

    def _unreachable(self, row: OutboxRow, outgoing: Outgoing) -> Write:
        """They never pressed Start, or blocked the bot: what is said otherwise is owed instead."""

        async def write(books: SqlBooks) -> None:
            await books.outbox.done(row.id, "failed", at=wall_ms())
            if row.chat > 0:
                await books.people.unreachable(row.chat)
            if isinstance(outgoing, Send) and outgoing.otherwise is not None:
                await books.outbox.put([outgoing.otherwise], at=wall_ms())

        return write

    def _afresh(self, row: OutboxRow, edit: Edit, afresh: Afresh, target: Target) -> Write:
        """Somebody deleted what still matters: it is owed again."""
        anew = Send(
            chat=target.chat,
            message=edit.message,
            thread=afresh.thread,
            reply_to=afresh.reply_to,
            ref=edit.ref,
            silent=True,
        )

        async def write(books: SqlBooks) -> None:
            await books.sent.gone(target.chat, target.message_id)
            await books.outbox.become(row.id, anew)

        return write

    async def _bad_request(
        self, row: OutboxRow, outgoing: Outgoing, target: Target | None, problem: BadRequest
    ) -> Write:
        match Trouble.of(problem), outgoing:
            case Trouble.NOT_MODIFIED, Edit():
                return self._delivered(row, outgoing, target, None)
            case Trouble.MESSAGE_GONE, Edit(afresh=Afresh() as afresh) if target is not None:
                LOG.info(facts("message_sent_afresh", chat=row.chat, row=row.id))
                return self._afresh(row, outgoing, afresh, target)
            case (Trouble.MESSAGE_GONE, Edit()) | (Trouble.DELETE_GONE | Trouble.MESSAGE_GONE, Delete()):
                LOG.info(facts("message_gone", chat=row.chat, row=row.id))
                return self._ended(row, "dropped")
            case _, Pin():  # not allowed, or gone: the words stand there all the same
                LOG.info(facts("not_pinned", chat=row.chat, row=row.id))
                return self._ended(row, "dropped")
            case _, React():  # no reactions there, or the message is gone: a sign is no promise
                LOG.info(facts("not_reacted", chat=row.chat, row=row.id))
                return self._ended(row, "dropped")
            case Trouble.CHAT_GONE, _:
                return self._unreachable(row, outgoing)
            case Trouble.MARKUP, _:
                self._incidents.note("markup", problem, row=row.id, chat=row.chat)
                return await self._mended(row, outgoing, target, marked_up=False)
            case Trouble.REPLY_GONE, Send(reply_to=int()):
                return await self._mended(row, outgoing.model_copy(update={"reply_to": None}), target)
            case Trouble.THREAD_GONE, Send(thread=int()):
                return await self._mended(row, outgoing.model_copy(update={"thread": None}), target)
        return self._given_up(row, problem)

    async def _mended(
        self, row: OutboxRow, outgoing: Outgoing, target: Target | None, *, marked_up: bool = True
    ) -> Write:
        """Once more without what the server did not like."""
        try:
            message_id = await self._call(outgoing, target, marked_up=marked_up)
        except BadRequest as problem:
            return self._given_up(row, problem)
        except TelegramError as problem:
            return await self._failed(row, outgoing, target, problem)
        self._metrics.sent.labels(outgoing.kind).inc()
        return self._delivered(row, outgoing, target, message_id)

    async def _record(self, row: OutboxRow, write: Write, *chats: int) -> None:
        """Write it down, however long the database cannot: until then the row stands as on its way. `chats`: whose
        turn that is, where neighbours can disagree about what it changes."""
        tries = 0
        while True:
            try:
                async with self._store.turn(*chats) as books:
                    await write(books)
            except (Overlapped, Unreachable) as problem:
                self.lanes.note(problem, row=row.id)
                await asyncio.sleep(RECORD_PAUSES[min(tries, len(RECORD_PAUSES) - 1)])
            except Exception as problem:  # noqa: BLE001  # a fault of ours must not keep the chat waiting for ever
                code = self._incidents.note("sender", problem, row=row.id)
                if tries >= len(RECORD_PAUSES):
                    write = self._ended(row, "failed", incident=code)
                await asyncio.sleep(RECORD_PAUSES[min(tries, len(RECORD_PAUSES) - 1)])
            else:
                return
            tries += 1


def _moved(old: int, new: int) -> Write:
    """Nobody told us, or not yet: Telegram forgets after a day that a group has become a supergroup."""

    async def write(books: SqlBooks) -> None:
        await books.move_chat(old, new)

    return write
