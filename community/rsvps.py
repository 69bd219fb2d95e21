"""Who comes to an event: yes, maybe or no, with family; the waiting list; who does what there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from community import events
from community.errors import AlreadyComing, AlreadyWaiting, DutyTaken, NoSeats, NoSuchEvent, NotComing, TooManyHeads
from community.events import Duty, Event, EventBooks, Occurrence, Part
from community.members import Person

Answer = Literal["yes", "maybe", "no", "waiting"]
MOST_HEADS = 10  # of one person, with family and with guests; a whole staircase signs up one by one


@dataclass(frozen=True, slots=True)
class Rsvp:
    """One answer: of `person`, or by them for `guest` (a neighbour without Telegram). `heads`: with family."""

    id: int
    occurrence: int
    person: Person
    guest: str
    answer: Answer
    heads: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Volunteer:
    """Somebody who does something at an occurrence."""

    duty: int
    person: Person
    quantity: int = 1  # of what is to be brought


class Rsvps(Protocol):
    async def of(self, occurrence: int) -> list[Rsvp]:
        """All answers, in the order they were given."""

    async def get(self, occurrence: int, person: int, guest: str = "") -> Rsvp | None: ...

    async def one(self, rsvp: int) -> Rsvp | None:
        """By its own number."""

    async def seat(self, occurrence: int, person: int, guest: str, heads: int, now: datetime) -> bool:
        """They come, if that many fit in: one conditional statement, so of two the last seat goes to one."""

    async def put(
        self, occurrence: int, person: int, guest: str, answer: Answer, heads: int, now: datetime
    ) -> None: ...

    async def ahead(self, person: int) -> list[int]:
        """The occurrences ahead that they have answered."""

    async def drop(self, occurrence: int, person: int) -> None:
        """All their answers to it, and their duties there."""


class Volunteers(Protocol):
    async def of(self, occurrence: int) -> list[Volunteer]: ...

    async def take(self, occurrence: int, duty: int, person: int, quantity: int, now: datetime) -> bool:
        """They do it, or bring so many, if that many are still wanted: one conditional statement."""

    async def leave(self, occurrence: int, duty: int, person: int) -> bool: ...


class RsvpBooks(EventBooks, Protocol):
    @property
    def rsvps(self) -> Rsvps: ...

    @property
    def volunteers(self) -> Volunteers: ...


@dataclass(frozen=True, slots=True)
class Answered:
    """How an answer came out: `place` on the waiting list (0: none), and who moved up because of it. `before`: what
    they had said. `free`: seats that are left (None: no limit). `guests`: who else is signed up by them. `given_up`:
    what they had taken on."""

    event: Event
    occurrence: Occurrence
    rsvp: Rsvp
    place: int = 0
    up: tuple[Rsvp, ...] = ()
    before: Rsvp | None = None
    free: int | None = None
    guests: tuple[str, ...] = ()
    given_up: tuple[Duty, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """What they are in charge of, and just said that they do not come to."""
        was = self.before.answer if self.before else None
        if self.rsvp.answer != "no" or self.rsvp.guest or was == "no":
            return ()
        return tuple(self.event.parts_of(self.rsvp.person.id))


def heads(rsvps: Sequence[Rsvp], answer: Answer = "yes") -> int:
    """How many people that is."""
    return sum(one.heads for one in rsvps if one.answer == answer)


async def reply(
    books: RsvpBooks, occurrence: int, *, by: Person, answer: Answer, now: datetime, guest: str = "", people: int = 0
) -> Answered:
    """「参加」, 「可能」, 「不去」; `people` with family, 0: as many as before. A full event: the waiting list."""
    event, found = await events.find_open(books, occurrence, now)
    before = await books.rsvps.get(occurrence, by.id, guest)
    came_with = before.heads if before is not None and before.answer in ("yes", "waiting") else 1
    count = people or came_with
    if answer == "yes" and count + await _others(books, occurrence, by, guest) > MOST_HEADS:
        raise TooManyHeads(MOST_HEADS)
    if answer == "yes":
        if before is not None and before.answer == "yes" and before.heads == count:
            raise AlreadyComing
        if before is not None and before.answer == "waiting" and before.heads == count:
            raise AlreadyWaiting(_place(await books.rsvps.of(occurrence), before))
        await _come(books, found, before, by, guest, count, now)
    else:
        await books.rsvps.put(occurrence, by.id, guest, answer, 1, now)
    given_up = []
    if answer == "no" and not guest:
        given_up = [duty for duty in event.duties if await books.volunteers.leave(occurrence, duty.id, by.id)]
    up = await move_up(books, occurrence, now)
    after = await books.rsvps.get(occurrence, by.id, guest)
    if after is None:
        raise LookupError("an answer just given is there")
    answers = await books.rsvps.of(occurrence)
    place = _place(answers, after) if after.answer == "waiting" else 0
    free = None if event.seats is None else max(0, event.seats - heads(answers))
    guests = tuple(one.guest for one in signed_up_by(by.id, answers) if one.guest and one.id != after.id)
    others = tuple(one for one in up if one.id != after.id)
    return Answered(event, found, after, place, others, before, free, guests, tuple(given_up))


async def _others(books: RsvpBooks, occurrence: int, by: Person, guest: str) -> int:
    """How many come by the other answers of the same person: for guests, or their own."""
    own = [one for one in await books.rsvps.of(occurrence) if one.person.id == by.id and one.guest != guest]
    return heads(own) + heads(own, "waiting")


async def _come(
    books: RsvpBooks, occurrence: Occurrence, before: Rsvp | None, by: Person, guest: str, count: int, now: datetime
) -> None:
    """A seat, if nobody waits for it; who comes already keeps what they have rather than wait for more."""
    comes = before is not None and before.answer == "yes"
    queue = any(one.answer == "waiting" for one in await books.rsvps.of(occurrence.id))
    fewer = comes and before is not None and count < before.heads
    if (not queue or fewer) and await books.rsvps.seat(occurrence.id, by.id, guest, count, now):
        return
    if comes:
        raise NoSeats
    await books.rsvps.put(occurrence.id, by.id, guest, "waiting", count, now)


def signed_up_by(person: int, rsvps: Sequence[Rsvp]) -> list[Rsvp]:
    """Their own seat and those of their guests, on the waiting list too."""
    return [one for one in rsvps if one.person.id == person and one.answer in ("yes", "waiting")]


def absent(rsvps: Sequence[Rsvp]) -> frozenset[int]:
    """Who said that they do not come."""
    return frozenset(one.person.id for one in rsvps if one.answer == "no" and not one.guest)


async def guest_stays_away(books: RsvpBooks, rsvp: int, *, by: Person, now: datetime) -> Answered:
    """「张奶奶不来了」: whoever signed her up takes it back."""
    found = await books.rsvps.one(rsvp)
    if found is None or found.person.id != by.id or not found.guest:
        raise NoSuchEvent
    return await reply(books, found.occurrence, by=by, answer="no", now=now, guest=found.guest)


def _place(rsvps: Sequence[Rsvp], rsvp: Rsvp) -> int:
    return [one.id for one in rsvps if one.answer == "waiting"].index(rsvp.id) + 1


async def family(books: RsvpBooks, occurrence: int, *, by: Person, more: int, now: datetime) -> Answered:
    """「+家人」: one more comes along, or one less (−1). Who has not answered yet says yes by it."""
    before = await books.rsvps.get(occurrence, by.id)
    coming = before is not None and before.answer in ("yes", "waiting")
    count = (before.heads if before is not None and coming else 1) + more
    if count < 1 or (more < 0 and not coming):
        raise NotComing
    return await reply(books, occurrence, by=by, answer="yes", now=now, people=count)


async def move_up(books: RsvpBooks, occurrence: int, now: datetime) -> tuple[Rsvp, ...]:
    """Those on the waiting list for whom there is room now come, in order; nobody overtakes."""
    up = []
    for one in await books.rsvps.of(occurrence):
        if one.answer != "waiting":
            continue
        if not await books.rsvps.seat(occurrence, one.person.id, one.guest, one.heads, now):
            break
        up.append(one)
    return tuple(up)


async def take_duty(
    books: RsvpBooks, occurrence: int, duty: int, *, by: Person, now: datetime, quantity: int = 0
) -> tuple[Event, Occurrence, Duty, bool]:
    """「茶水」: they do it, and come; or, if they had it, they let it go → the last value is False.

    `quantity`: of what they bring, at most what is still wanted; 0: one. Who names one does not let it go by it."""
    event, found = await events.find_open(books, occurrence, now)
    wanted = next((one for one in event.duties if one.id == duty), None)
    if wanted is None:
        raise NoSuchEvent
    if await books.volunteers.leave(occurrence, duty, by.id) and not quantity:
        return event, found, wanted, False
    free = {one.id: count for one, count in unfilled(event, await books.volunteers.of(occurrence))}
    many = min(max(1, quantity), free.get(duty, 1))
    if not await books.volunteers.take(occurrence, duty, by.id, many, now):
        raise DutyTaken
    before = await books.rsvps.get(occurrence, by.id)
    if before is None or before.answer != "yes":
        # Whoever works there gets in, however full it is, and with them whom they were waiting with.
        heads = before.heads if before is not None and before.answer == "waiting" else 1
        await books.rsvps.put(occurrence, by.id, "", "yes", heads, now)
    return event, found, wanted, True


def unfilled(event: Event, volunteers: Sequence[Volunteer]) -> list[tuple[Duty, int]]:
    """The duties for which somebody is still wanted, and how many."""
    missing = [(duty, duty.slots - taken(duty, volunteers)) for duty in event.duties]
    return [(duty, count) for duty, count in missing if count > 0]


def taken(duty: Duty, volunteers: Sequence[Volunteer]) -> int:
    """How many do it, or how many of it are brought."""
    return sum(one.quantity for one in volunteers if one.duty == duty.id)
