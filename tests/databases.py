"""A look into a database from outside, whichever it is."""

import asyncio
import contextlib
import sqlite3
from typing import Any

import asyncpg


async def rows(url: str, sql: str) -> list[tuple[Any, ...]]:
    """What a sentence finds now."""
    if url.startswith("sqlite:///"):
        return await asyncio.to_thread(_of_file, url.removeprefix("sqlite:///"), sql)
    connection = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await connection.fetch(sql)]
    finally:
        await connection.close()


def _of_file(path: str, sql: str) -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()
