"""Events, their occurrences and what organizers were asked, in SQL: implements the ports of `community.events`."""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import aiosqlite

from community.events import Asking, Draft, Duty, Event, Field, Lead, Occurrence
from community.members import Person
from storage.moments import from_ms, to_ms
from storage.queries import queries

SQL = queries("events")
TIMES = queries("occurrences")


def _wall(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat(timespec="minutes")


def _read(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def packed(leads: tuple[Lead, ...]) -> str:
    """Minutes ahead, and whether it means the evening: [[1440, true], [60, false]]."""
    return json.dumps([[int(lead.ahead / timedelta(minutes=1)), lead.evening] for lead in leads])


def unpacked(text: str) -> tuple[Lead, ...]:
    return tuple(Lead(timedelta(minutes=minutes), evening) for minutes, evening in json.loads(text))


def said(draft: Draft) -> dict[str, Any]:
    """What a draft says, as columns."""
    latitude, longitude = draft.location or (None, None)
    return {
        "title": draft.title,
        "place": draft.place,
        "details": draft.details,
        "start_on": _wall(draft.start),
        "end_on": _wall(draft.end),
        "zone": draft.zone,
        "hours": draft.hours,
        "rrule": draft.rrule,
        "calendar": draft.calendar,
        "workdays": int(draft.workdays),
        "seats": draft.seats,
        "leads": packed(draft.leads),
        "photo": draft.photo,
        "latitude": latitude,
        "longitude": longitude,
    }


def occurrence_of(row: tuple[Any, ...]) -> Occurrence:
    id_, event, recurs, start, end, state, reminded = row
    return Occurrence(
        id_,
        event,
        datetime.fromisoformat(recurs),
        datetime.fromisoformat(start),
        _read(end),
        state,
        None if reminded is None else from_ms(reminded),
    )


class SqlEvents:
    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._db = connection

    async def add(self, draft: Draft, now: datetime) -> Event:
        whose = {
            "group": draft.group,
            "thread": draft.thread,
            "message": draft.message_id,
            "organizer": draft.organizer.id if draft.organizer else None,
            "uid": f"{uuid.uuid4()}@linli",
            "now": to_ms(now),
        }
        return await self._certain(await SQL.add(self._db, **whose, **said(draft)))

    async def get(self, event: int) -> Event | None:
        row = await SQL.get(self._db, id=event)
        if row is None:
            return None
        (id_, group, thread, message, state, title, place, details, start, end, zone, hours, rrule) = row[:13]
        (calendar, workdays, seats, leads, sequence, uid, photo, latitude, longitude, reason, created, changed) = row[
            13:25
        ]
        person = Person(*row[25:]) if row[25] is not None else None
        return Event(
            id=id_,
            group=group,
            thread=thread,
            message_id=message,
            organizer=person,
            state=state,
            title=title,
            place=place,
            details=details,
            start=_read(start),
            end=_read(end),
            zone=zone,
            hours=hours,
            rrule=rrule,
            calendar=calendar,
            workdays=bool(workdays),
            seats=seats,
            leads=unpacked(leads),
            sequence=sequence,
            uid=uid,
            photo=photo,
            location=None if latitude is None else (latitude, longitude),
            reason=reason,
            duties=tuple([Duty(*duty) async for duty in SQL.duties_of(self._db, event=id_)]),
            created_at=from_ms(created),
            changed_at=from_ms(changed),
        )

    async def by_message(self, group: int, message_id: int) -> Event | None:
        event = await SQL.by_message(self._db, group=group, message=message_id)
        return None if event is None else await self.get(event)

    async def write(self, event: Event, now: datetime) -> None:
        more = {"id": event.id, "state": event.state, "sequence": event.sequence, "reason": event.reason}
        await SQL.write(self._db, **more, **said(event), now=to_ms(now))

    async def assign(self, event: int, duties: Mapping[str, int]) -> None:
        known = {name: id_ async for id_, name, _ in SQL.duties_of(self._db, event=event)}
        for name, id_ in known.items():
            if name not in duties:
                await SQL.drop_duty(self._db, id=id_)
        for name, slots in duties.items():
            if name in known:
                await SQL.set_slots(self._db, id=known[name], slots=slots)
            else:
                await SQL.add_duty(self._db, event=event, name=name, slots=slots)

    async def drafts_of(self, person: int) -> list[Event]:
        return await self._all(SQL.drafts_of(self._db, person=person))

    async def in_group(self, group: int, most: int) -> list[Event]:
        return await self._all(SQL.in_group(self._db, group=group, most=most))

    async def bring_to(self, event: int, group: int, zone: str) -> None:
        await SQL.bring_to(self._db, id=event, group=group, zone=zone)

    async def drop(self, event: int) -> None:
        await SQL.drop(self._db, id=event)

    async def _all(self, ids: Any) -> list[Event]:
        found = [id_ async for (id_,) in ids]
        return [await self._certain(id_) for id_ in found]

    async def _certain(self, event: int) -> Event:
        found = await self.get(event)
        if found is None:
            raise LookupError(f"event {event} was here a moment ago")
        return found


class SqlOccurrences:
    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._db = connection

    async def add(self, event: Event, recurs: datetime, starts_at: datetime) -> Occurrence:
        end = None if event.length is None else recurs + event.length
        times = {"recurs_on": _wall(recurs), "start_on": _wall(recurs), "end_on": _wall(end)}
        await TIMES.add(self._db, event=event.id, **times, starts_at=to_ms(starts_at))
        return occurrence_of(await TIMES.at(self._db, event=event.id, recurs_on=_wall(recurs)))

    async def get(self, occurrence: int) -> Occurrence | None:
        row = await TIMES.get(self._db, id=occurrence)
        return occurrence_of(row) if row else None

    async def of(self, event: int) -> list[Occurrence]:
        return [occurrence_of(row) async for row in TIMES.of(self._db, event=event)]

    async def ahead(self, event: int) -> Occurrence | None:
        row = await TIMES.ahead(self._db, event=event)
        return occurrence_of(row) if row else None

    async def write(self, occurrence: Occurrence, starts_at: datetime) -> None:
        await TIMES.write(
            self._db,
            id=occurrence.id,
            recurs_on=_wall(occurrence.recurs),
            start_on=_wall(occurrence.start),
            end_on=_wall(occurrence.end),
            starts_at=to_ms(starts_at),
            state=occurrence.state,
            reminded_at=None if occurrence.reminded_at is None else to_ms(occurrence.reminded_at),
        )


class SqlAskings:
    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._db = connection

    async def ask(self, person: int, event: int, field: Field, now: datetime, occurrence: int | None = None) -> None:
        await TIMES.ask(self._db, person=person, event=event, occurrence=occurrence, field=field, now=to_ms(now))

    async def of(self, person: int) -> Asking | None:
        row = await TIMES.asked(self._db, person=person)
        return Asking(row[0], row[1], row[2], from_ms(row[3])) if row else None

    async def settle(self, person: int) -> None:
        await TIMES.settle(self._db, person=person)
