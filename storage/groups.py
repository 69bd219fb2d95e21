"""Groups in SQL: implements `community.members.Groups`."""

from datetime import datetime

from community.members import Group
from community.settings import LANGUAGES
from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL, MOVED = queries("groups"), queries("moved")
OF_A_GROUP = (
    "members",
    "posts",
    "traces",
    "loans",
    "events",
    "chains",
    "announcements",
    "calendars",
    "thanks",
    "swaps",
    "homes",
    "choices",
    "organizers",
    "changes",
    "aliases",
    "roster",
    "tallies",
    "groups",
)  # the tables that have rows of it

Row = tuple[int, str, str | None, int | None, int | None]


def group_of(row: Row) -> Group:
    id_, title, zone, left_at, language = row
    return Group(id_, title, zone, None if left_at is None else from_ms(left_at), LANGUAGES[language or 0])


class SqlGroups:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def joined(self, group: Group, at: datetime) -> bool:
        before = await SQL.news_of(self._db, id=group.id)
        await SQL.joined(self._db, id=group.id, title=group.title, at=to_ms(at))
        return before is None or bool(before[0])

    async def left(self, group: int, at: datetime) -> None:
        await SQL.left(self._db, id=group, at=to_ms(at))

    async def get(self, group: int) -> Group | None:
        row = await SQL.get(self._db, id=group)
        return group_of(row) if row else None

    async def move_chat(self, old: int, new: int) -> None:
        """The group has a new id, under which it may have been heard of already; everything goes with it."""
        if await SQL.get(self._db, id=old) is None:
            return
        # The new group counts its messages anew: the old numbers would mean other words there.
        await SQL.posts_left_their_messages(self._db, id=old)
        await SQL.reports_left_their_messages(self._db, id=old)
        await SQL.events_left_their_messages(self._db, id=old)
        await SQL.chains_left_their_messages(self._db, id=old)
        if await SQL.get(self._db, id=new) is not None:
            for table in OF_A_GROUP:
                await getattr(MOVED, table)(self._db, old=old, new=new)
            await MOVED.drop(self._db, new=new)
        await SQL.moved(self._db, old=old, new=new)

    async def met(self, group: int, person: int, at: datetime) -> None:
        await SQL.met(self._db, group=group, person=person, at=to_ms(at))

    async def parted(self, group: int, person: int) -> None:
        await SQL.parted(self._db, group=group, person=person)

    async def knows(self, group: int, person: int) -> bool:
        return bool(await SQL.knows(self._db, group=group, person=person))

    async def size(self, group: int) -> int:
        return int(await SQL.size(self._db, group=group))

    async def of(self, person: int) -> list[Group]:
        return [group_of(row) async for row in SQL.of_person(self._db, person=person)]

    async def living(self, most: int) -> list[Group]:
        return [group_of(row) async for row in SQL.living(self._db, most=most)]
