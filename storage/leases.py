"""Who does what, where several processes share one database: leases that end with whoever holds them.

A lease is a lock of the server's, held by a connection of its own that says something every few seconds. When the
process dies, the server sees the connection close and the lease is free at once. When it is paused or cut off, the
server hears nothing for LEASE_SECONDS, closes the connection itself, and the lease is free too: no clocks are
compared. Whoever wakes up after that finds `held` to be False before asking anybody.

What a lease keeps apart is who begins; that nothing is done twice, the rows see to (`... AND state = 'waiting'`).
"""

import asyncio
import contextlib
import hashlib
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from storage.lease import Lease

LOG = logging.getLogger("linli.leases")
LEASE_SECONDS = 15.0  # a pause of the garbage collector or of a busy machine is shorter, a person's patience longer
BEAT_SECONDS = 3.0
SURE_SECONDS = LEASE_SECONDS - 1.0  # since the last beat was sent: the server counts from when it came
TRY_SECONDS = 1.0  # how often whoever is not elected asks again
AGAIN_SECONDS = 1.0  # after the server could not be reached
CHANNEL = "linli"
LOST = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError)  # the last with TimeoutError in it


class Session:
    """One connection's life: what it holds is held until it ends."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self._asking = asyncio.Lock()  # one question at a time
        self._ended = asyncio.Event()
        self._beat_at = time.monotonic()

    @property
    def held(self) -> bool:
        return not self._ended.is_set() and time.monotonic() - self._beat_at < SURE_SECONDS

    async def lost(self) -> None:
        while self.held:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._ended.wait(), TRY_SECONDS)

    def end(self) -> None:
        self._ended.set()

    async def ask(self, sql: str, *parameters: object) -> Any:
        """A value; LOST where the session has ended."""
        async with self._asking:
            at = time.monotonic()
            async with asyncio.timeout(LEASE_SECONDS):
                answer = await self.connection.fetchval(sql, *parameters)
            self._beat_at = at
            return answer

    async def beat(self) -> None:
        """Until it ends."""
        try:
            while self.held:
                try:
                    await asyncio.wait_for(self._ended.wait(), BEAT_SECONDS)
                except TimeoutError:
                    await self.ask("SELECT 1")
                else:
                    LOG.warning("leases_lost problem=hung_up")
        except LOST as problem:
            LOG.warning("leases_lost problem=%s", type(problem).__name__)
        finally:
            self.end()


class Keeper:
    """Keeps a session open, and hears what other processes tell."""

    def __init__(self, connect: Callable[[], Any]) -> None:
        self._connect = connect
        self._session: Session | None = None
        self._listeners: dict[str, Callable[[], None]] = {}
        self._keeping: asyncio.Task[None] | None = None
        self.name = ""  # of the session: what we tell ourselves we know already

    async def open(self) -> None:
        await self._begin()
        self._keeping = asyncio.create_task(self._keep())

    def heed(self, news: str, listener: Callable[[], None]) -> None:
        """Call it when another process has told such news. Some may be lost: look from time to time all the same."""
        self._listeners[news] = listener

    @asynccontextmanager
    async def lease(self, name: str) -> AsyncIterator[Lease | None]:
        """The lease of this name for as long as the block takes; None where somebody else has it."""
        lease = await self._take(name)
        try:
            yield lease
        finally:
            if lease is not None:
                await self._give_back(lease, name)

    @asynccontextmanager
    async def elected(self, role: str) -> AsyncIterator[Lease]:
        """Wait for as long as it takes to be the one."""
        while (lease := await self._take(role)) is None:  # noqa: ASYNC110  # the server tells nobody that it is free
            await asyncio.sleep(TRY_SECONDS)
        try:
            yield lease
        finally:
            await self._give_back(lease, role)

    async def _take(self, name: str) -> Session | None:
        session = self._session
        if session is None or not session.held:
            return None
        try:
            taken = await session.ask("SELECT pg_try_advisory_lock($1, $2)", *_key(name))
        except LOST as problem:
            LOG.warning("lease_not_taken problem=%s", type(problem).__name__)
            session.end()
            return None
        return session if taken else None

    async def _give_back(self, session: Session, name: str) -> None:
        if session.held:
            try:
                await session.ask("SELECT pg_advisory_unlock($1, $2)", *_key(name))
            except LOST:
                session.end()  # and the server takes back all that it held

    async def _begin(self) -> None:
        connection = await self._connect()
        try:
            self.name = str(await connection.fetchval("SELECT pg_backend_pid()"))
            await connection.add_listener(CHANNEL, self._hear)
        except BaseException:
            connection.terminate()
            raise
        session = self._session = Session(connection)
        connection.add_termination_listener(lambda _: session.end())  # hung up on: others may be elected at once

    async def _keep(self) -> None:
        while True:
            session = self._session
            if session is not None:
                await session.beat()
                session.connection.terminate()
                self._session = None
            try:
                await self._begin()
            except LOST as problem:
                LOG.warning("database_unreachable problem=%s", type(problem).__name__)
                await asyncio.sleep(AGAIN_SECONDS)
            else:
                for listener in self._listeners.values():
                    listener()  # who knows what was told meanwhile

    def _hear(self, _connection: Any, _pid: int, _channel: str, told: str) -> None:
        news, _, teller = told.partition(" ")
        listener = self._listeners.get(news)
        if listener is not None and teller != self.name:
            listener()

    async def aclose(self) -> None:
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.gather(self._keeping, return_exceptions=True)
        if self._session is not None:
            self._session.end()
            self._session.connection.terminate()
            self._session = None


def _key(name: str) -> tuple[int, int]:
    """Two numbers, as the server's locks have them. Locks of turns have one number: these never meet those."""
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    return int.from_bytes(digest[:4], signed=True), int.from_bytes(digest[4:], signed=True)
