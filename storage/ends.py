"""What stood before an end, in SQL: implements `community.ends.Ends`."""

import json
from datetime import datetime
from typing import Any

from community.ends import End, Was
from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL = queries("ends")


def packed(was: Was) -> str:
    """As JSON; moments are epoch milliseconds."""
    return json.dumps(
        {
            "whole": was.whole,
            "organizer": was.organizer,
            "things": sorted(was.things),
            "claims": was.claims,
            "bonds": was.bonds,
            "alarms": [(kind, ref, to_ms(due_at)) for kind, ref, due_at in was.alarms],
            "traces": [(giver, thing, None if at is None else to_ms(at)) for giver, thing, at in was.traces],
            "loans": was.loans,
        }
    )


def unpacked(text: str) -> Was:
    said = json.loads(text)
    return Was(
        whole=said["whole"],
        organizer=said["organizer"],
        things=frozenset(said["things"]),
        claims=tuple((id_, state) for id_, state in said["claims"]),
        bonds=tuple(tuple(bond) for bond in said["bonds"]),
        alarms=tuple((kind, ref, from_ms(due_at)) for kind, ref, due_at in said["alarms"]),
        traces=tuple((giver, thing, None if at is None else from_ms(at)) for giver, thing, at in said["traces"]),
        loans=tuple(said["loans"]),
    )


def end_of(row: tuple[Any, ...]) -> End:
    id_, post, by, at, was = row
    return End(id_, post, by, from_ms(at), unpacked(was))


class SqlEnds:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def add(self, post: int, by: int, now: datetime, was: Was) -> int:
        return int(await SQL.add(self._db, post=post, by=by, at=to_ms(now), was=packed(was)))

    async def get(self, end: int) -> End | None:
        row = await SQL.get(self._db, id=end)
        return end_of(row) if row else None

    async def of(self, post: int) -> list[End]:
        return [end_of(row) async for row in SQL.of(self._db, post=post)]

    async def by(self, person: int) -> list[End]:
        return [end_of(row) async for row in SQL.by(self._db, person=person)]

    async def about(self, person: int) -> list[End]:
        return [end_of(row) async for row in SQL.about(self._db, person=person)]

    async def drop(self, end: int) -> bool:
        return bool(await SQL.drop(self._db, id=end))
