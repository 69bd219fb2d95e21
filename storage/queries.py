"""Named SQL: `queries("inbox").head(connection, chat=7)` runs `-- name: head(chat)^` of sql/inbox.sql.

A sentence is written once, in SQL that SQLite and PostgreSQL both take. Where they truly differ, PostgreSQL's stands
under the same name in sql/postgres/. What comes back is aiosql's: `^` a row or None, `$` a value, `!` the number of
rows, without a mark an asynchronous iterator. A row is taken apart by place or by name: `id_, *more = row`,
`row["chat"]`, `Head(**row)`.
"""

from collections.abc import AsyncIterator, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeAlias, cast

import aiosql
from aiosql.adapters.aiosqlite import AioSQLiteAdapter
from aiosql.query_loader import QueryLoader
from aiosql.types import SQLOperationType
from aiosql.utils import VAR_REF

from storage.connection import Connection as File

FOLDER = Path(__file__).parent / "sql"

Connection: TypeAlias = File | Any  # asyncpg has no types, and who has a file does not load it


class InPlace(AioSQLiteAdapter):
    """aiosql's adapter for aiosqlite, by what our connection does without a trip to its thread.

    It also reads every row of a RETURNING sentence, without which SQLite has not finished it.
    """

    async def select(
        self,
        conn: File,
        _query_name: str,
        sql: str,
        parameters: Any,
        record_class: Any = None,
    ) -> AsyncIterator[Any]:
        for row in await conn.fetch(sql, parameters):
            yield row

    async def select_one(
        self,
        conn: File,
        _query_name: str,
        sql: str,
        parameters: Any,
        record_class: Any = None,
    ) -> Any:
        return next(iter(await conn.fetch(sql, parameters)), None)

    async def select_value(self, conn: File, _query_name: str, sql: str, parameters: Any) -> Any:
        row = next(iter(await conn.fetch(sql, parameters)), None)
        return None if row is None else row[0]

    async def insert_update_delete(self, conn: File, _query_name: str, sql: str, parameters: Any) -> int:
        return await conn.change(sql, parameters)


class Numbered:
    """An adapter of aiosql's for asyncpg, which counts its parameters: `:chat` becomes `$1`.

    aiosql's own answers `!` with a text and looks for a pool at every query.
    """

    is_aio_driver = True

    def __init__(self) -> None:
        self._names: dict[str, tuple[str, ...]] = {}

    def process_sql(self, _query_name: str, _operation: SQLOperationType, sql: str) -> str:
        names: dict[str, int] = {}

        def number(match: Any) -> str:
            if match["var_name"] is None:
                return str(match[0])  # a text in quotes
            return f"{match['lead']}${names.setdefault(match['var_name'], len(names) + 1)}"

        numbered = VAR_REF.sub(number, sql)
        self._names[numbered] = tuple(names)
        return numbered

    def _in_order(self, sql: str, parameters: Mapping[str, Any]) -> list[Any]:
        return [parameters[name] for name in self._names[sql]]

    async def select(
        self, conn: Any, _query_name: str, sql: str, parameters: Any, record_class: Any = None
    ) -> AsyncIterator[Any]:
        for row in await conn.fetch(sql, *self._in_order(sql, parameters)):
            yield row

    async def select_one(self, conn: Any, _query_name: str, sql: str, parameters: Any, record_class: Any = None) -> Any:
        return await conn.fetchrow(sql, *self._in_order(sql, parameters))

    async def select_value(self, conn: Any, _query_name: str, sql: str, parameters: Any) -> Any:
        return await conn.fetchval(sql, *self._in_order(sql, parameters))

    async def insert_update_delete(self, conn: Any, _query_name: str, sql: str, parameters: Any) -> int:
        tag = await conn.execute(sql, *self._in_order(sql, parameters))
        return int(tag.rpartition(" ")[2])  # "INSERT 0 1", "UPDATE 2"

    async def insert_update_delete_many(
        self, conn: Any, _query_name: str, sql: str, parameters: Iterable[Mapping[str, Any]]
    ) -> None:
        await conn.executemany(sql, [self._in_order(sql, one) for one in parameters])


class Sentences:
    """The sentences of one file, each for the connection that it is given."""

    def __init__(self, name: str, folder: Path = FOLDER) -> None:
        self._path = folder / f"{name}.sql"
        self._file = aiosql.from_path(self._path, cast(Any, InPlace))

    @cached_property
    def _server(self) -> Any:
        numbered = cast(Any, Numbered())
        loader = QueryLoader(numbered, None)
        sentences = {one.query_name: one for one in loader.load_query_data_from_file(self._path, encoding="utf-8")}
        theirs = self._path.parent / "postgres" / self._path.name
        if theirs.exists():
            others = {one.query_name: one for one in loader.load_query_data_from_file(theirs, encoding="utf-8")}
            if strays := others.keys() - sentences.keys():
                raise ValueError(f"{theirs.name} has {sorted(strays)}, which SQLite has not")
            sentences |= others
        return aiosql.queries.Queries(numbered).load_from_list(list(sentences.values()))

    def __getattr__(self, sentence: str) -> Any:
        if sentence.startswith("_"):
            raise AttributeError(sentence)
        on_file = getattr(self._file, sentence)

        def run(connection: Connection, *parameters: Any, **named: Any) -> Any:
            one = on_file if isinstance(connection, File) else getattr(self._server, sentence)
            return one(connection, *parameters, **named)

        setattr(self, sentence, run)  # the next time it is found without coming here
        return run

    @property
    def on_file(self) -> dict[str, str]:
        """Each sentence as SQLite gets it, by name."""
        return _texts(self._file)

    @property
    def on_server(self) -> dict[str, str]:
        """Each sentence as PostgreSQL gets it, by name."""
        return _texts(self._server)


def _texts(sentences: Any) -> dict[str, str]:
    return {name: getattr(sentences, name).sql for name in sentences.available_queries if not name.endswith("_cursor")}


@cache
def queries(name: str) -> Any:
    """The sentences of sql/NAME.sql: `SQL = queries("inbox")`, then `await SQL.head(connection, chat=7)`."""
    return Sentences(name)
