"""What comes again: RFC 5545 rules in wall time, lunar years, and days worked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

import chinese_calendar
from dateutil.rrule import rrulestr
from lunar_python import Lunar, Solar

MOST = 20_000  # occurrences looked at: daily for fifty years; a rule that says nothing for so long never will
LUNAR_YEARS = 100
MONDAY_TO_FRIDAY = range(5)


class RuleError(ValueError):
    """The rule cannot be read."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When it begins (naive wall time) and how it comes again; `rrule` without RRULE:.

    `lunar`: FREQ=YEARLY counts lunar years, on the lunar month and day of `start`. `workdays`: each day that is
    worked in China, by the published calendar.
    """

    start: datetime
    rrule: str
    lunar: bool = False
    workdays: bool = False


def expand(rule: Rule) -> Iterator[datetime]:
    """Its occurrences in order, wall time, at most MOST of them. FREQ=WEEKLY;BYDAY=WE from Wed 25 → 25, 2, 9, …"""
    if rule.lunar:
        return _lunar_years(rule.start)
    if rule.workdays:
        return _days_worked(rule.start)
    return islice(parsed(rule), MOST)


def parsed(rule: Rule) -> Iterator[datetime]:
    """The rule by dateutil. Broken: RuleError."""
    try:
        return iter(rrulestr(rule.rrule, dtstart=rule.start))
    except (ValueError, KeyError, TypeError) as problem:
        raise RuleError(rule.rrule) from problem


def is_worked(day: date) -> bool:
    """Whether people work: 2026-10-10, a Saturday after the holidays → True."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:  # the calendar of that year is not published yet
        return day.weekday() in MONDAY_TO_FRIDAY


def _days_worked(start: datetime) -> Iterator[datetime]:
    return (day for day in (start + timedelta(days=n) for n in range(MOST)) if is_worked(day.date()))


def _lunar_years(start: datetime) -> Iterator[datetime]:
    """The same lunar month and day each year, in the month itself where a leap month follows it; the 30th of a
    month that has only 29 days is its last."""
    first = Solar.fromYmd(start.year, start.month, start.day).getLunar()
    month, day = abs(first.getMonth()), first.getDay()
    for year in range(first.getYear(), first.getYear() + LUNAR_YEARS):
        solar = _solar(year, month, day)
        if solar >= start.date():
            yield datetime.combine(solar, start.time())


def _solar(year: int, month: int, day: int) -> date:
    try:
        solar = Lunar.fromYmd(year, month, day).getSolar()
    except Exception as problem:  # lunar_python raises plain Exception for a day that is not there
        if day != 30:
            raise RuleError(f"lunar {year}-{month}-{day}") from problem
        solar = Lunar.fromYmd(year, month, 29).getSolar()
    return date(solar.getYear(), solar.getMonth(), solar.getDay())
