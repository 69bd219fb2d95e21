"""Events: what an organizer announces, and its life from draft to 「邻居节结束了,谢谢大家」."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from community import recurrences
from community.errors import (
    EventLacks,
    EventOver,
    EventProposed,
    EventPublished,
    NoSuchEvent,
    NotOrganizer,
    Refusal,
    TooManyProposals,
)
from community.members import MemberBooks, Person, Role

State = Literal["draft", "proposed", "published", "cancelled", "over"]
Hours = Literal["said", "none", "unknown"]
Field = Literal["title", "time", "hour", "place", "details", "leads", "seats", "duties", "reason", "programme", "bring"]
FESTIVAL_STEPS: tuple[Field, ...] = ("programme", "bring", "duties")

UNTOLD_LENGTH = timedelta(hours=2)  # how long an event lasts whose end nobody told
MOST_DRAFTS = 10  # of one person; the oldest goes
UNDECIDED = timedelta(days=14)  # how long a proposal that comes again waits for an admin
MOST_PROPOSALS = 2  # of one person at a time; the group is no notice board of theirs


@dataclass(frozen=True, slots=True)
class Lead:
    """How long ahead to remind: 「提前2小时」 → Lead(2 h); `evening`: in the evening so many days before."""

    ahead: timedelta
    evening: bool = False


EVENING_BEFORE = Lead(timedelta(days=1), evening=True)
HOUR_AHEAD = Lead(timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done at an event, by how many: 「茶水 2 人」 → Duty(…, "茶水", 2)."""

    id: int
    name: str
    slots: int
    kind: Literal["work", "bring"] = "work"  # 「小板凳 10 个」 is brought; `thing` is its key
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a programme: 「9点半 义诊 王阿姨」. `start` is wall time on the day of the event's own start."""

    id: int
    start: datetime
    title: str
    keeper: Person | None = None  # who is in charge


@dataclass(frozen=True, slots=True)
class Tally:
    """What neighbours gave each other in a group in some hours."""

    offers: int  # things offered
    given: int  # of them, given
    lost_found: int  # things lost or found


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be announced, as far as it is known. Wall times are naive, in `zone` (IANA name).

    `place` None: not known yet; "": none is wanted. `hours`: whether a time of day was said; "none": all day.
    `calendar` "lunar": `rrule` FREQ=YEARLY counts lunar years. `workdays`: by the calendar of days worked.
    """

    group: int
    organizer: Person | None
    zone: str
    title: str | None = None
    place: str | None = None
    details: str = ""
    start: datetime | None = None
    end: datetime | None = None
    hours: Hours = "unknown"
    rrule: str | None = None
    calendar: Literal["solar", "lunar"] = "solar"
    workdays: bool = False
    seats: int | None = None
    leads: tuple[Lead, ...] = (EVENING_BEFORE, HOUR_AHEAD)
    thread: int | None = None
    message_id: int | None = None
    photo: str | None = None
    location: tuple[float, float] | None = None  # latitude, longitude
    kit: Literal["", "festival"] = ""
    steps: tuple[Field, ...] = ()  # what its organizer is still to be asked about, and may skip


@dataclass(frozen=True, slots=True)
class Event(Draft):
    """An event in a group. `sequence` counts its changes (RFC 5545), `uid` never changes."""

    id: int = 0
    state: State = "draft"
    sequence: int = 0
    uid: str = ""
    reason: str | None = None
    duties: tuple[Duty, ...] = field(default=())
    programme: tuple[Part, ...] = field(default=())
    created_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    changed_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    @property
    def all_day(self) -> bool:
        return self.hours != "said"

    @property
    def cancelled(self) -> bool:
        return self.state == "cancelled"

    @property
    def rule(self) -> recurrences.Rule | None:
        """What comes again; None for an event that happens once."""
        if self.rrule is None or self.start is None:
            return None
        return recurrences.Rule(self.start, self.rrule, self.calendar == "lunar", self.workdays)

    def parts_of(self, person: int) -> list[Part]:
        """The parts of the programme that they are in charge of."""
        return [part for part in self.programme if part.keeper is not None and part.keeper.id == person]

    @property
    def length(self) -> timedelta | None:
        return None if self.start is None or self.end is None else self.end - self.start


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an event happens, with its own card and its own answers. `recurs`: when the rule has it."""

    id: int
    event: int
    recurs: datetime
    start: datetime
    end: datetime | None
    state: Literal["ahead", "skipped", "over"]
    reminded_at: datetime | None = None

    @property
    def card(self) -> str:
        """The name of its card among the bot's own messages."""
        return f"event:{self.id}"


@dataclass(frozen=True, slots=True)
class Asking:
    """What an organizer was just asked about an event (about one occurrence only, or None: all)."""

    event: int
    occurrence: int | None
    field: Field
    asked_at: datetime


class Events(Protocol):
    async def add(self, draft: Draft, now: datetime) -> Event: ...

    async def get(self, event: int) -> Event | None: ...

    async def by_message(self, group: int, message_id: int) -> Event | None: ...

    async def write(self, event: Event, now: datetime) -> None:
        """All but group, organizer and uid becomes what the value says; `sequence` as the value has it."""

    async def assign(self, event: int, duties: Sequence[Duty], kind: Literal["work", "bring"]) -> None:
        """These are the duties of that kind now; those that keep their name keep their volunteers."""

    async def arrange(self, event: int, programme: Sequence[Part]) -> None:
        """This is its programme now."""

    async def neighbour(self, group: int, name: str) -> Person | None:
        """Whoever has this name in the group; None: nobody, or several."""

    async def of_part(self, part: int) -> int | None:
        """The event of a part of a programme."""

    async def kept_by(self, person: int) -> list[Event]:
        """The published events of which they are in charge of a part."""

    async def of_duty(self, duty: int) -> int | None:
        """The event of a duty."""

    async def festivals(self, group: int) -> list[Event]:
        """The published festivals of a group that are not over."""

    async def tally(self, group: int, since: datetime, until: datetime) -> Tally: ...

    async def drafts_of(self, person: int) -> list[Event]:
        """Not published yet, newest first."""

    async def proposed_by(self, person: int) -> int:
        """How many of theirs nobody has approved or rejected yet."""

    async def in_group(self, group: int, most: int) -> list[Event]:
        """Published, the next first."""

    async def bring_to(self, event: int, group: int, zone: str) -> None:
        """A draft is meant for another group."""

    async def drop(self, event: int) -> None: ...


class Occurrences(Protocol):
    async def add(self, event: Event, recurs: datetime, starts_at: datetime) -> Occurrence:
        """It happens then; where it is known already, it is left as it is."""

    async def get(self, occurrence: int) -> Occurrence | None: ...

    async def of(self, event: int) -> list[Occurrence]:
        """All, in order of time."""

    async def ahead(self, event: int) -> Occurrence | None:
        """The next one that is neither skipped nor over; another is ahead too where one was moved behind the next."""

    async def write(self, occurrence: Occurrence, starts_at: datetime) -> None:
        """Its times, its state and when people were reminded become what the value says."""


class Askings(Protocol):
    async def ask(self, person: int, event: int, field: Field, now: datetime, occurrence: int | None = None) -> None:
        """Their next private word is the answer; what they were asked before is dropped."""

    async def of(self, person: int) -> Asking | None: ...

    async def settle(self, person: int) -> None: ...


class EventBooks(MemberBooks, Protocol):
    @property
    def events(self) -> Events: ...

    @property
    def occurrences(self) -> Occurrences: ...

    @property
    def askings(self) -> Askings: ...


def moment(wall: datetime, zone: str) -> datetime:
    """A wall time as a moment. An hour that the clocks skip is the hour after; one they repeat is the first of two."""
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def starts_at(event: Event, occurrence: Occurrence) -> datetime:
    """Its beginning as a moment; `occurrence.start` is wall time of the event's zone."""
    return moment(occurrence.start, event.zone)


def ends_at(event: Event, occurrence: Occurrence) -> datetime:
    """Its end; where nobody told one, the end of the day or some hours after the start."""
    if occurrence.end is not None:
        return moment(occurrence.end, event.zone)
    if event.all_day:
        return moment(datetime.combine(occurrence.start.date() + timedelta(days=1), time()), event.zone)
    return starts_at(event, occurrence) + UNTOLD_LENGTH


async def find(books: EventBooks, event: int) -> Event:
    """NoSuchEvent."""
    found = await books.events.get(event)
    if found is None:
        raise NoSuchEvent
    return found


async def find_occurrence(books: EventBooks, occurrence: int) -> tuple[Event, Occurrence]:
    """It and its event, whatever their state: NoSuchEvent."""
    found = await books.occurrences.get(occurrence)
    if found is None:
        raise NoSuchEvent
    return await find(books, found.event), found


async def find_open(books: EventBooks, occurrence: int, now: datetime) -> tuple[Event, Occurrence]:
    """The occurrence, if one can still come to it."""
    event, found = await find_occurrence(books, occurrence)
    if not is_ahead(event, found, now):
        raise EventOver
    return event, found


def is_ahead(event: Event, occurrence: Occurrence, now: datetime) -> bool:
    """Whether one can still come to it."""
    return event.state == "published" and occurrence.state == "ahead" and ends_at(event, occurrence) > now


def lacks(event: Event) -> Field | None:
    """What must be known before it can be published, first things first: 「明天包饺子」 → "hour"."""
    if not event.title:
        return "title"
    if event.start is None:
        return "time"
    if event.hours == "unknown":
        return "hour"
    return "place" if event.place is None and event.location is None else None


def asks(event: Event) -> Field | None:
    """What its organizer is asked next: what is missing, then what a festival may have and they may skip."""
    return lacks(event) or next(iter(event.steps), None)


def part_wall(event: Event, occurrence: Occurrence, part: Part) -> datetime:
    """When a part of the programme begins, at one occurrence."""
    return occurrence.start if event.start is None else occurrence.start + (part.start - event.start)


def _once(event: Event, start: datetime) -> Occurrence:
    """The event as it would happen once, beginning then; it is written down nowhere."""
    return Occurrence(0, event.id, start, start, _end(event, start), "ahead")


def is_past(event: Event, now: datetime) -> bool:
    """Whether nobody can come any more: it does not come again, and it is over."""
    if event.start is None or event.rrule is not None:
        return False
    return ends_at(event, _once(event, event.start)) <= now


def lapses_at(event: Event, now: datetime) -> datetime:
    """Until when a proposal waits for an admin: until it would be over, and two weeks where it comes again."""
    if event.start is None or event.rrule is not None:
        return now + UNDECIDED
    return ends_at(event, _once(event, event.start))


def organizes(event: Event, person: int, role: Role) -> bool:
    """The group's admins do, and whoever drafted it as long as they are in the group: what an admin approved stays in
    the hands of who proposed it."""
    own = event.organizer is not None and event.organizer.id == person
    return role == "admin" or (own and role == "member")


def must_organize(event: Event, person: int, role: Role) -> None:
    """NotOrganizer where they do not."""
    if not organizes(event, person, role):
        raise NotOrganizer


OTHERWISE: Mapping[State, type[Refusal]] = {
    "draft": NoSuchEvent,
    "proposed": EventProposed,
    "published": EventPublished,
}


def must_be(event: Event, state: Literal["draft", "proposed"]) -> None:
    """A preview's buttons act on a draft alone, a proposal's on what is proposed: they stay where they stood, and
    clients forge. Refused with what the event is instead."""
    if event.state != state:
        raise OTHERWISE.get(event.state, EventOver)


async def draft(books: EventBooks, said: Draft, now: datetime) -> Event:
    """What somebody typed becomes a draft of theirs."""
    if said.organizer is not None:
        for old in (await books.events.drafts_of(said.organizer.id))[MOST_DRAFTS - 1 :]:
            await books.events.drop(old.id)
    return await books.events.add(said, now)


async def propose(books: EventBooks, event: Event, now: datetime) -> Event:
    """A resident would like it to happen; an admin is to look at it."""
    must_be(event, "draft")
    if event.organizer is not None and await books.events.proposed_by(event.organizer.id) >= MOST_PROPOSALS:
        raise TooManyProposals
    proposed = replace(event, state="proposed")
    await books.events.write(proposed, now)
    return proposed


async def publish(books: EventBooks, event: Event, now: datetime) -> tuple[Event, Occurrence]:
    """Everybody may see it: its first occurrence is there to be answered."""
    if event.state not in ("draft", "proposed"):
        raise EventOver
    missing = lacks(event)
    if missing is not None or is_past(event, now):
        raise EventLacks(missing or "time")
    published = replace(event, state="published")
    await books.events.write(published, now)
    occurrence = await open_next(books, published, now)
    if occurrence is None:
        raise EventLacks("time")
    return published, occurrence


async def open_next(books: EventBooks, event: Event, now: datetime) -> Occurrence | None:
    """The next occurrence that one can come to and that is not there yet; None: there is none, or it follows one that
    is there. One that was moved behind the next does not take its place: both are ahead."""
    ahead = await books.occurrences.ahead(event.id)
    known = {one.recurs for one in await books.occurrences.of(event.id)}
    for wall in recurrences.expand(event.rule) if event.rule else filter(None, [event.start]):
        if wall in known:
            continue
        if ahead is not None and wall.date() >= ahead.start.date():
            return None
        if ends_at(event, _once(event, wall)) > now:
            return await books.occurrences.add(event, wall, moment(wall, event.zone))
    return None


def _end(event: Event, start: datetime) -> datetime | None:
    return None if event.length is None else start + event.length


async def revise(books: EventBooks, event: Event, now: datetime) -> Event:
    """The event becomes what the value says; one more change is counted once it is published."""
    if event.state not in ("draft", "published"):
        raise EventOver
    revised = replace(event, sequence=event.sequence + 1) if event.state == "published" else event
    await books.events.write(revised, now)
    return revised


async def others_ahead(books: EventBooks, occurrence: Occurrence) -> list[Occurrence]:
    """What else of its event is neither skipped nor over."""
    known = await books.occurrences.of(occurrence.event)
    return [one for one in known if one.state == "ahead" and one.id != occurrence.id]


async def retime(books: EventBooks, event: Event, occurrence: Occurrence, now: datetime) -> Occurrence:
    """The event has other times now: the occurrence ahead follows, and keeps its answers."""
    rule = event.rule
    walls = recurrences.expand(rule) if rule else filter(None, [event.start])
    gone = {one.recurs.date() for one in await books.occurrences.of(event.id) if one.id != occurrence.id}
    for wall in walls:
        moved = replace(occurrence, recurs=wall, start=wall, end=_end(event, wall))
        if wall.date() not in gone and ends_at(event, moved) > now:
            await books.occurrences.write(moved, moment(wall, event.zone))
            return moved
    raise EventLacks("time")


async def move(
    books: EventBooks, event: Event, occurrence: Occurrence, start: datetime, end: datetime | None, now: datetime
) -> tuple[Event, Occurrence]:
    """This one alone happens at another time."""
    moved = replace(occurrence, start=start, end=end)
    if moment(start, event.zone) <= now:
        raise EventLacks("time")
    await books.occurrences.write(moved, moment(start, event.zone))
    return await revise(books, event, now), moved


async def skip(books: EventBooks, event: Event, occurrence: Occurrence, now: datetime) -> Event:
    """This one alone does not happen."""
    await books.occurrences.write(replace(occurrence, state="skipped"), starts_at(event, occurrence))
    return await revise(books, event, now)


async def cancel(books: EventBooks, event: Event, reason: str, now: datetime) -> Event:
    """It does not happen, and people hear why."""
    cancelled = replace(await revise(books, event, now), state="cancelled", reason=reason)
    await books.events.write(cancelled, now)
    return cancelled


async def end(books: EventBooks, event: Event, occurrence: Occurrence, now: datetime) -> Occurrence | None:
    """It happened. The next occurrence, if it comes again and is not there yet; the last one ends the event."""
    await books.occurrences.write(replace(occurrence, state="over"), starts_at(event, occurrence))
    following = await open_next(books, event, now) if event.rrule else None
    if following is None and await books.occurrences.ahead(event.id) is None:
        await books.events.write(replace(event, state="over"), now)
    return following
