"""Reports of the same danger in SQL: implements `community.reports.Reports`."""

from datetime import datetime

from community.members import Person
from community.reports import Report
from storage.moments import to_ms
from storage.queries import Connection, queries

SQL = queries("reports")


class SqlReports:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def add(self, post: int, person: int, message_id: int, words: str, now: datetime) -> None:
        await SQL.add(self._db, post=post, person=person, message=message_id, words=words, at=to_ms(now))

    async def of(self, post: int) -> list[Report]:
        return [Report(id_, Person(*person), words) async for id_, words, *person in SQL.of(self._db, post=post)]

    async def by_message(self, group: int, message_id: int) -> int | None:
        post = await SQL.by_message(self._db, group=group, message=message_id)
        return None if post is None else int(post)
