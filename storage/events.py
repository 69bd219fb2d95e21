"""Events, their occurrences and what organizers were asked, in SQL: implements the ports of `community.events`."""

import json
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from community.events import Asking, Draft, Duty, Event, Field, Lead, Occurrence, Part, Tally
from community.members import Person
from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL = queries("events")
TIMES = queries("occurrences")


def _wall(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat(timespec="minutes")


def _read(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _person(row: Sequence[Any]) -> Person | None:
    """Three columns of a LEFT JOIN: NULL for nobody."""
    return None if row[0] is None else Person(*row)


def packed(leads: tuple[Lead, ...]) -> str:
    """Minutes ahead, and whether it means the evening: [[1440, true], [60, false]]."""
    return json.dumps([[int(lead.ahead / timedelta(minutes=1)), lead.evening] for lead in leads])


def unpacked(text: str) -> tuple[Lead, ...]:
    """Leads from JSON: [[60, false]] → an hour ahead (minutes, whether the evening before)."""
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
        "kit": draft.kit,
        "steps": json.dumps(draft.steps),
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
    def __init__(self, connection: Connection) -> None:
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
        (calendar, workdays, seats, leads, sequence, uid, photo, latitude, longitude, reason) = row[13:23]
        (kit, steps, created, changed, *who) = row[23:]
        return Event(
            id=id_,
            group=group,
            thread=thread,
            message_id=message,
            organizer=_person(who),
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
            kit=kit,
            steps=tuple(json.loads(steps)),
            duties=tuple([Duty(*duty) async for duty in SQL.duties_of(self._db, event=id_)]),
            programme=await self._programme(id_),
            created_at=from_ms(created),
            changed_at=from_ms(changed),
        )

    async def by_message(self, group: int, message_id: int) -> Event | None:
        event = await SQL.by_message(self._db, group=group, message=message_id)
        return None if event is None else await self.get(event)

    async def write(self, event: Event, now: datetime) -> None:
        more = {"id": event.id, "state": event.state, "sequence": event.sequence, "reason": event.reason}
        await SQL.write(self._db, **more, **said(event), now=to_ms(now))

    async def assign(self, event: int, duties: Sequence[Duty], kind: Literal["work", "bring"]) -> None:
        rows = [Duty(*row) async for row in SQL.duties_of(self._db, event=event)]
        known = {duty.name: duty.id for duty in rows if duty.kind == kind}
        wanted = {duty.name for duty in duties}
        for name, id_ in known.items():
            if name not in wanted:
                await SQL.drop_duty(self._db, id=id_)
        for duty in duties:
            if duty.name in known:
                await SQL.set_slots(self._db, id=known[duty.name], slots=duty.slots)
            else:
                await SQL.add_duty(self._db, event=event, name=duty.name, slots=duty.slots, kind=kind, thing=duty.thing)

    async def arrange(self, event: int, programme: Sequence[Part]) -> None:
        await SQL.drop_parts(self._db, event=event)
        for part in programme:
            keeper = part.keeper.id if part.keeper else None
            await SQL.add_part(self._db, event=event, start_on=_wall(part.start), title=part.title, keeper=keeper)

    async def _programme(self, event: int) -> tuple[Part, ...]:
        rows = SQL.programme_of(self._db, event=event)
        return tuple(
            [Part(id_, datetime.fromisoformat(at), title, _person(who)) async for id_, at, title, *who in rows]
        )

    async def neighbour(self, group: int, name: str) -> Person | None:
        found = [Person(*row) async for row in SQL.neighbours(self._db, group=group, name=name)]
        return found[0] if len(found) == 1 else None

    async def of_part(self, part: int) -> int | None:
        event = await SQL.of_part(self._db, id=part)
        return None if event is None else int(event)

    async def kept_by(self, person: int) -> list[Event]:
        return await self._all(SQL.kept_by(self._db, person=person))

    async def of_duty(self, duty: int) -> int | None:
        event = await SQL.of_duty(self._db, id=duty)
        return None if event is None else int(event)

    async def festivals(self, group: int) -> list[Event]:
        return await self._all(SQL.festivals(self._db, group=group))

    async def tally(self, group: int, since: datetime, until: datetime) -> Tally:
        return Tally(*await SQL.tally(self._db, group=group, since=to_ms(since), until=to_ms(until)))

    async def drafts_of(self, person: int) -> list[Event]:
        return await self._all(SQL.drafts_of(self._db, person=person))

    async def proposed_by(self, person: int) -> int:
        return int(await SQL.proposed_by(self._db, person=person))

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
    def __init__(self, connection: Connection) -> None:
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
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def ask(self, person: int, event: int, field: Field, now: datetime, occurrence: int | None = None) -> None:
        await TIMES.ask(self._db, person=person, event=event, occurrence=occurrence, field=field, now=to_ms(now))

    async def of(self, person: int) -> Asking | None:
        row = await TIMES.asked(self._db, person=person)
        return Asking(row[0], row[1], row[2], from_ms(row[3])) if row else None

    async def settle(self, person: int) -> None:
        await TIMES.settle(self._db, person=person)
