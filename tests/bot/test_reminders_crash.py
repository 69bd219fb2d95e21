"""kill -9 while reminders go out: everybody is reminded, and no reminder is worked out twice."""

import asyncio
import os
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from community import events, rsvps
from community.events import Draft, Lead
from community.members import Group, Person
from handlers import occurrences
from storage.database import open_store
from tests.bot.fake_telegram import TOKEN, FakeTelegram

GROUPS, PEOPLE, KILLS = 30, 6, 3
PACE = 40  # messages at once, then a second without: time to kill on the slowest machine before all have gone out
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)  # the clock of the story: no quiet hours

BOT = """
import asyncio, sys, time
from datetime import datetime, timedelta
from pydantic import SecretStr
from bot.pace import Pace
from bot.program import Program
from bot.settings import GivenSettings

class Clock:
    began = time.monotonic()
    def now(self):
        return datetime.fromisoformat(sys.argv[4]) + timedelta(seconds=2 + time.monotonic() - self.began)

async def main():
    token, url, database, *_ = sys.argv[1:]
    settings = GivenSettings(bot_token=SecretStr(token), api_root=url, database_url=database, listen="")
    async with Program(settings, pace=Pace(float("inf"), float("inf"), int(sys.argv[5])), clock=Clock()) as program:
        await program.run_until(asyncio.Event())

asyncio.run(main())
"""


async def _announce(url: str) -> set[int]:
    """Thirty groups with an event in an hour, to which six people come each → all chats that are to hear of it."""
    chats: set[int] = set()
    before = NOON - timedelta(hours=1)
    async with await open_store(url) as store, store.turn() as books:
        for number in range(GROUPS):
            group, people = -1000 - number, [Person(1 + number * PEOPLE + n, "邻居") for n in range(PEOPLE)]
            await books.groups.joined(Group(group, "花园小区"), before)
            start = (NOON + timedelta(hours=1)).replace(tzinfo=None)
            lead = Lead(timedelta(hours=1))
            draft = Draft(group, None, "UTC", title="邻居节", place="", start=start, hours="said", leads=(lead,))
            _, occurrence = await events.publish(books, await books.events.add(draft, before), before)
            for person in people:
                await books.people.seen(person, before)
                await books.people.started(person.id)
                await rsvps.reply(books, occurrence.id, by=person, answer="yes", now=before)
            await books.alarms.set(occurrences.REMIND, str(occurrence.id), NOON, group)
            chats |= {group, *(person.id for person in people)}
    return chats


@pytest.mark.processes
async def test_reminders_survive_kills_in_the_middle(tmp_path: Path) -> None:
    database = tmp_path / "linli.db"
    url = f"sqlite:///{database}"
    chats = await _announce(url)
    async with FakeTelegram() as server:

        def heard() -> list[int]:
            return [chat for chat, _ in server.said()]

        async def start() -> asyncio.subprocess.Process:
            command = [sys.executable, "-c", BOT, TOKEN, server.url, url, NOON.isoformat(), str(PACE)]
            with (tmp_path / "log").open("ab") as log:
                return await asyncio.create_subprocess_exec(
                    *command, stdout=log, stderr=log, env=os.environ | {"PYTHONUNBUFFERED": "1"}
                )

        async with asyncio.timeout(60):
            for kill in range(1, KILLS + 1):
                process = await start()
                while len(set(heard())) < len(chats) * kill // (KILLS + 1):  # noqa: ASYNC110  # a process's work
                    await asyncio.sleep(0.005)
                process.kill()
                await process.wait()
            in_the_middle = len(set(heard()))
            process = await start()
            while set(heard()) < chats:  # noqa: ASYNC110  # a process's work
                await asyncio.sleep(0.02)
            process.kill()
            await process.wait()
    with closing(sqlite3.connect(database)) as connection:
        planned = connection.execute("SELECT COUNT(*) FROM outbox WHERE kind = 'send'").fetchone()[0]
        left = connection.execute("SELECT COUNT(*) FROM alarms WHERE kind = 'event-remind'").fetchone()[0]
    assert in_the_middle < len(chats)
    assert set(heard()) == chats
    assert (planned, left) == (len(chats), 0)
