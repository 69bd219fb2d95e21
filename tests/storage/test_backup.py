"""Backups: whole, of a database in use, never over another file."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.backup import BackupFailed, backup_file
from storage.inbox import Received
from storage.sqlite import FileStore


def rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM inbox").fetchone()[0])


async def test_a_backup_of_a_running_bots_database_has_all_that_was_committed(file: FileStore, tmp_path: Path) -> None:
    async with file.turn() as books:
        await books.inbox.put([Received(1, number, 1, "{}") for number in range(100)], at=1)
    async with file.turn() as books:
        await books.inbox.put([Received(1, 100, 1, "{}")], at=1)  # not committed yet: not in it
        backup_file(file.path, tmp_path / "deep" / "copy.db")
    assert rows(tmp_path / "deep" / "copy.db") == 100


async def test_a_backup_never_overwrites(file: FileStore, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("yesterday's")
    with pytest.raises(FileExistsError):
        backup_file(file.path, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "yesterday's"


def test_where_there_is_no_database_there_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        backup_file(tmp_path / "none.db", tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_database_leaves_no_half_backup(tmp_path: Path) -> None:
    (tmp_path / "linli.db").write_bytes(b"nothing of the kind" * 100)
    with pytest.raises(BackupFailed):
        backup_file(tmp_path / "linli.db", tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["linli.db"]
