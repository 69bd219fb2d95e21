"""aiosqlite's connection, whose short sentences skip the trip to its thread.

A trip there and back costs ten times what a lookup by key takes, and much more while the loop is busy. So what is
short runs where it is called; what writes to the disk (BEGIN IMMEDIATE, COMMIT) or may take long goes to the thread.
"""

import re
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

import aiosqlite

STEPS = 20_000  # of SQLite's machine: about a millisecond; a reading sentence that needs more goes to the thread
SENTENCES = 1024  # kept compiled: there are some hundreds, and Python keeps 128
WRITES = re.compile(r"\b(?:INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)


@cache
def only_reads(sql: str) -> bool:
    """Stopped halfway, it has changed nothing: `SELECT …`. In doubt False."""
    return WRITES.search(sql) is None


class Connection(aiosqlite.Connection):
    """`await connection.fetch("SELECT …", {"id": 7})`. Where `patient`, everything goes to the thread."""

    def __init__(self, path: Path) -> None:
        super().__init__(self._open, iter_chunk_size=64)
        self._path = path
        self._hurried = False
        self.patient = False

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, isolation_level=None, check_same_thread=False, cached_statements=SENTENCES
        )
        connection.row_factory = sqlite3.Row
        connection.set_progress_handler(self._too_long, STEPS)
        self._here = connection
        return connection

    def _too_long(self) -> bool:
        return self._hurried

    async def fetch(self, sql: str, parameters: Any = ()) -> list[sqlite3.Row]:
        """All rows."""
        if self.patient:
            return list(await self.execute_fetchall(sql, parameters))
        if not only_reads(sql):
            return self._here.execute(sql, parameters).fetchall()
        self._hurried = True
        try:
            return self._here.execute(sql, parameters).fetchall()
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
        finally:
            self._hurried = False
        return list(await self.execute_fetchall(sql, parameters))

    async def change(self, sql: str, parameters: Any = ()) -> int:
        """How many rows it changed."""
        if self.patient:
            return (await self.execute(sql, parameters)).rowcount
        return self._here.execute(sql, parameters).rowcount

    def let_go(self) -> None:
        """The end of a reading transaction, where nothing of it is under way any more."""
        self._here.rollback()
