"""Traces and pings in SQL: implements `community.matching.Traces` and `.Pings`."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from community.matching import FADING, PINGS_COUNT, Answer, Answers, Home, How, Ping, Registered, Trace
from community.members import Person
from community.posts import Category, Post
from storage.errors import Overlapped
from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL = queries("matching")
A_WEEK = timedelta(days=7)
DEEP = 20  # newest of one reason that are looked at: twenty who gave ginger are enough to find three
MOST = 40  # of all reasons together; each costs its part of the two milliseconds a search may take
IN_TURN = 100  # looked at for an invitation


def trace_of(row: tuple[Any, ...]) -> Trace:
    thing, how, at, post, person, name, username, reachable, today, week, turn_at, *more = row
    *answers, building, stair = more
    return Trace(
        Person(person, name, username),
        how,
        thing,
        from_ms(at),
        None if reachable is None else bool(reachable),
        today,
        week,
        new=not turn_at,
        answers=answers_of(answers),
        home=None if building is None else Home(building, stair),
        post=post or None,
    )


def answers_of(row: Sequence[Any] | None) -> Answers:
    if row is None or row[0] is None:
        return Answers()
    yes, no, silent, wait = row
    return Answers(yes, no, silent, None if wait is None else timedelta(milliseconds=wait))


def ping_of(row: tuple[Any, ...]) -> Ping:
    post, how, thing, since, state, *person = row
    return Ping(post, Person(*person), how, thing, from_ms(since), state)


class SqlTraces:
    """`asked`: how often today, of those who were looked at in this transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self.asked: dict[int, int] = {}

    async def of(self, post: Post, reasons: Sequence[tuple[str, How]], now: datetime) -> list[Trace]:
        rows = SQL.traces_of(
            self._db,
            group=post.group,
            reasons=json.dumps(reasons, ensure_ascii=False),
            poster=post.poster.id,
            post=post.id,
            category=post.category,
            now=to_ms(now),
            today=to_ms(now - PINGS_COUNT),
            week=to_ms(now - A_WEEK),
            deep=DEEP,
            most=MOST,
        )
        return self._looked_at([trace_of(row) async for row in rows])

    async def next_in_turn(self, post: Post, now: datetime) -> list[Trace]:
        await SQL.pass_over(self._db, group=post.group, now=to_ms(now), deep=IN_TURN)
        rows = SQL.next_in_turn(
            self._db,
            group=post.group,
            poster=post.poster.id,
            post=post.id,
            category=post.category,
            now=to_ms(now),
            today=to_ms(now - PINGS_COUNT),
            week=to_ms(now - A_WEEK),
            deep=IN_TURN,
        )
        return self._looked_at([trace_of(row) async for row in rows])

    def _looked_at(self, traces: list[Trace]) -> list[Trace]:
        self.asked |= {trace.person.id: trace.asked_today for trace in traces}
        return traces

    async def note(self, group: int, thing: str, person: int, how: How, at: datetime, post: int = 0) -> None:
        await SQL.note(self._db, group=group, thing=thing, person=person, how=how, post=post, at=to_ms(at))

    async def drop_post(self, post: int) -> None:
        await SQL.drop_post(self._db, post=post)

    async def noted(self, group: int, person: int, how: How) -> set[str]:
        return {thing async for (thing,) in SQL.noted(self._db, group=group, person=person, how=how)}

    async def registered(self, person: int) -> list[Registered]:
        return [Registered(*row) async for row in SQL.registered(self._db, person=person)]

    async def drop(self, group: int, thing: str, person: int, how: How) -> None:
        await SQL.drop(self._db, group=group, thing=thing, person=person, how=how)

    async def since(self, group: int, thing: str, person: int, how: How) -> datetime | None:
        at = await SQL.since(self._db, group=group, thing=thing, person=person, how=how)
        return None if at is None else from_ms(at)

    async def lives(self, group: int, person: int, home: Home, now: datetime) -> None:
        await SQL.lives(self._db, group=group, person=person, building=home.building, stair=home.stair, now=to_ms(now))

    async def home(self, group: int, person: int) -> Home | None:
        row = await SQL.home(self._db, group=group, person=person)
        return Home(*row) if row else None


class SqlPings:
    def __init__(self, connection: Connection, traces: SqlTraces) -> None:
        self._db, self._traces = connection, traces

    async def add(self, ping: Ping, now: datetime) -> None:
        """Overlapped where another neighbourhood asked them since they were looked at: together it may be too often."""
        await self._alone_with(ping.person.id, now)
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
        await SQL.turn_taken(self._db, person=ping.person.id, post=ping.post, now=to_ms(now))

    async def _alone_with(self, person: int, now: datetime) -> None:
        await SQL.alone_with(self._db, person=person)
        asked = await SQL.asked_today(self._db, person=person, today=to_ms(now - PINGS_COUNT))
        if asked > self._traces.asked.get(person, asked):
            raise Overlapped
        self._traces.asked[person] = asked + 1

    async def of(self, post: int) -> list[Ping]:
        return [ping_of(row) async for row in SQL.pings_of(self._db, post=post)]

    async def learn(self, post: int, person: int, answer: Answer, now: datetime) -> None:
        await SQL.learn(
            self._db,
            post=post,
            person=person,
            now=to_ms(now),
            yes=float(answer == "yes"),
            no=float(answer == "no"),
            silent=float(answer == "silent"),
            answered=answer != "silent",
            fading=FADING,
        )

    async def waiting_since(self, post: int, before: datetime) -> list[int]:
        return [person async for (person,) in SQL.waiting_since(self._db, post=post, before=to_ms(before))]

    async def answers(self, person: int, category: Category) -> Answers:
        return answers_of(await SQL.answers(self._db, person=person, category=category))

    async def asked_since(self, person: int, since: datetime) -> int:
        return int(await SQL.asked_since(self._db, person=person, since=to_ms(since)))

    async def settle(self, post: int, person: int, state: Literal["accepted", "declined"]) -> bool:
        return bool(await SQL.settle(self._db, post=post, person=person, state=state))

    async def waiting_for(self, person: int) -> list[Ping]:
        return [ping_of(row) async for row in SQL.waiting_for(self._db, person=person)]

    async def mute(self, person: int, category: Category | None, until: datetime | None) -> None:
        until_ms = None if until is None else to_ms(until)
        await SQL.mute(self._db, person=person, category=category or "", until=until_ms)

    async def unmute(self, person: int, category: Category | None) -> bool:
        return bool(await SQL.unmute(self._db, person=person, category=category or ""))

    async def away_until(self, person: int, now: datetime) -> datetime | None:
        until = await SQL.away_until(self._db, person=person, now=to_ms(now))
        return None if until is None else from_ms(until)

    async def muted(self, person: int) -> list[Category]:
        return [category async for (category,) in SQL.muted(self._db, person=person)]
