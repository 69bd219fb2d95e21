"""Something about an event is due: people are reminded, hands are missing, it is over, the next one is shown."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from community import events, reminders, rsvps
from community.events import Event, Occurrence
from handlers import duties, festivals, occurrences, quiet
from handlers.turn import Turn
from texts import events as say_events
from texts import reminders as say
from texts.messages import Send

THANKS_WITHIN = timedelta(days=1)  # later, after a long downtime, nobody waits for them any more


async def alarm(turn: Turn) -> None:
    """One alarm of an occurrence; others are not ours."""
    kind, ref = turn.heard.alarm or ("", "")
    if kind == occurrences.PART:
        await festivals.part_due(turn, int(ref))
    if kind == occurrences.GAVE_UP:
        await duties.ask_again(turn, int(ref))
    if kind not in DUE:
        return
    found = await turn.books.occurrences.get(int(ref))
    if found is None or found.state != "ahead":
        return
    event = await events.find(turn.books, found.event)
    if event.state == "published":
        await DUE[kind](turn, event, found)


async def _remind(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    """The group once, and privately those who come; then the next reminder is due."""
    settings = await turn.books.choices.of(event.group)
    morning = reminders.put_off(event, occurrence, settings, turn.now)
    if morning is not None:
        await turn.books.alarms.set(occurrences.REMIND, str(occurrence.id), morning, event.group)
        return
    due = await reminders.take(turn.books, event, occurrence, settings, turn.now)
    event, occurrence = await events.find_occurrence(turn.books, occurrence.id)
    await occurrences.schedule(turn, event, occurrence)
    if due is None:
        return
    answers, named = await turn.books.rsvps.of(occurrence.id), occurrences.about(occurrence)
    message = say.for_group(event, occurrence, due, rsvps.heads(answers))
    turn.send(Send(chat=event.group, thread=event.thread, message=message, ref=named))
    volunteers = await turn.books.volunteers.of(occurrence.id)
    for person in await occurrences.comers(turn, occurrence):
        does = {one.duty for one in volunteers if one.person.id == person}
        doing = [duty for duty in event.duties if duty.id in does]
        mine = [one for one in rsvps.signed_up_by(person, answers) if one.answer == "yes"]
        turn.tell(person, say.for_one(event, occurrence, due, doing, mine), ref=named)


async def _over(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    """The card stands still, those who did something are thanked; what comes again has its next card."""
    if events.ends_at(event, occurrence) > turn.now:  # it was moved while this was due
        await occurrences.schedule(turn, event, occurrence)
        return
    await occurrences.unschedule(turn, event, occurrence)
    following = await events.end(turn.books, event, occurrence, turn.now)
    late = turn.now - events.ends_at(event, occurrence)
    if late < THANKS_WITHIN:
        await _thank(turn, *await events.find_occurrence(turn.books, occurrence.id))
    if following is not None:
        await occurrences.open_card(turn, event, following)


async def _thank(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    """What ends at midnight wakes nobody."""
    silent = await quiet.is_night(turn, event.group)
    await occurrences.refresh(turn, event, occurrence)
    helpers = list({one.person.id: one.person for one in await turn.books.volunteers.of(occurrence.id)}.values())
    if event.kit:
        await festivals.recap(turn, event, occurrence, silent=silent)
    elif event.rrule is None:  # a farewell every week would be one too many
        came = rsvps.heads(await turn.books.rsvps.of(occurrence.id))
        message = say_events.finished(event, came, helpers)
        turn.send(
            Send(
                chat=event.group,
                thread=event.thread,
                message=message,
                ref=occurrences.photos(occurrence),
                silent=silent,
            )
        )
    for person in helpers:
        if await turn.books.people.reachable(person.id) is not False:
            turn.send(Send(chat=person.id, message=say_events.thanked(event), silent=silent))


DUE: Mapping[str, Callable[[Turn, Event, Occurrence], Awaitable[None]]] = {
    occurrences.REMIND: _remind,
    occurrences.UNFILLED: duties.ask_whether_to_call,
    occurrences.CALL: duties.too_late_to_call,
    occurrences.OVER: _over,
    occurrences.SHOW: occurrences.show,
    occurrences.MARKET: festivals.open_market,
}
