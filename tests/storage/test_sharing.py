"""Turns that wait for one another share a commit: each is whole by itself, and who returns is on the disk."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from storage import sqlite
from storage.connection import Connection
from storage.errors import Unreachable
from storage.inbox import Received
from storage.sqlite import FileStore, open_file


@pytest.fixture(autouse=True)
def _sharing_is_always_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WORTH", 1_000_000)


class Commits:
    """How often the writer committed; `fault`: what the next one answers."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.fault: sqlite3.Error | None = None
        as_it_is = Connection.commit

        async def commit(connection: Connection) -> None:
            self.count += 1
            if self.fault is not None:
                fault, self.fault = self.fault, None
                raise fault
            await as_it_is(connection)

        monkeypatch.setattr(Connection, "commit", commit)


@pytest.fixture
async def warm(tmp_path: Path) -> FileStore:
    """A store that knows what a commit takes."""
    store = await open_file(f"sqlite:///{tmp_path / 'linli.db'}")
    await put(store, 1000)
    return store


async def put(store: FileStore, *ids: int) -> None:
    async with store.turn() as books:
        for number in ids:
            await books.inbox.put([Received(1, number, 1, "{}")], at=1)


async def fail(store: FileStore, *ids: int) -> None:
    async with store.turn() as books:
        for number in ids:
            await books.inbox.put([Received(1, number, 1, "{}")], at=1)
        raise ZeroDivisionError


def stored(store: FileStore) -> list[int]:
    """As another program finds it on the disk, now."""
    with sqlite3.connect(f"file:{store.path}?mode=ro", uri=True) as db:
        found = [row[0] for row in db.execute("SELECT update_id FROM inbox WHERE update_id < 1000 ORDER BY update_id")]
    db.close()
    return found


async def test_who_waits_for_the_writer_shares_its_commit(warm: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    commits = Commits(monkeypatch)
    async with warm:
        await asyncio.gather(*(put(warm, number) for number in range(20)))
        assert (stored(warm), commits.count) == (list(range(20)), 1)


async def test_nobody_returns_before_the_disk_has_it(warm: FileStore) -> None:
    seen: list[bool] = []

    async def one(number: int) -> None:
        await put(warm, number)
        seen.append(number in stored(warm))

    async with warm:
        await asyncio.gather(*(one(number) for number in range(20)))
    assert seen == [True] * 20


@pytest.mark.parametrize("failing", range(4))
async def test_a_turn_that_fails_takes_nobody_with_it(warm: FileStore, failing: int) -> None:
    async with warm:
        turns = [fail(warm, n, n + 10) if n == failing else put(warm, n, n + 10) for n in range(4)]
        ended = await asyncio.gather(*turns, return_exceptions=True)
        others = [n for n in range(4) if n != failing]
        assert stored(warm) == [*others, *(n + 10 for n in others)]
        assert [type(end) for end in ended if end is not None] == [ZeroDivisionError]


async def test_a_commit_that_fails_fails_for_all_who_share_it(warm: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    commits = Commits(monkeypatch)
    commits.fault = sqlite3.OperationalError("disk I/O error")
    async with warm:
        ended = await asyncio.gather(*(put(warm, n) for n in range(3)), return_exceptions=True)
        assert ([type(end) for end in ended], stored(warm)) == ([Unreachable] * 3, [])
        await put(warm, 5)
        assert stored(warm) == [5]


async def test_a_full_disk_in_one_turn_is_told_to_all_who_share_its_transaction(
    warm: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full() -> None:
        async with warm.turn():
            warm._writer._here.rollback()  # so SQLite does by itself, at SQLITE_FULL and SQLITE_IOERR
            raise sqlite3.OperationalError("database or disk is full")

    async with warm:
        ended = await asyncio.gather(put(warm, 1), full(), put(warm, 2), return_exceptions=True)
        assert [type(end) for end in ended[:2]] == [Unreachable, sqlite3.OperationalError]
        assert (ended[2], stored(warm)) == (None, [2])


@pytest.mark.parametrize("steps", range(12))
async def test_a_turn_cancelled_at_any_moment_leaves_the_others_whole(warm: FileStore, steps: int) -> None:
    async with warm:
        turns = [asyncio.create_task(put(warm, n, n + 10)) for n in range(5)]
        for _ in range(steps):
            await asyncio.sleep(0.0002)
        turns[steps % 5].cancel()
        ended = await asyncio.gather(*turns, return_exceptions=True)
        await put(warm, 1000)  # who was cancelled while waiting for the others is among them
        found = stored(warm)
        returned = [n for n, end in enumerate(ended) if end is None]
    assert {n % 10 for n in found} >= set(returned)  # who returned is there
    assert [n % 10 for n in found[: len(found) // 2]] == [n % 10 for n in found[len(found) // 2 :]]  # and whole


async def test_who_waits_and_is_cancelled_leaves_nothing_uncommitted(warm: FileStore) -> None:
    async def slow() -> None:
        async with warm.turn() as books:
            await books.inbox.put([Received(1, 1, 1, "{}")], at=1)
            await asyncio.sleep(0.01)

    async with warm:
        first = asyncio.create_task(slow())
        await asyncio.sleep(0.002)
        second = asyncio.create_task(put(warm, 2))
        await asyncio.sleep(0.002)
        second.cancel()
        await first
        assert stored(warm) == [1]


async def test_what_is_shared_is_on_the_disk_when_the_store_is_closed(warm: FileStore) -> None:
    turns = asyncio.gather(*(put(warm, number) for number in range(5)))
    await asyncio.sleep(0.001)
    await asyncio.gather(turns, warm.aclose())
    assert stored(warm) == list(range(5))


async def test_a_long_sentence_goes_to_the_thread_and_undoes_nothing(warm: FileStore) -> None:
    count = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT count(*) FROM n"
    beats = 0

    async def beat() -> None:
        nonlocal beats
        while True:
            await asyncio.sleep(0.001)
            beats += 1

    async with warm:
        beating = asyncio.create_task(beat())
        async with warm.turn() as books:
            await books.inbox.put([Received(1, 7, 1, "{}")], at=1)
            rows = await warm._writer.fetch(count)
        beating.cancel()
        assert (rows[0][0], beats > 0, stored(warm)) == (300000, True, [7])


async def test_who_is_cancelled_while_another_turn_is_stuck_does_not_wait_for_it(warm: FileStore) -> None:
    stuck_in_it = asyncio.Event()

    async def stuck() -> None:
        async with warm.turn():
            stuck_in_it.set()
            await asyncio.sleep(60)

    async with warm:
        first, second = asyncio.create_task(put(warm, 1)), asyncio.create_task(stuck())
        await stuck_in_it.wait()
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)
        await put(warm, 1000)
        assert stored(warm) == [1]


async def test_another_program_that_holds_the_file_is_waited_for_without_stopping_the_loop(warm: FileStore) -> None:
    other = sqlite3.connect(warm.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    async with warm:
        waiting = asyncio.create_task(put(warm, 1))
        await asyncio.sleep(0.05)
        before = stored(warm)
        other.execute("ROLLBACK")
        other.close()
        await waiting
        assert (before, stored(warm)) == ([], [1])


async def test_another_program_that_keeps_the_file_is_a_fault_in_the_end(
    warm: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_MS", 50)
    other = sqlite3.connect(warm.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    async with warm:
        with pytest.raises(Unreachable, match="locked"):
            await put(warm, 1)
        other.execute("ROLLBACK")
        other.close()
        await put(warm, 2)
        assert stored(warm) == [2]
