"""What comes again: RFC 5545 rules in wall time, lunar months and years, and days worked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain, dropwhile, islice, takewhile

import chinese_calendar
from dateutil.rrule import rrulestr
from lunar_python import Lunar, LunarYear, Solar

MOST = 20_000  # occurrences looked at: daily for fifty years; a rule that says nothing for so long never will
LUNAR_YEARS = 100
MOON_YEARS = 25  # of what comes each lunar month
MONDAY_TO_FRIDAY = range(5)


class RuleError(ValueError):
    """The rule cannot be read."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When it begins (naive wall time) and how it comes again; `rrule` without RRULE:.

    `lunar`: FREQ=YEARLY counts lunar years, on the lunar month and day of `start`; FREQ=MONTHLY counts lunar months,
    leap months too, on the days of BYMONTHDAY. `workdays`: each day that is worked in China, by the published calendar.
    """

    start: datetime
    rrule: str
    lunar: bool = False
    workdays: bool = False


def expand(rule: Rule) -> Iterator[datetime]:
    """Its occurrences in order, wall time, at most MOST of them. FREQ=WEEKLY;BYDAY=WE from Wed 25 → 25, 2, 9, …"""
    if rule.lunar:
        return _lunar_months(rule) if is_monthly(rule) else _lunar_years(rule.start)
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


def is_monthly(rule: Rule) -> bool:
    """「每月农历十五」 rather than 「每年农历九月初九」."""
    return "FREQ=MONTHLY" in rule.rrule.split(";")


def days_of_month(rule: Rule) -> tuple[int, ...]:
    """FREQ=MONTHLY;BYMONTHDAY=15,1 → (1, 15)."""
    days = parts(rule).get("BYMONTHDAY", "")
    try:
        return tuple(sorted(map(int, days.split(","))))
    except ValueError as problem:
        raise RuleError(rule.rrule) from problem


def parts(rule: Rule) -> dict[str, str]:
    """FREQ=MONTHLY;BYMONTHDAY=15 → {"FREQ": "MONTHLY", "BYMONTHDAY": "15"}."""
    return dict(piece.split("=", 1) for piece in rule.rrule.split(";") if "=" in piece)


def _lunar_months(rule: Rule) -> Iterator[datetime]:
    """The same days of each lunar month; the 30th of a month that has only 29 days is its last."""
    said = parts(rule)
    walls: Iterator[datetime] = (
        wall for wall in _days_by_the_moon(rule, int(said.get("INTERVAL", "1"))) if wall >= rule.start
    )
    if until := said.get("UNTIL"):
        last = datetime.strptime(until[:8], "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
        walls = takewhile(lambda wall: wall.date() <= last, walls)
    return islice(walls, int(said["COUNT"]) if "COUNT" in said else MOST)


def _days_by_the_moon(rule: Rule, interval: int) -> Iterator[datetime]:
    lunar = Solar.fromYmd(rule.start.year, rule.start.month, rule.start.day).getLunar()
    years = range(lunar.getYear(), lunar.getYear() + MOON_YEARS)
    months = chain.from_iterable(map(_months, years))
    begun = dropwhile(lambda month: month[0] + timedelta(days=month[1]) <= rule.start.date(), months)
    for first, last in islice(begun, None, None, interval):
        for day in dict.fromkeys(min(day, last) for day in days_of_month(rule)):
            yield datetime.combine(first + timedelta(days=day - 1), rule.start.time())


@lru_cache(maxsize=128)
def _months(year: int) -> tuple[tuple[date, int], ...]:
    """The months of a lunar year, leap months too: the first day, and how many there are."""
    months = LunarYear.fromYear(year).getMonthsInYear()
    firsts = (Solar.fromJulianDay(month.getFirstJulianDay()) for month in months)
    days = (date(first.getYear(), first.getMonth(), first.getDay()) for first in firsts)
    return tuple(zip(days, (month.getDayCount() for month in months), strict=True))


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
