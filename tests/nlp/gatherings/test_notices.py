"""Who says when and what, and no more, announces it; who talks of such a day does not."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import read
from nlp.gatherings import notices
from nlp.writing import script

NOW = datetime(2026, 11, 24, 10)  # noqa: DTZ001 - wall times have no zone


@pytest.mark.parametrize(
    ("text", "title", "place", "start"),
    [
        ("周二社区献血，欢迎大家撸袖子", "社区献血", None, (2026, 11, 24)),
        ("五一下午，拔河比赛", "拔河比赛", None, (2027, 5, 1, 14)),
        ("周六义诊 花街广场", "义诊", "花街广场", (2026, 11, 28)),
        ("20分钟后大堂抽奖，快下来", "抽奖", "大堂", (2026, 11, 24, 10, 20)),
        ("民國115年12月5日晚上七點社區召開住戶大會", "住戶大會", None, (2026, 12, 5, 19)),
        ("后天上午9点居委会开会", "开会", "居委会", (2026, 11, 26, 9)),
        ("周六晚有露天音乐会 小广场 自带板凳", "露天音乐会", "小广场", (2026, 11, 28, 19)),
        ("冬至晚上活动室猜灯谜", "猜灯谜", "活动室", (2026, 12, 22, 19)),
    ],
)
def test_a_day_and_a_name_are_a_notice(text: str, title: str, place: str | None, start: tuple[int, ...]) -> None:
    reading = read(text, now=NOW)
    assert (reading.intent, reading.act) == ("event", True)
    assert reading.event is not None
    assert reading.event.when is not None
    assert (reading.event.title, reading.event.place) == (title, place)
    assert reading.event.when.start is not None
    assert reading.event.when.start.timetuple()[: len(start)] == start


@pytest.mark.parametrize(
    "text",
    [
        "周六的露天电影取消",
        "昨天的义诊人挤人",
        "明天8点开会",
        "明天家长会",
        "周五公司运动会",
        "周末去看画展",
        "周日的运动会几点？",
        "周六献血我也去",
        "周三大扫除，累瘫",
        "那天的联欢会",
        "明天义诊有没有号",
        "周六的义诊谁报名了",
        "义诊",
        "今天情人节",
    ],
)
def test_talk_of_a_day_is_none(text: str) -> None:
    assert notices.find(script.plain(text)) is None


@given(st.text(max_size=50) | st.from_regex(r"\A(周六|明天|12月5日)[ -~一-鿿]{0,30}\Z"))
def test_whatever_is_typed_it_answers(text: str) -> None:
    notices.find(script.plain(text))
