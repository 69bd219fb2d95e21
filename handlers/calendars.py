"""Calendars: an event's .ics file on wish, sent again when it changes; and the group's feed, by a private address."""

from datetime import datetime

from community import calendars as rules
from community import events
from community.books import Books
from community.calendars import Feed
from community.errors import NoSuchEvent, NoSuchFeed
from community.events import Event
from community.members import Group, must_be_organizer, must_belong
from handlers import occurrences
from handlers.buttons import Tap
from handlers.turn import Turn
from texts import calendars as say
from texts import members as say_members
from texts.messages import File, Message

PATH = "/calendar/"  # of a feed, before its key


# — the file —


async def tapped(turn: Turn, tap: Tap) -> None:
    """「加到日历」 on an event's card: the file, privately."""
    event = await events.find(turn.books, tap.id)
    if tap.choice != "file" or event.state not in ("published", "cancelled", "over"):
        raise NoSuchEvent
    await occurrences.reached(turn, event.group)
    if not await turn.reaches(turn.who.id):
        turn.answer(say_members.press_start(), alert=True)
        return
    await turn.books.calendars.took(event.id, turn.who.id, turn.now)
    turn.send(await _file(turn, event, turn.who.id, say.here_it_is(event)))
    turn.answer(say_members.sent_privately())


async def follow(turn: Turn, event: Event) -> None:
    """The event has changed: whoever has its file gets the new one."""
    for person in await turn.books.calendars.takers(event.id):
        if await turn.books.people.reachable(person) is not False:
            turn.send(await _file(turn, event, person, say.changed(event)))


async def _file(turn: Turn, event: Event, person: int, caption: Message) -> File:
    settings = await turn.books.choices.of(event.group)
    content = say.file(event, await turn.books.occurrences.of(event.id), settings)
    return File(chat=person, name=f"event-{event.id}.ics", content=content, caption=caption)


# — the feed —


async def commanded(turn: Turn) -> None:
    """/calendar: the address of the group's feed, only ever told privately. An admin opens it."""
    if turn.heard.who is None:
        turn.say(say_members.who_are_you(), quote=True)
        return
    if turn.web is None:
        turn.say(say.no_address(), quote=turn.where.kind == "group")
        return
    found = await _groups(turn)
    if not found:
        turn.say(say.no_groups())
    elif not await turn.reaches(turn.who.id):
        turn.say(Message(html=say_members.press_start()), quote=True)
    else:
        for group in found:
            await _address(turn, group)
        if turn.where.kind == "group":
            turn.say(say.sent_privately(), quote=True)


async def _groups(turn: Turn) -> list[Group]:
    """This one; in private those that they are in at this moment."""
    if turn.where.kind == "group":
        here = await turn.books.groups.get(turn.where.id)
        return [here] if here is not None else []
    met = await turn.groups()
    return [group for group in met if turn.role(group.id, turn.who.id) != "gone"]


async def _address(turn: Turn, group: Group) -> None:
    admin = turn.role(group.id, turn.who.id) == "admin"
    feed = await turn.books.calendars.of(group.id)
    if feed is None and admin:
        feed = await rules.renew(turn.books, group.id, turn.now)
    if feed is None:
        turn.tell(turn.who.id, say.not_open())
    else:
        turn.tell(turn.who.id, say.address(group.title, _url(turn, feed), feed.id, leads=admin))


def _url(turn: Turn, feed: Feed) -> str:
    return f"{turn.web}{PATH}{feed.key}.ics"


async def feed_tapped(turn: Turn, tap: Tap) -> None:
    """「换个新地址」, 「停用」: the old address leads nowhere from this moment."""
    feed = await rules.find(turn.books, tap.id)
    role = turn.role(feed.group, turn.who.id)
    must_belong(role)
    group = await turn.books.groups.get(feed.group)
    if tap.choice not in ("renew", "close") or group is None:
        raise NoSuchFeed
    must_be_organizer(role)
    if tap.choice == "close":
        await turn.books.calendars.close(feed.group)
        turn.tell(turn.who.id, say.closed(group.title))
        return
    renewed = await rules.renew(turn.books, feed.group, turn.now)
    turn.tell(turn.who.id, say.address(group.title, _url(turn, renewed), renewed.id, leads=True))


async def read(books: Books, key: str, now: datetime) -> str | None:
    """The feed behind a key, as `bot` serves it; None where it leads nowhere."""
    found = await rules.read(books, key, now)
    if found is None:
        return None
    number, shown = found
    group = await books.groups.get(number)
    return say.feed(group.title if group is not None else "", shown, await books.choices.of(number))
