"""Calendar feeds and files in SQL: implements `community.calendars.Calendars`."""

import hashlib
import hmac
from datetime import datetime

from community.calendars import Feed
from storage.moments import to_ms
from storage.queries import Connection, queries

SQL = queries("calendars")


def digest(key: str) -> str:
    """What a feed is looked up by: an index compares from the left, and its time must not tell how far a guess is."""
    return hashlib.blake2b(key.encode(), digest_size=16).hexdigest()


class SqlCalendars:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def of(self, group: int) -> Feed | None:
        row = await SQL.of(self._db, group=group)
        return Feed(*row) if row else None

    async def get(self, feed: int) -> Feed | None:
        row = await SQL.get(self._db, id=feed)
        return Feed(*row) if row else None

    async def open(self, group: int, key: str, now: datetime) -> None:
        await SQL.open(self._db, group=group, key=key, digest=digest(key), now=to_ms(now))

    async def close(self, group: int) -> None:
        await SQL.close(self._db, group=group)

    async def group_of(self, key: str) -> int | None:
        row = await SQL.group_of(self._db, digest=digest(key))
        if row is None or not hmac.compare_digest(row["key"].encode(), key.encode()):
            return None
        return int(row["group_id"])

    async def events_of(self, group: int, since: datetime, most: int) -> list[int]:
        return [id_ async for (id_,) in SQL.events_of(self._db, group=group, since=to_ms(since), most=most)]

    async def took(self, event: int, person: int, now: datetime) -> None:
        await SQL.took(self._db, event=event, person=person, now=to_ms(now))

    async def takers(self, event: int) -> list[int]:
        return [person async for (person,) in SQL.takers(self._db, event=event)]
