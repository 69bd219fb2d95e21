"""Until when a post stands."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.about import due

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
        ("腊月二十八到初六 谁能帮我照看一下猫", "2027-02-04T00:00", True),
        ("腊月二十八谁能帮我接人", "2027-02-04T00:00", True),
        ("借投影仪用一个晚上，明天上午还", "2026-11-19T09:00", False),
        ("用半小时就还", "2026-11-18T10:30", False),
        ("后天下午搬家要推车", "2026-11-20T14:00", False),
        ("三天后要用", "2026-11-21T00:00", True),
        ("一周内归还", "2026-11-25T00:00", True),
        ("月底前还", "2026-11-30T00:00", True),
        ("這週日還梯子", "2026-11-22T00:00", True),
        ("本月内用完就还", "2026-11-30T00:00", True),
        ("年前还", "2027-02-05T00:00", True),
        ("谁有梯子借一下，明天下午用，后天还", "2026-11-20T00:00", True),
        ("借个电饭煲，今晚用，明早还", "2026-11-19T08:00", False),
        ("今晚用明早还", "2026-11-19T08:00", False),
        ("后天还，明天早上用", "2026-11-20T00:00", True),
        ("明天搬家用推车，周日晚上给您送回去", "2026-11-22T19:00", False),
        ("下周用，月底前还", "2026-11-30T00:00", True),
        ("明天用，下周还您", "2026-11-29T00:00", True),
        ("后天下午3点用，4点还", "2026-11-20T16:00", False),
        ("下周六用，周日还", "2026-11-29T00:00", True),
        ("今晚用，第二天一早还", "2026-11-19T00:00", True),
        ("明天下午要用，还没买到", "2026-11-19T14:00", False),
        ("后天用，还请帮帮忙，周五还有活动", "2026-11-20T00:00", True),
        ("今晚用，还是明天用都行", "2026-11-18T19:00", False),
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


def test_only_what_says_when_it_comes_back_is_agreed() -> None:
    said = ("谁有梯子借一下，明天还", "梯子借用两天", "借投影仪到周日，借到周日", "三小时内归还", "年前还")
    unsaid = (
        "谁有梯子借一下，明天下午用",
        "今晚8点前要用大锅",
        "周五之前来拿",
        "谁有梯子，还要一把锤子",
        "明天用，还没借到",
    )
    assert [due.says_back(text) for text in said] == [True] * len(said)
    assert [due.says_back(text) for text in unsaid] == [False] * len(unsaid)


@given(
    text=st.text(alphabet="明天今晚周一二三用借还前内号点小时半个月底年农历初十0123456789:：，用两", max_size=40),
    now=st.datetimes(),
)
def test_nothing_typed_at_any_time_makes_it_fail(text: str, now: datetime) -> None:
    when = due.find(text, now)

    assert when is None or when.start is not None


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("我有，下周末我带过去", "2026-11-29T20:00"),
        ("这周末可以", "2026-11-22T20:00"),
        ("我周五回来给你送", "2026-11-20T20:00"),
        ("我要，明天晚上有空，到时候来拿", "2026-11-19T19:00"),
        ("周六上午我在家，来拿吧", "2026-11-21T09:00"),
        ("明后天都行", "2026-11-20T20:00"),
        ("过两天我给你拿过去", "2026-11-20T20:00"),
        ("过几天吧", "2026-11-21T20:00"),
        ("下周抽空帮你弄", "2026-11-29T20:00"),
        ("這個月太忙，下個月吧", "2026-12-31T20:00"),
        ("等过了周五", "2026-11-20T20:00"),
    ],
)
def test_a_promise_asks_for_patience(text: str, until: str) -> None:
    assert due.promised_for(text, SAID_AT) == datetime.fromisoformat(until)


@pytest.mark.parametrize(
    "text",
    ["我有", "我要，后天还", "我用两天", "我上周刚买的，给你", "我有，2号楼301来拿", "有两点意见", "过了天桥就是"],
)
def test_a_promise_without_a_day_asks_for_none(text: str) -> None:
    assert due.promised_for(text, SAID_AT) is None
