"""Events as iCalendar (RFC 5545), and what is said about files and feeds."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from html import escape
from itertools import islice
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, vCalAddress, vRecur, vText
from icalendar import Event as VEvent

from community import recurrences
from community.events import Event, Occurrence
from community.reminders import due_wall
from community.settings import Settings
from texts.languages import t
from texts.messages import Button, Message
from texts.names import shortened

PRODUCT = "-//Linli//Linli//ZH"
NOBODYS_ADDRESS = "mailto:noreply@linli.invalid"  # iTIP wants an organizer; nobody's own address is told
MOST_DATES = 260  # of a rule that iCalendar has no words for: a year of days worked
BARRED = frozenset({"Cc", "Cs"})
UNNAMED = "活动"


def file(event: Event, occurrences: Sequence[Occurrence], settings: Settings) -> str:
    """One event as an .ics file: METHOD:PUBLISH, or CANCEL once it is called off. SEQUENCE grows with each change.
    Its alarms keep the quiet hours of the group's `settings`."""
    return _calendar([(event, occurrences)], settings, method="CANCEL" if event.cancelled else "PUBLISH")


def feed(title: str, events: Iterable[tuple[Event, Sequence[Occurrence]]], settings: Settings) -> str:
    """A group's events as one calendar that clients fetch again and again."""
    return _calendar(events, settings, name=title)


def _calendar(
    events: Iterable[tuple[Event, Sequence[Occurrence]]],
    settings: Settings,
    *,
    method: str | None = None,
    name: str | None = None,
) -> str:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if method is not None:
        calendar.add("method", method)
    if name is not None:
        calendar.add("x-wr-calname", _words(name))
    for event, occurrences in events:
        for part in _parts(event, occurrences, settings):
            calendar.add_component(part)
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content.decode()


def _parts(event: Event, occurrences: Sequence[Occurrence], settings: Settings) -> list[VEvent]:
    """The event, and each occurrence that happens at another time than its rule has it."""
    if event.start is None:
        return []
    rule = event.rule
    if rule is None:
        last = occurrences[-1] if occurrences else None
        return [_vevent(event, last.start if last else event.start, last.end if last else event.end, settings)]
    whole = _vevent(event, event.start, event.end, settings)
    _repeat(whole, event, rule)
    known = set(islice(recurrences.expand(rule), recurrences.MOST))
    moved = []
    for one in occurrences:
        if one.recurs not in known:
            continue  # of an older rule
        if one.state == "skipped":
            whole.add("exdate", _at(event, one.recurs))
        elif one.start != one.recurs:
            alone = _vevent(event, one.start, one.end, settings)
            alone.add("recurrence-id", _at(event, one.recurs))
            moved.append(alone)
    return [whole, *moved]


def _at(event: Event, wall: datetime) -> datetime | date:
    return wall.date() if event.all_day else wall.replace(tzinfo=ZoneInfo(event.zone))


def _words(text: str) -> str:
    """As typed, without what RFC 5545 has no place for: control characters, halves of surrogate pairs."""
    lines = text.splitlines()  # also at separators that readers of .ics take for line ends
    return "\n".join("".join(c for c in line if c == "\t" or unicodedata.category(c) not in BARRED) for line in lines)


def _vevent(event: Event, start: datetime, end: datetime | None, settings: Settings) -> VEvent:
    found = VEvent()
    found.add("uid", event.uid)
    found.add("dtstamp", event.changed_at)
    found.add("created", event.created_at)
    found.add("last-modified", event.changed_at)
    found.add("sequence", event.sequence)
    found.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    found.add("summary", _words(event.title or t(UNNAMED)))
    found.add("dtstart", _at(event, start))
    if event.all_day:
        found.add("dtend", (end or start).date() + timedelta(days=1))
    elif end is not None and end > start:
        found.add("dtend", _at(event, end))
    if event.place:
        found.add("location", _words(event.place))
    if event.location is not None:
        found.add("geo", event.location)
    if event.details or event.reason:
        found.add("description", _words("\n".join(filter(None, [event.details, event.reason]))))
    organizer = vCalAddress(NOBODYS_ADDRESS)
    if event.organizer is not None:
        organizer.params["CN"] = vText(_words(event.organizer.name).replace('"', "'"))
    found["organizer"] = organizer
    if not event.cancelled:
        for lead in event.leads:
            found.add_component(_alarm(event, due_wall(start, lead, settings) - start))
    return found


def _alarm(event: Event, ahead: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _words(event.title or t(UNNAMED)))
    alarm.add("trigger", ahead)
    return alarm


def _repeat(whole: VEvent, event: Event, rule: recurrences.Rule) -> None:
    """As RRULE where it is one; lunar years and days worked as the dates themselves."""
    if rule.lunar or rule.workdays:
        for wall in islice(recurrences.expand(rule), 1, MOST_DATES):
            whole.add("rdate", _at(event, wall))
        return
    recur = vRecur.from_ical(rule.rrule)
    if "UNTIL" in recur:
        recur["UNTIL"] = [_until(event, value) for value in recur["UNTIL"]]
    whole.add("rrule", recur)


def _until(event: Event, until: datetime | date) -> datetime | date:
    """Of the kind that DTSTART is: a day, or a moment in UTC."""
    if event.all_day:
        return until.date() if isinstance(until, datetime) else until
    if not isinstance(until, datetime):
        until = datetime(until.year, until.month, until.day, 23, 59, 59)  # noqa: DTZ001 - wall time
    return (until if until.tzinfo else until.replace(tzinfo=ZoneInfo(event.zone))).astimezone(UTC)


# — what is said —


def here_it_is(event: Event) -> Message:
    """With the file."""
    return Message(
        html=t(
            "「{title}」，点开就能加到日历。有变动我再发您。", title=escape(shortened(event.title or t(UNNAMED), 40))
        )
    )


def changed(event: Event) -> Message:
    """With the changed file, to those who have the old one."""
    said = t("取消了，点开就从日历里去掉") if event.cancelled else t("有变动，点开更新一下日历")
    return Message(html=t("「{title}」{said}。", title=escape(shortened(event.title or t(UNNAMED), 40)), said=said))


def address(title: str, url: str, feed: int, *, leads: bool) -> Message:
    """/calendar, privately. `leads`: an admin, who may change or close it."""
    rows = (
        (Button(label=t("换个新地址"), data=f"feed:{feed}:renew"), Button(label=t("停用"), data=f"feed:{feed}:close")),
    )
    return Message(
        html=(
            t(
                "「{title}」的活动日历，在日历软件里选「订阅」，填这个地址：\n<code>{url}</code>\n谁有这个地址都能看，请只给邻居。",
                title=escape(shortened(title, 32)),
                url=escape(url),
            )
        ),
        buttons=rows if leads else (),
    )


def closed(title: str) -> Message:
    return Message(html=t("「{title}」的日历地址停用了。想再开，发 /calendar。", title=escape(shortened(title, 32))))


def not_open() -> Message:
    """To a resident, before an admin has opened it."""
    return Message(html=t("群里还没开日历，请组织者发一次 /calendar。"))


def no_address() -> Message:
    """Where the bot serves no web pages."""
    return Message(html=t("这里还没开日历订阅。可以在活动卡片上点「加到日历」。"))


def sent_privately() -> Message:
    return Message(html=t("日历地址私下发给您了。"))


def no_groups() -> Message:
    return Message(html=t("在小区群里发 /calendar，我把日历地址私下给您。"))
