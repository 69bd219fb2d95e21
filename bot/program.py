"""The whole bot: everything that runs, started and stopped in order."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from itertools import count
from typing import Any, Self

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError

import handlers
from bot.account import ALLOWED_UPDATES, Account
from bot.care import Care
from bot.clock import Clock, MovableClock, SystemClock
from bot.delivery import Delivery
from bot.floods import Floods
from bot.health import Health
from bot.incidents import Incidents
from bot.intake import Intake
from bot.logs import facts, silence_libraries
from bot.metrics import Metrics
from bot.pace import Pace
from bot.poller import Poller
from bot.runner import Handle, Runner, seconds_of
from bot.sender import Sender
from bot.settings import Settings
from bot.taps import Taps
from bot.ticker import Ticker
from bot.updates import Me
from bot.web import WEBHOOK_PATH, Webhook, application, serve
from handlers import calendars
from handlers.concerns import Concerns
from handlers.concerns import concerns as handlers_concerns
from nlp.warm import warm
from storage.database import Overlapped, Unreachable, open_store
from storage.lease import Lease
from texts.commands import MENUS
from texts.languages import speaking, t

LOG = logging.getLogger("linli.program")
FINISH_SECONDS = 3.0  # for turns and sends under way when the program stops
RETRY_SECONDS = (1.0, 2.0, 5.0, 10.0)  # the last again and again: nobody is heard meanwhile
IDLE_LOOK_SECONDS = 0.01

SCOPES: dict[str, Callable[[], BotCommandScope]] = {
    "private": BotCommandScopeAllPrivateChats,
    "group": BotCommandScopeAllGroupChats,
    "admin": BotCommandScopeAllChatAdministrators,
}


def _pause(problem: TelegramError, failures: int) -> float:
    """Seconds until the next try: as long as the server asks for, or longer each time."""
    if isinstance(problem, RetryAfter):
        return seconds_of(problem)
    return RETRY_SECONDS[min(failures, len(RETRY_SECONDS) - 1)]


class TokenRejected(Exception):  # noqa: N818  # a fact
    """Telegram does not know the token."""


class WayInRefused(Exception):  # noqa: N818  # a fact
    """Telegram will not have the webhook's address: `cause` is what it says of it."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


class Program:
    """`async with Program(settings) as program: await program.run_until(stop)`

    Entering it opens the database, serves health and metrics, waits until Telegram answers, and starts everything.
    Raises what open_store raises, AddressTaken, TokenRejected and WayInRefused.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Clock | None = None,
        pace: Pace | None = None,
        handle: Handle = handlers.handle,
        concerns: Concerns = handlers_concerns,
        on_this_machine: bool = False,
    ) -> None:
        self.settings = settings
        self.clock: Clock = clock or SystemClock()
        self.metrics = Metrics()
        self.incidents = Incidents(self.metrics)
        self.health = Health(self.metrics)
        self.account = Account(settings.bot_token.get_secret_value(), settings.api_root)
        self._pace, self._handle, self._concerns = pace or Pace(), handle, concerns
        self._on_this_machine = on_this_machine
        self._stack = AsyncExitStack()
        self._tasks: list[asyncio.Task[None]] = []
        self.address: tuple[str, int] | None = None  # where health is served, known once entered

    async def __aenter__(self) -> Self:
        silence_libraries()
        try:
            await self._start()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        self.health.starting = "stopping"
        await self._stack.aclose()

    async def _start(self) -> None:
        """Each step is undone in the opposite order."""
        self.store = await self._stack.enter_async_context(await open_store(self.settings.database_url))
        self.health.store = self.store
        webhook = await self._serve()
        await asyncio.to_thread(warm)
        self._stack.push_async_callback(self.account.shutdown)
        me = await self._get_to_know_oneself()
        await self._choose_way_in()
        self._build(me)
        if webhook is not None:
            webhook.intake = self._intake
        self._run(webhook)
        await self._set_menus()
        self.health.starting = None
        LOG.info(facts("started", bot=me.person.id, reads_all=me.reads_all, webhook=webhook is not None))

    async def _serve(self) -> Webhook | None:
        settings = self.settings
        webhook = None
        if settings.webhook_url is not None and settings.webhook_secret is not None:
            webhook = Webhook(settings.webhook_secret.get_secret_value(), self.metrics, self.incidents)
        if settings.address is not None:
            app = application(self.health.problems, self.metrics, webhook, self._feed)
            runner = await serve(app, settings.address)
            self._stack.push_async_callback(runner.cleanup)
            self.address = runner.addresses[0][:2]
        return webhook

    @property
    def _web(self) -> str | None:
        """Where neighbours reach what is served; `on_this_machine`: where it is served, for they are here too."""
        if self.settings.web is None and self._on_this_machine and self.address is not None:
            return f"http://{self.address[0]}:{self.address[1]}"
        return self.settings.web

    async def _feed(self, key: str) -> str | None:
        """A group's calendar, by the key in its address."""
        async with self.store.look() as books:
            return await calendars.read(books, key, self.clock.now())

    async def _get_to_know_oneself(self) -> Me:
        """getMe, for as long as it takes: a Telegram that is down is no reason to stay down."""
        failures = 0
        while True:
            try:
                await self.account.initialize()
            except InvalidToken:
                raise TokenRejected from None  # PTB's message has the token in it
            except TelegramError as problem:
                pause = _pause(problem, failures)
                failures += 1
                self.health.starting = f"telegram: {type(problem).__name__}"
                LOG.warning(facts("telegram_unreachable", problem=type(problem).__name__, retry=pause))
                await asyncio.sleep(pause)
            else:
                return Me(self.account.person, bool(self.account.bot.can_read_all_group_messages))

    async def _choose_way_in(self) -> None:
        """Webhook or polling: Telegram does one of them at a time. For as long as it takes, as getMe; an address that
        it will not have is not asked for again: WayInRefused."""
        settings = self.settings
        for failures in count():
            try:
                if settings.webhook_url is None or settings.webhook_secret is None:
                    await self.account.delete_webhook()
                else:
                    await self.account.set_webhook(
                        settings.webhook_url.rstrip("/") + WEBHOOK_PATH,
                        secret_token=settings.webhook_secret.get_secret_value(),
                        allowed_updates=ALLOWED_UPDATES,
                    )
            except BadRequest as problem:
                raise WayInRefused(problem.message) from problem
            except TelegramError as problem:
                pause = _pause(problem, failures)
                self.health.starting = f"telegram: {type(problem).__name__}"
                LOG.warning(facts("way_in_not_set", problem=type(problem).__name__, retry=pause))
                await asyncio.sleep(pause)
            else:
                return

    def _build(self, me: Me) -> None:
        self._me = me
        self._taps = Taps(self.account, self.metrics)
        self._sender = Sender(self.store, Delivery(self.account), self._pace, self.metrics, self.incidents)
        self._runner = Runner(
            self.store,
            self.account,
            me,
            self._handle,
            self.clock,
            self.settings.zone,
            self._taps,
            self.metrics,
            self.incidents,
            self._sender.wake,
            self._web,
        )
        self._intake = Intake(
            self.store,
            me,
            self._concerns,
            self._taps,
            self.metrics,
            self.incidents,
            self._wake,
            Floods(self.settings.per_person),
            self.clock,
        )
        self.health.runner, self.health.sender = self._runner.lanes, self._sender.lanes
        self._poller = Poller(self.account, self._intake, self.metrics, self.incidents)
        self.care = Care(self.store, self.clock, self.incidents)
        self._ticker = Ticker(self._runner.wake, self.care.take, self.metrics.lag.note)

    def _wake(self) -> None:
        """Something came in; and somebody may have been asked to slow down."""
        self._runner.wake()
        self._sender.wake()

    def _run(self, webhook: Webhook | None) -> None:
        if isinstance(self.clock, MovableClock):
            self.clock.on_move(self._runner.wake)
        self._stack.push_async_callback(self._taps.aclose)
        self._stack.push_async_callback(self._close_lanes)
        self._stack.push_async_callback(self._cancel_tasks)
        self._tasks = [
            asyncio.create_task(self._in_the_role("sender", self._send)),
            asyncio.create_task(self._runner.lanes.run()),
        ]
        if webhook is None:
            self.health.last_contact = self._poller.last_contact
            self._tasks.append(asyncio.create_task(self._in_the_role("poller", self._poller.run)))
        self.store.heed("inbox", self._runner.wake)
        self.store.heed("outbox", self._sender.wake)
        self._tasks.append(asyncio.create_task(self._ticker.run()))

    async def _in_the_role(self, role: str, work: Callable[[Lease], Coroutine[Any, Any, None]]) -> None:
        """What one process of all does, for as long as it is the one."""
        while True:
            async with self.store.elected(f"{role}/{self._me.person.id}") as lease:
                LOG.info(facts("elected", role=role))
                working, lost = asyncio.create_task(work(lease)), asyncio.create_task(lease.lost())
                try:
                    await asyncio.wait({working, lost}, return_when=asyncio.FIRST_COMPLETED)
                    if working.done():
                        working.result()
                except (Overlapped, Unreachable) as problem:
                    LOG.warning(facts("role_interrupted", role=role, problem=str(problem)))
                    await asyncio.sleep(RETRY_SECONDS[0])
                finally:
                    working.cancel()
                    lost.cancel()
                    await asyncio.gather(working, lost, return_exceptions=True)
            LOG.warning(facts("not_elected_any_more", role=role))

    async def _send(self, lease: Lease) -> None:
        await self.care.take()
        await self._sender.run(lease)

    async def _cancel_tasks(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _close_lanes(self) -> None:
        await self._runner.lanes.aclose(FINISH_SECONDS)
        await self._sender.lanes.aclose(FINISH_SECONDS)

    async def _set_menus(self) -> None:
        """The commands people see when they type 「/」; without them the bot works as well."""
        for scope, menu in MENUS.items():
            try:
                await self.account.set_my_commands(
                    [BotCommand(command, words) for command, words in menu], scope=SCOPES[scope]()
                )
                with speaking("en"):
                    english = [BotCommand(command, t(words)) for command, words in menu]
                await self.account.set_my_commands(english, scope=SCOPES[scope](), language_code="en")
            except TelegramError as problem:
                LOG.warning(facts("menu_not_set", scope=scope, problem=type(problem).__name__))

    async def idle(self) -> None:
        """Returns when inbox and outbox are empty, nothing due is left and all taps are answered.

        Updates that the server has and the bot has not yet fetched are not known here.
        """
        while not await self._is_idle():  # noqa: ASYNC110  # the database has no event to wait for
            await asyncio.sleep(IDLE_LOOK_SECONDS)

    async def _is_idle(self) -> bool:
        def busy() -> bool:
            lanes = (self._runner.lanes, self._sender.lanes)
            return self._poller.taking or not self._taps.idle or not all(lane.idle for lane in lanes)

        if busy():
            return False
        async with self.store.look() as books:
            inbox, outbox = await books.inbox.waiting(), await books.outbox.waiting()
            due = await books.alarms.due(self.clock.now())
        if due:
            self._runner.wake()  # the tick is a second, and nobody wants to wait for it here
        return not (inbox.count or outbox.count or due or busy())

    async def run_until(self, stop: asyncio.Event) -> None:
        """Until `stop` is set. A task of ours that ends before is a fault and raises."""
        stopped = asyncio.create_task(stop.wait())
        try:
            ended, _ = await asyncio.wait({stopped, *self._tasks}, return_when=asyncio.FIRST_COMPLETED)
            for task in ended - {stopped}:
                task.result()
        finally:
            stopped.cancel()
