"""An organizer announces an event: /event or a plain message, a preview, 「发布」."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from community import events
from community.errors import NoSuchEvent
from community.events import Draft, Duty, Event, Occurrence
from community.members import Group, must_be_organizer
from handlers import occurrences, previews, revisions
from handlers.buttons import Tap
from handlers.turn import Turn
from nlp import Reading
from nlp.gatherings import events as words
from nlp.household import things
from texts import events as say_events
from texts import members as say_members
from texts import organizers as say_organizers
from texts import previews as say
from texts.festivals import usual_name
from texts.messages import Edit, Message, Send

LISTED = 10
LAPSE = "event-lapse"  # the alarm of a proposal


async def announced(turn: Turn) -> None:
    """/event …, in the group or in private."""
    await _announced(turn, festival=False)


async def festival(turn: Turn) -> None:
    """/festival …: an event with a programme, things to bring and hands, asked for one after the other."""
    await _announced(turn, festival=True)


async def _announced(turn: Turn, *, festival: bool) -> None:
    if turn.heard.anonymous or turn.heard.who is None:
        turn.say(say_members.who_are_you(), quote=True)
        return
    if not turn.heard.text.strip() and not festival:
        turn.say(say.how(), quote=turn.where.kind == "group")
        return
    groups = await _groups(turn)
    if not groups:
        turn.say(say.no_group())
        return
    draft, problem = previews.drafted(turn, groups[0], turn.heard.text)
    if festival:
        draft = replace(draft, title=draft.title or usual_name(), kit="festival", steps=events.FESTIVAL_STEPS)
    event = await _draft(turn, draft)
    if turn.where.kind == "group" and not await turn.reaches(turn.who.id):
        turn.say(say.look_privately(turn.bot.username, asked=True), quote=True)
    else:
        await previews.show(turn, event, problem=problem)


async def _draft(turn: Turn, draft: Draft) -> Event:
    """With the hands that its words name (「需要：扫地5人、茶水2人」), and what is to be brought."""
    hands, bring = words.hands(turn.heard.text), words.brought(turn.heard.text)
    steps = tuple(step for step in draft.steps if not hands or step != "duties")
    event = await events.draft(turn.books, replace(draft, steps=steps), turn.now)
    await turn.books.events.assign(event.id, [Duty(0, name, slots) for name, slots in hands.items()], "work")
    brought = [Duty(0, name, slots, "bring", things.key(name)) for name, slots in bring.items()]
    await turn.books.events.assign(event.id, brought, "bring")
    return await events.find(turn.books, event.id)


async def _groups(turn: Turn) -> list[Group]:
    """Where the event may be: here; in private the groups that they are in at this moment."""
    if turn.where.kind == "group":
        here = await turn.books.groups.get(turn.where.id)
        return [here or Group(turn.where.id, turn.where.title)]
    known = await turn.groups()
    return [group for group in known if turn.role(group.id, turn.who.id) != "gone"]


async def overheard(turn: Turn, reading: Reading) -> None:
    """A plain message that reads as an event: an organizer is asked privately whether to publish it."""
    if turn.heard.message_id is None or not reading.act:
        return
    known = await turn.books.events.by_message(turn.where.id, turn.heard.message_id)
    if known is not None:
        await _said_otherwise(turn, known)
        return
    if turn.role(turn.where.id, turn.who.id) != "admin":
        return
    draft, problem = previews.drafted(turn, (await _groups(turn))[0], turn.heard.text)
    if draft.start is None:
        return  # without a time it is talk about an event rather than its announcement
    if draft.title is None and words.names_no_day(turn.heard.text):
        return  # 「九点 在中心花园集合」 is the rest of something said before
    event = await _draft(turn, draft)
    if await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, say.seen_one(turn.heard.text))
        await previews.show(turn, event, problem=problem)
    else:
        turn.say(say.look_privately(turn.bot.username, asked=False), quote=True)


async def edited(turn: Turn) -> None:
    """The /event with which it was announced says something else now."""
    if turn.heard.message_id is not None and turn.heard.who is not None:
        known = await turn.books.events.by_message(turn.where.id, turn.heard.message_id)
        if known is not None:
            await _said_otherwise(turn, known)


async def _said_otherwise(turn: Turn, event: Event) -> None:
    """The message was edited: a draft follows it; what is published is changed by its buttons."""
    if turn.heard.kind != "edited" or event.organizer is None or event.organizer.id != turn.who.id:
        return
    if not await turn.reaches(turn.who.id):
        return
    if event.state == "published":
        turn.tell(turn.who.id, say_organizers.still_on(event))
        await revisions.manage(turn, event)
    elif event.state == "draft":
        draft, problem = previews.drafted(turn, Group(event.group, turn.where.title, event.zone), turn.heard.text)
        revised = replace(
            event,
            title=draft.title or event.title,
            place=draft.place,
            details=draft.details,
            start=draft.start,
            end=draft.end,
            hours=draft.hours,
            rrule=draft.rrule,
            calendar=draft.calendar,
            workdays=draft.workdays,
            seats=draft.seats or event.seats,
        )
        await previews.show(turn, await events.revise(turn.books, revised, turn.now), problem=problem)


async def listed(turn: Turn) -> None:
    """/events: what is coming, in this group or in their own."""
    found = []
    for group in await _groups(turn):
        for event in await turn.books.events.in_group(group.id, LISTED):
            occurrence = await turn.books.occurrences.ahead(event.id)
            if occurrence is not None:
                found.append((event, occurrence))
    turn.say(say_events.listed(found[:LISTED]), quote=turn.where.kind == "group")


async def tapped(turn: Turn, tap: Tap) -> None:
    """A button of a preview, of a proposal, or of the panel of a published event."""
    event = await events.find(turn.books, tap.id)
    await occurrences.reached(turn, event.group)
    if tap.choice in OF_A_DRAFT or tap.choice in OF_A_PROPOSAL:
        events.must_organize(event, turn.who.id, turn.role(event.group, turn.who.id))
        events.must_be(event, "draft" if tap.choice in OF_A_DRAFT else "proposed")
        await {**OF_A_DRAFT, **OF_A_PROPOSAL}[tap.choice](turn, event)
    else:
        await revisions.tapped(turn, event, tap.choice)


async def _publish(turn: Turn, event: Event) -> None:
    """An admin publishes; a resident proposes."""
    if events.lacks(event) or events.is_past(event, turn.now):
        await previews.show(turn, event, problem="past" if events.is_past(event, turn.now) else None)
        return
    await turn.books.askings.settle(turn.who.id)  # their next word is no new name for it
    if turn.role(event.group, turn.who.id) == "admin":
        await _published(turn, event)
        turn.answer(say.published())
        return
    proposed = await events.propose(turn.books, event, turn.now)
    await turn.books.alarms.set(LAPSE, str(event.id), events.lapses_at(proposed, turn.now), event.group)
    turn.send(Edit(chat=turn.who.id, ref=previews.ref(event), message=say.waiting(event)))
    turn.send(Send(chat=event.group, thread=event.thread, message=say.proposal(event), ref=proposal_ref(event)))


def proposal_ref(event: Event) -> str:
    """The name of the question to the admins among the bot's own messages."""
    return f"proposal:{event.id}"


async def _published(turn: Turn, event: Event) -> Occurrence:
    published, occurrence = await events.publish(turn.books, event, turn.now)
    await occurrences.show(turn, published, occurrence)
    await occurrences.schedule(turn, published, occurrence)
    if turn.where.kind == "private":
        turn.send(Edit(chat=turn.who.id, ref=previews.ref(event), message=say.panel(published, occurrence)))
    return occurrence


async def alarm(turn: Turn) -> None:
    """A proposal that no admin decided on in time; other alarms are not ours."""
    kind, ref = turn.heard.alarm or ("", "")
    event = await turn.books.events.get(int(ref)) if kind == LAPSE else None
    if event is not None and event.state == "proposed":
        await _put_off(turn, event, say.lapsed(event))


async def _approve(turn: Turn, event: Event) -> None:
    must_be_organizer(turn.role(event.group, turn.who.id))
    await turn.books.alarms.cancel(LAPSE, str(event.id))
    occurrence = await _published(turn, event)
    turn.take_away(event.group, proposal_ref(event), event.created_at, say.approved(event))
    turn.answer(say.published())
    if event.organizer is not None and await turn.reaches(event.organizer.id):
        turn.tell(event.organizer.id, say.approved(event))
        turn.tell(event.organizer.id, say.panel(await events.find(turn.books, event.id), occurrence))


async def _reject(turn: Turn, event: Event) -> None:
    must_be_organizer(turn.role(event.group, turn.who.id))
    await turn.books.alarms.cancel(LAPSE, str(event.id))
    await _put_off(turn, event, say.rejected(event))


async def _put_off(turn: Turn, event: Event, news: Message) -> None:
    """The proposal is off; `news`: what whoever proposed it hears."""
    turn.send(Edit(chat=event.group, ref=proposal_ref(event), message=say.put_off(event)))
    await turn.books.events.write(replace(event, state="cancelled"), turn.now)
    if event.organizer is not None and await turn.reaches(event.organizer.id):
        turn.tell(event.organizer.id, news)


async def _drop(turn: Turn, event: Event) -> None:
    await turn.books.askings.settle(turn.who.id)
    await turn.books.events.drop(event.id)
    turn.send(Edit(chat=turn.who.id, ref=previews.ref(event), message=say.dropped(event)))


async def _whole_day(turn: Turn, event: Event) -> None:
    if event.start is None:
        raise NoSuchEvent
    await previews.show(turn, await events.revise(turn.books, replace(event, hours="none"), turn.now))


async def _no_place(turn: Turn, event: Event) -> None:
    await previews.show(turn, await events.revise(turn.books, replace(event, place=""), turn.now))


async def _skip_step(turn: Turn, event: Event) -> None:
    """「跳过」."""
    await previews.show(turn, await events.revise(turn.books, replace(event, steps=event.steps[1:]), turn.now))


async def _other_group(turn: Turn, event: Event) -> None:
    """「换一个群」: the next one of theirs."""
    groups = await _groups(turn)
    if not groups:
        raise NoSuchEvent
    ids = [group.id for group in groups]
    group = groups[(ids.index(event.group) + 1) % len(ids) if event.group in ids else 0]
    await turn.books.events.bring_to(event.id, group.id, group.zone or turn.zone.key)
    await previews.show(turn, await events.find(turn.books, event.id))


OF_A_DRAFT: Mapping[str, Callable[[Turn, Event], Awaitable[None]]] = {
    "publish": _publish,
    "drop": _drop,
    "allday": _whole_day,
    "noplace": _no_place,
    "group": _other_group,
    "skip": _skip_step,
}
OF_A_PROPOSAL: Mapping[str, Callable[[Turn, Event], Awaitable[None]]] = {
    "approve": _approve,
    "reject": _reject,
}
