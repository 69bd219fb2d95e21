"""People on duty: a weekly roster of neighbours who hear of needs that nobody has met."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from community.errors import NoSuchChoice, NothingAsked
from community.members import Person
from community.posts import Post, PostBooks
from community.settings import Change, SettingBooks

MOST_SHIFTS = 5  # neighbours on one day; more, and each leaves it to the others
BEGINS = time(9)  # of a day on duty that is still ahead
ANSWERED_WITHIN = timedelta(hours=12)  # a word of theirs without a reply; later it is about something else
WEEKDAYS = range(7)  # Monday is 0


@dataclass(frozen=True, slots=True)
class Shift:
    """小李 is on duty on Mondays (0)."""

    weekday: int
    person: Person


class Roster(Protocol):
    async def of(self, group: int) -> list[Shift]:
        """The whole week, Monday first."""

    async def add(self, group: int, weekday: int, person: int) -> None: ...

    async def drop(self, group: int, weekday: int, person: int) -> bool: ...

    async def drop_all(self, group: int, person: int) -> bool: ...

    async def hand(self, post: int, person: int, now: datetime) -> None: ...

    async def handed(self, post: int) -> list[int]:
        """Whom a need was handed to."""

    async def in_hands(self, person: int, since: datetime) -> list[int]:
        """The open needs that somebody was handed from a moment on and did not answer yet, newest first."""

    async def answer(self, post: int, person: int, now: datetime) -> bool:
        """They answered; False if they had no such need in their hands, or have given it back."""


class RosterBooks(PostBooks, SettingBooks, Protocol):
    @property
    def roster(self) -> Roster: ...


async def toggle(books: RosterBooks, group: int, weekday: int, person: int, *, by: Person, now: datetime) -> bool:
    """Somebody is on duty on a day from now on, or no more → whether they are on duty now and were on no day before."""
    whom = await books.people.get(person)
    week = await books.roster.of(group)
    if whom is None or weekday not in WEEKDAYS or not await books.groups.knows(group, person):
        raise NoSuchChoice
    theirs = {shift.weekday for shift in week if shift.person.id == person}
    if weekday in theirs:
        await books.roster.drop(group, weekday, person)
        await books.changes.add(group, Change(by, "roster", str(weekday), "", now, whom))
        return False
    if sum(shift.weekday == weekday for shift in week) >= MOST_SHIFTS:
        raise NoSuchChoice
    await books.roster.add(group, weekday, person)
    await books.changes.add(group, Change(by, "roster", "", str(weekday), now, whom))
    return not theirs


def next_shift(week: Iterable[Shift], now: datetime, zone: ZoneInfo) -> tuple[datetime, list[Person]] | None:
    """Who is on duty today, or on the next day that anybody is, and from when: (now, [小李]); None: nobody ever."""
    local = now.astimezone(zone)
    for ahead in WEEKDAYS:
        day = local.date() + timedelta(days=ahead)
        people = [shift.person for shift in week if shift.weekday == day.weekday()]
        if people:
            return (now if ahead == 0 else datetime.combine(day, BEGINS, zone)), people
    return None


async def answered(books: RosterBooks, post: int, *, by: int, now: datetime) -> None:
    """Somebody on duty has dealt with it: NothingAsked where it is not in their hands."""
    if not await books.roster.answer(post, by, now):
        raise NothingAsked


def is_unmet(post: Post) -> bool:
    """What is to be handed to people on duty: needs and exchanges, not offers nobody wanted."""
    return post.state == "open" and post.kind != "offer"
