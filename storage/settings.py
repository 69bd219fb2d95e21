"""A group's settings in SQL: implements `community.settings.Choices`, `.Organizers`, `.Changes`
and `.Calm`."""

from datetime import datetime

from community.members import Person
from community.settings import CATEGORIES, CHOICES, LIFE, Change, Settings
from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL = queries("settings")


class SqlChoices:
    """What was read in this transaction is not read again: a fifth of a post's questions were this one."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._read: dict[int, Settings] = {}

    async def of(self, group: int) -> Settings:
        if group not in self._read:
            self._read[group] = await self._of(group)
        return self._read[group]

    async def _of(self, group: int) -> Settings:
        chosen = {name: value async for name, value in SQL.choices_of(self._db, group=group)}
        lives = {category: chosen.get(f"life_{category}", LIFE[category]) for category in CATEGORIES}
        of = {name: chosen.get(name, choices[0]) for name, choices in CHOICES.items()}
        return Settings(
            quiet=of["quiet"],
            pings=of["pings"],
            ring=of["ring"],
            urgent=of["urgent"],
            calm=bool(of["calm"]),
            language=of["language"],
            lives=lives,
            zone=await SQL.zone_of(self._db, group=group),
        )

    async def set(self, group: int, name: str, value: int) -> None:
        self._read.pop(group, None)
        await SQL.choose(self._db, group=group, name=name, value=value)

    async def set_zone(self, group: int, zone: str) -> None:
        self._read.pop(group, None)
        await SQL.set_zone(self._db, group=group, zone=zone)


class SqlOrganizers:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def of(self, group: int) -> list[Person]:
        return [Person(*row) async for row in SQL.organizers_of(self._db, group=group)]

    async def has(self, group: int, person: int) -> bool:
        return await SQL.organizes(self._db, group=group, person=person) is not None

    async def add(self, group: int, person: int, now: datetime) -> None:
        await SQL.name_organizer(self._db, group=group, person=person, now=to_ms(now))

    async def drop(self, group: int, person: int) -> bool:
        return bool(await SQL.release_organizer(self._db, group=group, person=person))


class SqlChanges:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def add(self, group: int, change: Change) -> None:
        await SQL.note_change(
            self._db,
            group=group,
            person=None if change.by is None else change.by.id,
            whom=None if change.whom is None else change.whom.id,
            what=change.what,
            before=change.before,
            after=change.after,
            now=to_ms(change.at),
        )

    async def of(self, group: int, most: int) -> list[Change]:
        found = []
        async for row in SQL.changes_of(self._db, group=group, most=most):
            what, before, after, at, *people = row
            by = Person(*people[:3]) if people[0] is not None else None
            whom = Person(*people[3:]) if people[3] is not None else None
            found.append(Change(by, what, before, after, from_ms(at), whom))
        return found


class SqlCalm:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def hush(self, post: int) -> None:
        await SQL.hush(self._db, post=post)

    async def is_hushed(self, post: int) -> bool:
        return await SQL.is_hushed(self._db, post=post) is not None

    async def speak(self, post: int) -> None:
        await SQL.speak(self._db, post=post)
