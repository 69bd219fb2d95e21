"""A backup put in the place of the database: checked first, the old one kept beside."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from storage.backup import STAMP, BackupFailed, backup_file
from storage.checkup import check
from storage.migrations import NewerDatabase
from storage.sqlite import hold


class NoBackup(Exception):  # noqa: N818  # a fact
    """The file is no sound database of ours; `cause` says why."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"{path} is no backup: {cause}")
        self.path, self.cause = path, cause


def restore(backup: Path, path: Path, at: datetime) -> Path | None:
    """`backup` becomes the database at `path`. Where the old one stands now; None where there was none.

    FileNotFoundError, NoBackup, NewerDatabase, Taken (the bot is running), BackupFailed, OSError: nothing was changed.
    """
    _must_be_sound(backup)
    path.parent.mkdir(parents=True, exist_ok=True)
    with hold(path):
        fresh = path.with_name(f"{path.name}.restoring")
        fresh.unlink(missing_ok=True)
        backup_file(backup, fresh)  # copied by SQLite: its log is in it too, and what was deleted is not
        kept = _put_aside(path, at) if path.exists() else None
        fresh.replace(path)
        _flush(path.parent)
    return kept


def _must_be_sound(backup: Path) -> None:
    found = check(backup)
    if found.fault is not None:
        raise NoBackup(backup, found.fault)
    if found.migration > found.known:
        raise NewerDatabase(found.migration, found.known)


def _put_aside(path: Path, at: datetime) -> Path:
    """The old file under another name as well, with what its log holds: until the new one is there, it is the one."""
    kept = path.with_name(f"{path.name}.before-restore-{at:{STAMP}}")
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error:
        pass  # it is broken, perhaps why it is replaced: its log is kept as it is
    try:
        os.link(path, kept)
    except OSError:  # a file system without links
        shutil.copy2(path, kept)
    os.utime(kept)  # put aside now: from now on it is kept for a month
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        log.replace(kept.with_name(f"{kept.name}-wal"))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    return kept


def _flush(folder: Path) -> None:
    """The names are on the disk, too."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


__all__ = ["BackupFailed", "NoBackup", "restore"]
