"""What a reply to an event says about who comes."""

import time

import pytest

from nlp.gatherings import rsvps
from nlp.gatherings.rsvps import Said

YES, NO = Said("yes"), Said("no")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("我们家3口", 3),
        ("我家3口人都来", 3),
        ("一家三口", 3),
        ("2大1小", 3),
        ("两个人", 2),
        ("带两个孩子", 3),
        ("我和老伴两个人", 2),
        ("我跟我妈去", 2),
        ("我和爸妈去", 3),
        ("我和老公带孩子去", 3),
        ("我也去，带老伴", 2),
        ("我们家改成2个人", 2),
        ("改成2个人", 2),
        ("只来两个", 2),
        ("就我一个人", 1),
        ("预留两个名额", 2),
        ("我们俩参加", 2),
        ("3个人改2个人", 2),
        ("算上我妈四个人", 4),
        ("我同老豆一齐嚟", 2),
    ],
)
def test_how_many_come(text: str, people: int) -> None:
    assert rsvps.find(text) == (Said("yes", people=people),)


@pytest.mark.parametrize("text", ["+2", "我也来，+2", "我报名，+ 2"])
def test_a_plus_is_how_many_come_or_how_many_more(text: str) -> None:
    assert rsvps.find(text) == (Said("yes", people=2, more=2),)


@pytest.mark.parametrize(
    "text",
    [
        "参加",
        "我也去",
        "我们全家都去",
        "算我一个",
        "帮我报个名",
        "要去的，不过晚点到",
        "和陈姐一起去",
        "給我報個名",
        "我来我来",
        "到时候准到",
    ],
)
def test_a_yes(text: str) -> None:
    assert rsvps.find(text) == (YES,)


@pytest.mark.parametrize(
    "text",
    [
        "我们不去了",
        "有事去不成",
        "临时有事不去了",
        "赶不过来",
        "这次就不凑热闹了",
        "唔嚟喇",
        "去唔到喇",
        "我去不了了，孩子发烧",
        "孩子发烧，去不了了",
        "老公加班，我去不了",
        "取消报名",
        "把我的名额退了",
        "去不了，抱歉",
        "不参加了",
        "別算我了",
        "周六有事，去不了",
        "请帮我取消报名",
        "别人不去我也不去",
    ],
)
def test_a_no_of_the_speakers(text: str) -> None:
    assert rsvps.find(text, ["张奶奶"]) == (NO,)


@pytest.mark.parametrize("text", ["没空", "算了", "不好意思，没空", "我取消"])
def test_some_words_are_a_no_only_as_an_answer(text: str) -> None:
    assert rsvps.find(text) == (Said("no", clear=False),)


@pytest.mark.parametrize(
    "text",
    [
        "张奶奶去不了了",
        "张奶奶今天不舒服，去不了了",
        "张奶奶说她不去了",
        "张奶奶让我说一声她去不了",
        "替张奶奶取消",
        "取消张奶奶的报名",
        "把张奶奶的名额退了",
        "帮张奶奶退了吧",
        "把张奶奶的名字划了吧",
        "张奶奶那份取消",
        "奶奶不去了",
        "她不去了",
    ],
)
def test_a_guest_does_not_come(text: str) -> None:
    assert rsvps.find(text, ["3栋张奶奶"]) == (Said("no", "3栋张奶奶"),)


def test_somebody_else_is_not_the_speaker() -> None:
    assert rsvps.find("李奶奶不来了", ["张奶奶"]) == (Said("no", "李奶奶"),)
    assert rsvps.find("小明不去了") == (Said("no", "小明"),)
    assert rsvps.find("我妈不去了") == (Said("no", "我妈", kin=True),)
    assert rsvps.find("有一个去不了了") == rsvps.find("少一个，老公加班") == (Said("no", more=-1),)
    assert rsvps.find("大家都不来") == rsvps.find("听说老张不来了") == ()


def test_several_things_at_once() -> None:
    assert rsvps.find("我参加，顺便替张奶奶报名") == (YES, Said("yes", "张奶奶"))
    assert rsvps.find("替张奶奶和李爷爷报名") == (Said("yes", "张奶奶"), Said("yes", "李爷爷"))
    assert rsvps.find("我和张奶奶都不去了", ["张奶奶"]) == (NO, Said("no", "张奶奶"))
    assert rsvps.find("我不去了，我妈去") == (NO, Said("yes", "我妈", kin=True, people=1))
    assert rsvps.find("帮我爸妈两个人报名") == (Said("yes", "我爸妈", people=2),)
    assert rsvps.find("张奶奶想参加，帮她报一个") == (Said("yes", "张奶奶"),)
    assert rsvps.find("我不去，老婆和孩子去") == (NO, Said("yes", "老婆和孩子", kin=True, people=2))
    assert rsvps.find("替張奶奶報名") == (Said("yes", "張奶奶"),)


@pytest.mark.parametrize(
    "text",
    [
        "小孩可以参加吗",
        "几点开始？",
        "去不去",
        "嚟唔嚟",
        "我去问问我妈",
        "我来晚了",
        "怎么不来",
        "不去白不去",
        "不来可惜了",
        "不来的举手",
        "去年我就去了",
        "我想去但是要上班",
        "我要两份",
        "有3个人在吵架",
        "辛苦了",
        "改到下午2点",
        "时间改到下午2点，请大家注意",
    ],
)
def test_what_says_neither(text: str) -> None:
    assert rsvps.find(text, ["张奶奶"]) == ()


def test_a_maybe() -> None:
    assert rsvps.find("可能去") == (Said("maybe"),)
    assert rsvps.find("可能去不了") == rsvps.find("看情况") == rsvps.find("下雨就不去") == (Said("maybe", clear=False),)


@pytest.mark.parametrize(
    "text", ["改到下午2点", "地点改到社区活动室，大家别走错", "因为下雨取消了，对不起大家", "取消了", "推迟一周"]
)
def test_it_is_about_the_event(text: str) -> None:
    assert rsvps.is_change(text)


@pytest.mark.parametrize("text", ["大扫除取消了", "下周二广场舞停一次", "大扫除改到下周日", "取消吧", "节假日停"])
def test_an_event_is_off_or_moved(text: str) -> None:
    assert rsvps.is_news(text)


@pytest.mark.parametrize("text", ["大扫除取消了吗", "大扫除不会取消", "上次大扫除取消了", "取消报名", "停车场满了"])
def test_an_event_is_as_it_was(text: str) -> None:
    assert not rsvps.is_news(text)


@pytest.mark.parametrize("text", ["改成2个人", "取消我的报名", "我取消", "能改到下午吗", "张奶奶不去了"])
def test_it_is_about_who_comes(text: str) -> None:
    assert not rsvps.is_change(text)


@pytest.mark.parametrize("words", ["哎", "也要", "真的", "俺，", "取消的", "我和", "娃", "妹"])
def test_nonsense_is_read_quickly(words: str) -> None:
    rsvps.find("我们家3口")
    began = time.perf_counter()
    rsvps.find(words * (rsvps.SHORT // len(words)), ["张奶奶"])
    assert time.perf_counter() - began < 1
