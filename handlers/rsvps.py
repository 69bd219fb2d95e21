"""Neighbours answer an event: by a tap on its card, or in words as a reply to what the bot said about it."""

from community import events, rsvps
from community.errors import AlreadyComing, EventOver, NoSuchEvent, Refusal
from community.events import Event, Occurrence
from community.rsvps import Answered, Rsvp
from handlers import duties, festivals, occurrences, organizers
from handlers.buttons import Tap
from handlers.turn import WITHOUT_REPLY, Turn
from nlp import Context, read
from nlp.answers import replies
from nlp.gatherings import duties as duty_words
from nlp.gatherings import rsvps as words
from nlp.gatherings.rsvps import Said
from texts import refusals
from texts import rsvps as say
from texts.messages import Message

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


async def guest_tapped(turn: Turn, tap: Tap) -> None:
    """「张奶奶不去了」, by whoever signed her up."""
    done = await rsvps.guest_stays_away(turn.books, tap.id, by=turn.who, now=turn.now)
    await occurrences.reached(turn, done.event.group)
    turn.answer(say.answered(done))
    await _followed(turn, done)


async def _followed(turn: Turn, done: Answered) -> None:
    """Whoever moved up hears of it, and so does the organizer of a part that nobody is in charge of any more; the
    card shows it."""
    await occurrences.tell_moved_up(turn, done.event, done.occurrence, done.up)
    await occurrences.refresh(turn, done.event, done.occurrence)
    if done.given_up:
        await occurrences.gave_up(turn, done.event, done.occurrence, done.given_up)
    if done.parts:
        await festivals.keeper_gone(turn, done.event, done.parts)


async def said(turn: Turn) -> bool:
    """A reply to an event's card, its announcement or a reminder: 「+2」, 「替张奶奶报名」, 「张奶奶不来了」,
    「茶水算我一个」. False: it says none of it."""
    occurrence = await _replied_to(turn) if turn.heard.kind == "message" else None
    if occurrence is None:
        return False
    event = await events.find(turn.books, occurrence.event)
    if words.is_change(turn.heard.text) and await organizers.organizes(turn, event):
        await events.find_open(turn.books, occurrence.id, turn.now)
        await organizers.led_to_the_panel(turn, event)
        return True
    lines, left = await duties.said(turn, event, occurrence)
    return await _taken_down(turn, event, occurrence, lines, left)


async def named(turn: Turn) -> bool:
    """「广场舞我也去」, 「邻居节茶水我来」 in the group without a reply, of the one event ahead that it names, or whose
    duty it takes: 「搬桌子算我一个」. False: it names none, or does not say that they come."""
    heard = turn.heard
    if not heard.alone or not words.comes(heard.text):
        return False
    ahead = await turn.books.events.in_group(turn.where.id, organizers.MOST)
    meant = [event for event in ahead if words.names(heard.text, event.title, alone=len(ahead) == 1)]
    by_duty = not meant
    if by_duty:
        meant = [event for event in ahead if await _a_duty_is_meant(turn, event)]
    occurrence = await turn.books.occurrences.ahead(meant[0].id) if len(meant) == 1 else None
    if occurrence is None:
        return False
    event = await events.find(turn.books, occurrence.event)
    lines, left = await duties.said(turn, event, occurrence)
    if by_duty and not lines:
        return False
    left = words.without(left, event.title)
    if not all(one.answer == "yes" for one in words.find(left)) or not (lines or words.find(left)):
        return False
    return await _taken_down(turn, event, occurrence, lines, left)


async def _a_duty_is_meant(turn: Turn, event: Event) -> bool:
    """Whether it names what is to be done there (「搬桌子算我一个」), and nobody else has just asked for that."""
    if not duty_words.offers(turn.heard.text, duties.spoken(event)):
        return False
    asked = await turn.books.posts.open_since(turn.where.id, turn.now - WITHOUT_REPLY)
    others = [duty_words.Duty(one.name) for post in asked for one in post.items]
    return not duty_words.offers(turn.heard.text, others)


async def just_announced(turn: Turn) -> bool:
    """「算我一个」 in the group a moment after one event's card, where nobody has asked for anything since. False: it
    may be about something else."""
    heard = turn.heard
    if heard.kind != "message" or heard.quoted is not None or not words.comes_alone(heard.text):
        return False
    since = turn.now - WITHOUT_REPLY
    new = [one for one in await turn.books.events.in_group(turn.where.id, organizers.MOST) if one.changed_at >= since]
    if len(new) != 1 or await turn.books.posts.any_open_since(turn.where.id, since):
        return False
    occurrence = await turn.books.occurrences.ahead(new[0].id)
    return occurrence is not None and await _taken_down(turn, new[0], occurrence, [], heard.text)


async def _taken_down(turn: Turn, event: Event, occurrence: Occurrence, lines: list[str], left: str) -> bool:
    """They hear what they do there (`lines`), and what became of the rest of their words."""
    done: list[Answered] = []
    message: Message | None = None
    try:
        done, message = await _answered(turn, event, occurrence, left) if left.strip() else ([], None)
    except Refusal as refusal:  # what they do there stands all the same
        if not lines:
            raise
        if not isinstance(refusal, AlreadyComing):  # 「茶水算我一个，我也参加」: by the one they have the other
            lines.append(refusals.explain(refusal))
    if lines and await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, say.told_of_duties(occurrence, lines), ref=occurrences.about(occurrence))
    if message is not None and await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, message, ref=occurrences.about(occurrence))
    return bool(lines or done or message)


async def _replied_to(turn: Turn) -> Occurrence | None:
    """The occurrence whose card, or whose reminder, is replied to; or the next of the event that the message announced,
    to which the card links."""
    quoted = turn.heard.quoted
    if quoted is None:
        return None
    name, number = await turn.quoted_ref()
    if name in occurrences.REPLIED_TO:
        return await turn.books.occurrences.get(number)
    event = await turn.books.events.by_message(turn.where.id, quoted.message_id) if turn.where.kind == "group" else None
    return await turn.books.occurrences.ahead(event.id) if event and event.state == "published" else None


async def _answered(
    turn: Turn, event: Event, occurrence: Occurrence, text: str
) -> tuple[list[Answered], Message | None]:
    """What became of it, and what they hear."""
    mine = rsvps.signed_up_by(turn.who.id, await turn.books.rsvps.of(occurrence.id))
    found = words.find(text, [one.guest for one in mine if one.guest])
    if not found and await _is_mere_yes(turn, text):
        if turn.where.kind == "private" and not any(not one.guest for one in mine):
            return [], None  # a 「好」 to what they were told signs nobody up
        found = (Said("yes"),)
    if not found:
        return [], None
    await occurrences.reached(turn, event.group)
    done: list[Answered] = []
    told: Message | None = None
    refused: Refusal | None = None
    for one in sorted(found, key=_turn_of):
        try:
            answer = await _act(turn, event, occurrence, one)
        except EventOver:
            raise
        except Refusal as refusal:  # 「我参加，替张奶奶报名」 of who comes already: the other half still holds
            refused = refusal
            continue
        if isinstance(answer, Message):
            told = answer
        elif answer is not None:
            done.append(answer)
            await _followed(turn, answer)
    if refused is not None and not done and told is None:
        raise refused
    return done, say.signed_up(*done) if done else told


def _turn_of(one: Said) -> int:
    """Who stays away goes first, for others get their seats; their guests before themselves, who are told the rest."""
    return 2 if one.answer != "no" else 0 if one.who else 1


async def _is_mere_yes(turn: Turn, text: str) -> bool:
    """「好」, 「给我留一个」."""
    if not words.is_plain(text) or words.is_change(text):
        return False
    if turn.where.kind == "private":
        return replies.answer(text) == "yes"
    reading = read(text, context=Context(reply_to="offer", words=await turn.words()))
    return replies.answer(text) == "yes" or (reading.intent == "claim" and reading.act)


async def _act(turn: Turn, event: Event, occurrence: Occurrence, one: Said) -> Answered | Message | None:
    """One thing that they said; a Message: it was not clear whom they meant, and nothing is changed."""
    everybody = await turn.books.rsvps.of(occurrence.id)
    mine = rsvps.signed_up_by(turn.who.id, everybody)
    own = next((rsvp for rsvp in mine if not rsvp.guest), None)
    if one.answer == "maybe":
        if mine:  # a seat is not given away for a 「可能去不了」
            return say.as_it_stands(event, occurrence, mine)
        if not one.clear:
            return None
        return await rsvps.reply(turn.books, occurrence.id, by=turn.who, answer="maybe", now=turn.now)
    if one.answer == "yes":
        return await _comes(turn, event, occurrence, one, mine)
    if one.who and any(rsvp.guest == one.who for rsvp in mine):
        return await rsvps.reply(turn.books, occurrence.id, by=turn.who, answer="no", now=turn.now, guest=one.who)
    if one.who and not one.kin:
        theirs = next((rsvp for rsvp in everybody if rsvp.guest == one.who and rsvp.answer in ("yes", "waiting")), None)
        if theirs is not None:
            return say.not_yours(event, theirs)
    fewer = one.more or (-max(1, one.people) if one.kin else 0)
    if fewer and own is not None and own.heads + fewer >= 1:
        return await rsvps.family(turn.books, occurrence.id, by=turn.who, more=fewer, now=turn.now)
    if one.who or one.more:
        unclear = mine and (one.kin or one.more or _several(mine))
        return say.as_it_stands(event, occurrence, mine) if unclear else None
    if not one.clear and not mine:
        return None
    return await rsvps.reply(turn.books, occurrence.id, by=turn.who, answer="no", now=turn.now)


def _several(mine: list[Rsvp]) -> bool:
    """Whether it may be about one of those who come with them, or whom they signed up."""
    return any(one.guest or one.heads > 1 for one in mine)


async def _comes(
    turn: Turn, event: Event, occurrence: Occurrence, one: Said, mine: list[Rsvp]
) -> Answered | Message | None:
    own = next((rsvp for rsvp in mine if not rsvp.guest), None)
    if one.kin and own is not None and own.heads > 1:
        return say.as_it_stands(event, occurrence, mine)  # 「我老婆也来」: she may be one of the two
    more = one.more and (not one.people or (own is not None and own.heads > one.people))
    if more:
        return await rsvps.family(turn.books, occurrence.id, by=turn.who, more=one.more, now=turn.now)
    return await rsvps.reply(
        turn.books,
        occurrence.id,
        by=turn.who,
        answer="yes",
        now=turn.now,
        guest=one.who[:LONGEST_GUEST],
        people=one.people,
    )


Seat = tuple[Event, Occurrence, Rsvp]


async def spoken_of(turn: Turn, *, named: bool = False) -> list[Seat]:
    """Privately, without a reply: 「我去不了了」, 「邻居节我不去了」 → the seats of theirs ahead that it can be about.
    `named`: only where it names the event, or whom they signed up."""
    if turn.heard.quoted is not None:
        return []
    ahead = [
        (event, occurrence, mine)
        for number in await turn.books.rsvps.ahead(turn.who.id)
        for event, occurrence in [await events.find_occurrence(turn.books, number)]
        if event.state == "published" and events.ends_at(event, occurrence) > turn.now
        for mine in [rsvps.signed_up_by(turn.who.id, await turn.books.rsvps.of(number))]
        if mine
    ]
    guests = list(dict.fromkeys(one.guest for *_, mine in ahead for one in mine if one.guest))
    found = words.find(turn.heard.text, guests)
    if len(found) != 1 or found[0].answer != "no" or not found[0].clear or found[0].more or found[0].kin:
        return []
    who = found[0].who
    meant = [(event, occurrence, one) for event, occurrence, mine in ahead for one in mine if one.guest == who]
    titled = [seat for seat in meant if words.names(turn.heard.text, seat[0].title, alone=False)]
    return titled or (meant if who or not named else [])


async def given_up(turn: Turn) -> bool:
    """「烘焙我去不了了」 in the group without a reply, by one who has a seat in it. False: it names none of theirs."""
    if turn.heard.kind != "message" or not words.stays_away(turn.heard.text):
        return False
    seats = [seat for seat in await spoken_of(turn, named=True) if seat[0].group == turn.where.id]
    named = [seat for seat in seats if words.names(turn.heard.text, seat[0].title, alone=False)]
    return len(named) == 1 and await stays_away(turn, named)


async def stays_away(turn: Turn, seats: list[Seat]) -> bool:
    """They give the seat up that they spoke of; which of several, a button says. False: of none."""
    if not seats:
        return False
    if len(seats) > 1:
        turn.say(say.which(seats))
        return True
    event, occurrence, one = seats[0]
    await occurrences.reached(turn, event.group)
    done = await rsvps.reply(turn.books, occurrence.id, by=turn.who, answer="no", now=turn.now, guest=one.guest)
    await _followed(turn, done)
    if turn.where.kind == "private" or await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, say.signed_up(done), ref=occurrences.about(occurrence))
    return True


async def person_left(turn: Turn, group: int | None) -> None:
    """Somebody is gone from a group (None: from all): their seats go to those who wait."""
    for occurrence in await turn.books.rsvps.ahead(turn.who.id):
        event, found = await events.find_occurrence(turn.books, occurrence)
        if group is not None and event.group != group:
            continue
        helped = {one.duty for one in await turn.books.volunteers.of(occurrence) if one.person.id == turn.who.id}
        await turn.books.rsvps.drop(occurrence, turn.who.id)
        if event.state == "published":
            await occurrences.gave_up(turn, event, found, [duty for duty in event.duties if duty.id in helped])
            up = await rsvps.move_up(turn.books, occurrence, turn.now)
            await occurrences.tell_moved_up(turn, event, found, up)
            await occurrences.refresh(turn, event, found)
