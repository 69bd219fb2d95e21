"""Two processes of the real program on one PostgreSQL: they share the work, and one may die or fall asleep."""

import asyncio
import random
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from storage.leases import LEASE_SECONDS
from tests import postgres
from tests.databases import rows
from tests.neighbourhood import Neighbourhood
from tests.stories.processes import bot, check, move_in, server, talk, until_quiet

KILLS = 6

pytestmark = pytest.mark.processes


class Replica:
    """One process, started again under the same name."""

    def __init__(self, root: str, database: str, log: Path) -> None:
        self._root, self._database, self.log = root, database, log
        self.process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self.process = await bot(self._root, self._database, self.log)

    async def is_up(self) -> None:
        async with asyncio.timeout(60):
            while self.said("started") == 0:  # noqa: ASYNC110  # another process
                await asyncio.sleep(0.1)

    def signal(self, number: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(number)

    async def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        await self.process.wait()

    async def stop(self) -> None:
        assert self.process is not None
        self.process.terminate()
        await self.process.wait()

    def said(self, words: str) -> int:
        """How often its log has them."""
        return self.log.read_text("utf-8").count(words) if self.log.exists() else 0


@asynccontextmanager
async def two(folder: Path) -> AsyncIterator[tuple[Neighbourhood, str, list[Replica]]]:
    url = postgres.new_database()
    async with server() as root, aiohttp.ClientSession(root) as session:
        replicas = [Replica(root, url, folder / f"log{number}") for number in range(2)]
        for replica in replicas:
            await replica.start()
            await replica.is_up()
        home = Neighbourhood(session)
        try:
            yield home, url, replicas
        finally:
            for replica in replicas:
                if replica.process is not None and replica.process.returncode is None:
                    replica.signal(signal.SIGCONT)
                    await replica.stop()
    postgres.drop(url)


async def test_either_of_two_replicas_is_killed_again_and_again_and_nothing_is_lost(tmp_path: Path) -> None:
    async with two(tmp_path) as (home, url, replicas):
        await move_in(home)
        talking = asyncio.create_task(talk(home))
        for kill in range(KILLS):
            await asyncio.sleep(random.uniform(1.5, 3.0))
            await replicas[kill % 2].kill()
            await replicas[kill % 2].start()
        await talking
        await until_quiet(home, url)
        await check(home, url, [replica.log for replica in replicas])
        elected = sum(replica.said("role=sender") for replica in replicas)
    assert elected > 1


async def test_a_replica_that_falls_asleep_is_stood_in_for_and_does_nothing_twice_when_it_wakes(tmp_path: Path) -> None:
    async with two(tmp_path) as (home, url, (first, second)):
        await move_in(home)
        talking = asyncio.create_task(talk(home))
        await asyncio.sleep(3)
        asleep, awake = (first, second) if first.said("role=sender") else (second, first)
        asleep.signal(signal.SIGSTOP)
        before = awake.said("role=")
        async with asyncio.timeout(LEASE_SECONDS + 15):
            while awake.said("role=") < before + 2:  # noqa: ASYNC110  # another process: polls and sends now
                await asyncio.sleep(0.2)
        await talking
        await until_quiet(home, url)
        handled = await rows(url, "SELECT count(*) FROM inbox WHERE state = 'handled'")
        asleep.signal(signal.SIGCONT)
        await asyncio.sleep(3)
        await until_quiet(home, url)
        await check(home, url, [first.log, second.log])
        sent = await rows(url, "SELECT count(*), count(DISTINCT chat) FROM sent WHERE ref LIKE 'card:%'")
    assert (sent, handled[0][0] > 0) == ([(10, 10)], True)
