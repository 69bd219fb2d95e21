"""Named SQL: `queries("inbox").head(connection, chat=7)` runs `-- name: head(chat)^` of sql/inbox.sql.

What comes back is aiosql's: `^` a row or None, `$` a value, `!` the number of rows, without a mark an
asynchronous iterator.
"""

from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path
from typing import Any, cast

import aiosql
import aiosqlite
from aiosql.adapters.aiosqlite import AioSQLiteAdapter

FOLDER = Path(__file__).parent / "sql"


class OneHop(AioSQLiteAdapter):
    """aiosql's adapter for aiosqlite, with one trip to the connection's thread a query instead of three.

    It also reads every row of a RETURNING sentence, without which SQLite has not finished it.
    """

    async def select(
        self,
        conn: aiosqlite.Connection,
        _query_name: str,
        sql: str,
        parameters: Any,
        record_class: Any = None,
    ) -> AsyncIterator[Any]:
        for row in await conn.execute_fetchall(sql, parameters):
            yield row

    async def select_one(
        self,
        conn: aiosqlite.Connection,
        _query_name: str,
        sql: str,
        parameters: Any,
        record_class: Any = None,
    ) -> Any:
        return next(iter(await conn.execute_fetchall(sql, parameters)), None)

    async def select_value(self, conn: aiosqlite.Connection, _query_name: str, sql: str, parameters: Any) -> Any:
        row = next(iter(await conn.execute_fetchall(sql, parameters)), None)
        return None if row is None else row[0]


@cache
def queries(name: str) -> Any:
    """The sentences of sql/NAME.sql: `SQL = queries("inbox")`, then `await SQL.head(connection, chat=7)`."""
    return aiosql.from_path(FOLDER / f"{name}.sql", cast(Any, OneHop))
