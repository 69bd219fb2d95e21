"""Calendars: an event as an .ics file, and a group's feed behind a long random key that can be taken back."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from community.errors import NoSuchFeed
from community.events import Event, EventBooks, Occurrence

KEY = re.compile(r"[A-Za-z0-9_-]{43}")  # 256 bits: nobody guesses it
SHOWN_AFTER = timedelta(days=30)  # what is over or cancelled stays in the feed, so that calendars hear of it
MOST_EVENTS = 500


@dataclass(frozen=True, slots=True)
class Feed:
    """The address under which a group's events can be read: whoever has the key can."""

    id: int
    group: int
    key: str


class Calendars(Protocol):
    async def of(self, group: int) -> Feed | None: ...

    async def get(self, feed: int) -> Feed | None: ...

    async def open(self, group: int, key: str, now: datetime) -> None:
        """From now on this key is the feed's, and no other."""

    async def close(self, group: int) -> None: ...

    async def group_of(self, key: str) -> int | None:
        """Whose feed it is, if the bot still lives there."""

    async def events_of(self, group: int, since: datetime, most: int) -> list[int]:
        """Published; cancelled or over since then."""

    async def took(self, event: int, person: int, now: datetime) -> None:
        """They have the event's file."""

    async def takers(self, event: int) -> list[int]: ...


class CalendarBooks(EventBooks, Protocol):
    @property
    def calendars(self) -> Calendars: ...


async def renew(books: CalendarBooks, group: int, now: datetime) -> Feed:
    """A new key: an old address leads nowhere any more."""
    await books.calendars.open(group, secrets.token_urlsafe(32), now)
    opened = await books.calendars.of(group)
    if opened is None:
        raise LookupError(f"the feed of {group} was opened a moment ago")
    return opened


async def read(
    books: CalendarBooks, key: str, now: datetime
) -> tuple[int, list[tuple[Event, list[Occurrence]]]] | None:
    """The group and its events behind a key; None where it leads nowhere (forged, or taken back)."""
    group = await books.calendars.group_of(key) if KEY.fullmatch(key) else None
    if group is None:
        return None
    found = []
    for number in await books.calendars.events_of(group, now - SHOWN_AFTER, MOST_EVENTS):
        event = await books.events.get(number)
        if event is not None and event.start is not None:
            found.append((event, await books.occurrences.of(number)))
    return group, found


async def find(books: CalendarBooks, feed: int) -> Feed:
    """NoSuchFeed."""
    found = await books.calendars.get(feed)
    if found is None:
        raise NoSuchFeed
    return found
