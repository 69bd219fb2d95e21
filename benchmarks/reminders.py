"""Reminders: a million in the table, and ten thousand due in the same minute: `python -m benchmarks reminders`.

Prints what looking for the next due reminder costs with a million future ones to the same with a thousand; and how
long ten thousand messages in nine hundred groups take to the shortest that Telegram's 30 a second allow, against the
embedded server in a process of its own, with the lag of the bot's loop meanwhile. The second part takes six minutes.
"""

import asyncio
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
from pydantic import SecretStr

from bot.logs import silence_libraries
from bot.program import Program
from bot.settings import GivenSettings
from community import events, reminders, rsvps
from community.events import Draft, Lead
from community.members import Group, Person
from handlers import occurrences
from storage.books import SqlBooks
from storage.database import open_store

FEW, MANY = 1_000, 1_000_000
LOOKS = 200
GROUPS, REMINDERS = 900, 10_000
OVERALL_PER_SECOND = 30  # Telegram's limit for all messages of a bot
TOKEN = "7000:AAHbenchmarkbenchmarkbenchmarkbench"
SAMPLE_SECONDS = 0.005
AT_ONCE = 50  # requests to the server while the neighbourhoods are built
SENT = "SELECT chat FROM outbox WHERE state = 'sent' AND kind = 'send' ORDER BY done_at, id"


async def _took(work: Callable[[], Awaitable[object]]) -> float:
    """Median seconds of many times."""
    found = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        await work()
        found.append(time.perf_counter() - began)
    return statistics.median(found)


async def _table(folder: Path, rows: int) -> tuple[float, float, float]:
    """Seconds to open the database, to find the chats with something due, and the next due of one chat."""
    url = f"sqlite:///{folder / f'{rows}.db'}"
    async with await open_store(url):
        pass
    now = datetime.now(UTC)
    ms = int(now.timestamp() * 1000)
    with sqlite3.connect(folder / f"{rows}.db") as connection:
        due = ((occurrences.REMIND, str(n), -n % GROUPS - GROUPS, ms + 60_000 + n * 1000) for n in range(rows))
        connection.executemany("INSERT INTO alarms (kind, ref, chat, due_at) VALUES (?, ?, ?, ?)", due)
        connection.execute("INSERT INTO alarms (kind, ref, chat, due_at) VALUES ('due', '1', -1, ?)", (ms - 1,))
    connection.close()
    began = time.perf_counter()
    async with await open_store(url) as store:
        opened = time.perf_counter() - began
        async with store.look() as books:
            chats = await _took(lambda: books.alarms.chats(now))
            head = await _took(lambda: books.alarms.head(-1, now))
    return opened, chats, head


def table() -> None:
    with tempfile.TemporaryDirectory() as folder:
        few, many = (asyncio.run(_table(Path(folder), rows)) for rows in (FEW, MANY))
    print(f"\nreminders: {MANY} in the table, ratio to {FEW}")
    for name, small, large in zip(("start", "chats with something due", "next of one chat"), few, many, strict=True):
        print(f"{name:28}{large * 1000:8.2f} ms{large / small:8.2f} ×")


async def _neighbourhoods(url: str) -> dict[int, list[int]]:
    """Nine hundred groups and their people at the server → group: people."""
    people = [REMINDERS // GROUPS - 1 + (n < REMINDERS % GROUPS) for n in range(GROUPS)]
    turnstile = asyncio.Semaphore(AT_ONCE)
    async with aiohttp.ClientSession(url) as session:

        async def play(act: str, **body: object) -> int:
            async with turnstile, session.post(f"/play/{act}", json=body) as answer:
                return int((await answer.json())["id"])

        async def group(number: int) -> tuple[int, list[int]]:
            who = [await play("people", name=f"邻居{number}-{n}", started=True) for n in range(people[number])]
            return await play("groups", title=f"小区{number}", members=who, admins=who[:1]), who

        return dict(await asyncio.gather(*(group(number) for number in range(GROUPS))))


async def _announce(books: SqlBooks, group: int, who: list[int], start: datetime, lead: Lead, now: datetime) -> None:
    """One event to which all of them come, and its reminder due now."""
    for person in who:
        await books.people.seen(Person(person, f"邻居{person}"), now)
        await books.people.started(person)
    await books.groups.joined(Group(group, "小区"), now)
    draft = Draft(group, None, "UTC", title="邻居节", place="花街广场", start=start, hours="said", leads=(lead,))
    event, occurrence = await events.publish(books, await books.events.add(draft, now), now - timedelta(hours=1))
    for person in who:
        whom = Person(person, "")
        await rsvps.reply(books, occurrence.id, by=whom, answer="yes", now=now - timedelta(hours=1))
    due = reminders.moments(event, occurrence, await books.choices.of(group))[0]
    urgent = due + reminders.behind(event, occurrence, due)
    await books.alarms.set(occurrences.REMIND, str(occurrence.id), urgent, group)


async def _lag(found: list[float]) -> None:
    """How late the loop is, again and again."""
    while True:
        began = time.perf_counter()
        await asyncio.sleep(SAMPLE_SECONDS)
        found.append(time.perf_counter() - began - SAMPLE_SECONDS)


class NoonClock:
    """A clock that starts at a given moment, so that no reminder falls into the quiet hours."""

    def __init__(self, start: datetime) -> None:
        self._start, self._began = start, time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._began)


async def _nothing(heard: object, **_: object) -> bool:
    return False


async def _flood(url: str, folder: Path) -> tuple[float, list[float], float]:
    """Seconds until all were sent, the lags, and the share of the urgent ones in the first half."""
    groups = await _neighbourhoods(url)
    database = f"sqlite:///{folder / 'linli.db'}"
    noon = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
    urgent: set[int] = set()
    async with await open_store(database) as store, store.turn() as books:
        for number, (group, who) in enumerate(groups.items()):
            lead = Lead(timedelta(hours=1)) if number % 2 else Lead(timedelta(days=1))
            start = (noon + lead.ahead).replace(tzinfo=None)
            await _announce(books, group, who, start, lead, noon)
            urgent |= {group, *who} if number % 2 else set()
    settings = GivenSettings(bot_token=SecretStr(TOKEN), api_root=url, database_url=database, listen="")
    program = Program(settings, clock=NoonClock(noon + timedelta(seconds=2)), concerns=_nothing)
    lags: list[float] = []
    began = time.perf_counter()
    async with program:
        sampling = asyncio.create_task(_lag(lags))
        while program.metrics.sent.labels("send")._value.get() < REMINDERS:  # noqa: ASYNC110  # a counter
            await asyncio.sleep(0.05)
        took = time.perf_counter() - began
        sampling.cancel()
    with sqlite3.connect(folder / "linli.db") as connection:
        order = [chat for (chat,) in connection.execute(SENT)]
    connection.close()
    assert len(order) == REMINDERS == len(set(order)), "each chat once"
    half = order[: len(order) // 2]
    return took, lags, sum(chat in urgent for chat in half) / len(half)


def flood() -> None:
    command = [sys.executable, "-m", "playground.emulator", "--token", TOKEN]
    with tempfile.TemporaryDirectory() as folder, subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None
            url = server.stdout.readline().decode().strip()
            took, lags, first = asyncio.run(_flood(url, Path(folder)))
        finally:
            server.terminate()
    shortest = REMINDERS / OVERALL_PER_SECOND
    lags.sort()
    p50, p99 = (lags[int(len(lags) * share)] * 1000 for share in (0.5, 0.99))
    print(f"\nreminders: {REMINDERS} due in the same minute in {GROUPS} groups")
    print(f"all sent after      {took:8.1f} s{took / shortest:8.2f} × the limit's own minimum of {shortest:.0f} s")
    print(f"lag of the loop     {p50:8.2f} ms median{p99:8.2f} ms p99")
    print(f"urgent ones in the first half: {first:.0%}")


def main() -> None:
    silence_libraries()
    table()
    flood()


if __name__ == "__main__":
    main()
