"""Until when a post stands."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import due

SAID_AT = datetime.fromisoformat("2026-11-18T10:00")  # a Wednesday


@pytest.mark.parametrize(
    ("text", "start", "all_day"),
    [
        ("谁有电钻借一下明天还", "2026-11-19T00:00", True),
        ("今晚用，谁家有大锅", "2026-11-18T19:00", False),
        ("周末前要两把折叠椅", "2026-11-21T00:00", True),
        ("梯子借用两天", "2026-11-20T00:00", True),
        ("下周还你", "2026-11-29T00:00", True),
        ("三小时内要退烧药", "2026-11-18T13:00", False),
        ("谁明早8点去机场带一个", "2026-11-19T08:00", False),
        ("周五之前来拿", "2026-11-20T00:00", True),
        ("急用 今晚8点前", "2026-11-18T20:00", False),
        ("下周三要用投影仪", "2026-11-25T00:00", True),
        ("借投影仪用一个晚上，明天上午还", "2026-11-19T09:00", False),
        ("用半小时就还", "2026-11-18T10:30", False),
        ("后天下午搬家要推车", "2026-11-20T14:00", False),
        ("三天后要用", "2026-11-21T00:00", True),
        ("一周内归还", "2026-11-25T00:00", True),
        ("月底前还", "2026-11-30T00:00", True),
        ("這週日還梯子", "2026-11-22T00:00", True),
        ("本月内用完就还", "2026-11-30T00:00", True),
        ("年前还", "2027-02-05T00:00", True),
        ("除夕要用大圆桌", "2027-02-05T00:00", True),
    ],
)
def test_a_post_is_due_when_it_says_so(text: str, start: str, all_day: bool) -> None:
    when = due.find(text, SAID_AT)

    assert when
    assert (when.start, when.all_day) == (datetime.fromisoformat(start), all_day)


@pytest.mark.parametrize(
    "text",
    [
        "谁有姜",
        "昨天丢了一把钥匙",
        "今天早上在门口捡到一串钥匙",
        "上周借的书",
        "每周三接孩子",
        "3号楼有人吗",
        "给我一点盐",
        "借梯子用一下午",
    ],
)
def test_stories_habits_and_things_are_no_due_time(text: str) -> None:
    assert due.find(text, SAID_AT) is None


@given(
    text=st.text(alphabet="明天今晚周一二三用借还前内号点小时半个月底年农历初十0123456789:：，用两", max_size=40),
    now=st.datetimes(),
)
def test_nothing_typed_at_any_time_makes_it_fail(text: str, now: datetime) -> None:
    when = due.find(text, now)

    assert when is None or when.start is not None
