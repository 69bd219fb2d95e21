"""Dates as one says them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from texts.dates import ago, moment

SATURDAY = datetime(2026, 11, 28, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (SATURDAY, "11月28日 周六 上午9点"),
        (SATURDAY.replace(hour=19, minute=30), "11月28日 周六 晚上7点半"),
        (SATURDAY.replace(hour=0), "11月28日 周六 凌晨0点"),
        (SATURDAY.replace(hour=12, minute=5), "11月28日 周六 中午12点05分"),
        (SATURDAY.replace(hour=14), "11月28日 周六 下午2点"),
    ],
)
def test_a_moment_is_said_in_full(at: datetime, said: str) -> None:
    assert moment(at) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "今天"),
        (1, "昨天"),
        (3, "这周"),
        (6, "上周"),
        (12, "上周"),
        (13, "上上周"),
        (21, "这个月"),
        (40, "上个月"),
        (90, "之前"),
    ],
)
def test_how_long_ago_counts_in_weeks_that_begin_on_monday(days: int, said: str) -> None:
    assert ago(SATURDAY - timedelta(days=days), SATURDAY) == said
