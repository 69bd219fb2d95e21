"""When people are reminded of an event: the moments, quiet hours, what is still useful after a downtime."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from community.events import Event, EventBooks, Lead, Occurrence, ends_at, moment, starts_at
from community.settings import Settings

EVENING = time(19)  # people are home, and it is not late yet
LATE = timedelta(minutes=15)  # a reminder that comes later than that says sorry
MOST_LEADS = 5  # more, and people mute the bot
LONGEST_LEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be said now: `late` by how much (0 or more) the reminder is behind its time."""

    late: timedelta

    @property
    def sorry(self) -> bool:
        return self.late > LATE


def due_wall(start: datetime, lead: Lead, settings: Settings) -> datetime:
    """The wall time of one reminder: 9:00 one hour ahead → 8:00; 4:00 one hour ahead, in the group's quiet hours →
    19:00 the evening before."""
    if lead.evening:
        return datetime.combine(start.date() - timedelta(days=max(1, lead.ahead.days)), EVENING)
    wall = start - lead.ahead
    if not settings.is_quiet(wall.time()):
        return wall
    day = wall.date() if wall.time() >= EVENING else wall.date() - timedelta(days=1)
    return datetime.combine(day, EVENING)


def moments(event: Event, occurrence: Occurrence, settings: Settings) -> list[datetime]:
    """When people are to be reminded, UTC, in order, none twice. Days are counted by the calendar: 9:00 stays 9:00
    when the clocks change; hours by the clock. An event that takes all day is reminded of from 9:00 on its day.
    `settings`: the group's, for its quiet hours."""
    walls = set()
    start = occurrence.start
    if event.all_day:
        start = datetime.combine(start.date(), time(9))
    for lead in event.leads:
        if lead.evening or lead.ahead % timedelta(days=1) == timedelta():
            walls.add(due_wall(start, lead, settings))
        else:
            zone = ZoneInfo(event.zone)
            local = (moment(start, event.zone) - lead.ahead).astimezone(zone).replace(tzinfo=None)
            walls.add(due_wall(local + lead.ahead, lead, settings))
    return sorted(at for at in {moment(wall, event.zone) for wall in walls} if at < starts_at(event, occurrence))


def plan(event: Event, occurrence: Occurrence, settings: Settings, now: datetime) -> datetime | None:
    """When the next reminder is due; None: none is left."""
    since = max(now, occurrence.reminded_at or now)
    return next((at for at in moments(event, occurrence, settings) if at > since), None)


def put_off(event: Event, occurrence: Occurrence, settings: Settings, now: datetime) -> datetime | None:
    """Until when a reminder that comes late, after a downtime, waits: nobody is woken up for it. None: it is said now,
    as in the night before an event at dawn."""
    morning = settings.awake(now, ZoneInfo(event.zone))
    return morning if now < morning < starts_at(event, occurrence) else None


def behind(event: Event, occurrence: Occurrence, at: datetime) -> timedelta:
    """By how much less urgent reminders stand behind in the same minute: what begins in an hour is said before what
    begins tomorrow. At most a second: 1 hour ahead → 4 ms, a day → 96 ms."""
    ahead = max(timedelta(), starts_at(event, occurrence) - at)
    return timedelta(milliseconds=min(999, ahead // timedelta(minutes=15)))


async def take(
    books: EventBooks, event: Event, occurrence: Occurrence, settings: Settings, now: datetime
) -> Due | None:
    """What is to be said at this moment, remembered as said; None: nothing is, or it is of no use any more."""
    since = occurrence.reminded_at
    due = [at for at in moments(event, occurrence, settings) if at <= now and (since is None or at > since)]
    if not due:
        return None
    await books.occurrences.write(replace(occurrence, reminded_at=now), starts_at(event, occurrence))
    begun = starts_at(event, occurrence) <= now
    return None if begun and (not event.all_day or ends_at(event, occurrence) <= now) else Due(now - due[-1])
