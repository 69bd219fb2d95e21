"""Numbered migrations: `migrations/0001_way_of_a_message.sql`, each applied whole or not at all, at start."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import aiosqlite

FOLDER = Path(__file__).parent / "migrations"
NAME = re.compile(r"(\d{4})_(\w+)\.sql")


class NewerDatabase(Exception):  # noqa: N818  # a fact, as all refusals are
    """The database was written by a newer program: `found` is its last migration, `known` ours."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"the database is at migration {found}, this program knows {known}")
        self.found, self.known = found, known


class MigrationFailed(Exception):  # noqa: N818  # a fact
    """A migration could not be applied; the database stands as it was before it."""

    def __init__(self, name: str, cause: str) -> None:
        super().__init__(f"migration {name} failed: {cause}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: number 1, name "0001_way_of_a_message", and its SQL."""

    number: int
    name: str
    sql: str


def migrations(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """All of them in order; a gap or a double number is a mistake of ours: ValueError."""
    found = []
    for path in sorted(folder.glob("*.sql")):
        match = NAME.fullmatch(path.name)
        if match is None:
            raise ValueError(f"{path.name} is no name for a migration")
        found.append(Migration(int(match[1]), path.stem, path.read_text(encoding="utf-8")))
    if [step.number for step in found] != list(range(1, len(found) + 1)):
        raise ValueError(f"migrations are not numbered one by one: {[step.name for step in found]}")
    return tuple(found)


async def applied(connection: aiosqlite.Connection) -> int:
    """The number of the last migration applied; 0 for a new database."""
    await connection.execute_fetchall(
        "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"
    )
    rows = list(await connection.execute_fetchall("SELECT COALESCE(MAX(number), 0) FROM migrations"))
    return int(rows[0][0])


async def pending(connection: aiosqlite.Connection, steps: tuple[Migration, ...]) -> tuple[Migration, ...]:
    """What is still to be applied. A database beyond our last step: NewerDatabase."""
    at = await applied(connection)
    known = len(steps)
    if at > known:
        raise NewerDatabase(at, known)
    return steps[at:]


async def migrate(connection: aiosqlite.Connection, steps: tuple[Migration, ...]) -> None:
    """Apply them in order, each in a transaction of its own. MigrationFailed names the one that failed."""
    await connection.execute_fetchall("PRAGMA foreign_keys = OFF")  # tables may be built anew under their children
    try:
        for step in steps:
            await _apply(connection, step)
    finally:
        await connection.execute_fetchall("PRAGMA foreign_keys = ON")


async def _apply(connection: aiosqlite.Connection, step: Migration) -> None:
    try:
        await connection.execute_fetchall("BEGIN IMMEDIATE")
        for sentence in sentences(step.sql):
            await connection.execute_fetchall(sentence)
        broken = list(await connection.execute_fetchall("PRAGMA foreign_key_check"))
        if broken:
            raise sqlite3.IntegrityError(f"{len(broken)} rows point to nothing in {broken[0][0]}")
        await connection.execute_fetchall(
            "INSERT INTO migrations (number, name) VALUES (?, ?)", (step.number, step.name)
        )
        await connection.commit()
    except sqlite3.Error as problem:
        raise MigrationFailed(step.name, str(problem)) from problem
    finally:
        await connection.rollback()  # nothing to roll back after a commit


def sentences(sql: str) -> Iterator[str]:
    """The sentences of a script, one by one; triggers with their inner semicolons stay whole."""
    sentence = ""
    for line in sql.splitlines(keepends=True):
        sentence += line
        if sqlite3.complete_statement(sentence):
            yield sentence
            sentence = ""
    if re.sub(r"--.*", "", sentence).strip():
        raise ValueError(f"a sentence without an end: {sentence.strip()[:60]}")
