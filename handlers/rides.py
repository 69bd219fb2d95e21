"""Rides: read from the message, shown on the card, and brought together with who goes the same way."""

from datetime import datetime

from community.posts import Item, Post
from community.rides import MOST_SEATS, Ride
from handlers import quiet
from handlers.turn import Turn
from nlp import Reading
from nlp import rides as words
from texts import rides as say


def read(turn: Turn, reading: Reading) -> words.Ride | None:
    """「明天早上8点去浦东机场,还有两个座位」; None where it is no ride, or says no place."""
    if reading.category != "ride" or reading.intent not in ("need", "offer"):
        return None
    named = [one.name for one in reading.wants + reading.gives]
    return words.find(turn.heard.text, named, reading.due, turn.said_at)


def item(ride: words.Ride, *, offered: bool) -> Item:
    """What the post is about; seats offered are its shares."""
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


async def line(turn: Turn, post: Post) -> str:
    """For the card: when it leaves; "" where it is no ride, or nobody said."""
    ride = await turn.books.rides.of(post.id) if post.category == "ride" else None
    if ride is None or ride.earliest is None or ride.latest is None:
        return ""
    zone = await quiet.zone(turn, post.group)
    return say.leaves(ride.earliest.astimezone(zone), ride.latest.astimezone(zone), exact=ride.exact)
