# ruff: noqa: DTZ001 - wall times have no zone
"""What comes again: by the week, by the moon, by the days worked, by the wall clock."""

from datetime import date, datetime
from itertools import islice

import pytest

from community.events import moment
from community.recurrences import Rule, RuleError, expand, is_worked
from nlp.times import lunar
from texts.recurrences import said


def first(rule: Rule, many: int = 3) -> list[str]:
    return [at.strftime("%Y-%m-%d %H:%M") for at in islice(expand(rule), many)]


def test_every_wednesday() -> None:
    rule = Rule(datetime(2026, 11, 25, 19), "FREQ=WEEKLY;BYDAY=WE")
    assert first(rule) == ["2026-11-25 19:00", "2026-12-02 19:00", "2026-12-09 19:00"]


def test_the_last_sunday_of_the_month() -> None:
    rule = Rule(datetime(2026, 11, 29, 14), "FREQ=MONTHLY;BYDAY=-1SU")
    assert first(rule) == ["2026-11-29 14:00", "2026-12-27 14:00", "2027-01-31 14:00"]


def test_every_ninth_of_the_ninth_lunar_month() -> None:
    """重阳节; the table that the reader has agrees for ten years."""
    rule = Rule(datetime(2027, 10, 8, 9), "FREQ=YEARLY", lunar=True)
    days = [year.day(9, 9) for number in range(2027, 2037) if (year := lunar.year(number)) is not None]
    assert [at.date() for at in islice(expand(rule), 10)] == days
    assert first(rule, 2) == ["2027-10-08 09:00", "2028-10-26 09:00"]


def test_a_lunar_month_without_a_thirtieth_ends_a_day_earlier() -> None:
    """The twelfth lunar month has 30 days before 2024-02-10 and 29 before 2025-01-29."""
    rule = Rule(datetime(2024, 2, 9, 18), "FREQ=YEARLY", lunar=True)
    assert first(rule, 2) == ["2024-02-09 18:00", "2025-01-28 18:00"]


def test_the_fifteenth_of_each_lunar_month_leap_months_too() -> None:
    """2028 has a second fifth month."""
    rule = Rule(datetime(2028, 6, 7, 19), "FREQ=MONTHLY;BYMONTHDAY=15", lunar=True)
    year = lunar.year(2028)
    assert year is not None
    assert [at.date() for at in islice(expand(rule), 4)] == year.each(15)[4:8]


def test_two_days_of_each_lunar_month_from_where_it_begins() -> None:
    rule = Rule(datetime(2026, 11, 23, 7), "FREQ=MONTHLY;BYMONTHDAY=1,15", lunar=True)
    assert first(rule) == ["2026-11-23 07:00", "2026-12-09 07:00", "2026-12-23 07:00"]
    assert said(rule) == "每月农历初一、十五"


def test_days_in_a_row_are_told_by_the_first_and_the_last() -> None:
    days = Rule(datetime(2026, 12, 1, 9), "FREQ=MONTHLY;BYMONTHDAY=1,2,3,15,16")
    assert said(days) == "每月1到3、15、16号"
    moons = Rule(datetime(2026, 12, 7, 9), "FREQ=MONTHLY;BYMONTHDAY=28,29,30", lunar=True)
    assert said(moons) == "每月农历廿八到最后一天"


def test_lunar_months_may_be_counted_skipped_and_end() -> None:
    begin = datetime(2026, 11, 23, 7)
    second = Rule(begin, "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15;COUNT=2", lunar=True)
    until = Rule(begin, "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20261224T235959", lunar=True)
    assert first(second) == ["2026-11-23 07:00", "2027-01-22 07:00"]
    assert first(until) == ["2026-11-23 07:00", "2026-12-23 07:00"]


def test_the_last_day_of_each_lunar_month_is_its_thirtieth_or_else_its_29th() -> None:
    rule = Rule(datetime(2026, 12, 8, 7), "FREQ=MONTHLY;BYMONTHDAY=30", lunar=True)
    assert first(rule) == ["2026-12-08 07:00", "2027-01-07 07:00", "2027-02-05 07:00"]
    assert said(rule) == "每月农历最后一天"


def test_workdays_leave_out_holidays_and_take_in_the_days_worked_instead() -> None:
    """Around Spring Festival 2026: Saturday 14 February is worked, 15 to 23 are not."""
    rule = Rule(datetime(2026, 2, 12, 7), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", workdays=True)
    assert first(rule, 4) == ["2026-02-12 07:00", "2026-02-13 07:00", "2026-02-14 07:00", "2026-02-24 07:00"]


def test_years_not_published_yet_work_from_monday_to_friday() -> None:
    assert [is_worked(date(2040, 10, day)) for day in (5, 6, 7, 8)] == [True, False, False, True]


def test_the_hour_on_the_wall_stays_when_the_clocks_change() -> None:
    rule = Rule(datetime(2026, 10, 21, 19), "FREQ=WEEKLY;BYDAY=WE")
    hours = [moment(at, "Europe/Berlin").hour for at in islice(expand(rule), 2)]
    assert hours == [17, 18]


def test_a_broken_rule_says_so() -> None:
    with pytest.raises(RuleError):
        expand(Rule(datetime(2026, 1, 1), "FREQ=SOMETIMES"))
