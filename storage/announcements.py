"""Announcements in SQL: implements `community.announcements.Announcements`."""

from datetime import datetime
from typing import Any

from community.announcements import Announcement, Draft, State
from community.members import Person
from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL = queries("announcements")


def announcement_of(row: tuple[Any, ...]) -> Announcement:
    id_, group, thread, state, words, typed, start, rrule, lunar, workdays, zone, pinned, times, created_at, *whose = (
        row
    )
    return Announcement(
        id=id_,
        group=group,
        thread=thread,
        organizer=None if whose[0] is None else Person(*whose),
        state=state,
        words=words,
        typed=typed,
        start=None if start is None else datetime.fromisoformat(start),
        rrule=rrule,
        lunar=bool(lunar),
        workdays=bool(workdays),
        zone=zone,
        pinned=bool(pinned),
        times=times,
        created_at=from_ms(created_at),
    )


def said(draft: Draft, state: State, times: int, now: datetime) -> dict[str, Any]:
    """What an announcement says, as columns."""
    return {
        "state": state,
        "words": draft.words,
        "typed": draft.typed,
        "start_on": None if draft.start is None else draft.start.isoformat(timespec="minutes"),
        "rrule": draft.rrule,
        "lunar": int(draft.lunar),
        "workdays": int(draft.workdays),
        "pinned": int(draft.pinned),
        "times": times,
        "now": to_ms(now),
    }


class SqlAnnouncements:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def add(self, draft: Draft, state: State, now: datetime) -> Announcement:
        organizer = draft.organizer.id if draft.organizer else None
        whose = {"group": draft.group, "thread": draft.thread, "organizer": organizer, "zone": draft.zone}
        return await self._certain(await SQL.add(self._db, **whose, **said(draft, state, 0, now)))

    async def get(self, announcement: int) -> Announcement | None:
        row = await SQL.get(self._db, id=announcement)
        return announcement_of(row) if row else None

    async def write(self, announcement: Announcement, now: datetime) -> None:
        columns = said(announcement, announcement.state, announcement.times, now)
        await SQL.write(self._db, id=announcement.id, **columns)

    async def scheduled_in(self, group: int) -> list[Announcement]:
        found = [id_ async for (id_,) in SQL.scheduled_in(self._db, group=group)]
        return [await self._certain(id_) for id_ in found]

    async def _certain(self, announcement: int) -> Announcement:
        found = await self.get(announcement)
        if found is None:
            raise LookupError(f"announcement {announcement} was here a moment ago")
        return found
