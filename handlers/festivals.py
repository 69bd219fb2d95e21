"""The festival kit: a programme with those in charge, who brings what, the flea market's card, and a recap."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from community import events, rsvps
from community.errors import NoSuchEvent, NotYourPost
from community.events import Duty, Event, Occurrence, Part
from community.posts import Item, Post
from handlers import occurrences
from handlers.buttons import Tap
from handlers.turn import Turn
from nlp.household import things
from texts import festivals as say
from texts.messages import Edit, Send


def _market(occurrence: Occurrence) -> str:
    """The name of the flea market's card among the bot's own messages."""
    return f"market:{occurrence.id}"


def _day_began(turn: Turn, event: Event) -> datetime:
    """Midnight in the group's wall time, as a moment."""
    zone = ZoneInfo(event.zone)
    today = turn.now.astimezone(zone).date()
    return datetime.combine(today, time(), zone).astimezone(UTC)


async def noticed(turn: Turn, post: Post) -> None:
    """A post is new or different: while a festival is on, the flea market's card shows it."""
    for event in await turn.books.events.festivals(post.group):
        occurrence = await turn.books.occurrences.ahead(event.id)
        if occurrence is not None and events.starts_at(event, occurrence) <= turn.now:
            posts = await turn.books.posts.open_since(event.group, _day_began(turn, event))
            turn.send(Edit(chat=event.group, ref=_market(occurrence), message=say.market(event, posts)))


def _serves(item: Item, duty: Duty) -> bool:
    """Whether what is offered is what is wanted, or a kind of it: 板凳 for 小板凳."""
    return things.relation(item.key, duty.thing) in ("same", "kind")


async def offered(turn: Turn, post: Post) -> None:
    """「我家有 5 个小板凳」: the festival wants ten; they are asked privately whether they bring them."""
    if post.kind != "offer" or await turn.books.people.reachable(post.poster.id) is False:
        return
    for event in await turn.books.events.festivals(post.group):
        occurrence = await turn.books.occurrences.ahead(event.id)
        if occurrence is None:
            continue
        for duty, missing in rsvps.unfilled(event, await turn.books.volunteers.of(occurrence.id)):
            if duty.kind == "bring" and any(_serves(item, duty) for item in post.gives):
                turn.tell(post.poster.id, say.wanted(event, duty, missing, post.id))


async def bring_tapped(turn: Turn, tap: Tap) -> None:
    """「我带来」: as many as they offered, at most what is still wanted."""
    found = await turn.books.events.of_duty(tap.id)
    post = await turn.books.posts.get(int(tap.choice)) if tap.choice.isdigit() else None
    if found is None or post is None:
        raise NoSuchEvent
    event = await events.find(turn.books, found)
    occurrence = await turn.books.occurrences.ahead(event.id)
    if occurrence is None or post.group != event.group:
        raise NoSuchEvent
    if post.poster.id != turn.who.id:
        raise NotYourPost
    await occurrences.reached(turn, event.group)
    duty = next(duty for duty in event.duties if duty.id == tap.id)
    offered_count = next((item.quantity for item in post.gives if _serves(item, duty)), None)
    quantity = int(offered_count) if offered_count and offered_count >= 1 else 1
    await rsvps.take_duty(turn.books, occurrence.id, duty.id, by=turn.who, now=turn.now, quantity=quantity)
    mine = [one for one in await turn.books.volunteers.of(occurrence.id) if one.person.id == turn.who.id]
    turn.answer(say.brought(duty, next(one.quantity for one in mine if one.duty == duty.id)))
    await occurrences.refresh(turn, event, occurrence)


async def open_market(turn: Turn, event: Event, occurrence: Occurrence) -> None:
    """The festival begins: one card for what is given away, lost and found."""
    if events.ends_at(event, occurrence) <= turn.now:  # after a long downtime
        return
    posts = await turn.books.posts.open_since(event.group, _day_began(turn, event))
    message = say.market(event, posts)
    turn.send(Send(chat=event.group, thread=event.thread, message=message, ref=_market(occurrence)))


async def keeper_gone(turn: Turn, event: Event, parts: Sequence[Part], words: str = "") -> bool:
    """Whoever was in charge of parts does not come: the organizer hears of it, if there is one to tell."""
    organizer = event.organizer
    if organizer is None or organizer.id == turn.who.id or not await turn.reaches(organizer.id):
        return False
    keeper = parts[0].keeper or turn.who
    turn.tell(organizer.id, say.without_keeper(event, keeper, parts, words))
    return True


async def part_due(turn: Turn, part_id: int) -> None:
    """A part of the programme is near: whoever is in charge hears of it, unless it has begun."""
    found = await turn.books.events.of_part(part_id)
    if found is None:
        return
    event = await events.find(turn.books, found)
    occurrence = await turn.books.occurrences.ahead(event.id)
    part = next(part for part in event.programme if part.id == part_id)
    if event.state != "published" or occurrence is None or part.keeper is None:
        return
    if part.keeper.id in rsvps.absent(await turn.books.rsvps.of(occurrence.id)):
        return  # the organizer was told when they said so
    left = events.moment(events.part_wall(event, occurrence, part), event.zone) - turn.now
    # The occurrence ahead may be another one by now, if this one was called off.
    if timedelta() < left <= occurrences.PART_AHEAD:
        aloud = Send(chat=event.group, thread=event.thread, message=say.part_due_aloud(part, part.keeper))
        turn.tell(part.keeper.id, say.part_due(event, part), otherwise=aloud)


async def recap(turn: Turn, event: Event, occurrence: Occurrence, *, silent: bool) -> None:
    """Thanks, with numbers."""
    volunteers = await turn.books.volunteers.of(occurrence.id)
    helpers = list({one.person.id: one.person for one in volunteers}.values())
    bringing = {duty.id for duty in event.duties if duty.kind == "bring"}
    brought = sum(one.quantity for one in volunteers if one.duty in bringing)
    came = rsvps.heads(await turn.books.rsvps.of(occurrence.id))
    tally = await turn.books.events.tally(event.group, _day_began(turn, event), turn.now)
    message = say.recap(event, came, helpers, brought, tally)
    turn.send(
        Send(chat=event.group, thread=event.thread, message=message, ref=occurrences.photos(occurrence), silent=silent)
    )
