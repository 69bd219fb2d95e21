"""Rides: read from the message, shown on the card, and brought together with who goes the same way."""

from datetime import datetime
from zoneinfo import ZoneInfo

from community.posts import HELPERS, Item, Post, find
from community.rides import MOST_SEATS, Ride
from community.rides import leaves_at as leaves
from handlers import quiet
from handlers.turn import Turn
from nlp import Reading
from nlp.about import rides as words
from texts import rides as say


def read(turn: Turn, reading: Reading) -> words.Ride | None:
    """「明天早上8点去浦东机场,还有两个座位」; None where it is no ride, or says no place."""
    if reading.category != "ride" or reading.intent not in ("need", "offer"):
        return None
    named = [one.name for one in reading.wants + reading.gives]
    return words.find(turn.heard.text, named, reading.due, turn.said_at)


def item(ride: words.Ride, *, offered: bool) -> Item:
    """What the post is about; seats offered are its shares, and so are those who are looked for to share one."""
    if not offered and ride.companions:
        return Item(ride.name, words.key(ride.place), ride.companions, HELPERS)
    seats = min(ride.seats, MOST_SEATS) if offered and ride.seats else None
    return Item(ride.name, words.key(ride.place), seats, words.SEAT if seats else None)


def leaves_at(turn: Turn, ride: words.Ride) -> datetime | None:
    return ride.latest and ride.latest.replace(tzinfo=turn.zone)


async def note(turn: Turn, post: Post, reading: Reading) -> None:
    """Its way and its time are remembered apart, to be compared."""
    ride = read(turn, reading)
    if ride is None:
        return
    origin, destination = (words.key(place) if place else None for place in (ride.origin, ride.destination))
    earliest = ride.earliest and ride.earliest.replace(tzinfo=turn.zone)
    await turn.books.rides.put(
        Ride(post.id, origin, destination, earliest, leaves_at(turn, ride), ride.exact, ride.seats)
    )


def leaving(ride: Ride, zone: ZoneInfo) -> words.Leaving | None:
    """When it leaves, in a group's wall time; None where nobody said."""
    if ride.earliest is None or ride.latest is None:
        return None
    first, last = (at.astimezone(zone).replace(tzinfo=None) for at in (ride.earliest, ride.latest))
    return words.Leaving(first, last, ride.exact)


async def _leaving(turn: Turn, post: Post) -> words.Leaving | None:
    """When a post leaves, in its group's wall time; None where it is no ride, or nobody said."""
    ride = await turn.books.rides.of(post.id) if post.category == "ride" else None
    return leaving(ride, await quiet.zone(turn, post.group)) if ride else None


async def when(turn: Turn, post: Post) -> str:
    """When it leaves, in full; "" where it is no ride, or nobody said."""
    found = await _leaving(turn, post)
    return say.when(found.earliest, found.latest, exact=found.exact) if found else ""


async def line(turn: Turn, post: Post) -> str:
    """For the card: when it leaves; "" where it is no ride, or nobody said."""
    found = await _leaving(turn, post)
    return say.leaves(found.earliest, found.latest, exact=found.exact) if found else ""


async def follow_with(turn: Turn, post: Post) -> None:
    """It leaves later now: so do those who have a seat in it, whose own posts are not over before."""
    left = post.due_at
    for claim in await turn.books.claims.of(post.id) if left is not None else ():
        for tied in await turn.books.bonds.others(claim.id):
            own = leaves(await find(turn.books, tied.post))
            if left is not None and own is not None and own < left:
                await turn.books.alarms.set("left", str(tied.post), left, post.group)
