# ruff: noqa: DTZ001 - wall times have no zone
"""When people are reminded: quiet hours, changed clocks, downtimes, and never twice."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from community import events, reminders
from community.events import EVENING_BEFORE, HOUR_AHEAD, Draft, Event, Lead, Occurrence
from community.members import Group, Person
from community.settings import Settings
from storage.books import SqlBooks
from storage.database import Store

SHANGHAI, BERLIN = "Asia/Shanghai", "Europe/Berlin"
ANNOUNCED = datetime(2026, 11, 20, 4, tzinfo=UTC)
START = datetime(2026, 11, 28, 9)
ZHANG = Person(1, "老张")
USUAL = Settings()


def event(start: datetime = START, *leads: Lead, zone: str = SHANGHAI, all_day: bool = False) -> Event:
    return Event(
        group=-1,
        organizer=ZHANG,
        zone=zone,
        title="邻居节",
        place="",
        start=start,
        hours="none" if all_day else "said",
        leads=leads or (EVENING_BEFORE, HOUR_AHEAD),
    )


def walls(of: Event, settings: Settings = USUAL) -> list[str]:
    """The wall times at which people are reminded."""
    assert of.start is not None
    once = Occurrence(1, 1, of.start, of.start, of.end, "ahead")
    return [at.astimezone(ZoneInfo(of.zone)).strftime("%m-%d %H:%M") for at in reminders.moments(of, once, settings)]


async def published(books: SqlBooks) -> tuple[Event, Occurrence]:
    await books.people.seen(ZHANG, ANNOUNCED)
    await books.groups.joined(Group(-1, "花园小区"), ANNOUNCED)
    draft = Draft(-1, ZHANG, SHANGHAI, title="邻居节", place="", start=START, hours="said")
    return await events.publish(books, await books.events.add(draft, ANNOUNCED), ANNOUNCED)


@pytest.mark.parametrize(
    ("start", "leads", "expected"),
    [
        (START, (), ["11-27 19:00", "11-28 08:00"]),
        (START.replace(hour=8), (HOUR_AHEAD,), ["11-27 19:00"]),
        (START.replace(hour=4), (HOUR_AHEAD,), ["11-27 19:00"]),
        (START.replace(hour=4), (EVENING_BEFORE, HOUR_AHEAD), ["11-27 19:00"]),
        (START.replace(hour=23, minute=30), (HOUR_AHEAD,), ["11-28 19:00"]),
        (START, (Lead(timedelta(days=3)), Lead(timedelta(hours=2))), ["11-25 09:00", "11-27 19:00"]),
        (START, (Lead(timedelta(days=2), evening=True),), ["11-26 19:00"]),
    ],
)
def test_reminders_keep_the_quiet_hours(start: datetime, leads: tuple[Lead, ...], expected: list[str]) -> None:
    assert walls(event(start, *leads)) == expected


@pytest.mark.parametrize(("quiet", "expected"), [(2207, "11-28 07:00"), (2209, "11-27 19:00"), (0, "11-28 07:00")])
def test_reminders_keep_the_hours_that_the_group_chose(quiet: int, expected: str) -> None:
    assert walls(event(START.replace(hour=8), HOUR_AHEAD), Settings(quiet=quiet)) == [expected]


@pytest.mark.parametrize(("start", "expected"), [(9, "08:00"), (6, None)])
def test_a_late_reminder_waits_for_the_morning_unless_the_event_does_not(start: int, expected: str | None) -> None:
    found = event(START.replace(hour=start))
    at_night = datetime(2026, 11, 27, 23, tzinfo=ZoneInfo(SHANGHAI)).astimezone(UTC)
    once = Occurrence(1, 1, START.replace(hour=start), START.replace(hour=start), None, "ahead")
    morning = reminders.put_off(found, once, USUAL, at_night)
    assert (morning and morning.astimezone(ZoneInfo(SHANGHAI)).strftime("%H:%M")) == expected


def test_a_whole_day_is_reminded_of_the_evening_before() -> None:
    assert walls(event(START.replace(hour=0), all_day=True)) == ["11-27 19:00"]


def test_days_are_counted_by_the_calendar_when_the_clocks_change() -> None:
    """In Berlin the clocks go back in the night to 25 October 2026: a day before 9:00 is 9:00, not 10:00."""
    assert walls(event(datetime(2026, 10, 25, 9), Lead(timedelta(days=1)), zone=BERLIN)) == ["10-24 09:00"]


def test_hours_are_counted_by_the_clock_when_the_clocks_change() -> None:
    """At 9:00 summer time has begun: eight hours before, 1:00, is in the night; the evening takes its place."""
    start = datetime(2026, 3, 29, 16)
    assert walls(event(start, Lead(timedelta(hours=8)), zone=BERLIN)) == ["03-29 08:00"]
    assert walls(event(start, Lead(timedelta(hours=14)), zone=BERLIN)) == ["03-28 19:00"]


async def test_a_reminder_is_said_once_however_often_it_comes_due(store: Store) -> None:
    async with store.turn() as books:
        found, occurrence = await published(books)
        at = reminders.moments(found, occurrence, USUAL)[0]
        first = await reminders.take(books, found, occurrence, USUAL, at)
        _, after = await events.find_occurrence(books, occurrence.id)
        again = await reminders.take(books, found, after, USUAL, at + timedelta(seconds=1))
        back = await reminders.take(books, found, after, USUAL, at - timedelta(hours=2))
        following = reminders.plan(found, after, USUAL, at)
    assert first is not None
    assert not first.sorry
    assert (again, back) == (None, None)
    assert following == reminders.moments(found, occurrence, USUAL)[1]


async def test_after_a_downtime_both_that_were_due_are_one_with_an_apology(store: Store) -> None:
    async with store.turn() as books:
        found, occurrence = await published(books)
        awake = events.starts_at(found, occurrence) - timedelta(minutes=30)
        late = await reminders.take(books, found, occurrence, USUAL, awake)
        _, after = await events.find_occurrence(books, occurrence.id)
        again = await reminders.take(books, found, after, USUAL, awake + timedelta(minutes=1))
        following = reminders.plan(found, after, USUAL, awake)
    assert late is not None
    assert late.sorry
    assert (again, following) == (None, None)


async def test_after_it_has_begun_a_reminder_is_of_no_use(store: Store) -> None:
    async with store.turn() as books:
        found, occurrence = await published(books)
        late = await reminders.take(books, found, occurrence, USUAL, events.starts_at(found, occurrence))
    assert late is None


async def test_a_clock_that_went_back_says_nothing_twice(store: Store) -> None:
    """The reminder was said at 19:00; the clock goes back to noon: 19:00 comes again, the reminder does not."""
    async with store.turn() as books:
        found, occurrence = await published(books)
        evening, hour_ahead = reminders.moments(found, occurrence, USUAL)
        await reminders.take(books, found, occurrence, USUAL, evening)
        _, after = await events.find_occurrence(books, occurrence.id)
        following = reminders.plan(found, after, USUAL, evening - timedelta(hours=7))
    assert following == hour_ahead


def test_what_begins_sooner_is_said_first_when_both_are_due() -> None:
    soon = Occurrence(1, 1, START, START, None, "ahead")
    tomorrow = Occurrence(2, 1, START + timedelta(days=1), START + timedelta(days=1), None, "ahead")
    due = events.starts_at(event(), soon) - timedelta(hours=1)
    first, second = (reminders.behind(event(), one, due) for one in (soon, tomorrow))
    assert timedelta() < first < second < timedelta(seconds=1)


def test_an_hour_that_the_clocks_skip_is_the_hour_after_and_one_they_repeat_the_first() -> None:
    skipped = events.moment(datetime(2026, 3, 29, 2, 30), BERLIN)
    repeated = events.moment(datetime(2026, 10, 25, 2, 30), BERLIN)
    assert (skipped.hour, skipped.minute) == (1, 30)
    assert (repeated.hour, repeated.minute) == (0, 30)
