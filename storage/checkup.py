"""A look at a database from outside, while the bot runs or not: is it sound, is it ours, where is the bot."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import aiosql

from storage.migrations import migrations
from storage.queries import FOLDER


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
