"""One occurrence of an event: its card, its alarms, and those who come."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from community import events, reminders
from community.errors import NoSuchEvent
from community.events import Duty, Event, Occurrence
from community.members import must_belong
from community.rsvps import Rsvp
from handlers import quiet
from handlers.turn import Turn
from texts import events as say
from texts import rsvps as say_rsvps
from texts.messages import Afresh, Delete, Edit, Message, Send

REMIND, OVER, UNFILLED, SHOW = "event-remind", "event-over", "event-unfilled", "event-card"  # its alarms
MARKET, PART = "event-market", "event-part"  # of a festival; PART is named by the part of the programme
GAVE_UP = "event-gave-up"  # a duty was given up after the question about missing hands; named by the duty
CALL = "event-call"  # until then the organizer may have the group called for hands
REPLIED_TO = frozenset({"event", "about"})  # the names of messages to which neighbours reply what they do
PART_AHEAD = timedelta(minutes=15)
SHOWN_AHEAD = timedelta(days=6)  # what comes every week has one card at a time
MOST_FOLLOWING = 200  # events of a group whose reminders follow a change of its settings
UNFILLED_AT = time(18)  # the day before: time enough to ask somebody
SETTLES = timedelta(minutes=10)  # in which a tap is taken back, or somebody else steps in


def about(occurrence: Occurrence) -> str:
    """The name of what the bot says about it beside its card: reminders, changes, what became of an answer."""
    return f"about:{occurrence.id}"


def unfilled(occurrence: Occurrence) -> str:
    """The name of the question to the organizer whether to call for hands."""
    return f"unfilled:{occurrence.id}"


def photos(occurrence: Occurrence) -> str:
    """The name of the thanks that ask for photos when it is over."""
    return f"photos:{occurrence.id}"


async def reached(turn: Turn, group: int) -> None:
    """Whoever acts belongs to the event's group (asked of Telegram now, in private or if they were not met there)."""
    if turn.where.kind == "group" and group != turn.where.id:
        raise NoSuchEvent
    if turn.where.kind != "group" or not await turn.books.groups.knows(group, turn.who.id):
        must_belong(turn.role(group, turn.who.id))
    await turn.books.people.seen(turn.who, turn.now)
    await turn.books.groups.met(group, turn.who.id, turn.now)


async def card(turn: Turn, event: Event, occurrence: Occurrence) -> Message:
    """The card as it stands now."""
    rsvps = await turn.books.rsvps.of(occurrence.id)
    return say.card(event, occurrence, rsvps, await turn.books.volunteers.of(occurrence.id))


async def show(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    """Its card comes into the group, at night without a sound; with the poster and the place on the map, if any."""
    silent = await quiet.is_night(turn, event.group)
    if event.photo:
        poster = Message(html=f"<b>{say.title(event)}</b>")
        turn.send(Send(chat=event.group, thread=event.thread, message=poster, photo=event.photo, silent=True))
    if event.location:
        nothing = Message(html="")
        turn.send(Send(chat=event.group, thread=event.thread, message=nothing, location=event.location, silent=silent))
    message = await card(turn, event, occurrence)
    turn.send(Send(chat=event.group, thread=event.thread, message=message, ref=occurrence.card, silent=silent))


async def refresh(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    """Bring the card up to date: there is one, edited as things move."""
    ahead = event.state == "published" and occurrence.state == "ahead"
    afresh = Afresh(thread=event.thread) if ahead else None
    turn.send(Edit(chat=event.group, ref=occurrence.card, message=await card(turn, event, occurrence), afresh=afresh))


async def schedule(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    """Its alarms, as its times are now: one for the next reminder, one for the end, one for missing hands."""
    ref, alarms = str(occurrence.id), turn.books.alarms
    reminder = reminders.plan(event, occurrence, await turn.books.choices.of(event.group), turn.now)
    if reminder is None:
        await alarms.cancel(REMIND, ref)
    else:
        urgent = reminder + reminders.behind(event, occurrence, reminder)
        await alarms.set(REMIND, ref, urgent, event.group)
    await alarms.set(OVER, ref, events.ends_at(event, occurrence), event.group)
    if event.duties and asked_at(event, occurrence) > turn.now:
        await alarms.set(UNFILLED, ref, asked_at(event, occurrence), event.group)
    else:
        await alarms.cancel(UNFILLED, ref)
    await _schedule_festival(turn, event, occurrence)


def asked_at(event: Event, occurrence: Occurrence) -> datetime:
    """When the organizer is asked about missing hands."""
    day_before = datetime.combine(occurrence.start.date() - timedelta(days=1), UNFILLED_AT)
    return events.moment(day_before, event.zone)


async def gave_up(turn: Turn, event: Event, occurrence: Occurrence, duties: Iterable[Duty]) -> None:
    """Somebody gave up what they had taken on. After the question about missing hands the organizer hears of it, once
    for all who do so within some minutes, and while somebody can still be found."""
    organizer, begins = event.organizer, events.starts_at(event, occurrence)
    if organizer is None or organizer.id == turn.who.id or asked_at(event, occurrence) > turn.now:
        return
    due = await quiet.awake(turn, event.group, turn.now + SETTLES)
    due = due if due < begins else turn.now + SETTLES
    for duty in duties if due < begins else ():
        if not await turn.books.alarms.is_set(GAVE_UP, str(duty.id)):
            await turn.books.alarms.set(GAVE_UP, str(duty.id), due, event.group)


async def _schedule_festival(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    """The flea market opens when it begins; whoever is in charge of a part is told ahead of it."""
    begins = events.starts_at(event, occurrence)
    if event.kit and begins > turn.now:
        await turn.books.alarms.set(MARKET, str(occurrence.id), begins, event.group)
    for part in event.programme:
        due = events.moment(events.part_wall(event, occurrence, part), event.zone) - PART_AHEAD
        if part.keeper is not None and due > turn.now:
            await turn.books.alarms.set(PART, str(part.id), due, event.group)


async def follow_settings(turn: Turn, group: int) -> None:
    """The group's quiet hours are others now: reminders keep them."""
    for event in await turn.books.events.in_group(group, MOST_FOLLOWING):
        for occurrence in await turn.books.occurrences.of(event.id):
            if occurrence.state == "ahead":
                await schedule(turn, event, occurrence)


async def unschedule(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    """Nothing about it is due any more; a question about it is taken back."""
    if event.organizer is not None and await turn.books.alarms.is_set(CALL, str(occurrence.id)):
        turn.send(Delete(chat=event.organizer.id, ref=unfilled(occurrence)))
    for kind in (REMIND, OVER, UNFILLED, SHOW, MARKET, CALL):
        await turn.books.alarms.cancel(kind, str(occurrence.id))
    for duty in event.duties:
        await turn.books.alarms.cancel(GAVE_UP, str(duty.id))


async def open_card(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    """The card of the next occurrence, now or some days ahead of it; its alarms."""
    shown_at = events.starts_at(event, occurrence) - SHOWN_AHEAD
    if shown_at <= turn.now:
        await show(turn, event, occurrence)
    else:
        await turn.books.alarms.set(SHOW, str(occurrence.id), shown_at, event.group)
    await schedule(turn, event, occurrence)


async def comers(turn: Turn, occurrence: Occurrence, *, waiting: bool = False) -> list[int]:
    """Each person once who said yes (or waits) and may be written to, as far as is known."""
    answers = ("yes", "waiting") if waiting else ("yes",)
    people = [one.person.id for one in await turn.books.rsvps.of(occurrence.id) if one.answer in answers]
    # Whether a stranger can be written to shows when it is tried; asking for each of 300 would take minutes.
    return [one for one in dict.fromkeys(people) if await turn.books.people.reachable(one) is not False]


async def tell_moved_up(turn: Turn, event: Event, occurrence: Occurrence, up: Sequence[Rsvp]) -> None:
    """Who waited has a seat now: privately, or in the group where they cannot be written to."""
    for one in up:
        named = about(occurrence)
        aloud = Send(chat=event.group, thread=event.thread, message=say_rsvps.moved_up_aloud(one), ref=named)
        turn.tell(one.person.id, say_rsvps.moved_up(event, occurrence, one), ref=named, otherwise=aloud)
