"""What is to be done or brought at an event: by a tap, in words, and the organizer who would have the group called."""

from dataclasses import replace

from community import events, rsvps
from community.errors import DutyTaken, NoSuchEvent
from community.events import Event, Occurrence, Part
from handlers import festivals, occurrences, quiet
from handlers.buttons import Tap
from handlers.turn import Turn
from nlp.answers import replies
from nlp.gatherings import duties as words
from texts import festivals as say_festivals
from texts import previews as say_previews
from texts import refusals
from texts import reminders as say_reminders
from texts import rsvps as say
from texts.messages import Delete, Edit, Message, Send

LOOKED_AT = 20  # events of a group, the next first, to find the one about whose hands they were asked


async def tapped(turn: Turn, tap: Tap) -> None:
    """「茶水 0/2」: they do it; once more: they do not."""
    event, _ = await events.find_occurrence(turn.books, tap.id)
    await occurrences.reached(turn, event.group)
    if not (tap.choice.isascii() and tap.choice.isdigit()):
        raise NoSuchEvent
    event, occurrence, duty, doing = await rsvps.take_duty(
        turn.books, tap.id, int(tap.choice), by=turn.who, now=turn.now
    )
    turn.answer(say.took_duty(duty) if doing else say.left_duty(duty))
    if not doing:
        await occurrences.gave_up(turn, event, occurrence, [duty])
    await occurrences.refresh(turn, event, occurrence)


async def said(turn: Turn, event: Event, occurrence: Occurrence) -> tuple[list[str], str]:
    """「茶水算我一个」, 「小板凳我带5个」, 「义诊我去不了」 → what they hear, and what is left of their words."""
    text = turn.heard.text
    own = event.parts_of(turn.who.id)
    parts, left = words.find(text, [words.Duty(part.title) for part in own])
    given_up = [own[one.duty] for one in parts if not one.doing]
    if given_up:
        await events.find_open(turn.books, occurrence.id, turn.now)
        await occurrences.reached(turn, event.group)
        return [await _give_up(turn, event, occurrence, given_up)], left
    if not event.duties:
        return [], text
    doings, left = words.find(text, spoken(event))
    lines = [line for one in doings if (line := await _does(turn, event, occurrence, one))]
    if not lines:
        return [], text
    await occurrences.refresh(turn, event, occurrence)
    return lines, left


def spoken(event: Event) -> list[words.Duty]:
    """What is to be done or brought there, as words may name it."""
    return [words.Duty(duty.name, duty.thing) for duty in event.duties]


async def _does(turn: Turn, event: Event, occurrence: Occurrence, one: words.Doing) -> str | None:
    """What they hear; None: they never did what they say they do not."""
    duty = event.duties[one.duty]
    volunteers = await turn.books.volunteers.of(occurrence.id)
    mine = next((done for done in volunteers if done.duty == duty.id and done.person.id == turn.who.id), None)
    if not one.doing and mine is None:
        return None
    await events.find_open(turn.books, occurrence.id, turn.now)
    await occurrences.reached(turn, event.group)
    if not one.doing or mine is None or (duty.kind == "bring" and one.quantity not in (0, mine.quantity)):
        try:
            quantity = max(1, one.quantity) if one.doing else 0
            await rsvps.take_duty(turn.books, occurrence.id, duty.id, by=turn.who, now=turn.now, quantity=quantity)
        except DutyTaken as refusal:
            return refusals.explain(refusal)
    if not one.doing:
        await occurrences.gave_up(turn, event, occurrence, [duty])
        return say.does_not(event, duty)
    volunteers = await turn.books.volunteers.of(occurrence.id)
    brings = next(done for done in volunteers if done.duty == duty.id and done.person.id == turn.who.id)
    return say.does(event, duty, brings.quantity)


async def _give_up(turn: Turn, event: Event, occurrence: Occurrence, parts: list[Part]) -> str:
    """They are in charge of these no more; the organizer hears of it, in the words in which the group heard it."""
    event = await _without_keeper(turn, event, occurrence, parts)
    aloud = turn.heard.text if turn.where.kind == "group" else ""
    told = await festivals.keeper_gone(turn, event, parts, aloud)
    return say_festivals.given_up(event, parts, told=told)


async def _without_keeper(turn: Turn, event: Event, occurrence: Occurrence, parts: list[Part]) -> Event:
    gone = {part.id for part in parts}
    programme = [replace(part, keeper=None) if part.id in gone else part for part in event.programme]
    await turn.books.events.arrange(event.id, programme)
    event = await events.find(turn.books, event.id)
    await occurrences.schedule(turn, event, occurrence)
    await occurrences.refresh(turn, event, occurrence)
    return event


async def person_left(turn: Turn, group: int | None) -> None:
    """Somebody is gone from a group (None: from all): nobody is in charge of their parts, as the organizer hears."""
    for event in await turn.books.events.kept_by(turn.who.id):
        occurrence = await turn.books.occurrences.ahead(event.id)
        if occurrence is None or (group is not None and event.group != group):
            continue
        own = event.parts_of(turn.who.id)
        await festivals.keeper_gone(turn, await _without_keeper(turn, event, occurrence, own), own)


# — hands are missing —


async def ask_whether_to_call(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    """The day before: the organizer hears which hands are missing, and may have the group called."""
    missing = rsvps.unfilled(event, await turn.books.volunteers.of(occurrence.id))
    if missing:
        await _ask(turn, event, occurrence, say_reminders.unfilled(event, occurrence, missing))


async def ask_again(turn: Turn, duty_id: int) -> None:
    """Later somebody gave it up and nobody has stepped in: the question comes again, in place of the one before."""
    found = await turn.books.events.of_duty(duty_id)
    event = await events.find(turn.books, found) if found is not None else None
    occurrence = await turn.books.occurrences.ahead(event.id) if event is not None else None
    if event is None or occurrence is None or event.state != "published" or event.organizer is None:
        return
    missing = rsvps.unfilled(event, await turn.books.volunteers.of(occurrence.id))
    in_time = occurrences.asked_at(event, occurrence) <= turn.now < events.starts_at(event, occurrence)
    if not in_time or all(duty.id != duty_id for duty, _ in missing):
        return
    for duty, _ in missing:
        await turn.books.alarms.cancel(occurrences.GAVE_UP, str(duty.id))
    if await turn.books.alarms.is_set(occurrences.CALL, str(occurrence.id)):
        turn.send(Delete(chat=event.organizer.id, ref=occurrences.unfilled(occurrence)))
    await _ask(turn, event, occurrence, say_reminders.gave_up(event, occurrence, missing))


async def _ask(turn: Turn, event: Event, occurrence: Occurrence, question: Message) -> None:
    if event.organizer is None or not await turn.reaches(event.organizer.id):
        return
    silent = await quiet.is_night(turn, event.group)
    ref = occurrences.unfilled(occurrence)
    turn.send(Send(chat=event.organizer.id, message=question, ref=ref, silent=silent))
    until = events.ends_at(event, occurrence)
    await turn.books.alarms.set(occurrences.CALL, str(occurrence.id), until, event.group)


async def too_late_to_call(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    """It is over, and the question with it; unless it was put off."""
    until = events.ends_at(event, occurrence)
    if until > turn.now:
        await turn.books.alarms.set(occurrences.CALL, str(occurrence.id), until, event.group)
    elif event.organizer is not None:
        turn.send(Delete(chat=event.organizer.id, ref=occurrences.unfilled(occurrence)))


async def call_tapped(turn: Turn, tap: Tap) -> None:
    """「喊一声」, 「不用了」."""
    event, occurrence = await events.find_open(turn.books, tap.id, turn.now)
    await occurrences.reached(turn, event.group)
    events.must_organize(event, turn.who.id, turn.role(event.group, turn.who.id))
    if tap.choice not in ("yes", "no"):
        raise NoSuchEvent
    await _decided(turn, event, occurrence, call=tap.choice == "yes")


async def _decided(turn: Turn, event: Event, occurrence: Occurrence, *, call: bool) -> None:
    """The question is a question no more. The group is called once, also by an organizer who said no at first."""
    missing = rsvps.unfilled(event, await turn.books.volunteers.of(occurrence.id))
    if call and missing and await turn.books.alarms.is_set(occurrences.CALL, str(occurrence.id)):
        message = say_reminders.called(event, occurrence, missing)
        turn.send(Send(chat=event.group, thread=event.thread, message=message, ref=occurrences.about(occurrence)))
        await turn.books.alarms.cancel(occurrences.CALL, str(occurrence.id))
    done = say_reminders.has_called(event, wanted=bool(missing)) if call else say_reminders.not_called(event)
    turn.send(Edit(chat=turn.who.id, ref=occurrences.unfilled(occurrence), message=done))
    turn.answer(say_previews.done())
    if turn.heard.kind == "message":
        turn.say(done)


async def called(turn: Turn) -> bool:
    """Privately: 「好，喊一声」, as a reply to the question or without one. False: it is about something else."""
    said = words.calls(turn.heard.text)
    if turn.heard.quoted is not None:
        name, number = await turn.quoted_ref()
        answer = replies.answer(turn.heard.text)
        call = said if said is not None else None if answer is None else answer == "yes"
        if name != "unfilled" or call is None:
            return False
        await call_tapped(turn, Tap("call", number, "yes" if call else "no"))
        return True
    waiting = await _waits_for_a_word(turn) if said else None
    if waiting is None:
        return False
    await call_tapped(turn, Tap("call", waiting.id, "yes"))
    return True


async def _waits_for_a_word(turn: Turn) -> Occurrence | None:
    """The next event of theirs about which they were asked."""
    for group in await turn.groups():
        for event in await turn.books.events.in_group(group.id, LOOKED_AT):
            occurrence = await turn.books.occurrences.ahead(event.id)
            own = event.organizer is not None and event.organizer.id == turn.who.id
            if own and occurrence and await turn.books.alarms.is_set(occurrences.CALL, str(occurrence.id)):
                return occurrence
    return None
