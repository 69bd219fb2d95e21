"""The roster in SQL: implements `community.roster.Roster`."""

from datetime import datetime

from community.members import Person
from community.roster import Shift
from storage.moments import to_ms
from storage.queries import Connection, queries

SQL = queries("roster")


class SqlRoster:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def of(self, group: int) -> list[Shift]:
        return [Shift(weekday, Person(*person)) async for weekday, *person in SQL.of(self._db, group=group)]

    async def add(self, group: int, weekday: int, person: int) -> None:
        await SQL.add(self._db, group=group, weekday=weekday, person=person)

    async def drop(self, group: int, weekday: int, person: int) -> bool:
        return bool(await SQL.drop(self._db, group=group, weekday=weekday, person=person))

    async def drop_all(self, group: int, person: int) -> bool:
        return bool(await SQL.drop_all(self._db, group=group, person=person))

    async def hand(self, post: int, person: int, now: datetime) -> None:
        await SQL.hand(self._db, post=post, person=person, now=to_ms(now))

    async def handed(self, post: int) -> list[int]:
        return [person async for (person,) in SQL.handed(self._db, post=post)]

    async def in_hands(self, person: int, since: datetime) -> list[int]:
        return [post async for (post,) in SQL.in_hands(self._db, person=person, since=to_ms(since))]

    async def answer(self, post: int, person: int, now: datetime) -> bool:
        return bool(await SQL.answer(self._db, post=post, person=person, now=to_ms(now)))
