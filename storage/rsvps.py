"""Answers to events and who does what there, in SQL: implements the ports of `community.rsvps`."""

from datetime import datetime
from typing import Any

from community.members import Person
from community.rsvps import Answer, Rsvp, Volunteer
from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL = queries("rsvps")


def rsvp_of(row: tuple[Any, ...]) -> Rsvp:
    id_, occurrence, guest, answer, heads, since, *person = row
    return Rsvp(id_, occurrence, Person(*person), guest, answer, heads, from_ms(since))


class SqlRsvps:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def of(self, occurrence: int) -> list[Rsvp]:
        return [rsvp_of(row) async for row in SQL.of(self._db, occurrence=occurrence)]

    async def get(self, occurrence: int, person: int, guest: str = "") -> Rsvp | None:
        row = await SQL.get(self._db, occurrence=occurrence, person=person, guest=guest)
        return rsvp_of(row) if row else None

    async def one(self, rsvp: int) -> Rsvp | None:
        row = await SQL.one(self._db, id=rsvp)
        return rsvp_of(row) if row else None

    async def seat(self, occurrence: int, person: int, guest: str, heads: int, now: datetime) -> bool:
        whose = {"occurrence": occurrence, "person": person, "guest": guest}
        return bool(await SQL.seat(self._db, **whose, heads=heads, now=to_ms(now)))

    async def put(self, occurrence: int, person: int, guest: str, answer: Answer, heads: int, now: datetime) -> None:
        whose = {"occurrence": occurrence, "person": person, "guest": guest}
        await SQL.put(self._db, **whose, answer=answer, heads=heads, now=to_ms(now))

    async def ahead(self, person: int) -> list[int]:
        return [occurrence async for (occurrence,) in SQL.ahead(self._db, person=person)]

    async def drop(self, occurrence: int, person: int) -> None:
        await SQL.drop(self._db, occurrence=occurrence, person=person)
        await SQL.leave_all(self._db, occurrence=occurrence, person=person)


class SqlVolunteers:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def of(self, occurrence: int) -> list[Volunteer]:
        rows = SQL.volunteers_of(self._db, occurrence=occurrence)
        return [Volunteer(duty, Person(*person), quantity) async for duty, quantity, *person in rows]

    async def take(self, occurrence: int, duty: int, person: int, quantity: int, now: datetime) -> bool:
        whose = {"occurrence": occurrence, "duty": duty, "person": person}
        return bool(await SQL.take(self._db, **whose, quantity=quantity, now=to_ms(now)))

    async def leave(self, occurrence: int, duty: int, person: int) -> bool:
        return bool(await SQL.leave(self._db, occurrence=occurrence, duty=duty, person=person))
