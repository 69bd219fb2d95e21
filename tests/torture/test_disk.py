"""The disk: full while people talk, only to be read, or broken. Nothing confirmed is lost, and the operator is told."""

import asyncio
import os
import random
import sys
from pathlib import Path

import pytest

from storage.database import open_store
from tests.torture import notary
from tests.torture.checker import check
from tests.torture.disk import disk
from tests.torture.processes import ROOT, Bot
from tests.torture.torment import Plan, stage

pytestmark = pytest.mark.processes
TALK_SECONDS, FULL_SECONDS = 3.0, 4.0


async def test_a_full_disk_loses_nothing_whoever_is_killed_and_started_on_it(tmp_path: Path) -> None:
    with disk(tmp_path / "disk") as it_stands_on:
        url = f"sqlite:///{it_stands_on.folder / 'linli.db'}"
        async with stage(tmp_path, Plan(seed=1, kills=0, kinds=(), groups=3), url) as it:
            it.bots.append(bot := await it.bot())
            await bot.started()
            talking = asyncio.create_task(it.talk.run())
            await asyncio.sleep(TALK_SECONDS)
            it_stands_on.fill(bot.process.pid)
            await asyncio.sleep(FULL_SECONDS)
            told, up = "event=incident" in bot.said, bot.ended is None
            if it_stands_on.mounted:  # the limit of a process would not outlive it
                await it.kill(it.bots.pop())
                it.bots.append(bot := await it.bot())
                await asyncio.sleep(FULL_SECONDS)
            it_stands_on.free(bot.process.pid)
            it.talk.stopping = it.troubled = True
            await talking
            await it.until_quiet()
            ended = await bot.stop()
            record = await it.record()
    assert (told, up, ended, check(record)) == (True, True, 0, [])


async def said_at_the_start(url: str, folder: Path) -> tuple[int | None, str]:
    """Exit code and words of a start that should not be."""
    bot = await Bot.start("http://127.0.0.1:9", url, folder / "log")
    try:
        async with asyncio.timeout(30):
            await bot.process.wait()
    finally:
        await bot.kill()
    return bot.ended, bot.said


async def test_a_database_that_can_only_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    with disk(tmp_path / "disk") as it_stands_on:
        if not it_stands_on.mounted and os.geteuid() == 0:
            pytest.skip("root may write where nobody may, and nothing can be mounted here")
        path = it_stands_on.folder / "linli.db"
        url = f"sqlite:///{path}"
        async with await open_store(url):
            pass
        it_stands_on.lock()
        code, said = await said_at_the_start(url, tmp_path)
    assert (code, str(path) in said.splitlines()[-1], "Traceback" in said) == (2, True, False)


async def linli(url: str, *arguments: str) -> int:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.cli", *arguments),
        cwd=ROOT,
        env=os.environ | {"LINLI_DATABASE_URL": url},
        stdout=asyncio.subprocess.DEVNULL,
    )
    return await process.wait()


async def test_a_broken_page_is_said_before_anything_is_changed_and_a_backup_has_everything(tmp_path: Path) -> None:
    path, backup = tmp_path / "linli.db", tmp_path / "backup.db"
    url = f"sqlite:///{path}"
    async with stage(tmp_path, Plan(seed=3, kills=0, kinds=(), groups=1)) as it:
        bot = await it.bot()
        it.bots.append(bot)
        talking = asyncio.create_task(it.talk.run())
        await bot.started()
        await asyncio.sleep(TALK_SECONDS)
        it.talk.stopping = True
        await talking
        await it.until_quiet()
        backed_up = await linli(url, "backup", str(backup))
        await bot.stop()
        before = await it.record()
    broken = path.read_bytes()
    path.write_bytes(broken[:-4096] + random.Random(4).randbytes(4096))
    left = path.read_bytes()
    code, said = await said_at_the_start(url, tmp_path)
    untouched = path.read_bytes() == left
    restored = await linli(url, "restore", str(backup))
    where = notary.database(url)
    after = (await notary.entries(where), await notary.posts(where), await notary.claims(where))
    assert (backed_up, code, untouched, restored) == (0, 2, True, 0)
    assert ("linli restore" in said.splitlines()[-1], "Traceback" in said) == (True, False)
    assert after == (before.entries, before.posts, before.claims)
