"""Who sets out and asks who comes along has seats to give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import read
from nlp.intent import company
from nlp.writing import script


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("明早七点去浦东机场 有人走吗", "浦东机场"),
        ("周六去迪士尼有走的吗", "迪士尼"),
        ("明早七点开车去浦东机场，有人走吗？", "浦东机场"),
        ("后天早上去苏州，有要走的邻居吗", "苏州"),
        ("下午三点回松江 有人一起走嗎", "松江"),
        ("聽日朝早七點去機場，有冇人一齊走", "机场"),
        ("顺路去高铁站，有人要搭车吗", "高铁站"),
        ("去人民医院，哪位要坐顺风车，说一声", "人民医院"),
    ],
)
def test_who_asks_who_comes_along_offers_a_seat(text: str, where: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.category, reading.act) == ("offer", "ride", True)
    assert [one.name for one in reading.gives] == [where]


@pytest.mark.parametrize(
    "text",
    [
        "后天凌晨四点半去浦东机场T2，有一起走的吗 拼一部",
        "明天去公园散步 有人一起走吗",
        "明早六点去植物园走走，有人走吗",
        "周六去爬香山，有人走吗",
        "明天早上去机场，有人走吗，想搭我一个",
        "今晚去吃火锅有走的吗",
        "去塘沽办事，下午三点前到就行，有走的没",
        "还有人走吗",
        "昨天去浦东机场有人走吗",
        "明天去机场怎么走",
        "我想去机场，有人要搭车吗，拼一个",
        "求带去机场，谁要坐车",
    ],
)
def test_who_wants_a_lift_or_goes_on_foot_does_not(text: str) -> None:
    assert company.find(script.plain(text)) is None


@pytest.mark.parametrize(
    "text", ["明天下午有人打羽毛球吗 差一个", "今晚打麻将三缺一 谁来", "周末有人踢足球吗", "聽日有冇人打乒乓球"]
)
def test_who_looks_for_company_to_play_borrows_nothing(text: str) -> None:
    assert read(text).intent == "event"


@pytest.mark.parametrize(
    "text", ["明天打羽毛球 谁有拍子借一下", "谁家有羽毛球借一个", "有人在楼下打羽毛球,都十点了", "谁会打网球教教孩子"]
)
def test_who_wants_what_one_plays_with_or_hears_it_does_not(text: str) -> None:
    assert company.plays(script.plain(text)) is None


@given(st.text(max_size=50))
def test_whatever_is_typed_it_answers(text: str) -> None:
    company.find(script.plain(text))
