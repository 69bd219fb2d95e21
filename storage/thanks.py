"""Thanks in SQL: implements `community.thanks.Thanks`."""

from datetime import datetime
from typing import Any

from community.members import Person
from community.thanks import Deed, Thank, sides
from storage.claims import SqlClaims
from storage.moments import from_ms, to_ms
from storage.posts import SqlPosts, unpacked
from storage.queries import Connection, queries

SQL = queries("thanks")
DAY_MS = 24 * 60 * 60 * 1000


def thank_of(row: tuple[Any, ...]) -> Thank:
    at, kind, wants, gives, words, poster, *people = row
    by, to = Person(*people[:3]), Person(*people[3:])
    things = () if kind is None else unpacked(gives if to.id == poster else wants)
    if any(one.number for one in things):  # of a list it was some, and perhaps they are gone
        things = ()
    return Thank(by, to, things, from_ms(at), words or "")


class SqlThanks:
    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._posts = SqlPosts(connection)
        self._claims = SqlClaims(connection)

    async def add(self, group: int, by: int, to: int, post: int, now: datetime) -> bool:
        at = to_ms(now)
        day = 0 if post else at // DAY_MS
        return bool(await SQL.add(self._db, group=group, by=by, to=to, post=post or None, day=day, at=at))

    async def of(self, person: int, most: int) -> list[Thank]:
        return [thank_of(row) async for row in SQL.of(self._db, person=person, most=most)]

    async def deeds(self, person: int, most: int) -> list[Deed]:
        found = []
        rows = [row async for row in SQL.deeds(self._db, person=person, most=most)]
        for id_, at in rows:
            claim = await self._claims.get(id_)
            post = await self._posts.get(claim.post) if claim else None
            if claim is None or post is None:
                raise LookupError(f"claim {id_} was here a moment ago")
            found += [
                Deed(post.group, post.id, post.category, giver, receiver, items, from_ms(at), post.words)
                for giver, receiver, items in sides(post, claim)
                if person in (giver.id, receiver.id)
            ]
        return found

    async def named(self, group: int, text: str) -> list[Person]:
        found: list[Person] = []
        async for row in SQL.named(self._db, group=group, text=text):
            one = Person(*row)
            if found and found[-1].name != one.name:
                text = text.replace(found[-1].name, "\n")
            if one.name in text:  # 「谢谢小李子」 names no 小李
                found.append(one)
        return found

    async def take_back(self, post: int, by: int, since: datetime) -> None:
        await SQL.take_back(self._db, post=post, by=by, at=to_ms(since))
