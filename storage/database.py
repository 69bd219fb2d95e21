"""The database, whichever it is: a file of SQLite's, or PostgreSQL.

`async with store.turn() as books: await books.inbox.put(batch, at=now)`
"""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Literal, Protocol, Self
from urllib.parse import unquote, urlsplit

from storage.books import First, SqlBooks
from storage.errors import Damaged, Overlapped, Taken, Unreachable, Unsupported, Unusable
from storage.lease import Lease
from storage.sqlite import file_of, open_file

__all__ = [
    "Damaged",
    "Overlapped",
    "Store",
    "Taken",
    "Unreachable",
    "Unsupported",
    "Unusable",
    "file_of",
    "is_server",
    "open_store",
    "place_of",
]


SERVERS = ("postgresql", "postgres")


def is_server(url: str) -> bool:
    """`postgresql://…`: the database is a server's, and others may be using it."""
    return url.partition("://")[0] in SERVERS


class Store(Protocol):
    """An open database. Close it: an open connection keeps the program from ending.

    `side_by_side`: how many chats a process should work on at once.
    """

    @property
    def side_by_side(self) -> int: ...

    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *_: object) -> None: ...

    def turn(
        self, *chats: int, patient: bool = False, first: First | None = None
    ) -> AbstractAsyncContextManager[SqlBooks]:
        """One write transaction: committed at the end, rolled back at any exception or cancellation.

        `chats`: whose turn it is, and the groups that it acts in besides. No two turns of one neighbourhood overlap,
        whichever process they run in: those in its group, those in the private chats of whom the books know to be
        its members, and those that name it. Overlapped, Unreachable: nothing was done.
        `patient`: for what takes long and must not hold up everything else. `first`: what is done before anybody is
        waited for; what it raises ends the turn.
        """

    def lease(self, name: str) -> AbstractAsyncContextManager[Lease | None]:
        """To be the only process at something ("care"); None where another is at it."""

    def elected(self, role: str) -> AbstractAsyncContextManager[Lease]:
        """To be the only process in a role ("sender"); waits until it is so."""

    def heed(self, news: Literal["inbox", "outbox"], listener: Callable[[], None]) -> None:
        """Call it when another process has put something there. Look from time to time all the same."""

    def look(self) -> AbstractAsyncContextManager[SqlBooks]:
        """One reading transaction, beside the writers: all that is read is of the same moment."""

    async def wipe(self) -> None:
        """What was deleted leaves what else is kept of it, as far as that is in our hands."""

    async def aclose(self) -> None: ...


def place_of(url: str) -> str:
    """`postgresql://me:secret@db.example:5433/linli` → linli @ db.example:5433, for people to read."""
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/")) or "postgres"
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        return name
    return f"{name} @ {unquote(host or '') or 'localhost'}{f':{port}' if port else ''}"


async def open_store(url: str) -> Store:
    """Open, lock, back up, migrate.

    Unsupported, Taken, Unusable, NewerDatabase and MigrationFailed say why not.
    """
    if is_server(url):
        from storage.postgres import open_server  # whoever has a file needs no driver of a server

        return await open_server(url, place_of(url))
    return await open_file(url)
