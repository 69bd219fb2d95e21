"""PostgreSQL: any number of processes on one database, each neighbourhood one turn at a time.

SQLite has one writer. Here many write at once, so a turn first takes the locks of its neighbourhood: of its group, or
of all groups of whom it is private with. What is read afterwards stands still until the commit.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote, urlsplit

import asyncpg

from storage.books import SqlBooks
from storage.cancellation import to_the_end
from storage.errors import Overlapped, Unreachable, Unusable
from storage.migrations import migrations
from storage.schema import bring_up_to_date

SCHEMES = ("postgresql", "postgres")

WRITERS = 8  # turns at once: a process has one core, and each turn waits for the server half of its time
READERS = 4
SENTENCES = 1024  # kept prepared: there are some hundreds
PAUSED_MS = 15_000  # a process that says nothing for so long inside a turn is cut off, and its turn undone
CONNECT_SECONDS = 10.0
SETTINGS = {
    "application_name": "linli",
    "idle_in_transaction_session_timeout": str(PAUSED_MS),
    "timezone": "UTC",
}

# Groups have negative ids, people positive ones. Always in order, so that two turns do not wait for each other.
GROUP_TURN = "BEGIN; SELECT pg_advisory_xact_lock({chat})"
PRIVATE_TURN = (
    "BEGIN; SELECT pg_advisory_xact_lock(group_id) FROM"
    " (SELECT group_id FROM members WHERE person_id = {chat} ORDER BY group_id) AS theirs;"
    " SELECT pg_advisory_xact_lock({chat})"
)
LOOK = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

UNDONE = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError)
GONE = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.OperatorInterventionError,
    asyncpg.TooManyConnectionsError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    OSError,
    TimeoutError,
)


def place_of(url: str) -> str:
    """`postgresql://me:secret@db.example:5433/linli` → linli @ db.example:5433, for people to read."""
    parts = urlsplit(url)
    host = unquote(parts.hostname or "") or "localhost"
    name = parts.path.lstrip("/") or "postgres"
    return f"{name} @ {host}{f':{parts.port}' if parts.port else ''}"


async def open_server(url: str) -> "ServerStore":
    """Connect, migrate. Unusable, NewerDatabase and MigrationFailed say why not."""
    place = place_of(url)
    try:
        connection = await asyncpg.connect(url, timeout=CONNECT_SECONDS, server_settings=SETTINGS)
    except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, ValueError) as problem:
        raise Unusable(place, cause_of(problem)) from problem
    try:
        await bring_up_to_date(connection, migrations())
    finally:
        await connection.close()
    writers = await _pool(url, WRITERS)
    readers = await _pool(url, READERS)
    return ServerStore(place, writers, readers)


def cause_of(problem: Exception) -> str:
    """What the server said, in a line; without what it quotes of the data."""
    return str(problem).partition("\n")[0] or type(problem).__name__


async def _pool(url: str, most: int) -> Any:
    return await asyncpg.create_pool(
        url,
        min_size=1,
        max_size=most,
        timeout=CONNECT_SECONDS,
        server_settings=SETTINGS,
        statement_cache_size=SENTENCES,
        max_cached_statement_lifetime=0,
        reset=_nothing_to_reset,
    )


async def _nothing_to_reset(_: Any) -> None:
    """A turn ends with its transaction, and so does all that it set: one trip less."""


@contextmanager
def _said_in_our_words() -> Iterator[None]:
    """The driver's errors that are no fault of what was asked: Overlapped, Unreachable."""
    try:
        yield
    except UNDONE as problem:
        raise Overlapped(type(problem).__name__) from problem
    except GONE as problem:
        raise Unreachable(type(problem).__name__) from problem


class ServerStore:
    """Implements storage.database.Store."""

    def __init__(self, place: str, writers: Any, readers: Any) -> None:
        self.place = place
        self._writers, self._readers = writers, readers

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    @asynccontextmanager
    async def turn(self, chat: int | None = None, *, patient: bool = False) -> AsyncIterator[SqlBooks]:
        """One write transaction; see Store.turn. The server is waited for, `patient` or not."""
        begin = "BEGIN" if chat is None else (GROUP_TURN if chat < 0 else PRIVATE_TURN).format(chat=int(chat))
        with _said_in_our_words():
            async with self._writers.acquire() as connection:
                try:
                    await connection.execute(begin)
                    yield SqlBooks(connection)
                except BaseException:
                    await to_the_end(_roll_back(connection))
                    raise
                await to_the_end(_commit(connection))

    @asynccontextmanager
    async def look(self) -> AsyncIterator[SqlBooks]:
        """One reading transaction; see Store.look."""
        with _said_in_our_words():
            async with self._readers.acquire() as connection:
                try:
                    await connection.execute(LOOK)
                    yield SqlBooks(connection)
                finally:
                    await to_the_end(_roll_back(connection))

    async def backup(self, target: Path) -> None:
        raise NotImplementedError  # TODO

    async def wipe(self) -> None:
        """The server's own autovacuum does it; its log is kept as its operator chose."""

    async def aclose(self) -> None:
        await asyncio.gather(self._writers.close(), self._readers.close())


async def _commit(connection: Any) -> None:
    await connection.execute("COMMIT")


async def _roll_back(connection: Any) -> None:
    if not connection.is_closed():
        await connection.execute("ROLLBACK")
