"""Migrations: whole or not at all, in order, after a backup; never backwards."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import aiosqlite
import pytest
import pytest_asyncio

from storage import sqlite
from storage.database import open_store
from storage.migrations import (
    Migration,
    MigrationFailed,
    NewerDatabase,
    applied,
    migrate,
    migrations,
    pending,
    sentences,
)

TABLE = Migration(1, "0001_table", "CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT);")


@pytest_asyncio.fixture
async def connection(tmp_path: Path) -> AsyncIterator[aiosqlite.Connection]:
    async with aiosqlite.connect(tmp_path / "linli.db", isolation_level=None) as opened:
        await applied(opened)
        yield opened


def copies_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.before-*"))


async def tables(connection: aiosqlite.Connection) -> list[str]:
    rows = await connection.execute_fetchall("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [row[0] for row in rows]


async def test_they_are_applied_in_order_and_once(connection: aiosqlite.Connection) -> None:
    steps = (TABLE, Migration(2, "0002_row", "INSERT INTO things (name) VALUES ('电钻');"))
    await migrate(connection, await pending(connection, steps))
    again = await pending(connection, steps)
    rows = [tuple(row) for row in await connection.execute_fetchall("SELECT name FROM things")]
    assert (len(again), rows) == (0, [("电钻",)])


async def test_one_that_fails_in_the_middle_leaves_what_was_before_it(connection: aiosqlite.Connection) -> None:
    broken = Migration(2, "0002_broken", "CREATE TABLE more (id INTEGER);\nINSERT INTO nowhere VALUES (1);")
    with pytest.raises(MigrationFailed, match="0002_broken"):
        await migrate(connection, (TABLE, broken))
    assert (await applied(connection), await tables(connection)) == (1, ["migrations", "things"])


async def test_one_that_breaks_a_reference_is_not_kept(connection: aiosqlite.Connection) -> None:
    children = Migration(
        2,
        "0002_children",
        "CREATE TABLE children (thing INTEGER REFERENCES things (id));\nINSERT INTO children VALUES (99);",
    )
    with pytest.raises(MigrationFailed):
        await migrate(connection, (TABLE, children))
    assert await tables(connection) == ["migrations", "things"]


async def test_a_newer_database_is_refused(connection: aiosqlite.Connection) -> None:
    await migrate(connection, (TABLE, Migration(2, "0002_more", "CREATE TABLE more (id INTEGER);")))
    with pytest.raises(NewerDatabase) as refused:
        await pending(connection, (TABLE,))
    assert (refused.value.found, refused.value.known) == (2, 1)


def test_a_trigger_is_one_sentence() -> None:
    script = (
        "-- why\nCREATE TABLE a (b);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\n  SELECT 1;\nEND;\n"
    )
    assert [sentence.count(";") for sentence in sentences(script)] == [1, 3]


def test_a_script_that_breaks_off_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="without an end"):
        list(sentences("CREATE TABLE a (b);\nCREATE TABLE"))


def test_a_gap_in_the_numbers_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "0001_one.sql").write_text("SELECT 1;")
    (tmp_path / "0003_three.sql").write_text("SELECT 3;")
    with pytest.raises(ValueError, match="one by one"):
        migrations(tmp_path)


async def test_a_database_with_content_is_copied_before_it_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'linli.db'}"
    ours = migrations()
    async with await open_store(url):
        pass
    none_yet = copies_in(tmp_path)
    further = Migration(len(ours) + 1, f"{len(ours) + 1:04}_more", "CREATE TABLE more (id INTEGER);")
    monkeypatch.setattr(sqlite, "migrations", lambda: (*ours, further))
    async with await open_store(url):
        pass
    copies = copies_in(tmp_path)
    with sqlite3.connect(copies[0]) as copy:
        at = copy.execute("SELECT MAX(number) FROM migrations").fetchone()[0]
    copy.close()
    assert (none_yet, len(copies), at) == ([], 1, len(ours))


def test_ours_are_numbered_and_complete() -> None:
    assert [step.number for step in migrations()] == list(range(1, len(migrations()) + 1))
