# ruff: noqa: DTZ001 - wall times have no zone
"""What announcements and answers about events say beside time and place."""

from datetime import datetime, timedelta

import pytest

from nlp import Context, read
from nlp.gatherings import events
from nlp.gatherings.events import Ahead

NOW = datetime(2026, 11, 21, 10)
START, END = datetime(2026, 11, 28, 9), datetime(2026, 11, 28, 11, 30)


@pytest.mark.parametrize(
    ("text", "title", "place", "details"),
    [
        ("11月28日周六上午9点 花街广场 邻居节,有义诊,自带小板凳", "邻居节", "花街广场", "有义诊，自带小板凳"),
        ("通知：下周六下午两点在社区活动室举办包饺子活动", "包饺子活动", "社区活动室", ""),
        ("每个工作日早上7点 广场 太极拳", "太极拳", "广场", ""),
        ("邻居节", "邻居节", None, ""),
        ("跟大家说个事，明天晚上七点半，咱们在5号楼底下放一场露天电影", "放一场露天电影", "5号楼底下", ""),
        ("11/28（周六）14:30 老人防跌倒讲座，活动室，免费", "老人防跌倒讲座", "活动室", "免费"),
        ("八点跳绳，楼下", "跳绳", "楼下", ""),
        ("周六上午9点 花街广场 中秋晚会", "中秋晚会", "花街广场", ""),
        ("明天上午9点", None, None, ""),
        ("11月29日下午2点 广场 跳蚤市场", "跳蚤市场", "广场", ""),
        ("11月29日下午2点 跳蚤市场 广场", "跳蚤市场", "广场", ""),
        ("11月29日下午2点 跳蚤市场", "跳蚤市场", None, ""),
        ("11月29日下午2点 花街广场二手市场", "二手市场", "花街广场", ""),
        ("11月29日下午2点 菜市场 试吃会", "试吃会", "菜市场", ""),
        ("11月29日下午2点 小区门口 合唱", "合唱", "小区门口", ""),
        ("11月29日下午2点 社区 义诊", "义诊", "社区", ""),
        ("11月29日下午2点 社区讲座", "社区讲座", None, ""),
        ("11月29日下午2点 操场", None, "操场", ""),
        ("每月农历十五晚上7点 天台 赏月", "赏月", "天台", ""),
        ("每逢初一十五早上7点 门岗 量血压", "量血压", "门岗", ""),
    ],
)
def test_title_place_and_details_are_what_is_left_without_the_time(
    text: str, title: str | None, place: str | None, details: str
) -> None:
    event = read(text, now=NOW, context=Context(announcing=True)).event
    assert events.described(text, event) == (title, place, details)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("改到下午3点", "11-28 15:00", "11-28 17:30"),
        ("下午3点到5点", "11-28 15:00", "11-28 17:00"),
        ("12月5日", "12-05 09:00", "12-05 11:30"),
        ("下周日上午10点", "11-29 10:00", None),
        ("改到周日吧", "11-29 09:00", "11-29 11:30"),
        ("星期五下午2点到3点", "11-27 14:00", "11-27 15:00"),
        ("这周日", "11-22 09:00", "11-22 11:30"),
    ],
)
def test_a_new_time_is_seen_from_the_old(text: str, start: str, end: str | None) -> None:
    when = events.retimed(text, START, END, NOW)
    assert when is not None
    assert when.start is not None
    assert when.start.strftime("%m-%d %H:%M") == start
    assert (when.end and when.end.strftime("%m-%d %H:%M")) == end


def test_how_long_ahead() -> None:
    three = (Ahead(timedelta(days=3)), Ahead(timedelta(days=1)), Ahead(timedelta(hours=2)))
    assert events.leads("提前3天、1天、2小时") == three
    assert events.leads("前一天晚上") == (Ahead(timedelta(days=1), evening=True),)
    assert events.leads("提前半小时") == (Ahead(timedelta(minutes=30)),)
    assert events.leads("不用提醒") == ()
    assert events.leads("随便") is None


def test_who_does_what() -> None:
    assert events.duties("茶水 2 人，搬桌子 4 人") == {"茶水": 2, "搬桌子": 4}
    assert events.duties("不用") == {}
    assert events.duties("看情况吧") is None


def test_how_many_may_come_is_no_work() -> None:
    assert events.hands("大扫除，需要：扫地2人、茶水1人，限3人") == {"扫地": 2, "茶水": 1}
    assert events.hands("需要：扫地5人、茶水2人，名额30个") == {"扫地": 5, "茶水": 2}
    assert events.seats("大扫除，需要：扫地2人，名额30个") == 30


@pytest.mark.parametrize(("text", "seats"), [("30", 30), ("30人", 30), ("不限", 0), ("好的", None)])
def test_how_many_fit_in(text: str, seats: int | None) -> None:
    assert events.seats_answer(text) == seats


@pytest.mark.parametrize(
    ("text", "hands"),
    [
        ("11月28日上午9点 大扫除 需要：扫地5人、茶水2人", {"扫地": 5, "茶水": 2}),
        ("11月28日上午9点 邻居节 花街广场 茶水2人 搬桌椅3人", {"茶水": 2, "搬桌椅": 3}),
        ("邻居节 11月28日上午9点 花街广场，限50人，签到两位", {"签到": 2}),
        ("周六羽毛球 茶水2人一组", {}),
        ("合唱团 周六开班 3人以上", {}),
        ("包饺子 每桌4人 周六", {}),
        ("邻居节，茶水每人一杯", {}),
    ],
)
def test_hands_may_stand_in_what_is_announced(text: str, hands: dict[str, int]) -> None:
    assert events.hands(text) == hands


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("邻居节 下午3点 小广场 每家带一个菜 需要带小板凳10个", {"小板凳": 10}),
        ("周六包饺子，还缺：擀面杖5根", {}),
        ("周六包饺子，还缺大家带折叠桌4张、小板凳10个", {"折叠桌": 4, "小板凳": 10}),
        ("办证请带照片2张", {}),
        ("办老年卡需要带照片4张 身份证复印件", {}),
        ("每人需要带小板凳1个", {}),
        ("大家自带小板凳", {}),
    ],
)
def test_what_is_to_be_brought_may_stand_there_too(text: str, things: dict[str, int]) -> None:
    assert events.brought(text) == things


def test_a_programme_has_its_hours_after_the_beginning() -> None:
    said = events.programme("9点 开场 老张，9点半 义诊 王阿姨；10点 合唱", START)
    assert said is not None
    assert [(part.start.strftime("%H:%M"), part.title, part.keeper) for part in said] == [
        ("09:00", "开场", "老张"),
        ("09:30", "义诊", "王阿姨"),
        ("10:00", "合唱", None),
    ]


def test_in_the_afternoon_a_bare_two_is_fourteen() -> None:
    said = events.programme("2点 开场，晚上7点 电影", START.replace(hour=14))
    assert said is not None
    assert [part.start.hour for part in said] == [14, 19]


def test_a_part_without_an_hour_or_before_the_beginning_is_not_guessed() -> None:
    assert events.programme("开场 老张", START) is None
    assert events.programme("早上8点 开场", START) is None


def test_what_to_bring() -> None:
    assert events.things_to_bring("小板凳 10 个，水果 3 盘") == {"小板凳": 10, "水果": 3}
    assert events.things_to_bring("不用") == {}
    assert events.things_to_bring("随便带点") is None


@pytest.mark.parametrize("text", ["明天下午3点，哦不，4点 活动室 茶话会", "改天下午3点 活动室 茶话会"])
def test_a_correction_and_some_other_day_are_no_title(text: str) -> None:
    found = read(text, now=NOW, context=Context(announcing=True)).event
    assert events.described(text, found) == ("茶话会", "活动室", "")
