"""SQLite: one writing connection, readers apart, one process a file."""

import asyncio
import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import IO, Self

import aiosqlite

from storage.backup import copy_into, drop_old_copies
from storage.books import First, SqlBooks
from storage.cancellation import to_the_end
from storage.connection import Connection
from storage.errors import Damaged, Taken, Unreachable, Unsupported, Unusable
from storage.lease import ALWAYS, Lease
from storage.migrations import migrate, migrations, pending
from storage.shared import Shared

WORTH = 4  # as long as a commit takes, so often turns wait for one another to share it
READERS = 2  # reads are short; more connections only cost memory
BUSY_MS = 5000
BUSY_AGAIN_SECONDS = 0.01
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # NORMAL lost commits in a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is forgotten is overwritten, not left in a free page
    f"PRAGMA busy_timeout = {BUSY_MS}",
)


NOT_OURS = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
    }
)  # the disk's and the file's troubles, as primary codes


@contextmanager
def _said_in_our_words(not_ours: frozenset[int] = NOT_OURS) -> Iterator[None]:
    """What is no fault of what was asked: Unreachable."""
    try:
        yield
    except sqlite3.Error as problem:
        code = getattr(problem, "sqlite_errorcode", None)  # None: raised by the module, not by SQLite
        if code is not None and code & 0xFF in not_ours:
            raise Unreachable(str(problem)) from problem
        raise


def file_of(url: str) -> Path:
    """`sqlite:///data/linli.db` → data/linli.db, `sqlite:////var/x.db` → /var/x.db; else Unsupported."""
    scheme, colon, rest = url.partition("://")
    if not colon or scheme not in ("sqlite", "sqlite+aiosqlite"):
        raise Unsupported(scheme if colon else "")
    path = rest.removeprefix("/")
    if not rest.startswith("/") or not path or path == ":memory:":
        raise Unsupported("sqlite")  # a server name, or nothing that lasts
    return Path(path)


async def open_file(url: str) -> "FileStore":
    """Open, lock, look whether it is whole, back up, migrate.

    Unsupported, Taken, Unusable, Damaged, NewerDatabase and MigrationFailed say why not.
    """
    path = file_of(url)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = hold(path)
    except OSError as problem:
        raise Unusable(path, problem.strerror or type(problem).__name__) from problem
    connections: list[Connection] = []
    try:
        writer = await _connect(path, connections)
        await _must_be_whole(writer, path)
        for pragma in PRAGMAS:
            await writer.execute_fetchall(pragma)
        await _bring_up_to_date(writer, path)
        await writer.execute_fetchall("PRAGMA busy_timeout = 0")  # it waits without keeping the loop: _begin
        readers = [await _connect(path, connections) for _ in range(READERS)]
        for reader in readers:
            for pragma in (*PRAGMAS, "PRAGMA query_only = ON"):
                await reader.execute_fetchall(pragma)
    except BaseException as problem:
        for connection in reversed(connections):
            await connection.close()
        lock.close()
        if isinstance(problem, sqlite3.Error):
            kind = Damaged if getattr(problem, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT else Unusable
            raise kind(path, str(problem)) from problem
        raise
    return FileStore(path, writer, readers, lock)


async def _connect(path: Path, connections: list[Connection]) -> Connection:
    connection = Connection(path)
    await connection
    connections.append(connection)
    return connection


async def _must_be_whole(writer: aiosqlite.Connection, path: Path) -> None:
    """Before anything is written: a page that cannot be read would be met in the middle of somebody's turn. It takes
    0.3 s for 76 MB."""
    ((found,),) = await writer.execute_fetchall("PRAGMA quick_check(1)")
    if found != "ok":
        raise Damaged(path, str(found).splitlines()[-1])


async def _bring_up_to_date(writer: aiosqlite.Connection, path: Path) -> None:
    steps = migrations()
    todo = await pending(writer, steps)
    if todo and todo != steps:  # a new database has nothing to lose
        kept = path.with_name(f"{path.name}.before-{todo[0].number:04}")
        await asyncio.to_thread(kept.unlink, missing_ok=True)
        await copy_into(writer, kept)
    await migrate(writer, todo)


def hold(path: Path) -> IO[bytes]:
    """A file beside the database, whatever links lead to it, locked until closed: Taken where another process has it.

    SQLite before 3.51.3 may corrupt a file that two processes write and checkpoint at once.
    """
    real = path.resolve()
    lock = real.with_name(f"{real.name}.lock").open("ab")
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        lock.close()
        raise Taken(path) from problem
    return lock


class FileStore:
    """Implements storage.database.Store. Close it: an open connection keeps the program from ending."""

    side_by_side = 200

    def __init__(self, path: Path, writer: Connection, readers: list[Connection], lock: IO[bytes]) -> None:
        self.path = path
        self._writer = writer
        self._readers = readers
        self._lock = lock
        self._writing = asyncio.Lock()
        self._shared: Shared | None = None  # the transaction that is open, where a turn in it has ended well
        self._last: asyncio.Task[None] | None = None  # commits it, if no turn does
        self._commit_seconds = 0.0  # what the last one took
        self._free: asyncio.Queue[Connection] = asyncio.Queue()
        for reader in readers:
            self._free.put_nowait(reader)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    @asynccontextmanager
    async def turn(self, *_chats: int, patient: bool = False, first: First | None = None) -> AsyncIterator[SqlBooks]:
        """One write transaction. There is one writer: whose turn it is makes no difference.

        Turns that wait for one another share a commit, each in a savepoint of its own. Whoever returns from here
        is on the disk. `patient`: for what takes long and must not hold up everything else.
        """
        with _said_in_our_words():
            async with self._writing:
                shared = self._shared
                try:
                    if shared is None:
                        await self._begin()
                    else:
                        await self._writer.change("SAVEPOINT turn")
                    began_at = time.monotonic()
                    self._writer.patient = patient
                    books = SqlBooks(self._writer)  # anew each time: what they have read may be undone with the turn
                    if first is not None:
                        await first(books)
                    yield books
                    self._writer.patient = False
                    if shared is not None:
                        await self._writer.change("RELEASE turn")
                except BaseException:
                    self._writer.patient = False
                    await to_the_end(self._undo(shared))
                    raise
                if shared is None:
                    shared = self._shared = Shared()
                    self._last = asyncio.create_task(self._commit_at_last(shared))
                shared.seconds += time.monotonic() - began_at
                if shared.seconds >= WORTH * self._commit_seconds:
                    await to_the_end(self._commit(shared))
            await shared.committed()  # who is cancelled here does not wait; what they did stands with the others'

    async def _begin(self) -> None:
        """Another program may hold the file for a moment (somebody with sqlite3 in hand): nobody else waits for it."""
        give_up_at = time.monotonic() + BUSY_MS / 1000
        while True:
            try:
                await self._writer.change("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as problem:
                if problem.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > give_up_at:
                    raise
                await asyncio.sleep(BUSY_AGAIN_SECONDS)
            else:
                return

    async def _undo(self, shared: Shared | None) -> None:
        """Take one turn back, behind whatever the connection still does. The others of its transaction stay, unless
        SQLite has given up all of it (a full disk)."""
        if shared is None:
            await self._writer.rollback()
            return
        try:
            await self._writer.execute_fetchall("ROLLBACK TO turn")
            await self._writer.execute_fetchall("RELEASE turn")
        except sqlite3.Error as problem:
            self._shared = None
            shared.lost(problem)
            await self._writer.rollback()

    async def _commit_at_last(self, shared: Shared) -> None:
        """Behind all who wait already, for they are in it too."""
        async with self._writing:
            if shared is self._shared:
                await self._commit(shared)

    async def _commit(self, shared: Shared) -> None:
        self._shared = None
        began_at = time.monotonic()
        try:
            await self._writer.commit()
        except sqlite3.Error as problem:
            shared.lost(problem)
            await self._writer.rollback()
        else:
            self._commit_seconds = time.monotonic() - began_at
            shared.kept()

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """The writer, with no transaction open."""
        async with self._writing:
            if self._shared is not None:
                await to_the_end(self._commit(self._shared))
            yield

    @asynccontextmanager
    async def look(self) -> AsyncIterator[SqlBooks]:
        """One reading transaction, beside the writer: all that is read is of the same moment."""
        reader = await self._free.get()
        with _said_in_our_words(NOT_OURS - {sqlite3.SQLITE_READONLY}):  # a look that writes is our mistake
            try:
                await reader.change("BEGIN")
                yield SqlBooks(reader)
                reader.let_go()
            except BaseException:
                await to_the_end(reader.rollback())  # queued behind whatever the connection still does
                raise
            finally:
                self._free.put_nowait(reader)

    @asynccontextmanager
    async def lease(self, _name: str) -> AsyncIterator[Lease]:
        """There is no other process."""
        yield ALWAYS

    @asynccontextmanager
    async def elected(self, _role: str) -> AsyncIterator[Lease]:
        """There is no other process."""
        yield ALWAYS

    def heed(self, news: str, listener: Callable[[], None]) -> None:
        """There is no other process."""

    async def wipe(self) -> None:
        """Bring the log into the file and empty it: what was deleted stands in it until then."""
        async with self._alone():
            await self._writer.execute_fetchall(f"PRAGMA busy_timeout = {BUSY_MS}")
            await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
            await self._writer.execute_fetchall("PRAGMA busy_timeout = 0")
        await asyncio.to_thread(drop_old_copies, self.path, time.time())

    async def aclose(self) -> None:
        """Readers first: the writer, as the last, brings the log into the file."""
        async with self._alone():
            for connection in (*self._readers, self._writer):
                await connection.close()
        await asyncio.to_thread(self._lock.close)
