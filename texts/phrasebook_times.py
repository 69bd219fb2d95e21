"""The phrasebook's pages of days, hours, and what comes again."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from community.recurrences import Rule
from texts import dates, recurrences, rides

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
HOURS = ((0, 0), (6, 30), (9, 5), (12, 0), (14, 0), (20, 45))
DAYS_AGO = (0, 1, 3, 8, 15, 20, 40, 80)
RULES = (
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=2;COUNT=10",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;BYDAY=TU,TH",
    "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5",
    *("FREQ=MONTHLY;BYDAY=" + nth + "SU" for nth in ("1", "2", "3", "4", "5", "-1", "-2")),
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=1SA",
    "FREQ=YEARLY",
    "FREQ=YEARLY;INTERVAL=2",
    "FREQ=WEEKLY;UNTIL=20261231T000000",
    "FREQ=HOURLY",
)


def pages() -> Iterator[tuple[str, str]]:
    """(what it is, how it is said)."""
    start = NOW.replace(tzinfo=None)
    yield "months", "\n".join(dates.day(NOW.replace(month=month)) for month in range(1, 13))
    yield "hours", "\n".join(dates.hour(NOW.replace(hour=hour, minute=minute)) for hour, minute in HOURS)
    yield "how long ago", "\n".join(dates.ago(NOW - timedelta(days=days), NOW) for days in DAYS_AGO)
    yield "how long ago, at the end of a month", dates.ago(NOW.replace(day=1), NOW.replace(day=30))
    yield "a ride of a day", rides.leaves(NOW.replace(hour=0), NOW.replace(hour=23), exact=False)
    yield "a ride of several days", rides.leaves(NOW, NOW + timedelta(days=2), exact=False)
    for rule in RULES:
        yield f"what comes again: {rule}", recurrences.said(Rule(start, rule))
    yield "… by the moon, each year", recurrences.said(Rule(start, "FREQ=YEARLY", lunar=True))
    for rule in (
        "FREQ=MONTHLY;BYMONTHDAY=1,2,3,15",
        "FREQ=MONTHLY;BYMONTHDAY=1,15,30",
        "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15",
    ):
        yield f"… by the moon: {rule}", recurrences.said(Rule(start, rule, lunar=True))
    yield "… each day that is worked", recurrences.said(Rule(start, "FREQ=DAILY", workdays=True))
