"""Posts a second onto the disk, beside bare INSERTs through aiosqlite into a file of the same tables and settings.

One post, one commit, on both sides: WAL, `synchronous = FULL`. Two pairs:

- *the row alone*: `books.posts.add` in a turn, which also reads the post back, beside one `INSERT INTO posts` in
  autocommit. Ours one turn after the other, and a hundred neighbours side by side (their turns share commits; the peer,
  too, is asked by a hundred at once, and its statements commit one by one).
- *all that a post leaves*: beside bare INSERTs of exactly the same rows in one transaction a post, with foreign keys
  off. Ours once with everything (intake, reading, rules, card and what is due, from the update as Telegram sends it to
  the outbox), and once what storage does of it alone: the same sentences, lookups too, in the same turns again.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import aiosqlite
from telegram import ChatMember, ChatMemberMember, User

import handlers
from benchmarks.traffic import POST_FILES, SEED, sentences
from bot.account import Account
from bot.clock import SystemClock
from bot.incidents import Incidents
from bot.intake import Intake
from bot.metrics import Metrics
from bot.runner import Runner
from bot.taps import Taps
from bot.updates import Me
from community.members import Group, Person
from community.posts import Draft, Item
from handlers.concerns import concerns
from nlp.warm import warm
from playground.emulator.world import BOT_ID
from storage.books import SqlBooks
from storage.database import open_store
from storage.sqlite import PRAGMAS, FileStore

POSTS = 1000
ROUNDS = 5
GROUPS, PEOPLE = 20, 20
BESIDE = 100
NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
ME = Me(Person(BOT_ID, "邻里", "linli_bot", is_bot=True), reads_all=True)
POSTER = Person(1, "王阿姨")
DRAFT = Draft(-1, 0, POSTER, "need", "loan", (Item("电钻", "电钻"),), (), "谁有电钻借一下")
INSERT = """INSERT INTO posts (group_id, message_id, poster_id, kind, category, wants, gives, words, urgent, shares,
                               behalf, created_at, changed_at)
            VALUES (-1, ?, 1, 'need', 'loan', '[{"name": "电钻", "thing": "电钻", "quantity": null, "unit": null}]',
                    '[]', '谁有电钻借一下', 0, 1, '', 0, 0)"""


@dataclass(frozen=True, slots=True)
class Took:
    """Posts a second by the wall; processor milliseconds a post, of all threads."""

    speed: float
    cpu: float


class Telegram:
    """Answers at once: whoever is asked about is a member."""

    async def get_chat_member(self, _group: int, person: int) -> ChatMember:
        return ChatMemberMember(User(person, "邻居", is_bot=False))


class Watch:
    """`watch = Watch()`, the work, `watch.took()`."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def took(self) -> Took:
        cpu = time.process_time() - self._cpu
        return Took(POSTS / (time.perf_counter() - self._wall), cpu / POSTS * 1000)


Sentence = tuple[bool, str, Any]  # whether it answers rows, the sentence, its parameters


async def _store(folder: Path) -> FileStore:
    """With the people of this benchmark, who all pressed Start."""
    store = await open_store(f"sqlite:///{folder / 'linli.db'}")
    assert isinstance(store, FileStore)
    async with store.turn() as books:
        await books.groups.joined(Group(-1, "花园小区"), NOW)
        await books.people.seen(POSTER, NOW)
        for number in range(GROUPS * PEOPLE):
            await books.people.seen(Person(1000 + number, f"邻居{number}"), NOW)
            await books.people.started(1000 + number)
    return store


async def _bare(folder: Path) -> aiosqlite.Connection:
    """The same file, by aiosqlite alone."""
    async with await _store(folder):
        pass
    peer = await aiosqlite.connect(folder / "linli.db", isolation_level=None)
    for pragma in PRAGMAS:
        await peer.execute_fetchall(pragma)
    return peer


async def _in_turn(one: Callable[[int], Awaitable[None]]) -> Took:
    watch = Watch()
    for number in range(POSTS):
        await one(number)
    return watch.took()


async def _beside(one: Callable[[int], Awaitable[None]]) -> Took:
    async def some(first: int) -> None:
        for number in range(first, POSTS, BESIDE):
            await one(number)

    watch = Watch()
    await asyncio.gather(*(some(first) for first in range(BESIDE)))
    return watch.took()


async def row_alone(folder: Path) -> dict[str, Took]:
    """Posts a second, by side."""
    found: dict[str, Took] = {}
    async with await _store(folder / "ours") as store:

        async def add(number: int) -> None:
            async with store.turn(-1) as books:
                await books.posts.add(replace(DRAFT, message_id=number), NOW)

        async def add_more(number: int) -> None:
            await add(POSTS + number)

        found["ours, one after the other"] = await _in_turn(add)
        found[f"ours, {BESIDE} side by side"] = await _beside(add_more)
    peer = await _bare(folder / "peer")
    try:

        async def insert(number: int) -> None:
            await peer.execute_insert(INSERT, (number,))

        async def insert_more(number: int) -> None:
            await insert(POSTS + number)

        found["bare, one after the other"] = await _in_turn(insert)
        found[f"bare, {BESIDE} side by side"] = await _beside(insert_more)
    finally:
        await peer.close()
    return found


def _updates() -> list[dict[str, Any]]:
    texts = sentences(POST_FILES, posts=True)
    return [
        {
            "update_id": number,
            "message": {
                "message_id": number,
                "date": int(NOW.timestamp()),
                "chat": {"id": -10 - number % GROUPS, "type": "supergroup", "title": f"小区{number % GROUPS}"},
                "from": {"id": 1000 + number % (GROUPS * PEOPLE), "is_bot": False, "first_name": f"邻居{number}"},
                "text": texts[(number + SEED) % len(texts)],
            },
        }
        for number in range(1, POSTS + 1)
    ]


async def _whole(store: FileStore) -> Took:
    """Posts a second through intake and turns."""
    metrics = Metrics()
    incidents = Incidents(metrics)
    telegram = cast(Account, Telegram())
    taps = Taps(telegram, metrics)
    zone = ZoneInfo("Asia/Shanghai")
    runner = Runner(
        store, telegram, ME, handlers.handle, SystemClock(), zone, taps, metrics, incidents, outgoing=lambda: None
    )
    intake = Intake(store, ME, concerns, taps, metrics, incidents, runner.wake)
    updates = _updates()
    watch = Watch()
    running = asyncio.create_task(runner.lanes.run())
    for first in range(0, POSTS, 100):
        await intake.take(updates[first : first + 100])
    waiting = 1
    while waiting:
        await asyncio.sleep(0.005)
        async with store.look() as books:
            waiting = (await books.inbox.waiting()).count
    took = watch.took()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await runner.lanes.aclose(1)
    return took


class Recorder:
    """What turns ask of the writing connection, turn by turn."""

    def __init__(self, store: FileStore) -> None:
        self.turns: list[list[Sentence]] = []
        begin, connection = store.turn, store._writer
        fetch, change = connection.fetch, connection.change

        @asynccontextmanager
        async def turn(*which: Any, **how: Any) -> AsyncIterator[SqlBooks]:
            async with begin(*which, **how) as books:
                self.turns.append([])
                yield books

        async def fetching(sql: str, parameters: Any = ()) -> list[Any]:
            self._keep(True, sql, parameters)
            return await fetch(sql, parameters)

        async def changing(sql: str, parameters: Any = ()) -> int:
            self._keep(False, sql, parameters)
            return await change(sql, parameters)

        for name, ours in (("fetch", fetching), ("change", changing)):
            setattr(connection, name, ours)
        store.turn = turn  # type: ignore[method-assign]  # to be overheard

    def _keep(self, rows: bool, sql: str, parameters: Any) -> None:
        if parameters:  # BEGIN and SAVEPOINT have none, and no sentence of the house is without
            self.turns[-1].append((rows, sql, parameters))


async def _again(store: FileStore, turns: list[list[Sentence]]) -> Took:
    """Posts a second of the same sentences in the same turns, as many side by side as there are groups."""
    waiting = iter(turns)

    async def lane() -> None:
        for turn in waiting:
            async with store.turn():
                for rows, sql, parameters in turn:
                    await (store._writer.fetch if rows else store._writer.change)(sql, parameters)

    watch = Watch()
    await asyncio.gather(*(lane() for _ in range(GROUPS)))
    return watch.took()


async def _left(path: Path, before: dict[str, int]) -> dict[str, list[tuple[Any, ...]]]:
    """The rows that were not there before, by table."""
    async with aiosqlite.connect(f"{path.as_uri()}?mode=ro", uri=True) as db:
        return {
            table: list(await db.execute_fetchall(f"SELECT * FROM {table} LIMIT -1 OFFSET {count}"))  # type: ignore[arg-type]  # rows
            for table, count in before.items()
        }


async def _counts(path: Path) -> dict[str, int]:
    async with aiosqlite.connect(f"{path.as_uri()}?mode=ro", uri=True) as db:
        tables = [
            row[0]
            for row in await db.execute_fetchall(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid"
            )
        ]
        return {table: next(iter(await db.execute_fetchall(f"SELECT count(*) FROM {table}")))[0] for table in tables}


async def all_it_leaves(folder: Path) -> dict[str, Took]:
    found: dict[str, Took] = {}
    async with await _store(folder / "ours") as store:
        before = await _counts(store.path)
        found["ours: intake, reading, rules, rows"] = await _whole(store)
        rows = await _left(store.path, before)
    async with await _store(folder / "recorded") as store:
        recorder = Recorder(store)
        await _whole(store)
    async with await _store(folder / "again") as store:
        found["ours: what storage does of it"] = await _again(store, recorder.turns)
    peer = await _bare(folder / "peer")
    await peer.execute_fetchall("PRAGMA foreign_keys = OFF")
    shares: list[list[tuple[str, tuple[Any, ...]]]] = [[] for _ in range(POSTS)]
    for table, found_rows in rows.items():
        for number, row in enumerate(found_rows):
            sql = f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(row))})"
            shares[number * POSTS // len(found_rows)].append((sql, tuple(row)))

    async def insert(number: int) -> None:
        await peer.execute("BEGIN IMMEDIATE")
        for sql, row in shares[number]:
            await peer.execute_insert(sql, row)
        await peer.commit()

    try:
        found[f"bare: the same {sum(map(len, shares)) / POSTS:.1f} rows a post"] = await _in_turn(insert)
    finally:
        await peer.close()
    return found


def main() -> None:
    """Prints posts a second and CPU, medians of the rounds, and ratios to the peer in the same round."""
    warm()
    pairs: dict[str, Callable[[Path], Awaitable[dict[str, Took]]]] = {
        "the row alone": row_alone,
        "all that a post leaves": all_it_leaves,
    }
    runs: dict[str, list[dict[str, Took]]] = {name: [] for name in pairs}
    for _ in range(ROUNDS):
        for name, pair in pairs.items():
            with tempfile.TemporaryDirectory() as folder:
                runs[name].append(asyncio.run(_made(pair, Path(folder))))
    print(f"\nstored: {POSTS} posts, one commit each asked for, median of {ROUNDS} rounds")
    print(f"{'':40}{'posts/s':>9}{'(low-high)':>14}{'peer / it':>11}{'CPU ms':>8}{'it / peer':>11}")
    for name, found in runs.items():
        print(name)
        bare = next(side for side in found[0] if side.startswith("bare"))
        for side in found[0]:
            speeds = [one[side].speed for one in found]
            peer = f"bare, {BESIDE} side by side" if str(BESIDE) in side else bare
            ratio = statistics.median(one[peer].speed / one[side].speed for one in found)
            cpu = statistics.median(one[side].cpu for one in found)
            cpu_ratio = statistics.median(one[side].cpu / one[peer].cpu for one in found)
            span = f"{min(speeds):.0f}-{max(speeds):.0f}"
            print(f"  {side:38}{statistics.median(speeds):>9.0f}{span:>14}{ratio:>11.2f}{cpu:>8.2f}{cpu_ratio:>11.2f}")


async def _made(pair: Callable[[Path], Awaitable[dict[str, Took]]], folder: Path) -> dict[str, Took]:
    for side in ("ours", "peer", "recorded", "again"):
        (folder / side).mkdir()
    return await pair(folder)


if __name__ == "__main__":
    main()
