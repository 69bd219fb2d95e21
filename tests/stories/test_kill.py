"""kill -9 of the real program, again and again while people talk: nothing lost, nothing claimed twice."""

import asyncio
import contextlib
import os
import random
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from tests.neighbourhood import Neighbourhood

KILLS = 10
GROUPS = 10
CLAIMERS = 10
CHATTER = 39  # beside one need and ten claims: fifty messages a group, five hundred in all
TOKEN = "123456:" + "A" * 35

pytestmark = pytest.mark.processes


@asynccontextmanager
async def server() -> AsyncIterator[str]:
    """The embedded server as a process of its own, so that the world outlives the bot."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "playground.emulator", "--token", TOKEN, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        await process.wait()


async def bot(root: str, database: Path, log: Path) -> asyncio.subprocess.Process:
    settings = {
        "LINLI_BOT_TOKEN": TOKEN,
        "LINLI_API_ROOT": root,
        "LINLI_DATABASE_URL": f"sqlite:///{database}",
        "LINLI_LISTEN": "127.0.0.1:0",
    }
    with log.open("ab") as out:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            "from bot.cli import main; main()",
            "run",
            env=os.environ | settings,
            stdout=out,
            stderr=out,
        )


async def talk(home: Neighbourhood) -> None:
    """Fifty messages in every group, all groups at once: a need, ten who claim it in order, and chatter between."""

    async def in_group(number: int) -> None:
        title = f"小区{number}"
        chat = home.groups[title]
        need = await home.play("say", chat=chat, user=home.people[f"求{number}"], text="谁有电钻借一下")
        lines = [("chat", n) for n in range(CHATTER)] + [("claim", n) for n in range(CLAIMERS)]
        random.Random(number).shuffle(lines)
        lines.sort(key=lambda line: line[1] if line[0] == "claim" else random.Random(line[1]).random() * CLAIMERS)
        for kind, n in lines:
            who = home.people[f"帮{number}-{n % CLAIMERS}"]
            more = {"reply_to": need["message_id"]} if kind == "claim" else {}
            text = "我有，来拿" if kind == "claim" else f"今天天气真好{n}"
            await home.play("say", chat=chat, user=who, text=text, **more)
            await asyncio.sleep(0.4)

    await asyncio.gather(*(in_group(number) for number in range(GROUPS)))


def rows(database: Path, sql: str) -> list[tuple[int | str, ...]]:
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


async def until_quiet(home: Neighbourhood, database: Path) -> None:
    """All confirmed, all handled, all delivered."""
    await home.settle()
    async with asyncio.timeout(240):
        while rows(  # noqa: ASYNC110 - another process has the database; there is no event
            database, "SELECT 1 FROM inbox WHERE state = 'waiting' LIMIT 1"
        ) or rows(database, "SELECT 1 FROM outbox WHERE state IN ('waiting', 'sending') LIMIT 1"):
            await asyncio.sleep(0.5)


async def test_ten_kills_while_five_hundred_messages_come_in(tmp_path: Path) -> None:
    database, log = tmp_path / "linli.db", tmp_path / "log"
    async with server() as root, aiohttp.ClientSession(root) as session:
        home = Neighbourhood(session)
        for number in range(GROUPS):
            names = [f"求{number}", *(f"帮{number}-{n}" for n in range(CLAIMERS))]
            for name in names:
                home.people[name] = (await home.play("people", name=name, started=False))["id"]
            group = await home.play(
                "groups",
                title=f"小区{number}",
                members=[home.people[name] for name in names],
                admins=[home.people[names[0]]],
            )
            home.groups[f"小区{number}"] = group["id"]
        talking = asyncio.create_task(talk(home))
        for _ in range(KILLS):
            running = await bot(root, database, log)
            await asyncio.sleep(random.uniform(1.5, 3.0))
            running.kill()
            await running.wait()
        running = await bot(root, database, log)
        await talking
        await until_quiet(home, database)
        cards = [await home.cards(where=title) for title in home.groups]
        running.terminate()
        await running.wait()

    claims = rows(database, "SELECT post_id, person_id, state FROM claims ORDER BY id")
    holders = [claim for claim in claims if claim[2] == "holding"]
    asides = rows(database, "SELECT count(*) FROM inbox WHERE state = 'aside'")
    first = {home.people[f"帮{number}-0"] for number in range(GROUPS)}
    assert len(claims) == len({claim[:2] for claim in claims}) == GROUPS * CLAIMERS
    assert len(holders) == GROUPS
    assert {claim[1] for claim in holders} == first
    assert asides == [(0,)]
    assert [len([card for card in of_one if "电钻" in card["text"]]) >= 1 for of_one in cards] == [True] * GROUPS
    assert "Traceback" not in log.read_text("utf-8")
