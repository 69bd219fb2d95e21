"""Neighbours answer an event: by a tap on its card, or in words as a reply to it."""

from community import events, rsvps
from community.errors import NoSuchEvent
from community.rsvps import Answered
from handlers import occurrences
from handlers.buttons import Tap
from handlers.turn import Turn
from nlp import Context, read, replies
from nlp import events as words
from texts import rsvps as say

LONGEST_GUEST = 24


async def tapped(turn: Turn, tap: Tap) -> None:
    """「参加」, 「可能」, 「不去」, 「+家人」, 「−家人」."""
    event, _ = await events.find_occurrence(turn.books, tap.id)
    await occurrences.reached(turn, event.group)
    match tap.choice:
        case "yes" | "maybe" | "no":
            done = await rsvps.reply(turn.books, tap.id, by=turn.who, answer=tap.choice, now=turn.now)
        case "more":
            done = await rsvps.family(turn.books, tap.id, by=turn.who, more=1, now=turn.now)
        case "less":
            done = await rsvps.family(turn.books, tap.id, by=turn.who, more=-1, now=turn.now)
        case _:
            raise NoSuchEvent
    turn.answer(say.answered(done))
    await _followed(turn, done)


async def _followed(turn: Turn, done: Answered) -> None:
    """Whoever moved up hears of it, and the card shows it."""
    await occurrences.tell_moved_up(turn, done.event, done.occurrence, done.up)
    await occurrences.refresh(turn, done.event, done.occurrence)


async def duty_tapped(turn: Turn, tap: Tap) -> None:
    """「茶水 0/2」: they do it; once more: they do not."""
    event, _ = await events.find_occurrence(turn.books, tap.id)
    await occurrences.reached(turn, event.group)
    if not (tap.choice.isascii() and tap.choice.isdigit()):
        raise NoSuchEvent
    event, occurrence, duty, doing = await rsvps.take_duty(
        turn.books, tap.id, int(tap.choice), by=turn.who, now=turn.now
    )
    turn.answer(say.took_duty(duty) if doing else say.left_duty(duty))
    await occurrences.refresh(turn, event, occurrence)


async def said(turn: Turn) -> bool:
    """A reply to an event's card: 「参加」, 「+2」, 「替张奶奶报名」, 「去不了」. False: it says none of it."""
    quoted = turn.heard.quoted
    ref = await turn.books.sent.ref(turn.where.id, quoted.message_id) if quoted else None
    name, _, number = (ref or "").partition(":")
    if name != "event" or not number.isdigit() or turn.heard.kind != "message":
        return False
    done = await _answer(turn, int(number))
    if done is None:
        return False
    await _followed(turn, done)
    if await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, say.signed_up(done))
    return True


async def _answer(turn: Turn, occurrence: int) -> Answered | None:
    text = turn.heard.text
    guest = words.guest(text)
    if guest is not None:
        return await rsvps.reply(
            turn.books, occurrence, by=turn.who, answer="yes", now=turn.now, guest=guest[:LONGEST_GUEST]
        )
    heads = words.heads(text)
    if heads is not None:
        return await rsvps.reply(turn.books, occurrence, by=turn.who, answer="yes", now=turn.now, people=heads)
    if replies.answer(text) == "no":
        return await rsvps.reply(turn.books, occurrence, by=turn.who, answer="no", now=turn.now)
    coming = words.is_coming(text) or replies.answer(text) == "yes"
    if coming or read(text, context=Context(reply_to="offer")).intent == "claim":
        return await rsvps.reply(turn.books, occurrence, by=turn.who, answer="yes", now=turn.now)
    return None


async def person_left(turn: Turn, group: int | None) -> None:
    """Somebody is gone from a group (None: from all): their seats go to those who wait."""
    for occurrence in await turn.books.rsvps.ahead(turn.who.id):
        event, found = await events.find_occurrence(turn.books, occurrence)
        if group is not None and event.group != group:
            continue
        await turn.books.rsvps.drop(occurrence, turn.who.id)
        if event.state == "published":
            up = await rsvps.move_up(turn.books, event, occurrence, turn.now)
            await occurrences.tell_moved_up(turn, event, found, up)
            await occurrences.refresh(turn, event, found)
