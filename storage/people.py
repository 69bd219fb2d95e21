"""People in SQL: implements `community.members.People`."""

from datetime import datetime

from community.members import Person
from storage.moments import to_ms
from storage.queries import Connection, queries

SQL = queries("people")
TABLES = (
    "people",
    "members",
    "posts",
    "claims",
    "pings",
    "swap_parts",
    "traces",
    "answers",
    "homes",
    "mutes",
    "loans",
    "thanks",
    "proofs",
    "events",
    "rsvps",
    "volunteers",
    "parts",
    "askings",
    "chains",
    "entries",
    "announcements",
    "organizers",
    "changes",
    "roster",
    "handed",
    "copies",
    "ends",
    "reports",
)  # where something of a person's may stand


class SqlPeople:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def seen(self, person: Person, at: datetime) -> None:
        await SQL.seen(self._db, id=person.id, name=person.name, username=person.username, at=to_ms(at))

    async def get(self, person: int) -> Person | None:
        row = await SQL.get(self._db, id=person)
        return Person(*row) if row else None

    async def reachable(self, person: int) -> bool | None:
        known = await SQL.reachable(self._db, id=person)
        return None if known is None else bool(known)

    async def started(self, person: int) -> None:
        await SQL.set_reachable(self._db, id=person, reachable=1)

    async def unreachable(self, person: int) -> None:
        await SQL.set_reachable(self._db, id=person, reachable=0)

    async def forget(self, person: int) -> bool:
        return bool(await SQL.forget(self._db, id=person))

    async def everything(self, person: int) -> dict[str, list[dict[str, object]]]:
        found = {table: await self._rows(table, person) for table in TABLES}
        return {table: rows for table, rows in found.items() if rows}

    async def _rows(self, table: str, person: int) -> list[dict[str, object]]:
        rows = getattr(SQL, f"all_of_{table}")(self._db, id=person)
        return [dict(zip(row.keys(), row, strict=True)) async for row in rows]
