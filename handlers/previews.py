"""What an organizer sees before an event is published: everything in full, and what is still missing."""

from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from community import events
from community.events import Draft, Event
from community.members import Group
from handlers.turn import Turn
from nlp import Context, read, times
from nlp.gatherings import events as words
from nlp.gatherings.rsvps import is_called_off
from nlp.readings import When
from texts import previews as say
from texts.messages import Delete

Problem = Literal["no-such-date", "no-such-time", "past"]
MOST_DRAFTS = 3  # shown again when somebody presses Start
LONGEST = 1500  # characters of details
LONGEST_PLACE = 100


def local(turn: Turn, zone: str) -> datetime:
    """The group's wall time, naive: what must not have gone by."""
    return turn.now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def said_at(turn: Turn, zone: str) -> datetime:
    """The group's wall time when it was written, naive: what 「明天」 counts from, in private as well."""
    return (turn.heard.sent_at or turn.now).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def problem_of(when: When, now: datetime) -> Problem | None:
    """What is wrong with a time for an event, seen from the group's wall time."""
    if when.problem is not None or when.start is None:
        return when.problem or "no-such-date"
    if when.recurrence is not None:
        return None
    past = when.start.date() < now.date() if when.all_day else when.start <= now
    return "past" if past else None


def drafted(turn: Turn, group: Group, text: str) -> tuple[Draft, str | None]:
    """「11月28日周六上午9点 花街广场 邻居节,有义诊」 → a draft with what it says, and what is to be said of its time;
    nothing is guessed."""
    zone = group.zone or turn.zone.key
    now = said_at(turn, zone)
    event = read(text, now=now, context=Context(announcing=True)).event if text.strip() else None
    when = (event.when if event else None) or times.find(text, now, announcing=True)
    title, place, details = words.described(text, event)
    problem = problem_of(when, local(turn, zone)) if when else None
    known = when if when and not problem else None
    in_group = turn.where.id == group.id
    draft = Draft(
        group=group.id,
        organizer=turn.who,
        zone=zone,
        title=title,
        place=place and place[:LONGEST_PLACE],
        details=details[:LONGEST],
        start=known.start if known else None,
        end=known.end if known else None,
        hours="said" if known and not known.all_day else "unknown",
        rrule=known.recurrence if known else None,
        calendar=known.calendar if known and known.recurrence else "solar",
        workdays=words.is_workdays(known) if known else False,
        seats=words.seats(text),
        thread=turn.where.thread_id if in_group else None,
        message_id=turn.heard.message_id if in_group else None,
        photo=turn.heard.photo,
        location=turn.heard.location,
    )
    if problem is None and draft.rrule is not None and is_called_off(text):
        return draft, "skips"  # 「每周三晚上7点 广场舞，春节停两周」
    return draft, problem


def ref(event: Event) -> str:
    """The name of its preview among the bot's own messages."""
    return f"preview:{event.id}"


async def show(turn: Turn, event: Event, *, problem: str | None = None) -> None:
    """The preview as it stands now, at the end of the private chat; what is missing is asked for."""
    lacking = events.asks(event)
    if lacking is None:
        await turn.books.askings.settle(turn.who.id)
    else:
        await turn.books.askings.ask(turn.who.id, event.id, lacking, turn.now)
    group = await turn.books.groups.get(event.group)
    others = len(await turn.books.groups.of(turn.who.id)) > 1
    title = group.title if group else ""
    turn.send(Delete(chat=turn.who.id, ref=ref(event)))
    turn.tell(turn.who.id, say.preview(event, title, lacking, others=others, problem=problem), ref=ref(event))


async def pending(turn: Turn) -> None:
    """Somebody pressed Start: the drafts that wait for them."""
    for event in (await turn.books.events.drafts_of(turn.who.id))[:MOST_DRAFTS]:
        await show(turn, event)
