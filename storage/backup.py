"""Whole copies of a database in use, by `VACUUM INTO`: no pages half written, nothing deleted left inside."""

import asyncio
import os
import re
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import aiosqlite

KEPT = 14  # backups in one folder: two weeks of one a day
COPIES_KEPT_SECONDS = 30 * 24 * 3600  # those made beside the database, before a migration or a restore
STAMP = "%Y%m%dT%H%M%SZ"


async def copy_into(connection: aiosqlite.Connection, target: Path) -> None:
    """Copy what this connection sees into a new file, which is there whole or not at all.

    FileExistsError where it exists: a backup never overwrites another.
    """
    part = target.with_name(f"{target.name}.part")
    await asyncio.to_thread(_make_room, target, part)
    await connection.execute_fetchall("VACUUM INTO ?", (str(part),))
    await asyncio.to_thread(_put_in_place, part, target)


class BackupFailed(Exception):  # noqa: N818  # a fact
    """The database could not be read, or the copy not be written."""


def backup_file(source: Path, target: Path) -> None:
    """Copy a database that others may be using.

    FileNotFoundError, FileExistsError, BackupFailed, OSError.
    """
    if not source.is_file():
        raise FileNotFoundError(source)
    part = target.with_name(f"{target.name}.part")
    _make_room(target, part)
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))  # read-only: it never checkpoints beside the bot
    except sqlite3.Error as problem:
        part.unlink(missing_ok=True)
        raise BackupFailed(str(problem)) from problem
    _put_in_place(part, target)


def _make_room(target: Path, part: Path) -> None:
    if target.exists():
        raise FileExistsError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    part.unlink(missing_ok=True)


def _put_in_place(part: Path, target: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)


def rotate(source: Path, folder: Path, at: datetime, keep: int = KEPT) -> Path:
    """A new backup in a folder, named by the moment in UTC: linli-20261121T215700Z.db. The newest `keep` stay, older
    ones of such a name go; other files are left alone. Raises what backup_file raises.
    """
    target = folder / f"{source.stem}-{at:{STAMP}}.db"
    backup_file(source, target)
    name = re.compile(rf"{re.escape(source.stem)}-\d{{8}}T\d{{6}}Z\.db")
    ours = sorted(path for path in folder.iterdir() if name.fullmatch(path.name))
    for old in ours[:-keep]:
        old.unlink(missing_ok=True)
    return target


def drop_old_copies(path: Path, now: float) -> None:
    """What was put beside the database before a migration or a restore, a month ago."""
    for copy in path.parent.glob(f"{path.name}.before-*"):
        if now - copy.stat().st_mtime > COPIES_KEPT_SECONDS:
            copy.unlink(missing_ok=True)
