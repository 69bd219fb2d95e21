"""What a reply to an event says about what is to be done or brought there."""

import pytest

from nlp.gatherings import duties
from nlp.gatherings.duties import Doing, Duty
from nlp.household import things

WANTED = [
    Duty("茶水"),
    Duty("搬桌子"),
    Duty("小板凳", things.key("小板凳")),
    Duty("水果", things.key("水果")),
    Duty("义诊"),
]
TEA, TABLES, STOOLS, FRUIT, HEALTH = range(len(WANTED))


@pytest.mark.parametrize(
    ("text", "doing"),
    [
        ("我可以帮忙倒茶", Doing(TEA, True)),
        ("茶水算我一个", Doing(TEA, True)),
        ("我来搬", Doing(TABLES, True)),
        ("桌子我帮忙搬", Doing(TABLES, True)),
        ("我带5个小板凳", Doing(STOOLS, True, 5)),
        ("小板凳 5个", Doing(STOOLS, True, 5)),
        ("小板凳我只能带3个了", Doing(STOOLS, True, 3)),
        ("我家有6个凳子", Doing(STOOLS, True, 6)),
        ("我帶點蘋果", Doing(FRUIT, True)),
        ("茶水我来不了了", Doing(TEA, False)),
        ("茶水那个，我做不了了", Doing(TEA, False)),
        ("小板凳带不了了", Doing(STOOLS, False)),
        ("义诊我去不了，让李医生替我", Doing(HEALTH, False)),
        ("义诊换个人吧", Doing(HEALTH, False)),
        ("搬桌子叫别人吧", Doing(TABLES, False)),
        ("搬桌子我腰不好，换人吧", Doing(TABLES, False)),
        ("水果我来买", Doing(FRUIT, True)),
    ],
)
def test_who_does_what(text: str, doing: Doing) -> None:
    found, left = duties.find(text, WANTED)
    assert found == (doing,)
    assert left == ""


def test_what_else_is_said_is_left() -> None:
    assert duties.find("我们家3口都来，茶水算我一个", WANTED) == ((Doing(TEA, True),), "我们家3口都来")
    assert duties.find("茶水我来，我老公不去", WANTED) == ((Doing(TEA, True),), "我老公不去")
    assert duties.find("我去不了，茶水也倒不了了", WANTED) == ((Doing(TEA, False),), "我去不了")


@pytest.mark.parametrize(
    "text",
    [
        "茶水够吗",
        "茶水谁负责",
        "茶水真好喝",
        "茶水辛苦大家了",
        "我要喝茶水",
        "我不要茶水",
        "记得带小板凳",
        "我借个小板凳",
        "我去不了了",
        "我来参加",
        "我妈去不了",
        "我家水果店开业",
    ],
)
def test_what_says_nothing_of_the_kind(text: str) -> None:
    assert duties.find(text, WANTED) == ((), text)


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("好，喊一声", True),
        ("再喊一声吧", True),
        ("喊吧", True),
        ("麻烦帮忙喊一下", True),
        ("不用喊了", False),
        ("算了", False),
        ("不喊了，人够了", False),
        ("不行", None),
        ("不来了", None),
        ("不知道", None),
        ("别忘了", None),
        ("好的", None),
        ("喊谁", None),
        ("我问一下", None),
    ],
)
def test_whether_to_call(text: str, calls: bool | None) -> None:
    assert duties.calls(text) is calls
