"""Everything of a file to a server: table by table in one transaction, and row by row compared before it is kept."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg

from storage.database import Unusable, place_of
from storage.migrations import migrations
from storage.postgres import CONNECT_SECONDS, NO_WAY, cause_of
from storage.schema import bring_up_to_date
from storage.sqlite import hold, open_file

BATCH = 5000  # rows at once


class NotEmpty(Exception):  # noqa: N818  # a fact
    """The target has rows already; `table` has some."""

    def __init__(self, table: str) -> None:
        super().__init__(f"{table} has rows")
        self.table = table


class NotMoved(Exception):  # noqa: N818  # a fact
    """A table could not be moved, or not as it was; nothing was changed."""

    def __init__(self, table: str, cause: str) -> None:
        super().__init__(f"{table}: {cause}")
        self.table, self.cause = table, cause


@dataclass(frozen=True, slots=True)
class Table:
    """Its columns, and those by which its rows are told apart."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def in_order(self) -> str:
        names = ", ".join(f'"{name}"' for name in self.columns)
        return f'SELECT {names} FROM "{self.name}" ORDER BY {", ".join(self.key)}'  # noqa: S608  # our own names


async def move(source: Path, target: str) -> dict[str, int]:
    """Move all rows; how many by table. FileNotFoundError, Taken, Unusable, NotEmpty, NotMoved, and what migrating
    raises."""
    if not await asyncio.to_thread(source.is_file):
        raise FileNotFoundError(source)
    async with await open_file(f"sqlite:///{source}"):
        pass  # brought up to date, after a copy: both have the same tables then
    with closing(hold(source)), closing(_read(source)) as file:
        try:
            connection = await asyncpg.connect(target, timeout=CONNECT_SECONDS)
        except NO_WAY as problem:
            raise Unusable(place_of(target), cause_of(problem)) from problem
        try:
            await bring_up_to_date(connection, migrations())
            async with connection.transaction():
                return await _move(file, connection)
        finally:
            await connection.close()


def _read(source: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)


async def _move(file: sqlite3.Connection, connection: Any) -> dict[str, int]:
    tables = tables_of(file)
    for table in tables:
        await connection.execute(f'LOCK TABLE "{table.name}" IN ACCESS EXCLUSIVE MODE')
        if await connection.fetchval(f'SELECT EXISTS (SELECT 1 FROM "{table.name}")'):  # noqa: S608  # our own names
            raise NotEmpty(table.name)
    for table in tables:
        try:
            await _copy(file, connection, table)
        except (asyncpg.PostgresError, asyncpg.DataError, TypeError, ValueError, OverflowError) as problem:
            raise NotMoved(table.name, type(problem).__name__) from problem
    await _go_on_counting(file, connection)
    return {table.name: await _compare(file, connection, table) for table in tables}


def tables_of(file: sqlite3.Connection) -> list[Table]:
    """All of ours, each behind those that it points to."""
    names = [
        row[0]
        for row in file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'migrations'"
        )
    ]
    points_to = {name: {row[2] for row in file.execute(f"PRAGMA foreign_key_list({name})")} - {name} for name in names}
    ordered: list[str] = []
    while len(ordered) < len(names):
        ordered += [name for name in names if name not in ordered and points_to[name] <= {*ordered}]
    return [_table(file, name) for name in ordered]


def _table(file: sqlite3.Connection, name: str) -> Table:
    columns = list(file.execute(f"PRAGMA table_info({name})"))
    key = [row[1] for row in sorted(columns, key=lambda row: row[5]) if row[5]]
    return Table(name, tuple(row[1] for row in columns), tuple(key))


def _batches(file: sqlite3.Connection, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    cursor = file.execute(table.in_order)
    while rows := cursor.fetchmany(BATCH):
        yield rows


async def _copy(file: sqlite3.Connection, connection: Any, table: Table) -> None:
    for rows in _batches(file, table):
        await connection.copy_records_to_table(table.name, records=rows, columns=table.columns)


async def _go_on_counting(file: sqlite3.Connection, connection: Any) -> None:
    """Numbers that were given stay given, also those of rows that are gone: buttons carry them."""
    given = dict(file.execute("SELECT name, seq FROM sqlite_sequence"))
    counted = await connection.fetch(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND is_identity = 'YES'"
    )
    for table, column in counted:
        highest = await connection.fetchval(f'SELECT MAX("{column}") FROM "{table}"')  # noqa: S608  # our own names
        last = max(given.get(table, 0), highest or 0)
        if last > 0:
            await connection.execute("SELECT setval(pg_get_serial_sequence($1, $2), $3)", table, column, last)


async def _compare(file: sqlite3.Connection, connection: Any, table: Table) -> int:
    """How many rows; NotMoved where one is not as it was."""
    number = 0
    cursor = await connection.cursor(table.in_order)
    for rows in _batches(file, table):
        theirs = [tuple(row) for row in await cursor.fetch(len(rows))]
        if theirs != rows:
            raise NotMoved(table.name, f"a row after the first {number} is not as it was")
        number += len(rows)
    if await cursor.fetchrow() is not None:
        raise NotMoved(table.name, f"there are more than {number} rows")
    return number
