"""kill -9 of the real program, again and again while people talk: nothing lost, nothing claimed twice."""

import asyncio
import random
from pathlib import Path

import aiohttp
import pytest

from tests.neighbourhood import Neighbourhood
from tests.stories.processes import bot, check, move_in, server, talk, until_quiet

KILLS = 10

pytestmark = pytest.mark.processes


async def test_ten_kills_while_five_hundred_messages_come_in(database: str, tmp_path: Path) -> None:
    log = tmp_path / "log"
    async with server() as root, aiohttp.ClientSession(root) as session:
        home = Neighbourhood(session)
        await move_in(home)
        talking = asyncio.create_task(talk(home))
        for _ in range(KILLS):
            running = await bot(root, database, log)
            await asyncio.sleep(random.uniform(1.5, 3.0))
            running.kill()
            await running.wait()
        running = await bot(root, database, log)
        await talking
        await until_quiet(home, database)
        running.terminate()
        await running.wait()
        await check(home, database, [log])
