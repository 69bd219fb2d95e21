"""PostgreSQL: any number of processes on one database, each neighbourhood one turn at a time.

SQLite has one writer. Here many write at once, so a turn first takes the locks of its neighbourhood: of its group, or
of all groups of whom it is private with, and of whatever group it acts in besides. What is read afterwards stands still
until the commit.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Self

import asyncpg

from storage.books import First, SqlBooks
from storage.cancellation import to_the_end
from storage.errors import Overlapped, Unreachable, Unusable
from storage.lease import Lease
from storage.leases import CHANNEL, LEASE_SECONDS, Keeper
from storage.migrations import migrations
from storage.schema import bring_up_to_date

OLDEST = 14  # the first that ends a session which says nothing
SIDE_BY_SIDE = 8  # chats at once, as many as connections to write
WRITERS = 8  # turns at once: a process has one core, and each turn waits for the server half of its time
READERS = 4
SENTENCES = 1024  # kept prepared: there are some hundreds
CONNECT_SECONDS = 10.0
CLOSE_SECONDS = 3.0
LEASE_MS = str(int(LEASE_SECONDS * 1000))
SETTINGS = {
    "application_name": "linli",
    "idle_in_transaction_session_timeout": LEASE_MS,  # who falls asleep in a turn is cut off, and the turn undone
    "lock_timeout": LEASE_MS,
    "timezone": "UTC",
}

LOCK_ALL, IN_ORDER = "SELECT pg_advisory_xact_lock(chat) FROM (", " ORDER BY chat) AS in_order"
GROUP = "SELECT CAST({chat} AS BIGINT) AS chat"
PERSON = (
    "SELECT CAST({chat} AS BIGINT) AS chat UNION SELECT group_id FROM members WHERE person_id = {chat}"
    " UNION SELECT group_id FROM loans WHERE lender_id = {chat} AND state = 'out'"  # also of a group they have left
    " UNION SELECT group_id FROM loans WHERE borrower_id = {chat} AND state = 'out'"
)
LOOK = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

UNDONE = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError, asyncpg.LockNotAvailableError)
GONE = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.TooManyConnectionsError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # what the driver says of a connection that was ended while it was idle
)
NOT_THERE = (*GONE, asyncpg.PostgresError, OSError)  # while connecting; a timeout is an OSError
NO_WAY = (*NOT_THERE, ValueError, OverflowError)  # the same where the address may be wrong: a port that cannot be


async def open_server(url: str, place: str) -> "ServerStore":
    """Connect, migrate. Unusable, NewerDatabase and MigrationFailed say why not; `place` is how it is called."""
    try:
        connection = await asyncpg.connect(url, timeout=CONNECT_SECONDS, server_settings=SETTINGS)
    except NO_WAY as problem:
        raise Unusable(place, cause_of(problem)) from problem
    try:
        if connection.get_server_version().major < OLDEST:
            raise Unusable(place, f"PostgreSQL {OLDEST} or newer is needed")
        await bring_up_to_date(connection, migrations())
    finally:
        await connection.close()
    store = ServerStore(place, url)
    try:
        await store.open()
    except NOT_THERE as problem:
        await store.aclose()
        raise Unusable(place, cause_of(problem)) from problem
    return store


def cause_of(problem: Exception) -> str:
    """What the server said, in a line; without what it quotes of the data."""
    return str(problem).partition("\n")[0] or type(problem).__name__


class ServerStore:
    """Implements storage.database.Store."""

    side_by_side = SIDE_BY_SIDE

    def __init__(self, place: str, url: str) -> None:
        self.place = place
        self._url = url
        self._writers, self._readers = self._pool(WRITERS), self._pool(READERS)
        self._keeper = Keeper(self._session)

    def _pool(self, most: int) -> Any:
        return asyncpg.create_pool(
            self._url,
            min_size=1,
            max_size=most,
            timeout=CONNECT_SECONDS,
            server_settings=SETTINGS,
            statement_cache_size=SENTENCES,
            max_cached_statement_lifetime=0,
            reset=_nothing_to_reset,
        )

    async def _session(self) -> Any:
        settings = SETTINGS | {"idle_session_timeout": LEASE_MS}
        return await asyncpg.connect(self._url, timeout=CONNECT_SECONDS, server_settings=settings)

    async def open(self) -> None:
        await self._writers
        await self._readers
        await self._keeper.open()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    @asynccontextmanager
    async def turn(self, *chats: int, patient: bool = False, first: First | None = None) -> AsyncIterator[SqlBooks]:
        """One write transaction; see Store.turn. The server is waited for, `patient` or not."""
        async with _connection(self._writers) as connection:
            try:
                books = SqlBooks(connection)
                if first is None:
                    await connection.execute("; ".join(["BEGIN", *_locks(chats)]))
                else:
                    await connection.execute("BEGIN")
                    await first(books)
                    if locks := _locks(chats):
                        await connection.execute("; ".join(locks))
                yield books
            except BaseException:
                await to_the_end(_roll_back(connection))
                raise
            await to_the_end(_commit(connection, self._news(books)))

    def _news(self, books: SqlBooks) -> list[str]:
        """What other processes are told with the commit."""
        told = {"inbox": books.inbox.received, "outbox": books.outbox.owed}
        return [f"NOTIFY {CHANNEL}, '{news} {self._keeper.name}'" for news, is_so in told.items() if is_so]

    @asynccontextmanager
    async def look(self) -> AsyncIterator[SqlBooks]:
        """One reading transaction; see Store.look."""
        async with _connection(self._readers) as connection:
            try:
                await connection.execute(LOOK)
                yield SqlBooks(connection)
            finally:
                await to_the_end(_roll_back(connection))

    def lease(self, name: str) -> AbstractAsyncContextManager[Lease | None]:
        return self._keeper.lease(name)

    def elected(self, role: str) -> AbstractAsyncContextManager[Lease]:
        return self._keeper.elected(role)

    def heed(self, news: str, listener: Callable[[], None]) -> None:
        self._keeper.heed(news, listener)

    async def wipe(self) -> None:
        """The server's own autovacuum does it; its log is kept as its operator chose."""

    async def aclose(self) -> None:
        await self._keeper.aclose()
        for pool in (self._readers, self._writers):
            try:
                async with asyncio.timeout(CLOSE_SECONDS):
                    await pool.close()
            except (*NOT_THERE, asyncpg.InternalClientError):
                pool.terminate()


async def _nothing_to_reset(_: Any) -> None:
    """A turn ends with its transaction, and so does all that it set: one trip less."""


@asynccontextmanager
async def _connection(pool: Any) -> AsyncIterator[Any]:
    """One of the pool. What the driver says is said in our words: Overlapped, Unreachable."""
    try:
        connection = await pool.acquire()
    except NOT_THERE as problem:
        raise Unreachable(type(problem).__name__) from problem
    try:
        yield connection
    except UNDONE as problem:
        raise Overlapped(type(problem).__name__) from problem
    except GONE as problem:
        _end(connection)  # its state is in doubt: the pool opens another
        raise Unreachable(type(problem).__name__) from problem
    finally:
        await to_the_end(pool.release(connection))


def _locks(chats: Iterable[int]) -> list[str]:
    """All in order, groups (negative ids) before people: whoever has the first lock and waits for the second must not
    be waited for by who has the second."""
    wanted = [(GROUP if chat < 0 else PERSON).format(chat=int(chat)) for chat in chats]
    return ["".join([LOCK_ALL, " UNION ".join(wanted), IN_ORDER])] if wanted else []


async def _commit(connection: Any, news: list[str]) -> None:
    await connection.execute("; ".join([*news, "COMMIT"]))


async def _roll_back(connection: Any) -> None:
    try:
        await connection.execute("ROLLBACK")
    except GONE:
        _end(connection)  # and the server rolls back


def _end(connection: Any) -> None:
    with contextlib.suppress(asyncpg.InterfaceError):  # the pool may have noticed before us
        connection.terminate()
