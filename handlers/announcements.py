"""/announce and /scheduled: organizers tell everybody something, now or at a time, once or again and again."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime

from community import announcements as rules
from community.announcements import Announcement, Draft
from community.errors import NoSuchAnnouncement, TooManyAnnouncements
from community.events import moment
from handlers.buttons import Tap
from handlers.turn import Turn
from nlp import When
from nlp import announcements as words
from nlp.announcements import Told
from nlp.events import is_workdays
from texts import announcements as say
from texts import chains as say_chains
from texts.messages import Edit, Pin, Send

GROUPS = 3  # of somebody's groups looked at in private, those met in last first


async def commanded(turn: Turn) -> None:
    """`/announce 每周五18:00 提醒收垃圾桶` → read back, then told every Friday; without a time it is told at once."""
    if turn.where.kind != "group":
        turn.say(say.in_the_group())
        return
    if turn.heard.who is None:
        turn.say(say_chains.who_are_you(), quote=True)
        return
    rules.must_organize(turn.role(turn.where.id, turn.who.id))
    if not turn.heard.text.strip():
        turn.say(say.how(), quote=True)
    elif len(turn.heard.text) > rules.LONGEST:
        turn.say(say.too_long(), quote=True)
    else:
        await _take(turn, words.read(turn.heard.text, turn.said_at))


async def _take(turn: Turn, told: Told) -> None:
    told_at = told.when if told.when is not None and not _of_the_matter(told) else None
    draft = _timed(
        Draft(
            group=turn.where.id,
            organizer=turn.who,
            zone=turn.zone.key,
            words=told.words,
            typed=words.PINNED.sub("", turn.heard.text).strip(),
            pinned=told.pinned,
            thread=turn.where.thread_id,
        ),
        told_at,
        turn.now,
    )
    if told_at is None:
        await _tell(turn, await turn.books.announcements.add(replace(draft, words=draft.typed), "sent", turn.now))
        return
    if len(await turn.books.announcements.scheduled_in(turn.where.id)) >= rules.MOST:
        raise TooManyAnnouncements(rules.MOST)
    await _show(turn, await turn.books.announcements.add(draft, "draft", turn.now))


def _of_the_matter(told: Told) -> bool:
    """Whether the time is part of what is told: 「明天停水」 names only a day, once; 「昨晚…」 is past."""
    when = told.when
    if when is None or not told.words:
        return when is None
    once = when.recurrence is None
    return once and (when.all_day or (when.problem is not None and not told.in_front))


def _timed(draft: Draft, when: When | None, now: datetime) -> Draft:
    """With the time, if something can be told then: not past, and at an hour that was said."""
    if when is None or when.start is None or when.problem is not None or when.all_day:
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


async def _show(turn: Turn, announcement: Announcement) -> None:
    """The page, privately; in the group where the organizer cannot be written to."""
    page = say.page(announcement, rules.next_wall(announcement, turn.now))
    if await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, page, ref=announcement.page)
    else:
        turn.say(page, ref=announcement.page, quote=turn.heard.kind == "message")


async def _follow(turn: Turn, announcement: Announcement) -> None:
    """The page under the button follows."""
    page = say.page(announcement, rules.next_wall(announcement, turn.now))
    turn.send(Edit(chat=turn.where.id, ref=announcement.page, message=page))
    turn.answer(say.noted())


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
    if tap.choice not in CHOICES:
        raise NoSuchAnnouncement
    announcement = await rules.find_waiting(turn.books, tap.id)
    if turn.where.kind == "group" and announcement.group != turn.where.id:
        raise NoSuchAnnouncement
    rules.must_organize(turn.role(announcement.group, turn.who.id))
    await CHOICES[tap.choice](turn, announcement)


async def _later(turn: Turn, announcement: Announcement) -> None:
    if rules.next_wall(announcement, turn.now) is not None:
        announcement = replace(announcement, state="scheduled")
        await turn.books.announcements.write(announcement, turn.now)
        await _schedule(turn, announcement)
    await _follow(turn, announcement)


async def _now(turn: Turn, announcement: Announcement) -> None:
    said = announcement.typed if announcement.state == "draft" else announcement.words
    sent = replace(announcement, words=said, state="sent", times=announcement.times + 1)
    await turn.books.announcements.write(sent, turn.now)
    await _schedule(turn, sent)
    await _tell(turn, sent)
    await _follow(turn, sent)


async def _pin(turn: Turn, announcement: Announcement) -> None:
    changed = replace(announcement, pinned=not announcement.pinned)
    await turn.books.announcements.write(changed, turn.now)
    await _follow(turn, changed)


async def _drop(turn: Turn, announcement: Announcement) -> None:
    dropped = replace(announcement, state="deleted")
    await turn.books.announcements.write(dropped, turn.now)
    await _schedule(turn, dropped)
    if await turn.books.sent.ref(turn.where.id, turn.heard.message_id or 0) == announcement.page:
        await _follow(turn, dropped)
    else:  # the list
        await listed(turn)
        turn.answer(say.noted())


async def _open(turn: Turn, announcement: Announcement) -> None:
    await _show(turn, announcement)
    turn.answer(say.noted())


CHOICES: Mapping[str, Callable[[Turn, Announcement], Awaitable[None]]] = {
    "later": _later,
    "now": _now,
    "pin": _pin,
    "drop": _drop,
    "show": _open,
}


async def replied(turn: Turn) -> bool:
    """A reply to a page: another time, other words, or both. False where it answers something else."""
    quoted = turn.heard.quoted
    if quoted is None or turn.heard.who is None or not turn.heard.text.strip():
        return False
    name, _, number = (await turn.books.sent.ref(turn.where.id, quoted.message_id) or "").partition(":")
    if name != "announcement" or not number.isdigit():
        return False
    announcement = await rules.find_waiting(turn.books, int(number))
    rules.must_organize(turn.role(announcement.group, turn.who.id))
    told = words.read(turn.heard.text[: rules.LONGEST], turn.said_at)
    changed = replace(announcement, pinned=announcement.pinned or told.pinned)
    if told.when is not None and (told.in_front or not told.words):
        retimed = replace(changed, start=None, rrule=None, lunar=False, workdays=False)
        timed = _timed(retimed, told.when, turn.now)
        if timed.start is None or not isinstance(timed, Announcement):
            turn.say(say.not_clear(), quote=True)
            return True
        changed = replace(timed, words=told.words or announcement.words)
    else:
        changed = replace(changed, words=told.words or announcement.words)
    changed = replace(changed, typed=changed.words)
    await turn.books.announcements.write(changed, turn.now)
    await _schedule(turn, changed)
    await _show(turn, changed)
    return True


# — what waits, and what is due —


async def listed(turn: Turn) -> None:
    """/scheduled: of this group; in private of the groups that they organize."""
    if turn.heard.who is None:
        turn.say(say_chains.who_are_you(), quote=True)
        return
    groups = [turn.where.id]
    if turn.where.kind != "group":
        groups = [group.id for group in (await turn.books.groups.of(turn.who.id))[:GROUPS]]
        groups = [group for group in groups if turn.role(group, turn.who.id) == "admin"]
    else:
        rules.must_organize(turn.role(turn.where.id, turn.who.id))
    found = [one for group in groups for one in await turn.books.announcements.scheduled_in(group)]
    page = say.scheduled([(one, rules.next_wall(one, turn.now)) for one in found[: rules.MOST]])
    turn.say(page, quote=turn.where.kind == "group" and turn.heard.kind == "message")


async def alarm(turn: Turn) -> None:
    """It is time. After a long sleep: with an apology while it is still news, and never twice."""
    kind, ref = turn.heard.alarm or ("", "")
    if kind != "announce":
        return
    announcement = await turn.books.announcements.get(int(ref))
    group = await turn.books.groups.get(announcement.group) if announcement is not None else None
    if announcement is None or announcement.state != "scheduled" or group is None or group.left_at is not None:
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
