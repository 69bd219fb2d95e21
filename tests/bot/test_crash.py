"""kill -9, again and again, while neighbours write: nothing is lost, nothing is handled twice."""

import asyncio
import os
import random
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.bot.fake_telegram import TOKEN, FakeTelegram

MESSAGES, KILLS, CHATS = 500, 10, 20

BOT = """
import asyncio, sys
from pydantic import SecretStr
from bot.pace import Pace
from bot.program import Program
from bot.settings import GivenSettings
from texts.messages import Message

async def echo(turn):
    # One row a message: a message handled twice breaks the key.
    await turn.books.posts._db.execute_fetchall(
        "INSERT INTO handled (chat, message) VALUES (?, ?)", (turn.where.id, turn.heard.message_id))
    turn.say(Message(html=turn.heard.text))

async def everything(heard, **_):
    return True

async def main():
    token, url, database = sys.argv[1:]
    settings = GivenSettings(
        bot_token=SecretStr(token), api_root=url, database_url=database, listen="", per_person=0)
    async with Program(settings, pace=Pace.unlimited(), handle=echo, concerns=everything) as program:
        async with program.store.turn() as books:
            await books.posts._db.execute_fetchall(
                "CREATE TABLE IF NOT EXISTS handled (chat INTEGER, message INTEGER, PRIMARY KEY (chat, message))")
        print("up", flush=True)
        await program.run_until(asyncio.Event())

asyncio.run(main())
"""


@pytest.mark.processes
async def test_ten_kills_in_five_hundred_messages_lose_nothing_and_repeat_no_turn(tmp_path: Path) -> None:
    database = tmp_path / "linli.db"
    chance = random.Random(7)
    async with FakeTelegram() as server:

        async def start() -> asyncio.subprocess.Process:
            command = [sys.executable, "-c", BOT, TOKEN, server.url, f"sqlite:///{database}"]
            with (tmp_path / "log").open("ab") as log:
                process = await asyncio.create_subprocess_exec(
                    *command, stdout=asyncio.subprocess.PIPE, stderr=log, env=os.environ | {"PYTHONUNBUFFERED": "1"}
                )
            assert process.stdout is not None
            assert await process.stdout.readline() == b"up\n"
            return process

        async def neighbours_write() -> None:
            for number in range(MESSAGES):
                server.say(f"第 {number} 条", chat=number % CHATS + 1)
                await asyncio.sleep(0.002)

        process = await start()
        writing = asyncio.create_task(neighbours_write())
        for _ in range(KILLS):
            await asyncio.sleep(chance.uniform(0.05, 0.25))
            process.kill()
            await process.wait()
            process = await start()
        await writing
        await server.all_fetched()
        expected = {f"第 {number} 条" for number in range(MESSAGES)}
        async with asyncio.timeout(60):
            while {text for _, text in server.said()} < expected or _owed(database):  # noqa: ASYNC110  # a process's work
                await asyncio.sleep(0.05)
        process.kill()
        await process.wait()
    with closing(sqlite3.connect(database)) as connection:
        handled = connection.execute("SELECT COUNT(*) FROM handled").fetchone()[0]
        aside = connection.execute("SELECT COUNT(*) FROM inbox WHERE state = 'aside'").fetchone()[0]
    firsts: dict[int, list[int]] = {}
    for chat, text in server.said():
        number = int(text.split()[1])
        if number not in firsts.setdefault(chat, []):
            firsts[chat].append(number)  # a message in flight at a kill may appear twice
    in_order = all(numbers == sorted(numbers) for numbers in firsts.values())
    assert (handled, aside, {text for _, text in server.said()} == expected, in_order) == (MESSAGES, 0, True, True)


def _owed(database: Path) -> bool:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        inbox, outbox = (
            connection.execute(f"SELECT COUNT(*) FROM {box} WHERE state IN ('waiting', 'sending')").fetchone()[0]
            for box in ("inbox", "outbox")
        )
    return bool(inbox or outbox)
