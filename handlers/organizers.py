"""An organizer says something of an event in plain words: 「大扫除取消了」. Nothing is changed by words, which may be
about anything; they are led to the buttons, privately."""

from community import events
from community.events import Event
from handlers import revisions
from handlers.turn import Turn
from nlp.gatherings import rsvps as words
from texts import organizers as say

MOST = 20  # events of a group that are looked through for the one named
SHOWN = 3  # panels at once, where one word names several


async def organizes(turn: Turn, event: Event) -> bool:
    """Whether whoever speaks may change it."""
    return events.organizes(event, turn.who.id, turn.role(event.group, turn.who.id))


async def led_to_the_panel(turn: Turn, event: Event) -> None:
    """By its buttons everybody is told; by words in the group not all are."""
    if await turn.reaches(turn.who.id):
        await revisions.manage(turn, event)


async def said(turn: Turn) -> bool:
    """「明天下雨，大扫除取消了」, in the group or privately, of an event that it names, by its day too, or of the only
    one. False: by others, or of nothing that is ahead."""
    heard = turn.heard
    if heard.kind != "message" or not words.is_news(heard.text):
        return False
    if heard.quoted is not None:
        return await _of_panel(turn)
    ahead = await _ahead(turn)
    meant = [event for event in ahead if words.names(heard.text, event.title, alone=len(ahead) == 1)]
    meant = meant or [event for event in ahead if await is_of_its_day(turn.books, event, heard.text)]
    theirs = [event for event in meant if await organizes(turn, event)]
    for event in theirs[:SHOWN]:
        if await turn.reaches(turn.who.id):
            await _still_on(turn, event)
    return bool(theirs)


async def is_of_its_day(books: events.EventBooks, event: Event, text: str) -> bool:
    """「这周三不跳了」: it names the day on which it is held next."""
    occurrence = await books.occurrences.ahead(event.id)
    return occurrence is not None and words.names_day(text, occurrence.start.date())


async def said_alone(turn: Turn) -> bool:
    """Privately, where nothing else can be meant: 「改到下午3点」, 「取消」 name no event, 「几个人报名了」 asks who
    comes. It is about the one that it names, else about all that are theirs."""
    asks = words.asks_who_comes(turn.heard.text)
    if not turn.heard.alone or not (asks or words.is_news(turn.heard.text)):
        return False
    theirs = [event for event in await _ahead(turn) if await organizes(turn, event)]
    named = [event for event in theirs if words.names(turn.heard.text, event.title, alone=False)]
    for event in (named or theirs)[:SHOWN]:
        occurrence = await turn.books.occurrences.ahead(event.id)
        if not asks:
            await _still_on(turn, event)
        elif occurrence is not None:
            await revisions.who_comes(turn, event, occurrence)
    return bool(theirs)


async def _ahead(turn: Turn) -> list[Event]:
    """What is planned in this group; in private in all of theirs."""
    groups = [turn.where.id]
    if turn.where.kind == "private":
        groups = [group.id for group in await turn.groups()]
    return [event for group in groups for event in await turn.books.events.in_group(group, MOST)]


async def _still_on(turn: Turn, event: Event) -> None:
    turn.tell(turn.who.id, say.still_on(event))
    await revisions.manage(turn, event)


async def _of_panel(turn: Turn) -> bool:
    """Privately, as a reply to an event's panel: 「取消吧」 is asked why, anything else shows it again."""
    name, number = await turn.quoted_ref()
    of_panel = turn.where.kind == "private" and name in ("panel", "preview")
    event = await turn.books.events.get(number) if of_panel else None
    if event is None or event.state != "published" or not await organizes(turn, event):
        return False
    if words.is_called_off(turn.heard.text):
        await revisions.ask(turn, event, "reason")
    else:
        await led_to_the_panel(turn, event)
    return True
