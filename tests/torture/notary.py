"""The second witness: triggers that note every change of inbox and outbox, in the transaction that makes it.

What is rolled back was never noted, what is pruned stays noted. Plain SQL on the file or the server, beside the bot.
Also what breaks a turn on purpose: a post with the poisonous word cannot be remembered.
"""

import asyncio
import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import asyncpg

from tests.torture.record import Claim, Delivered, Entry, InboxRow, Post
from tests.torture.talk import POISON

COLUMNS = "new, book, row_id, chat, state, update_id, kind, ref, body"
NOTES = {
    ("inbox", "put"): "true, 'inbox', NEW.id, NEW.chat, NEW.state, NEW.update_id, '', NULL, ''",
    ("inbox", "changed"): "false, 'inbox', NEW.id, NEW.chat, NEW.state, NEW.update_id, '', NULL, ''",
    ("outbox", "put"): "true, 'outbox', NEW.id, NEW.chat, NEW.state, NULL, NEW.kind, NEW.ref, NEW.body",
    ("outbox", "changed"): "false, 'outbox', NEW.id, NEW.chat, NEW.state, NULL, NEW.kind, NEW.ref, NEW.body",
}
WHEN = {"put": "AFTER INSERT ON {book}", "changed": "AFTER UPDATE OF state ON {book}"}

SQLITE_TABLE = """CREATE TABLE notary (seq INTEGER PRIMARY KEY AUTOINCREMENT, new INTEGER, book TEXT, row_id INTEGER,
chat INTEGER, state TEXT, update_id INTEGER, kind TEXT, ref TEXT, body TEXT)"""
SQLITE_POISON = f"""CREATE TRIGGER poison BEFORE INSERT ON posts WHEN NEW.words LIKE '%{POISON}%'
BEGIN SELECT RAISE(ABORT, 'poison'); END"""

POSTGRES_TABLE = """CREATE TABLE notary (seq BIGSERIAL PRIMARY KEY, new BOOLEAN, book TEXT, row_id BIGINT,
chat BIGINT, state TEXT, update_id BIGINT, kind TEXT, ref TEXT, body TEXT)"""
POSTGRES_POISON = (
    "CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poison'; END $$",
    f"CREATE TRIGGER poison BEFORE INSERT ON posts FOR EACH ROW WHEN (NEW.words LIKE '%{POISON}%') "
    "EXECUTE FUNCTION poison()",
)

ENTRIES = f"SELECT seq, {COLUMNS} FROM notary ORDER BY seq"
INBOX = "SELECT update_id, state, incident FROM inbox ORDER BY id"
OWED = "SELECT id FROM outbox WHERE state IN ('waiting', 'sending') ORDER BY id"
SENDING = "SELECT id FROM outbox WHERE state = 'sending'"
POSTS = "SELECT id, group_id, message_id FROM posts ORDER BY id"
CLAIMS = "SELECT post_id, person_id, state FROM claims ORDER BY id"
DELIVERED = "SELECT ref, chat, message_id FROM sent ORDER BY ref, sent_at, message_id"
HANG_UP = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE application_name = 'linli' AND datname = current_database()"
)
BUSY = (
    "SELECT (SELECT COUNT(*) FROM inbox WHERE state = 'waiting') + "
    "(SELECT COUNT(*) FROM outbox WHERE state IN ('waiting', 'sending'))"
)


class Database(Protocol):
    """The bot's database seen from outside."""

    url: str

    async def rows(self, sql: str) -> Sequence[Sequence[Any]]:
        """While the bot runs, too."""

    async def after_a_kill(self, sql: str) -> Sequence[Sequence[Any]]:
        """What a crash left, without mending anything of it."""

    async def hang_up(self) -> bool:
        """Cut every connection of the bot's; False where there are none to cut."""

    async def appoint(self) -> None:
        """Put the notary and the poison in; the bot has made its tables and is not running."""


class SqliteDatabase:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"

    async def rows(self, sql: str) -> Sequence[Sequence[Any]]:
        return await asyncio.to_thread(self._rows, self.path, sql, "mode=ro")

    async def after_a_kill(self, sql: str) -> Sequence[Sequence[Any]]:
        """On a copy: whoever closes a file as the last brings its log in, which is the next start's to do."""
        return await asyncio.to_thread(self._of_a_copy, sql)

    def _of_a_copy(self, sql: str) -> list[tuple[Any, ...]]:
        with tempfile.TemporaryDirectory() as folder:
            for path in self.path.parent.glob(f"{self.path.name}*"):
                if not path.name.endswith(".lock"):
                    shutil.copy(path, folder)
            return self._rows(Path(folder) / self.path.name, sql, "mode=rw")

    @staticmethod
    def _rows(path: Path, sql: str, mode: str) -> list[tuple[Any, ...]]:
        with contextlib.closing(sqlite3.connect(f"file:{path}?{mode}", uri=True, timeout=10)) as connection:
            return connection.execute(sql).fetchall()

    async def hang_up(self) -> bool:
        return False

    async def appoint(self) -> None:
        with contextlib.closing(sqlite3.connect(self.path)) as connection:
            connection.execute(SQLITE_TABLE)
            connection.execute(SQLITE_POISON)
            for (book, when), values in NOTES.items():
                changed = "WHEN OLD.state <> NEW.state" if when == "changed" else ""
                connection.execute(
                    f"CREATE TRIGGER notary_{book}_{when} {WHEN[when].format(book=book)} {changed} "
                    f"BEGIN INSERT INTO notary ({COLUMNS}) VALUES ({values}); END"
                )
            connection.commit()


class PostgresDatabase:
    def __init__(self, url: str) -> None:
        self.url = url

    async def rows(self, sql: str) -> Sequence[Sequence[Any]]:
        connection = await asyncpg.connect(self.url)
        try:
            found: Sequence[Sequence[Any]] = await connection.fetch(sql)
            return found
        finally:
            await connection.close()

    after_a_kill = rows

    async def hang_up(self) -> bool:
        await self.rows(HANG_UP)
        return True

    async def appoint(self) -> None:
        connection = await asyncpg.connect(self.url)
        try:
            for sentence in (POSTGRES_TABLE, *POSTGRES_POISON, *self._triggers()):
                await connection.execute(sentence)
        finally:
            await connection.close()

    @staticmethod
    def _triggers() -> Iterator[str]:
        for (book, when), values in NOTES.items():
            changed = "WHEN (OLD.state <> NEW.state)" if when == "changed" else ""
            yield (
                f"CREATE FUNCTION notary_{book}_{when}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN INSERT INTO notary ({COLUMNS}) VALUES ({values}); RETURN NULL; END $$"
            )
            yield (
                f"CREATE TRIGGER notary_{book}_{when} {WHEN[when].format(book=book)} FOR EACH ROW {changed} "
                f"EXECUTE FUNCTION notary_{book}_{when}()"
            )


def database(url: str) -> Database:
    """By its address, as LINLI_DATABASE_URL has it."""
    if urlsplit(url).scheme.startswith("postgres"):
        return PostgresDatabase(url)
    return SqliteDatabase(Path(url.removeprefix("sqlite:///")))


async def entries(where: Database) -> tuple[Entry, ...]:
    return tuple(
        Entry(seq, bool(new), book, row, chat, state, update_id, kind, ref, body)
        for seq, new, book, row, chat, state, update_id, kind, ref, body in await where.rows(ENTRIES)
    )


async def inbox(where: Database) -> tuple[InboxRow, ...]:
    return tuple(InboxRow(*row) for row in await where.rows(INBOX))


async def owed(where: Database) -> tuple[int, ...]:
    return tuple(row[0] for row in await where.rows(OWED))


async def posts(where: Database) -> tuple[Post, ...]:
    return tuple(Post(*row) for row in await where.rows(POSTS))


async def claims(where: Database) -> tuple[Claim, ...]:
    return tuple(Claim(*row) for row in await where.rows(CLAIMS))


async def delivered(where: Database) -> tuple[Delivered, ...]:
    """The newest of each name."""
    return tuple({row[0]: Delivered(*row) for row in await where.rows(DELIVERED)}.values())


async def sending(where: Database) -> frozenset[int]:
    """What was on its way when the bot was killed."""
    return frozenset(row[0] for row in await where.after_a_kill(SENDING))


async def busy(where: Database) -> int:
    """How much waits."""
    return int((await where.rows(BUSY))[0][0])
