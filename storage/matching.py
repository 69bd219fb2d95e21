"""Traces and pings in SQL: implements `community.matching.Traces` and `.Pings`."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Literal

import aiosqlite

from community.matching import How, Ping, Registered, Trace
from community.members import Person
from community.posts import Category
from storage.moments import from_ms, to_ms
from storage.queries import queries

SQL = queries("matching")
A_DAY = timedelta(days=1)


def trace_of(row: tuple[Any, ...]) -> Trace:
    thing, how, at, post, person, name, username, reachable, asked = row
    whose = Person(person, name, username)
    return Trace(whose, how, thing, from_ms(at), None if reachable is None else bool(reachable), asked, post or None)


def ping_of(row: tuple[Any, ...]) -> Ping:
    post, how, thing, since, state, *person = row
    return Ping(post, Person(*person), how, thing, from_ms(since), state)


class SqlTraces:
    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._db = connection

    async def of(
        self, group: int, things: Iterable[str], hows: Iterable[How], now: datetime, category: str = ""
    ) -> list[Trace]:
        rows = SQL.traces_of(
            self._db,
            group=group,
            things=json.dumps(list(things), ensure_ascii=False),
            hows=json.dumps(list(hows)),
            today=to_ms(now - A_DAY),
            category=category,
            now=to_ms(now),
        )
        return [trace_of(row) async for row in rows]

    async def note(self, group: int, thing: str, person: int, how: How, at: datetime, post: int = 0) -> None:
        await SQL.note(self._db, group=group, thing=thing, person=person, how=how, post=post, at=to_ms(at))

    async def drop_post(self, post: int) -> None:
        await SQL.drop_post(self._db, post=post)

    async def registered(self, person: int) -> list[Registered]:
        return [Registered(*row) async for row in SQL.registered(self._db, person=person)]

    async def drop(self, group: int, thing: str, person: int, how: How) -> None:
        await SQL.drop(self._db, group=group, thing=thing, person=person, how=how)


class SqlPings:
    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._db = connection

    async def add(self, ping: Ping, now: datetime) -> None:
        await SQL.ping(
            self._db,
            post=ping.post,
            person=ping.person.id,
            how=ping.how,
            thing=ping.thing,
            since=to_ms(ping.since),
            state=ping.state,
            now=to_ms(now),
        )

    async def of(self, post: int) -> list[Ping]:
        return [ping_of(row) async for row in SQL.pings_of(self._db, post=post)]

    async def settle(self, post: int, person: int, state: Literal["accepted", "declined"]) -> bool:
        return bool(await SQL.settle(self._db, post=post, person=person, state=state))

    async def waiting_for(self, person: int) -> list[Ping]:
        return [ping_of(row) async for row in SQL.waiting_for(self._db, person=person)]

    async def mute(self, person: int, category: Category | None, until: datetime | None) -> None:
        until_ms = None if until is None else to_ms(until)
        await SQL.mute(self._db, person=person, category=category or "", until=until_ms)

    async def unmute(self, person: int, category: Category) -> bool:
        return bool(await SQL.unmute(self._db, person=person, category=category))

    async def muted(self, person: int) -> list[Category]:
        return [category async for (category,) in SQL.muted(self._db, person=person)]
