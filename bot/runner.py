"""Turns: per chat in order, chats side by side; state, messages owed and the row's end in one commit."""

import asyncio
import html
import logging
import math
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar
from zoneinfo import ZoneInfo

from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot import logs
from bot.account import Account
from bot.clock import Clock, wall_ms
from bot.incidents import Incidents, traceback_without_words
from bot.jobs import Job, Overtaken, alarm_job, update_job
from bot.lanes import Lanes, Unanswered
from bot.manners import group_of
from bot.metrics import Metrics
from bot.sounds import Sounds
from bot.taps import Taps
from bot.updates import Me
from community.errors import Refusal
from community.members import Language, Role
from handlers.turn import FactNeeded, Facts, Heard, ReachNeeded, RoleNeeded, Turn
from storage.books import SqlBooks
from storage.database import Overlapped, Store, Unreachable
from storage.inbox import HandledTwice
from texts import faults, refusals
from texts.languages import MAIN, speaking
from texts.messages import Message, Outgoing, Send

LOG = logging.getLogger("linli.runner")

TRIES = 3
TRY_AGAIN_SECONDS = (0.1, 0.5)  # what fails for a reason that passes has mostly passed by then
FACTS_PER_TURN = 10  # more, and a handler asks in circles
ASK_AGAIN_SECONDS = (1.0, 2.0, 5.0, 10.0, 20.0)
ASKED_IN_VAIN_SECONDS = 3600.0  # while others get their answers: it is this question, and its chat waits no longer
AT_ONCE = 20  # turns of one chat in a row; a chat with more to do is a flood, and the others come between
BETWEEN_SECONDS = 0.03
TURN_SECONDS = 20.0  # the one writer is waited for by all
ELSEWHERE_SECONDS = 0.25  # another process has the head: it is mostly done by then
ADMINS = ("creator", "administrator")

Handle = Callable[[Turn], Awaitable[None]]
Answer = TypeVar("Answer")


class TooManyFacts(Exception):  # noqa: N818  # a fault of a handler
    """A turn asked for one role after the other."""


class TookTooLong(Exception):  # noqa: N818  # a fault of a handler
    """A turn held its transaction for longer than others can wait."""


@dataclass(frozen=True, slots=True)
class Done:
    """What is left to do after the commit."""

    owed: bool
    answer: tuple[str, bool] | None = None


class Runner:
    """`wake()` when something was stored or the clock moved; `outgoing` is called when messages are owed."""

    def __init__(
        self,
        store: Store,
        account: Account,
        me: Me,
        handle: Handle,
        clock: Clock,
        zone: ZoneInfo,
        taps: Taps,
        metrics: Metrics,
        incidents: Incidents,
        outgoing: Callable[[], None],
        web: str | None = None,
    ) -> None:
        self._store, self._account, self._me, self._handle = store, account, me, handle
        self._clock, self._zone, self._taps = clock, zone, taps
        self._metrics, self._incidents, self._outgoing = metrics, incidents, outgoing
        self._web = web
        self._sounds = Sounds(clock)
        self._in_vain: dict[str, float] = {}  # jobs whose question has no answer, and since when (monotonic)
        self._answered_at = -math.inf  # when Telegram last had an answer to any question
        self.lanes = Lanes("runner", self._find, self._work, incidents, store.side_by_side)

    def wake(self) -> None:
        self.lanes.wake()

    async def _find(self) -> list[int]:
        async with self._store.look() as books:
            return [*await books.inbox.chats(), *await books.alarms.chats(self._clock.now())]

    async def _work(self, chat: int) -> None:
        handled = 0
        while not self.lanes.stopping:
            try:
                job = await self._next(chat)
                if job is None:
                    return
                await self._finish(job)
            except HandledTwice:
                self.lanes.leave(chat, ELSEWHERE_SECONDS)
                return
            except Unanswered as problem:
                self.lanes.note(problem, chat=chat)
                self.lanes.leave(chat, ASK_AGAIN_SECONDS[-1])
                return
            handled += 1
            if handled >= AT_ONCE:
                await asyncio.sleep(BETWEEN_SECONDS)

    async def _next(self, chat: int) -> Job | None:
        """What is due first: it was due before what was written now."""
        async with self._store.look() as books:
            alarm = await books.alarms.head(chat, self._clock.now())
            row = None if alarm is not None else await books.inbox.head(chat)
        if alarm is not None:
            return alarm_job(alarm)
        if row is None:
            return None
        try:
            return update_job(row, self._me)
        except Exception as problem:  # noqa: BLE001  # a row that cannot be read never stops its chat
            async with self._store.turn() as books:
                await books.inbox.claim(row.id)
                code = self._incidents.note("runner", problem, job=f"inbox/{row.id}")
                await books.inbox.set_aside(row.id, code, at=wall_ms())
            return await self._next(chat)

    async def _finish(self, job: Job) -> None:
        """As far as it goes now: what could not be done is at the head again. HandledTwice: another has it."""
        try:
            done = await self._tried(job)
        except Overtaken:
            return
        except Overlapped:
            await asyncio.sleep(TRY_AGAIN_SECONDS[0])
            return
        if done is None:
            await asyncio.sleep(TRY_AGAIN_SECONDS[job.tries])
            return
        self._in_vain.pop(job.name, None)
        self._after(job, done)
        self.lanes.progressed()

    async def _tried(self, job: Job) -> Done | None:
        """Handle it, refuse it, or set it aside after three tries; None where there are tries left."""
        try:
            return await self._with_facts(job)
        except (Overtaken, HandledTwice, Overlapped):
            raise
        except Unreachable:
            raise  # not the row's fault, so no try of its three: the lane waits and comes back to it
        except Unanswered as problem:
            if not self._is_this_question(job):
                raise  # nor this
            return await self._failed(job, problem)
        except Refusal as refusal:
            self._metrics.refusals.labels(type(refusal).__name__).inc()
            return await self._refuse(job, refusal)
        except Exception as problem:  # noqa: BLE001  # poison: this row, not the others
            return await self._failed(job, problem)

    async def _failed(self, job: Job, problem: Exception) -> Done | None:
        if job.tries + 1 >= TRIES:
            return await self._set_aside(job, problem)
        report = traceback_without_words(problem, job.heard)
        LOG.warning("%s\n%s", logs.facts("tried_in_vain", job=job.name, tries=job.tries + 1), report)
        async with self._store.turn(first=job.claim) as books:
            await job.tried(books)
        return None

    def _is_this_question(self, job: Job) -> bool:
        """Whether it is not Telegram that is away: others have been answered, and this one has not for too long."""
        since = self._in_vain.setdefault(job.name, time.monotonic())
        return since < self._answered_at and time.monotonic() - since > ASKED_IN_VAIN_SECONDS

    def _after(self, job: Job, done: Done) -> None:
        if job.tap is not None:
            words, alert = done.answer or ("", False)
            self._taps.answer(job.tap, words, alert=alert)
        if done.owed:
            self._outgoing()

    async def _with_facts(self, job: Job) -> Done:
        """Run the turn; where it needs a fact, ask Telegram outside the transaction and run it again."""
        facts = Facts()
        for _ in range(FACTS_PER_TURN):
            try:
                return await self._turn(job, facts)
            except FactNeeded as needed:
                fact = needed
            if isinstance(fact, RoleNeeded):
                role, named = await self._role(fact.group, fact.person)
                facts.roles[fact.group, fact.person] = role
                if named:
                    facts.named.add((fact.group, fact.person))
            elif isinstance(fact, ReachNeeded):
                facts.reach[fact.person] = await self._reach(fact.person)
        raise TooManyFacts(job.name)

    async def _turn(self, job: Job, facts: Facts) -> Done:
        owed: list[Outgoing] = []
        made: list[tuple[int, list[Outgoing]]] = []
        counted: Counter[str] = Counter()
        answer: tuple[str, bool] | None = None
        # Whom Telegram says to be in a group, the books may not have met there yet.
        acts_in = (group for (group, _), role in facts.roles.items() if role != "gone")
        async with self._store.turn(*job.chats, *acts_in, first=job.claim) as books, _at_most(TURN_SECONDS):
            await job.take(books)
            for heard in job.heard:
                zone, language = await self._manners_of(heard, books)
                turn = Turn(heard, books, self._clock.now(), zone, self._me.person, facts, web=self._web)
                with speaking(language):
                    await self._handle(turn)
                said = self._sounds.softened(turn)
                made.append((turn.actor, said))
                owed += said
                counted += turn.counted
                answer = turn.answered or answer
            await books.outbox.put(owed, at=wall_ms())
            for heard in job.heard:
                if heard.kind == "migrated" and heard.new_id is not None:
                    await books.move_chat(heard.where.id, heard.new_id)
        for actor, said in made:
            self._sounds.made(actor, said)
        for heard in job.heard:
            self._metrics.turns.labels(heard.kind).inc()
        self._metrics.count(counted)
        return Done(bool(owed), answer)

    async def _manners_of(self, heard: Heard, books: SqlBooks) -> tuple[ZoneInfo, Language]:
        """Whose clock, and which language: the group's; in private the language of the group they were met in last."""
        group = await group_of(heard.where.id, books)
        if group is None:
            return self._zone, MAIN
        return ZoneInfo(group.zone) if group.zone and heard.where.kind == "group" else self._zone, group.language

    async def _language_of(self, job: Job, books: SqlBooks) -> Language:
        return (await self._manners_of(job.heard[0], books))[1] if job.heard else MAIN

    async def _role(self, group: int, person: int) -> tuple[Role, bool]:
        """As Telegram says now; and whether they have the role only because an admin named them."""
        try:
            member = await self._asked(lambda: self._account.get_chat_member(group, person))
        except ChatMigrated as moved:
            if await self._move(group, moved.new_chat_id):
                raise Overtaken(str(group)) from moved
            return await self._role(moved.new_chat_id, person)
        except (BadRequest, Forbidden):
            return "gone", False  # no such person there, or the bot itself is out
        if member.status in ADMINS:
            return "admin", False
        here = member.status == "member" or getattr(member, "is_member", False)
        if not here:
            return "gone", False
        async with self._store.look() as books:  # whom an admin named may do what admins may
            named = await books.organizers.has(group, person)
            return "admin" if named else "member", named

    async def _move(self, old: int, new: int) -> bool:
        """Nobody told us, or not yet. Whether the old id was known: then what was read with it is read again."""
        async with self._store.turn(old, new) as books:
            known = await books.groups.get(old) is not None
            await books.move_chat(old, new)
        return known

    async def _reach(self, person: int) -> bool:
        """Whether they pressed Start: 「正在输入…」 is shown to whoever did, the others cannot be written to."""
        try:
            await self._asked(lambda: self._account.send_chat_action(person, ChatAction.TYPING))
        except (BadRequest, Forbidden):
            return False
        return True

    async def _asked(self, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        """BadRequest and Forbidden are answers as well; without any: Unanswered."""
        try:
            answer = await self._patiently(ask)
        except (BadRequest, Forbidden, ChatMigrated):
            self._answered_at = time.monotonic()
            raise
        except TelegramError as problem:
            raise Unanswered(type(problem).__name__) from problem
        self._answered_at = time.monotonic()
        return answer

    async def _patiently(self, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        """While Telegram cannot be reached the chat waits; then other chats come first for a while."""
        for pause in ASK_AGAIN_SECONDS:
            try:
                return await ask()
            except (BadRequest, Forbidden, ChatMigrated):
                raise
            except RetryAfter as problem:
                await asyncio.sleep(seconds_of(problem))
            except TelegramError:
                await asyncio.sleep(pause)
        return await ask()

    async def _refuse(self, job: Job, refusal: Refusal) -> Done:
        """Rolled back; now say why, and be done with it."""
        async with self._store.turn(first=job.claim) as books:
            await job.take(books)
            with speaking(await self._language_of(job, books)):
                words = refusals.explain(refusal)
            owed = [] if job.tap is not None else _told_quietly(job.heard, words)
            await books.outbox.put(owed, at=wall_ms())
        return Done(bool(owed), (words, True))

    async def _set_aside(self, job: Job, problem: Exception) -> Done:
        async with self._store.turn(first=job.claim) as books:
            code = self._incidents.note("runner", problem, job.heard, job=job.name)
            await job.set_aside(books, code)
            with speaking(await self._language_of(job, books)):
                words = faults.incident(code)
            owed = _told_privately(job.heard, words)
            await books.outbox.put(owed, at=wall_ms())
        return Done(bool(owed), (words, True))


@asynccontextmanager
async def _at_most(seconds: float) -> AsyncIterator[None]:
    """TookTooLong, which no store takes for its own TimeoutError."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as problem:
        raise TookTooLong(seconds) from problem


def seconds_of(problem: RetryAfter) -> float:
    period = problem.retry_after
    return float(period) if isinstance(period, int) else period.total_seconds()


def _told_quietly(heard: tuple[Heard, ...], words: str) -> list[Outgoing]:
    """Privately, or not at all: a group hears nothing of what one neighbour may not do."""
    if not heard or heard[0].who is None:
        return []
    return [Send(chat=heard[0].who.id, message=Message(html=html.escape(words, quote=False)))]


def _told_privately(heard: tuple[Heard, ...], words: str) -> list[Outgoing]:
    """Of a fault people hear where they spoke to the bot: a private chat or a command. A group never does."""
    if not heard or heard[0].kind != "message":
        return []
    first = heard[0]
    if first.where.kind != "private" and first.command is None:
        return []
    message = Message(html=html.escape(words, quote=False))
    return [Send(chat=first.where.id, message=message, thread=first.where.thread_id, reply_to=first.message_id)]
