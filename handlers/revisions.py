"""An event changes: a question to its organizer, their answer, and who hears what is different."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import get_args

from community import events, reminders, rsvps
from community.errors import EventLacks, EventOver, NoSuchEvent
from community.events import Duty, Event, Field, Lead, Occurrence, Part
from handlers import calendars, occurrences, previews
from handlers.buttons import Tap
from handlers.turn import Turn
from nlp import Context, read
from nlp.gatherings import events as words
from nlp.household import things
from texts import events as say
from texts import members as say_members
from texts import previews as say_previews
from texts.messages import Afresh, Delete, Edit, File, Message, Send

ANSWERED_WITHIN = timedelta(days=1)  # a private word days later answers nothing any more
LONGEST_REASON = 200
SOON = timedelta(hours=3)  # what begins so soon is said anew each time it changes
MOST_DUTIES = words.MOST_HANDS  # of a kind; the card has room for eight buttons
MOST_PARTS = 20
LONGEST_PART = 40


class UnreadError(Exception):
    """The answer says nothing of what was asked; `problem` is the key of what is wrong with it, if known."""

    def __init__(self, problem: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem


async def tapped(turn: Turn, event: Event, choice: str) -> None:
    """「改时间」, 「改地点」, 「取消活动」, … of a preview or a panel."""
    if choice == "never":
        await turn.books.askings.settle(turn.who.id)
        turn.answer(say_previews.never_mind())
        return
    events.must_organize(event, turn.who.id, turn.role(event.group, turn.who.id))
    if event.state != "published":
        events.must_be(event, "draft")
    if choice in say_previews.REASONS and event.state == "published":
        await _cancel(turn, event, say_previews.reason(choice))
        turn.answer(say_previews.done())
        return
    field: Field | None = "reason" if choice == "cancel" else next((f for f in get_args(Field) if f == choice), None)
    if field in (None, "hour") or (field == "reason" and event.state != "published"):
        raise NoSuchEvent
    await ask(turn, event, field)


async def ask(turn: Turn, event: Event, field: Field, occurrence: int | None = None) -> None:
    """An organizer is asked about one field, privately; their next word answers it. `occurrence`: of this one alone."""
    await turn.books.askings.ask(turn.who.id, event.id, field, turn.now, occurrence)
    turn.tell(turn.who.id, say_previews.question(event, field))


async def occasion_tapped(turn: Turn, tap: Tap) -> None:
    """A button about one occurrence: 「管理」 on the card, 「只改这次时间」, 「这次不办」, 「名单」."""
    event, occurrence = await events.find_occurrence(turn.books, tap.id)
    await occurrences.reached(turn, event.group)
    events.must_organize(event, turn.who.id, turn.role(event.group, turn.who.id))
    if tap.choice == "list":
        await who_comes(turn, event, occurrence)
        return
    event, occurrence = await events.find_open(turn.books, tap.id, turn.now)
    if tap.choice == "manage":
        if await turn.reaches(turn.who.id):
            await _show_panel(turn, event, occurrence)
            turn.answer(say_members.sent_privately())
        else:
            turn.answer(say_members.press_start(), alert=True)
    elif tap.choice == "time" and event.rrule is not None:
        await ask(turn, event, "time", occurrence.id)
    elif tap.choice == "skip" and event.rrule is not None:
        await _skip(turn, event, occurrence)
    else:
        raise NoSuchEvent


async def who_comes(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    """「名单」: a file of who comes and who does what, to who asked."""
    content = say.roll_lines(*await _who(turn, occurrence), event)
    caption = say.roll(event, occurrence)
    turn.send(File(chat=turn.who.id, name=f"event-{event.id}.txt", content=content, caption=caption))


async def _who(turn: Turn, occurrence: Occurrence) -> tuple[list[rsvps.Rsvp], list[rsvps.Volunteer]]:
    return await turn.books.rsvps.of(occurrence.id), await turn.books.volunteers.of(occurrence.id)


async def manage(turn: Turn, event: Event) -> None:
    """The panel of a published event."""
    occurrence = await turn.books.occurrences.ahead(event.id)
    if occurrence is not None:
        await _show_panel(turn, event, occurrence)


async def _show_panel(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    """As it stands now, at the end of the private chat."""
    ref = f"panel:{event.id}:{turn.who.id}"
    turn.send(Delete(chat=turn.who.id, ref=ref))
    turn.tell(turn.who.id, say_previews.panel(event, occurrence), ref=ref)


async def answered(turn: Turn) -> bool:
    """A private word that answers what an organizer was asked; False where nothing was."""
    asked = await turn.books.askings.of(turn.who.id)
    if asked is None or turn.now - asked.asked_at > ANSWERED_WITHIN or not await _meant(turn):
        return False
    event = await events.find(turn.books, asked.event)
    if not await _may_change(turn, event, asked.occurrence):  # their words are about something else
        await turn.books.askings.settle(turn.who.id)
        return False
    try:
        if asked.field == "reason":
            await _cancel(turn, event, _reason(turn.heard.text))
        elif asked.occurrence is not None:
            await _move(turn, event, asked.occurrence)
        else:
            revised = await READ[asked.field](turn, event)
            await _apply(turn, event, revised, asked.field)
    except UnreadError as unread:
        turn.say(say_previews.question(event, asked.field, unread=True, problem=unread.problem))
    return True


async def _may_change(turn: Turn, event: Event, occurrence: int | None) -> bool:
    """Whether they still organize it, and it (or the one `occurrence` that they were asked about) is not over."""
    if not events.organizes(event, turn.who.id, turn.role(event.group, turn.who.id)):
        return False
    ahead = [one.id for one in await turn.books.occurrences.of(event.id) if events.is_ahead(event, one, turn.now)]
    return event.state == "draft" or (bool(ahead) if occurrence is None else occurrence in ahead)


async def _meant(turn: Turn) -> bool:
    """Whoever quotes another message of the bot's answers that one."""
    return (await turn.quoted_ref())[0] in ("", "preview")


async def _apply(turn: Turn, before: Event, after: Event, field: Field) -> None:
    """A draft is shown again; of a published event the card changes, and those who come hear what is different."""
    await turn.books.askings.settle(turn.who.id)
    if before.state == "draft":
        steps = tuple(step for step in after.steps if step != field)
        await events.revise(turn.books, replace(after, steps=steps), turn.now)
        await previews.show(turn, await events.find(turn.books, after.id))
        return
    was = await turn.books.occurrences.ahead(before.id)
    if was is None:
        raise EventOver
    if field == "time" and before.rrule is not None and after.rrule is None:  # they named one day: this one only
        start = after.start
        if start is None:
            raise EventLacks
        revised, now_so = await events.move(turn.books, before, was, start, after.end, turn.now)
    else:
        revised = await events.revise(turn.books, after, turn.now)
        now_so = await events.retime(turn.books, revised, was, turn.now) if field == "time" else was
    if field == "time" and before.start is not None and revised.start is not None:
        later = revised.start - before.start  # the programme goes with its event
        parts = [replace(part, start=part.start + later) for part in before.programme]
        await turn.books.events.arrange(revised.id, parts)
    revised = await events.find(turn.books, revised.id)
    await _changed(turn, (before, was), (revised, now_so))
    for other in await events.others_ahead(turn.books, was):
        await _changed(turn, (before, other), (revised, other), aloud=False)
    await _open_next(turn, revised)
    await _show_panel(turn, revised, now_so)


async def _changed(
    turn: Turn, before: tuple[Event, Occurrence], after: tuple[Event, Occurrence], *, aloud: bool = True
) -> None:
    """Card, alarms, and everybody who said yes: old → new; the group hears of it once (`aloud`)."""
    event, occurrence = after
    moved_up = await rsvps.move_up(turn.books, occurrence.id, turn.now)
    await occurrences.tell_moved_up(turn, event, occurrence, moved_up)
    await occurrences.refresh(turn, event, occurrence)
    await occurrences.schedule(turn, event, occurrence)
    await calendars.follow(turn, event)
    lines = say.changes(before[0], event, before[1], occurrence)
    if not lines:
        return
    for person in await occurrences.comers(turn, occurrence, waiting=True):
        if person != turn.who.id:
            turn.tell(person, say.changed(event, lines), ref=occurrences.about(occurrence))
    if not aloud:
        return
    if before[1].start != occurrence.start or before[0].place != event.place:
        # Nobody is notified of an edited card, and not everybody can be written to.
        await _tell_group(turn, event, occurrence, say.changed_aloud(event, lines))


async def _tell_group(turn: Turn, event: Event, occurrence: Occurrence, message: Message) -> None:
    """Once within the hour: an organizer who changes their mind changes what was said, unless it is soon."""
    news, ref = f"event:{occurrence.id}", f"{occurrences.about(occurrence)}:news"
    lately = await turn.lately(news)
    if lately and events.starts_at(event, occurrence) - turn.now > SOON:
        turn.send(Edit(chat=event.group, ref=ref, message=message, afresh=Afresh(thread=event.thread)))
        return
    if lately:
        turn.send(Delete(chat=event.group, ref=ref))
    await turn.told(news, event.group)
    turn.send(Send(chat=event.group, thread=event.thread, message=message, ref=ref))


async def _cancel(turn: Turn, event: Event, reason: str) -> None:
    occurrence = await turn.books.occurrences.ahead(event.id)
    cancelled = await events.cancel(turn.books, event, reason, turn.now)
    await turn.books.askings.settle(turn.who.id)
    await calendars.follow(turn, cancelled)
    if occurrence is None:
        return
    theirs = {turn.who.id: occurrence}
    for one in (occurrence, *await events.others_ahead(turn.books, occurrence)):
        await occurrences.unschedule(turn, event, one)
        await occurrences.refresh(turn, cancelled, one)
        theirs |= {person: one for person in await occurrences.comers(turn, one, waiting=True) if person not in theirs}
    turn.send(Send(chat=event.group, thread=event.thread, message=say.cancelled(cancelled, occurrence)))
    for person in sorted(theirs):
        turn.tell(person, say.cancelled(cancelled, theirs[person]))


async def _skip(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    revised = await events.skip(turn.books, event, occurrence, turn.now)
    skipped = replace(occurrence, state="skipped")
    await occurrences.unschedule(turn, event, occurrence)
    await occurrences.refresh(turn, revised, skipped)
    await calendars.follow(turn, revised)
    message = say.skipped(revised, skipped)
    turn.send(Send(chat=event.group, thread=event.thread, message=message))
    for person in await occurrences.comers(turn, occurrence, waiting=True):
        turn.tell(person, message)
    following = await _open_next(turn, revised)
    await _panel_goes_on(turn, revised, say_previews.panel(revised, following) if following else message)
    turn.answer(say_previews.done())


async def _open_next(turn: Turn, event: Event) -> Occurrence | None:
    """The one that comes next has its card, also where another was moved behind it."""
    following = await events.open_next(turn.books, event, turn.now) if event.rrule else None
    if following is not None:
        await occurrences.open_card(turn, event, following)
    return following


async def _panel_goes_on(turn: Turn, event: Event, message: Message) -> None:
    """The panel on which it was tapped is about the next one from now on."""
    ref = await turn.books.sent.ref(turn.where.id, turn.heard.message_id or 0)
    if ref in (previews.ref(event), f"panel:{event.id}:{turn.who.id}"):
        turn.send(Edit(chat=turn.who.id, ref=ref, message=message))


async def _move(turn: Turn, event: Event, occurrence: int) -> None:
    """This one alone is at another time."""
    event, was = await events.find_open(turn.books, occurrence, turn.now)
    said = await _time(turn, replace(event, start=was.start, end=was.end, rrule=None))
    if said.start is None:
        raise UnreadError
    revised, moved = await events.move(turn.books, event, was, said.start, said.end, turn.now)
    await turn.books.askings.settle(turn.who.id)
    await _changed(turn, (event, was), (revised, moved))
    await _open_next(turn, revised)
    await _show_panel(turn, revised, moved)


# — what an answer says about each field —


async def _title(turn: Turn, event: Event) -> Event:
    title = " ".join(turn.heard.text.split())[: words.LONGEST_TITLE]
    if not title:
        raise UnreadError
    return replace(event, title=title)


async def _time(turn: Turn, event: Event) -> Event:
    """A new time, seen from the old one. What comes again keeps doing so, unless one day alone is named."""
    said_at = previews.said_at(turn, event.zone)
    when = words.retimed(turn.heard.text, event.start, event.end, said_at, timed=event.hours == "said")
    if when is None:
        raise UnreadError
    if event.state == "draft" and event.place is None:  # 「下周六下午2点 小广场」 answers two questions
        event = replace(event, place=_also_where(turn.heard.text, said_at))
    problem = previews.problem_of(when, previews.local(turn, event.zone))
    same_day = event.start is not None and when.start is not None and when.start.date() == event.start.date()
    again = when.recurrence is not None or (event.rrule is not None and same_day)
    if when.start is None or (problem is not None and not again):
        raise UnreadError(problem)
    whole = words.is_whole_day(turn.heard.text) or (event.state == "published" and event.all_day)
    said = replace(
        event,
        start=when.start,
        end=when.end,
        hours="none" if when.all_day and whole else "unknown" if when.all_day else "said",
    )
    if when.recurrence is not None:
        return replace(said, rrule=when.recurrence, calendar=when.calendar, workdays=words.is_workdays(when))
    return said if again else replace(said, rrule=None, calendar="solar", workdays=False)


def _also_where(text: str, now: datetime) -> str | None:
    where = words.described(text, read(text, now=now, context=Context(announcing=True)).event)[1]
    return where and where[: previews.LONGEST_PLACE]


async def _place(turn: Turn, event: Event) -> Event:
    place = " ".join(turn.heard.text.split())[: previews.LONGEST_PLACE]
    if turn.heard.location is not None:
        return replace(event, location=turn.heard.location, place=place or event.place)
    if not place:
        raise UnreadError
    return replace(event, place=place, location=None)


async def _details(turn: Turn, event: Event) -> Event:
    text = turn.heard.text.strip()[: previews.LONGEST]
    if not text and turn.heard.photo is None:
        raise UnreadError
    return replace(event, details=text or event.details, photo=turn.heard.photo or event.photo)


async def _leads(turn: Turn, event: Event) -> Event:
    said = words.leads(turn.heard.text)
    if said is None:
        raise UnreadError
    if len(said) > reminders.MOST_LEADS or any(one.span > reminders.LONGEST_LEAD for one in said):
        raise UnreadError("late")
    return replace(event, leads=tuple(Lead(one.span, one.evening) for one in said))


async def _seats(turn: Turn, event: Event) -> Event:
    seats = words.seats_answer(turn.heard.text)
    if seats is None:
        raise UnreadError
    return replace(event, seats=seats or None)


async def _duties(turn: Turn, event: Event) -> Event:
    said = words.duties(turn.heard.text)
    if said is None or len(said) > MOST_DUTIES:
        raise UnreadError
    await turn.books.events.assign(event.id, [Duty(0, name, slots) for name, slots in said.items()], "work")
    return event


async def _bring(turn: Turn, event: Event) -> Event:
    said = words.things_to_bring(turn.heard.text)
    if said is None or len(said) > MOST_DUTIES:
        raise UnreadError
    wanted = [Duty(0, name, slots, "bring", things.key(name)) for name, slots in said.items()]
    await turn.books.events.assign(event.id, wanted, "bring")
    return event


async def _programme(turn: Turn, event: Event) -> Event:
    """Whoever is named last in a part and is one neighbour of the group is in charge of it."""
    said = words.programme(turn.heard.text, event.start) if event.start else None
    if said is None or len(said) > MOST_PARTS:
        raise UnreadError
    parts = []
    for part in said:
        keeper = await turn.books.events.neighbour(event.group, part.keeper) if part.keeper else None
        title = part.title if keeper or not part.keeper else f"{part.title} {part.keeper}"
        parts.append(Part(0, part.start, title[:LONGEST_PART], keeper))
    await turn.books.events.arrange(event.id, parts)
    return event


async def _no_reason(turn: Turn, event: Event) -> Event:
    raise LookupError("a reason cancels the event")


def _reason(text: str) -> str:
    reason = " ".join(text.split())[:LONGEST_REASON]
    if not reason:
        raise UnreadError
    return reason


READ: Mapping[Field, Callable[[Turn, Event], Awaitable[Event]]] = {
    "title": _title,
    "time": _time,
    "hour": _time,
    "place": _place,
    "details": _details,
    "leads": _leads,
    "seats": _seats,
    "duties": _duties,
    "bring": _bring,
    "programme": _programme,
    "reason": _no_reason,
}
