"""/announce and /scheduled: organizers tell everybody something, now or at a time, once or again and again."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from community import announcements as rules
from community.announcements import Announcement, Draft
from community.errors import NoSuchAnnouncement, TooManyAnnouncements
from community.events import moment
from community.members import must_be_organizer
from handlers import previews
from handlers.buttons import Tap
from handlers.turn import Turn
from nlp import When
from nlp.gatherings import announcements as words
from nlp.gatherings.announcements import Told
from nlp.gatherings.events import is_workdays
from texts import announcements as say
from texts import members as say_members
from texts.messages import Delete, Edit, Pin, Send

Drafted = TypeVar("Drafted", bound=Draft)


async def commanded(turn: Turn) -> None:
    """`/announce 每周五18:00 提醒收垃圾桶` → read back, then told every Friday; without a time it is told at once."""
    if turn.where.kind != "group":
        turn.say(say.in_the_group())
        return
    if turn.heard.who is None:
        turn.say(say_members.who_are_you(), quote=True)
        return
    must_be_organizer(turn.role(turn.where.id, turn.who.id))
    if not turn.heard.text.strip():
        turn.say(say.how(), quote=True)
    elif len(turn.heard.text) > rules.LONGEST:
        turn.say(say.too_long(), quote=True)
    else:
        await _take(turn, words.read(turn.heard.text, turn.said_at))


async def _take(turn: Turn, told: Told) -> None:
    if not told.words:
        turn.say(say.how(), quote=True)
        return
    draft = Draft(
        group=turn.where.id,
        organizer=turn.who,
        zone=turn.zone.key,
        words=told.words,
        typed=told.typed,
        pinned=told.pinned,
        thread=turn.where.thread_id,
    )
    if told.when is None and not told.asks:
        await _tell(turn, await turn.books.announcements.add(draft, "sent", turn.now))
        return
    if len(await turn.books.announcements.scheduled_in(turn.where.id)) >= rules.MOST:
        raise TooManyAnnouncements(rules.MOST)
    timed = draft if told.when is None else _timed(draft, told.when, turn.now)
    await _show(turn, await turn.books.announcements.add(timed, "draft", turn.now))


def _timed(draft: Drafted, when: When, now: datetime) -> Drafted:
    """With the time, if something can be told then: not past, and at an hour that was said."""
    if when.start is None or when.problem is not None or when.all_day or when.end is not None:
        return draft
    if when.recurrence is None and moment(when.start, draft.zone) <= now:
        return draft
    return replace(
        draft,
        start=when.start,
        rrule=when.recurrence,
        lunar=when.calendar == "lunar" and when.recurrence is not None,
        workdays=is_workdays(when),
    )


def _ref(turn: Turn, announcement: Announcement) -> str:
    """The name of the page among the bot's own messages; each organizer who looks at it has one."""
    return f"announcement:{announcement.id}:{turn.who.id}"


async def _show(turn: Turn, announcement: Announcement) -> None:
    """The page, privately; in the group where the organizer cannot be written to. There is one: the old one goes."""
    page, ref = say.page(announcement, rules.next_wall(announcement, turn.now)), _ref(turn, announcement)
    privately = await turn.reaches(turn.who.id)
    turn.send(Delete(chat=turn.who.id if privately else turn.where.id, ref=ref))
    if privately:
        turn.tell(turn.who.id, page, ref=ref)
    else:
        turn.say(page, ref=ref, quote=turn.heard.kind == "message")


async def _tell(turn: Turn, announcement: Announcement, *, late: bool = False) -> None:
    """In the group, and pinned on wish."""
    ref = f"told:{announcement.id}:{announcement.times}"
    message = say.told(announcement, late=late)
    turn.send(Send(chat=announcement.group, message=message, thread=announcement.thread, ref=ref))
    if announcement.pinned:
        turn.send(Pin(chat=announcement.group, ref=ref))


async def _schedule(turn: Turn, announcement: Announcement) -> None:
    """The alarm where it belongs now."""
    coming = rules.next_wall(announcement, turn.now)
    if coming is None or announcement.state != "scheduled":
        await turn.books.alarms.cancel("announce", str(announcement.id))
    else:
        due_at = moment(coming, announcement.zone)
        await turn.books.alarms.set("announce", str(announcement.id), due_at, announcement.group)


# — what is tapped, and what is answered —


async def tapped(turn: Turn, tap: Tap) -> None:
    """A button of a page or of the list; whether they still organize is asked now."""
    if tap.choice not in CHOICES and tap.choice != "show":
        raise NoSuchAnnouncement
    announcement = await rules.find_waiting(turn.books, tap.id)
    if turn.where.kind == "group" and announcement.group != turn.where.id:
        raise NoSuchAnnouncement
    must_be_organizer(turn.role(announcement.group, turn.who.id))
    if tap.choice == "show":
        await _show(turn, announcement)
        turn.answer(say.noted())
        return
    changed = await CHOICES[tap.choice](turn, announcement)
    under = await turn.books.sent.ref(turn.where.id, turn.heard.message_id or 0) or ""
    if under.startswith(f"announcement:{changed.id}:"):
        page = say.page(changed, rules.next_wall(changed, turn.now))
        turn.send(Edit(chat=turn.where.id, ref=under, message=page))
    elif tap.choice == "drop":
        await listed(turn)
    turn.answer(say.noted())


async def _later(turn: Turn, announcement: Announcement) -> Announcement:
    if rules.next_wall(announcement, turn.now) is None:
        return announcement
    return await _write(turn, replace(announcement, state="scheduled"))


async def _now(turn: Turn, announcement: Announcement) -> Announcement:
    """At once; what comes again and is scheduled comes again all the same."""
    said = announcement.typed if announcement.state == "draft" else announcement.words
    again = announcement.state == "scheduled" and announcement.rule is not None
    told = replace(announcement, words=said, state="scheduled" if again else "sent", times=announcement.times + 1)
    await _write(turn, told)
    await _tell(turn, told)
    return told


async def _pin(turn: Turn, announcement: Announcement) -> Announcement:
    return await _write(turn, replace(announcement, pinned=not announcement.pinned))


async def _drop(turn: Turn, announcement: Announcement) -> Announcement:
    return await _write(turn, replace(announcement, state="deleted"))


async def _write(turn: Turn, announcement: Announcement) -> Announcement:
    """It is so now, and its alarm with it."""
    await turn.books.announcements.write(announcement, turn.now)
    await _schedule(turn, announcement)
    return announcement


CHOICES: Mapping[str, Callable[[Turn, Announcement], Awaitable[Announcement]]] = {
    "later": _later,
    "now": _now,
    "pin": _pin,
    "drop": _drop,
}


async def replied(turn: Turn) -> bool:
    """A reply to a page: another time, other words, both, or a word for a button. False where it answers something
    else."""
    if turn.heard.who is None or not turn.heard.text.strip():
        return False
    name, number = await turn.quoted_ref()
    if name != "announcement":
        return False
    announcement = await rules.find_waiting(turn.books, number)
    must_be_organizer(turn.role(announcement.group, turn.who.id))
    coming = rules.next_wall(announcement, turn.now)
    said_at = previews.said_at(turn, announcement.zone)
    reply = words.reply(turn.heard.text[: rules.LONGEST], announcement.words, coming, said_at)
    if reply.choice is not None:
        choice = reply.choice if reply.choice != "yes" else "now" if coming is None else "later"
        await _show(turn, await CHOICES[choice](turn, announcement))
        return True
    changed = replace(announcement, pinned=announcement.pinned if reply.pinned is None else reply.pinned)
    if reply.words is not None:
        changed = replace(changed, words=reply.words)
    if reply.when is not None:
        retimed = _retimed(changed, reply.when, coming, turn.now)
        if retimed is None:
            turn.say(say.not_clear(), quote=True)
            return True
        changed = retimed
    if reply.words is not None or reply.when is not None:
        changed = replace(changed, typed=changed.words)
    await _show(turn, await _write(turn, changed))
    return True


def _retimed(announcement: Announcement, when: When, coming: datetime | None, now: datetime) -> Announcement | None:
    """At the new time; what comes again keeps doing so where only its hour is another. None: nothing is told then."""
    if when.end is not None:
        return None
    same_day = coming is not None and when.start is not None and when.start.date() == coming.date()
    if same_day and announcement.rule is not None and when.recurrence is None and not when.all_day:
        return replace(announcement, start=when.start)
    untimed = replace(announcement, start=None, rrule=None, lunar=False, workdays=False)
    timed = _timed(untimed, when, now)
    return None if timed.start is None else timed


# — what waits, and what is due —


async def listed(turn: Turn) -> None:
    """/scheduled: of this group; in private of the groups that they organize."""
    if turn.heard.who is None:
        turn.say(say_members.who_are_you(), quote=True)
        return
    groups = [turn.where.id]
    if turn.where.kind != "group":
        groups = [group.id for group in await turn.groups()]
        groups = [group for group in groups if turn.role(group, turn.who.id) == "admin"]
    else:
        must_be_organizer(turn.role(turn.where.id, turn.who.id))
    found = [one for group in groups for one in await turn.books.announcements.scheduled_in(group)]
    page = say.scheduled([(one, rules.next_wall(one, turn.now)) for one in found[: rules.MOST]])
    turn.say(page, quote=turn.where.kind == "group" and turn.heard.kind == "message")


async def alarm(turn: Turn) -> None:
    """It is time. After a long sleep: with an apology while it is still news, and never twice."""
    kind, ref = turn.heard.alarm or ("", "")
    if kind != "announce":
        return
    announcement = await turn.books.announcements.get(int(ref))
    if announcement is None or announcement.state != "scheduled":
        return
    lateness = rules.late(announcement, turn.now)
    again = rules.next_wall(announcement, turn.now) is not None
    useful = rules.still_useful(announcement, lateness)
    after = replace(announcement, state="scheduled" if again else "sent", times=announcement.times + int(useful))
    await turn.books.announcements.write(after, turn.now)
    await _schedule(turn, after)
    if useful:
        await _tell(turn, after, late=lateness > rules.APOLOGY)
    elif announcement.organizer is not None and await turn.reaches(announcement.organizer.id):
        turn.tell(announcement.organizer.id, say.missed(announcement))
