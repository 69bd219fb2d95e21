"""Rides in SQL: implements `community.rides.Rides`."""

from typing import Any

from community.posts import Post
from community.rides import Ride
from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL = queries("rides")


def ride_of(row: tuple[Any, ...]) -> Ride:
    post, origin, destination, earliest, latest, exact, seats = row
    first, last = (None if at is None else from_ms(at) for at in (earliest, latest))
    return Ride(post, origin, destination, first, last, bool(exact), seats)


class SqlRides:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def put(self, ride: Ride) -> None:
        await SQL.put(
            self._db,
            post=ride.post,
            origin=ride.origin,
            destination=ride.destination,
            earliest=None if ride.earliest is None else to_ms(ride.earliest),
            latest=None if ride.latest is None else to_ms(ride.latest),
            exact=int(ride.exact),
            seats=ride.seats,
        )

    async def of(self, post: int) -> Ride | None:
        row = await SQL.of(self._db, post=post)
        return ride_of(row) if row else None

    async def others(self, post: Post) -> list[Ride]:
        rows = SQL.others(self._db, group=post.group, poster=post.poster.id, kind=post.kind)
        return [ride_of(row) async for row in rows]
