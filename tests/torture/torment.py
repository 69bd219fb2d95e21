"""One run: people talk, faults blow, the bot dies again and again; then calm, and what is known is gathered."""

import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from tests.torture import notary, processes
from tests.torture.clock import WallClock
from tests.torture.forger import Forger
from tests.torture.front import Front, certificate
from tests.torture.notary import Database
from tests.torture.processes import SECRET, Bot, Zygote
from tests.torture.record import Kill, Record, journal
from tests.torture.talk import Talk
from tests.torture.weather import SQUALLS, Weather

LIFE = (0.2, 3.0)  # seconds that the bot is up between two kills
PAUSED = 0.08  # of the acts against replicas: one of them hangs
PAUSE = (1.0, 22.0)  # a lease ends after 15
ALL = 0.15  # all of them die at once
HUNG_UP = 0.1  # the database hangs up on everybody
STILLBORN = 0.2  # of its lives end while it starts
START_SECONDS = 20.0  # a busy machine; in a storm it takes longer, and nobody waits for that
STILL_COMING = 5.0  # what had left the dead is read by a busy server this much later
CALM_SECONDS = 300.0  # to be done with everything when the weather is over: Telegram allows 20 a minute a group
PATIENCE = aiohttp.ClientTimeout(total=90)


class Untold(AssertionError):  # noqa: N818  # read as a word
    """The server refused an act of the harness itself."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`kills` -9, with the weather `kinds`, and an outage of so many seconds after every `outage_every` kills."""

    seed: int
    kills: int
    kinds: tuple[str, ...] = tuple(SQUALLS)
    groups: int = 10
    replicas: int = 1
    life: tuple[float, float] = LIFE
    outage: float = 0.0
    outage_every: int = 25
    forked: bool = False  # lives begin from one interpreter that has imported all: more of them in an hour
    jumps: bool = False  # of the wall clock; needs libfaketime
    webhook: bool = False  # Telegram calls, through a proxy, and so does a forger; needs openssl


class Stage:
    """The server with its people, the database with its notary, and one bot at a time."""

    def __init__(self, root: str, session: aiohttp.ClientSession, database: Database, folder: Path, plan: Plan) -> None:
        self.root, self._session, self.database, self.folder, self.plan = root, session, database, folder, plan
        self.chance = random.Random(f"{plan.seed}/kills")
        self.talk = Talk(self.play, self.messages, plan.seed, plan.groups)
        self.weather = Weather(self.play, plan.seed, plan.kinds)
        self.clock = WallClock(folder, plan.seed) if plan.jumps else None
        self.front = Front(lambda: [bot.port for bot in self.bots if bot.ended is None], plan.seed)
        self.forger = Forger(lambda: self.front.address, lambda: self.talk.chats, SECRET, plan.seed)
        self.kills: list[Kill] = []
        self.pauses: list[Kill] = []
        self.cuts: list[Kill] = []
        self.bots: list[Bot] = []
        self.exits: list[int] = []
        self.troubled = False
        self.zygote: Zygote | None = None

    @property
    def environment(self) -> Mapping[str, str]:
        return {} if self.clock is None else self.clock.environment

    @property
    def log(self) -> Path:
        return self.folder / "log"

    async def play(self, act: str, *, patient: bool = False, **body: Any) -> dict[str, Any]:
        """`patient`: the bot may fail to answer in time."""
        async with self._session.post(f"/play/{act}", json=body) as response:
            answer: dict[str, Any] = await response.json()
        if response.status != 200 and not (patient and response.status == 504):
            raise Untold(f"/play/{act} {body}: {answer}")
        return answer

    async def messages(self, chat: int) -> list[dict[str, Any]]:
        async with self._session.get("/play/messages", params={"chat": chat}) as answer:
            found: list[dict[str, Any]] = await answer.json()
            return found

    async def bot(self) -> Bot:
        front = self.front.address
        return await Bot.start(self.root, self.database.url, self.log, self.environment, self.zygote, front)

    async def kill(self, bot: Bot) -> None:
        """Whoever has died before is written down as dead by themselves."""
        if bot.ended is not None:
            self.exits.append(bot.ended)
        await bot.kill()
        at = time.monotonic()
        self.kills.append(Kill(at, await notary.sending(self.database), until=at + STILL_COMING))

    async def live_and_die(self) -> None:
        """One life of the bot; of several, something happens to one of them or to all."""
        while len(self.bots) < self.plan.replicas:
            self.bots.append(await self.bot())
        if self.chance.random() < STILLBORN:
            await asyncio.sleep(self.chance.uniform(0.0, 1.5))
        else:
            await self.up(self.bots[-1])
            await asyncio.sleep(self.chance.uniform(*self.plan.life))
        if self.plan.replicas > 1:
            await self._trouble()
        doomed = self.bots if self.chance.random() < ALL else [self.chance.choice(self.bots)]
        for bot in list(doomed):
            self.bots.remove(bot)
            await self.kill(bot)

    async def _trouble(self) -> None:
        """Before somebody dies: one hangs, or the database hangs up on all."""
        if self.chance.random() < PAUSED:
            sending = await notary.sending(self.database)
            at = time.monotonic()
            await self.chance.choice(self.bots).pause(self.chance.uniform(*PAUSE))
            self.pauses.append(Kill(at, sending, until=time.monotonic() + 1))
        if self.chance.random() < HUNG_UP:
            sending = await notary.sending(self.database)
            if await self.database.hang_up():
                self.troubled = True
                self.cuts.append(Kill(time.monotonic(), sending | await notary.sending(self.database)))

    async def up(self, bot: Bot) -> None:
        """When it has started, but in a storm nobody waits for that."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(START_SECONDS):
                await bot.started()

    async def until_quiet(self) -> None:
        """All confirmed, all handled, all said, twice in a row: what was handled last may owe something."""
        async with asyncio.timeout(CALM_SECONDS):
            quiet = 0
            while quiet < 2:
                if any(bot.ended is not None for bot in self.bots):
                    return
                await self.play("settle", patient=True)
                quiet = 0 if await notary.busy(self.database) else quiet + 1
                await asyncio.sleep(0.3)

    async def record(self) -> Record:
        updates, calls, confirmed = await asyncio.to_thread(journal, self.folder / "journal")
        return Record(
            updates=updates,
            calls=calls,
            confirmed=confirmed,
            entries=await notary.entries(self.database),
            inbox=await notary.inbox(self.database),
            owed=await notary.owed(self.database),
            posts=await notary.posts(self.database),
            claims=await notary.claims(self.database),
            delivered=await notary.delivered(self.database),
            kills=tuple(self.kills),
            pauses=tuple(self.pauses),
            cuts=tuple(self.cuts),
            log=self.log.read_text("utf-8", "replace"),
            exits=tuple(self.exits),
            jumps=0 if self.clock is None else self.clock.jumps,
            troubled=self.troubled,
            forged=dict(self.forger.answers),
        )


@asynccontextmanager
async def stage(folder: Path, plan: Plan, url: str | None = None) -> AsyncIterator[Stage]:
    """People have moved in, the tables are there, the notary watches; the bot is not running."""
    where = notary.database(url or f"sqlite:///{folder / 'linli.db'}")
    trusted = certificate(folder) if plan.webhook else None
    async with (
        AsyncExitStack() as forks,
        processes.server(folder / "journal", trusted) as root,
        aiohttp.ClientSession(root, timeout=PATIENCE) as session,
    ):
        it = Stage(root, session, where, folder, plan)
        if trusted is not None:
            await forks.enter_async_context(it.front.serving(trusted))
        if plan.forked:
            it.zygote = await forks.enter_async_context(processes.zygote(folder, it.environment))
        first = await it.bot()
        assert await first.started(), first.said
        assert await first.stop() == 0, first.said
        await where.appoint()
        await it.talk.move_in()
        try:
            yield it
        finally:
            for bot in it.bots:
                await bot.kill()


async def torment(folder: Path, plan: Plan, url: str | None = None) -> Record:
    """The whole of it, by the plan → what is known afterwards."""
    async with stage(folder, plan, url) as it:
        talking = asyncio.create_task(it.talk.run())
        blowing = [asyncio.create_task(it.weather.run())]
        if it.clock is not None:
            blowing.append(asyncio.create_task(it.clock.run()))
        if plan.webhook:
            blowing.append(asyncio.create_task(it.forger.run()))
        try:
            for number in range(1, plan.kills + 1):
                await it.live_and_die()
                if plan.outage and number % plan.outage_every == 0:
                    await _outage(it)
        finally:
            it.talk.stopping = True
            for each in blowing:
                each.cancel()
            await asyncio.gather(*blowing, return_exceptions=True)
        await it.weather.clear()
        while len(it.bots) < plan.replicas:
            it.bots.append(await it.bot())
        await talking
        await it.until_quiet()
        for bot in it.bots:
            code = await bot.stop() if bot.ended is None else bot.ended
            if code != 0:
                it.exits.append(code)
        return await it.record()


async def _outage(it: Stage) -> None:
    """Telegram is down for a while, and the bot is up."""
    if not it.bots:
        it.bots.append(await it.bot())
    await it.up(it.bots[-1])
    await it.weather.outage(it.plan.outage)
    await it.kill(it.bots.pop())
