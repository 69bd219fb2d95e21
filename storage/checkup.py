"""A look at a database from outside, while the bot runs or not: is it sound, is it ours, where is the bot."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import aiosql

from storage.migrations import migrations
from storage.queries import FOLDER, queries


@dataclass(frozen=True, slots=True)
class Checkup:
    """`fault` is None where all is well; `migration` of `known`; `groups` where the bot is."""

    fault: str | None
    migration: int = 0
    known: int = 0
    groups: tuple[int, ...] = ()


def check(path: Path) -> Checkup:
    """Read-only. FileNotFoundError where there is none yet."""
    if not path.is_file():
        raise FileNotFoundError(path)
    sql = aiosql.from_path(FOLDER / "checkup.sql", "sqlite3")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            sound = str(sql.sound(connection))
            if sound != "ok":
                return Checkup(sound)
            groups = tuple(row[0] for row in sql.groups(connection))
            return Checkup(None, sql.migration(connection), len(migrations()), groups)
    except sqlite3.Error as problem:
        return Checkup(str(problem))


async def check_server(url: str) -> Checkup:
    """The same of a server's database. FileNotFoundError where it has nothing of ours yet."""
    import asyncpg  # whoever has a file needs no driver of a server

    from storage.postgres import CONNECT_SECONDS, NO_WAY, NOT_THERE, cause_of

    sql = queries("checkup")
    try:
        connection = await asyncpg.connect(url, timeout=CONNECT_SECONDS)
    except NO_WAY as problem:
        return Checkup(cause_of(problem))
    try:
        groups = tuple([row["id"] async for row in sql.groups(connection)])
        return Checkup(None, await sql.migration(connection), len(migrations()), groups)
    except asyncpg.UndefinedTableError as problem:
        raise FileNotFoundError(url) from problem
    except NOT_THERE as problem:
        return Checkup(cause_of(problem))
    finally:
        await connection.close()
