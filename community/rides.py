"""Rides: who goes the same way at about the same time. It is over when it has left."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from community.posts import Post, PostBooks

AROUND = timedelta(hours=1)  # neighbours agree on an hour; more, and somebody misses their plane
MOST_SEATS = 7


@dataclass(frozen=True, slots=True)
class Ride:
    """The way of one post: from `origin` to `destination` (None: the estate), leaving between two moments (UTC).

    A need has `seats` for as many people; None: nobody said.
    """

    post: int
    origin: str | None
    destination: str | None
    earliest: datetime | None
    latest: datetime | None
    exact: bool
    seats: int | None


class Rides(Protocol):
    async def put(self, ride: Ride) -> None: ...

    async def of(self, post: int) -> Ride | None: ...

    async def others(self, post: Post) -> list[Ride]:
        """Of the open rides of the other side in the same group, the newest, at most a few hundred."""


class RideBooks(PostBooks, Protocol):
    @property
    def rides(self) -> Rides: ...


def fits(one: Ride, other: Ride) -> bool:
    """Whether two go the same way at about the same time; what was not said is no hindrance.

    「明天早上8点去浦东机场」 and 「明天上午去浦东机场」 → True; 「从浦东机场回来」 → False.
    """
    if not (_same(one.origin, other.origin) and _same(one.destination, other.destination)):
        return False
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return True
    return one.earliest - AROUND <= other.latest and other.earliest - AROUND <= one.latest


def _same(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return one in other or other in one


async def fitting(books: RideBooks, post: Post) -> frozenset[int]:
    """The open posts of neighbours who go the same way."""
    own = await books.rides.of(post.id)
    if own is None:
        return frozenset()
    return frozenset(ride.post for ride in await books.rides.others(post) if fits(own, ride))


def leaves_at(post: Post) -> datetime | None:
    """When it has left, at the latest; None where it is no ride, or nobody said when."""
    return post.due_at if post.category == "ride" else None
