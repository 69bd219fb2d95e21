"""What a group's organizers choose: quiet hours, how often and how soon neighbours are asked, how long posts live.
Whoever is an admin of the group chooses, and whom an admin names; everything they change is written down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Literal, Protocol, get_args
from zoneinfo import ZoneInfo, available_timezones

from community.errors import NoSuchChoice, NoSuchZone, NotOrganizer
from community.members import Language, MemberBooks, Person
from community.posts import Category

Choice = Literal["quiet", "pings", "ring", "urgent", "calm", "language"]

LIFE: Mapping[Category, int] = {  # days
    "item": 3,
    "loan": 7,
    "help": 7,
    "ride": 3,
    "group_buy": 7,
    "lost_found": 30,
    "info": 3,
}
# What can be chosen, the default first; nothing else is taken from a button. Quiet hours: 2208 is 22:00 to 8:00.
CHOICES: Mapping[Choice, tuple[int, ...]] = {
    "quiet": (2208, 2108, 2207, 2307, 2209, 0),
    "pings": (3, 1, 2, 5),  # a day and person; more, and people mute the bot
    "ring": (10, 5, 20, 30),  # minutes
    "urgent": (3, 1, 5),
    "calm": (0, 1),
    "language": (0, 1, 2),  # of LANGUAGES
}
LANGUAGES: tuple[Language, ...] = ("zh-Hans", "zh-Hant", "en")
DAYS = (1, 3, 7, 14, 30)  # a post may live
MOST_ORGANIZERS = 20


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds in one group; all of it has good defaults."""

    quiet: int = CHOICES["quiet"][0]
    pings: int = CHOICES["pings"][0]
    ring: int = CHOICES["ring"][0]
    urgent: int = CHOICES["urgent"][0]
    calm: bool = False
    language: int = CHOICES["language"][0]
    lives: Mapping[Category, int] = field(default_factory=lambda: LIFE)
    zone: str | None = None  # IANA name; None: that of the whole bot

    @property
    def quiet_hours(self) -> tuple[time, time] | None:
        """From when until when nobody is asked; None: never quiet."""
        since, until = divmod(self.quiet, 100)
        return None if since == until else (time(since), time(until))

    def is_quiet(self, wall: time) -> bool:
        """Whether nobody is to be asked at a time of day: 23:30 → True; 8:00, when quiet hours end, → False."""
        hours = self.quiet_hours
        if hours is None:
            return False
        since, until = hours
        over_midnight = since > until
        return (wall >= since or wall < until) if over_midnight else since <= wall < until

    def awake(self, at: datetime, zone: ZoneInfo) -> datetime:
        """The first moment from `at` on in which people may be asked: 23:30 → 8:00 of the next morning."""
        local, hours = at.astimezone(zone), self.quiet_hours
        if hours is None or not self.is_quiet(local.time()):
            return at
        since, until = hours
        day = local.date() + timedelta(days=1) if since > until and local.time() >= since else local.date()
        return datetime.combine(day, until, zone).astimezone(at.tzinfo)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing an organizer changed. `what` is a choice, life_item, zone, organizer, …; `whom` whom it is about."""

    by: Person | None  # None: they had their data deleted since
    what: str
    before: str
    after: str
    at: datetime
    whom: Person | None = None


class Choices(Protocol):
    async def of(self, group: int) -> Settings: ...

    async def set(self, group: int, name: str, value: int) -> None: ...

    async def set_zone(self, group: int, zone: str) -> None: ...


class Organizers(Protocol):
    async def of(self, group: int) -> list[Person]:
        """Whom the admins named, in order of their names."""

    async def has(self, group: int, person: int) -> bool: ...

    async def add(self, group: int, person: int, now: datetime) -> None: ...

    async def drop(self, group: int, person: int) -> bool: ...


class Changes(Protocol):
    async def add(self, group: int, change: Change) -> None: ...

    async def of(self, group: int, most: int) -> list[Change]:
        """The newest first."""


class Calm(Protocol):
    """Posts that have no card yet, because their group wants it calm."""

    async def hush(self, post: int) -> None: ...

    async def is_hushed(self, post: int) -> bool: ...

    async def speak(self, post: int) -> None:
        """From now on there is a card, or none is needed any more."""


class SettingBooks(MemberBooks, Protocol):
    @property
    def choices(self) -> Choices: ...

    @property
    def organizers(self) -> Organizers: ...

    @property
    def changes(self) -> Changes: ...

    @property
    def calm(self) -> Calm: ...


async def choose(books: SettingBooks, group: int, name: Choice, value: int, *, by: Person, now: datetime) -> None:
    """One of CHOICES from now on, noted in the log where it is another: NoSuchChoice."""
    if value not in CHOICES[name]:
        raise NoSuchChoice
    before = int(getattr(await books.choices.of(group), name))
    if before == value:
        return
    await books.choices.set(group, name, value)
    await books.changes.add(group, Change(by, name, str(before), str(value), now))


async def choose_life(
    books: SettingBooks, group: int, category: Category, days: int, *, by: Person, now: datetime
) -> None:
    """How many DAYS posts of a kind live from now on, noted likewise: NoSuchChoice."""
    if days not in DAYS:
        raise NoSuchChoice
    before = (await books.choices.of(group)).lives[category]
    if before == days:
        return
    await books.choices.set(group, f"life_{category}", days)
    await books.changes.add(group, Change(by, f"life_{category}", str(before), str(days), now))


async def choose_zone(books: SettingBooks, group: int, zone: str, *, by: Person, now: datetime) -> None:
    """An IANA name, in any case: 「europe/berlin」 → Europe/Berlin."""
    known = {name.casefold(): name for name in available_timezones() if "/" in name}
    found = known.get(zone.strip().casefold())
    if found is None:
        raise NoSuchZone
    before = (await books.choices.of(group)).zone or ""
    if before == found:
        return
    await books.choices.set_zone(group, found)
    await books.changes.add(group, Change(by, "zone", before, found, now))


async def name_organizer(
    books: SettingBooks, group: int, person: Person, *, by: Person, is_admin: bool, now: datetime
) -> None:
    """An admin names somebody; whoever was named names nobody."""
    if not is_admin:
        raise NotOrganizer
    if person.is_bot or len(await books.organizers.of(group)) >= MOST_ORGANIZERS:
        raise NoSuchChoice
    if not await books.organizers.has(group, person.id):
        await books.people.seen(person, now)
        await books.groups.met(group, person.id, now)
        await books.organizers.add(group, person.id, now)
        await books.changes.add(group, Change(by, "organizer", "", "yes", now, person))


async def release_organizer(
    books: SettingBooks, group: int, person: int, *, by: Person, is_admin: bool, now: datetime
) -> None:
    """They organize no more; they may say so themselves."""
    if person != by.id and not is_admin:
        raise NotOrganizer
    whom = await books.people.get(person)
    if whom is None or not await books.organizers.drop(group, person):
        raise NoSuchChoice
    await books.changes.add(group, Change(by, "organizer", "yes", "", now, whom))


CATEGORIES: tuple[Category, ...] = get_args(Category)
