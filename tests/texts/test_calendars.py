"""iCalendar for every kind of event, taken by strict readers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import ics
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from community.events import Event, Occurrence
from community.members import Person
from community.settings import Settings
from texts import calendars

START = datetime.fromisoformat("2026-11-25T19:00")
SAID = datetime(2026, 11, 21, 2, tzinfo=UTC)
WEEKLY = Event(
    group=-1,
    organizer=Person(1, "老张"),
    zone="Asia/Shanghai",
    title="合唱团练歌",
    place="3号楼",
    start=START,
    end=START + timedelta(hours=2),
    hours="said",
    rrule="FREQ=WEEKLY;BYDAY=WE",
    id=1,
    state="published",
    uid="1@linli",
    created_at=SAID,
    changed_at=SAID,
)


def checked(content: str) -> list[Any]:
    """The VEVENTs, after three readers took the calendar."""
    calendar = icalendar.Calendar.from_ical(content)
    assert calendar.errors == []
    vobject.readOne(content).validate(raiseException=True)
    ics.Calendar(content)
    return list(calendar.walk("VEVENT"))


def times(event: Event, *occurrences: Occurrence) -> list[Any]:
    return checked(calendars.file(event, occurrences, Settings()))


def test_an_occurrence_moved_alone_has_a_recurrence_id() -> None:
    moved = Occurrence(1, 1, START, START + timedelta(days=1), None, "ahead")
    whole, alone = times(WEEKLY, moved)
    assert "recurrence-id" not in whole
    assert alone["recurrence-id"].dt == whole["dtstart"].dt
    assert alone["dtstart"].dt == whole["dtstart"].dt + timedelta(days=1)
    assert alone["uid"] == whole["uid"]


def test_a_whole_day_is_a_date_and_ends_on_the_next() -> None:
    (event,) = times(replace(WEEKLY, rrule=None, hours="none", end=None))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 11, 25), date(2026, 11, 26))


def test_until_is_a_moment_in_utc() -> None:
    (event,) = times(replace(WEEKLY, rrule="FREQ=WEEKLY;BYDAY=WE;UNTIL=20261231"))
    assert event["rrule"]["UNTIL"] == [datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC)]


def test_a_lunar_festival_is_its_dates() -> None:
    double_ninth = datetime.fromisoformat("2026-10-18T09:00")  # 九月初九
    (event,) = times(replace(WEEKLY, start=double_ninth, end=None, rrule="FREQ=YEARLY", calendar="lunar"))
    assert "rrule" not in event
    assert event["rdate"][0].dts[0].dt.date() == date(2027, 10, 8)


def test_days_worked_leave_the_holidays_out() -> None:
    new_year = datetime.fromisoformat("2025-12-31T08:00")
    rule = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    (event,) = times(replace(WEEKLY, start=new_year, end=None, rrule=rule, workdays=True))
    following = event["rdate"][0].dts[0].dt.date()
    assert following == date(2026, 1, 4)  # a Sunday, worked instead of Friday the 2nd


def test_a_zone_abroad_is_defined_in_the_file() -> None:
    content = calendars.file(replace(WEEKLY, zone="Europe/Berlin"), [], Settings())
    (event,) = checked(content)
    assert "BEGIN:VTIMEZONE" in content
    assert event["dtstart"].dt.utcoffset() == timedelta(hours=1)


@settings(deadline=None, max_examples=12)  # the strict reader takes its time
@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_was_typed_stays_words(title: str, place: str) -> None:
    who = Person(1, f"老张{title}")
    (event,) = times(
        replace(WEEKLY, organizer=who, title=f"a{title}", place=f"b{place}", details=f"{title}\nBEGIN:VEVENT\n{place}")
    )
    assert str(event["dtstart"].dt) == "2026-11-25 19:00:00+08:00"
