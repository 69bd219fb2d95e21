"""Who is on duty, and from when."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from community.members import Person
from community.roster import Shift, next_shift

SHANGHAI = ZoneInfo("Asia/Shanghai")
SATURDAY = datetime(2026, 11, 21, 10, tzinfo=SHANGHAI)
LI, LIU = Person(2, "小李"), Person(6, "刘叔")


def test_today_is_now() -> None:
    assert next_shift([Shift(5, LI), Shift(6, LIU)], SATURDAY, SHANGHAI) == (SATURDAY, [LI])


def test_else_it_is_the_next_day_that_anybody_is_from_nine_on() -> None:
    found = next_shift([Shift(4, LI), Shift(1, LIU)], SATURDAY, SHANGHAI)
    assert found == (datetime(2026, 11, 24, 9, tzinfo=SHANGHAI), [LIU])


def test_the_day_is_that_of_the_group() -> None:
    late = SATURDAY + timedelta(hours=15)  # Sunday there, still Saturday in London
    assert next_shift([Shift(6, LIU)], late, SHANGHAI) == (late, [LIU])
    assert next_shift([Shift(5, LI)], late, ZoneInfo("Europe/London")) == (late, [LI])


def test_nobody_is_nobody() -> None:
    assert next_shift([], SATURDAY, SHANGHAI) is None
