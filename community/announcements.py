"""What organizers tell everybody: now or at a time, once or again and again."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import Literal, Protocol

from community import recurrences
from community.errors import AnnouncementOver, NoSuchAnnouncement
from community.events import moment
from community.members import MemberBooks, Person

State = Literal["draft", "scheduled", "sent", "deleted"]

LONGEST = 3500  # characters: Telegram's message has 4096
MOST = 30  # waiting in one group; more is a mistake
STILL_NEWS = timedelta(hours=12)  # after which nobody wants to hear of something said once
STILL_IN_TIME = timedelta(hours=1)  # for what comes again anyway
APOLOGY = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be told. `start` (naive wall time in `zone`) None: at once. `rrule` RFC 5545 without RRULE:."""

    group: int
    organizer: Person | None
    zone: str
    words: str
    typed: str  # all that was typed: what is told where it is told at once after all
    start: datetime | None = None
    rrule: str | None = None
    lunar: bool = False
    workdays: bool = False
    pinned: bool = False
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Announcement(Draft):
    """An announcement of a group; `times`: how often it was told."""

    id: int = 0
    state: State = "draft"
    times: int = 0
    created_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    @property
    def rule(self) -> recurrences.Rule | None:
        """How it comes again; None: once."""
        if self.rrule is None or self.start is None:
            return None
        return recurrences.Rule(self.start, self.rrule, self.lunar, self.workdays)


class Announcements(Protocol):
    async def add(self, draft: Draft, state: State, now: datetime) -> Announcement: ...

    async def get(self, announcement: int) -> Announcement | None: ...

    async def write(self, announcement: Announcement, now: datetime) -> None:
        """Everything but group and organizer becomes what the value says."""

    async def scheduled_in(self, group: int) -> list[Announcement]: ...


class AnnouncementBooks(MemberBooks, Protocol):
    @property
    def announcements(self) -> Announcements: ...


async def find(books: AnnouncementBooks, announcement: int) -> Announcement:
    """NoSuchAnnouncement."""
    found = await books.announcements.get(announcement)
    if found is None:
        raise NoSuchAnnouncement
    return found


async def find_waiting(books: AnnouncementBooks, announcement: int) -> Announcement:
    """The announcement, if it can still be changed."""
    found = await find(books, announcement)
    if found.state not in ("draft", "scheduled"):
        raise AnnouncementOver
    return found


def next_wall(announcement: Announcement, now: datetime) -> datetime | None:
    """When it is told next, in its wall time; None: never again. 「每周五18:00」 seen from Friday 18:00 → in a week."""
    walls = [announcement.start] if announcement.start is not None else []
    for wall in recurrences.expand(announcement.rule) if announcement.rule else walls:
        if moment(wall, announcement.zone) > now:
            return wall
    return None


def late(announcement: Announcement, now: datetime) -> timedelta:
    """How long ago it should have been told: the last time that is not after now."""
    walls = [announcement.start] if announcement.start is not None else []
    past = takewhile(
        lambda at: at <= now,
        (
            moment(wall, announcement.zone)
            for wall in (recurrences.expand(announcement.rule) if announcement.rule else walls)
        ),
    )
    last = max(past, default=now)
    return now - last


def still_useful(announcement: Announcement, lateness: timedelta) -> bool:
    """Whether it is told so late all the same; what comes again grows stale sooner."""
    return lateness <= (STILL_NEWS if announcement.rrule is None else STILL_IN_TIME)
