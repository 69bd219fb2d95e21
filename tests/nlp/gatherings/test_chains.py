"""What opens a chain: what it is about, and until when."""

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.gatherings import chains
from nlp.gatherings.chains import Opening

NOW = datetime.fromisoformat("2026-11-21T10:00")


def test_an_opening_says_what_and_for_how_much_and_until_when() -> None:
    said = chains.opening("团丹东草莓 68元/箱 满10箱成团 最多50箱 周五截止", NOW)
    assert said.closes is not None
    assert (said.title, said.unit, said.price, said.least, said.most) == ("丹东草莓", "箱", 68.0, 10.0, 50.0)
    assert said.closes.start == datetime.combine(datetime.fromisoformat("2026-11-27"), time())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("接龙 团土鸡蛋 35元/板 周五晚8点截止", "土鸡蛋"),
        ("#接龙\n海南贵妃芒 35元 楼下自提\n1. 团长 1份\n2. 3-501 2份", "海南贵妃芒"),
        ("团圆饭报名 最多20人 后天下午5点前", "团圆饭报名"),
        ("接龙\n1. 小李\n2. 王阿姨", ""),
        ("开团啦！新疆苹果 59元一箱 明晚8点截单", "新疆苹果"),
        ("接龙 团购", "团购"),
        ("拼单买土鸡 80一只 周五截止 要的接龙", "土鸡"),
    ],
)
def test_the_title_is_what_is_left_without_price_and_time(text: str, title: str) -> None:
    assert chains.opening(text, NOW).title == title


@pytest.mark.parametrize(
    ("text", "title", "closes"),
    [
        ("接龙报名周六摘草莓\n1. 陈姐 2大1小", "周六摘草莓", None),
        ("接龙：周日去爬山，想去的接\n1. 陈姐", "周日去爬山", None),
        ("接龙 11月28日周六看电影 35元/人\n1. 陈姐 2人", "11月28日周六看电影", None),
        ("#接龙 12月1日晚饭聚餐 AA\n1. 陈姐", "12月1日晚饭聚餐", None),
        ("#接龙\n本周五晚上7点 篮球\n1. 小李\n2.", "本周五晚上7点 篮球", None),
        ("#接龙 团鸡蛋，周五到货，28一板\n1. 陈姐 1", "鸡蛋", None),
        ("团月饼，9月25日前送到", "月饼", None),
        ("团橙子 58元/箱 周五前后到货", "橙子", None),
        ("团面包 周末前台自提 20元/个", "面包", None),
        ("團土雞蛋 週五前接龍 35元/板", "土雞蛋", "2026-11-27T00:00"),
        ("接龙 团橙子，周五到货，周三晚8点截止", "橙子", "2026-11-25T20:00"),
        ("团橙子 58元/箱 截止时间：周三晚8点，周五到货", "橙子", "2026-11-25T20:00"),
        ("接龙\n周五截止\n土鸡蛋 35元/板\n1. 王阿姨 2板", "土鸡蛋", "2026-11-27T00:00"),
        ("团橙子 58元/箱 三小时内接龙", "橙子", "2026-11-21T13:00"),
        ("团车厘子 下周前", "车厘子", "2026-11-29T00:00"),
        ("团橙子，最晚明天中午接", "橙子", "2026-11-22T12:00"),
        ("团橙子 明晚9点前下单，后天到", "橙子", "2026-11-22T21:00"),
    ],
)
def test_only_a_time_that_is_said_to_be_the_last_closes_it(text: str, title: str, closes: str | None) -> None:
    said = chains.opening(text, NOW)
    start = said.closes.start if said.closes else None
    assert (said.title, start) == (title, datetime.fromisoformat(closes) if closes else None)


def test_a_sentence_has_no_title_unless_it_begins_with_one() -> None:
    assert chains.opening("有没有一起拼车厘子的，68一箱", NOW, meant=False) == Opening("", "箱", 68.0)


@pytest.mark.parametrize(("text", "called"), [("接龙 土鸡蛋\n1. 王阿姨 2箱", True), ("买菜\n1. 酱油\n2. 醋", False)])
def test_a_list_is_taken_over_only_where_it_calls_itself_a_chain(text: str, called: bool) -> None:
    assert chains.called(text) is called


@given(st.text(alphabet="接龙团+-＋1234567890.、\n 王箱份两半要来改成截止前", max_size=60))
def test_nothing_typed_can_break_it(text: str) -> None:
    chains.opening(text, NOW)
    chains.called(text)


@pytest.mark.parametrize("text", ["三人团，买鸡蛋，差一个", "五人团草莓还差两个", "牛奶还差三户满团，来人"])
def test_how_many_are_lacking_is_no_title(text: str) -> None:
    assert chains.opening(text, NOW, meant=False).title == ""


def test_so_many_must_come_together() -> None:
    assert chains.opening("五人团，草莓30一斤", NOW, meant=False).least == 5
