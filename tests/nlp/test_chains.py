"""What is said about a chain, and what only sounds like it."""

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import chains
from nlp.chains import Opening, Word

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
    ],
)
def test_the_title_is_what_is_left_without_price_and_time(text: str, title: str) -> None:
    assert chains.opening(text, NOW).title == title


def test_a_sentence_has_no_title_unless_it_begins_with_one() -> None:
    assert chains.opening("有没有一起拼车厘子的，68一箱", NOW, meant=False) == Opening("", "箱", 68.0)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("+2", Word("more", 2.0)),
        ("＋2箱 要大果", Word("more", 2.0, note="要大果")),
        ("3. 陈姐 2箱 晚点拿", Word("line", 2.0, "陈姐", "晚点拿", 3)),
        ("③小美 1箱", Word("line", 1.0, "小美", "", 3)),
        ("退出接龙", Word("out")),
        ("草莓到货了，来3栋拿", Word("arrived")),
    ],
)
def test_without_a_reply_only_what_is_plain(text: str, word: Word) -> None:
    assert chains.word(text, replying=False) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("我要两箱", Word("more", 2.0)),
        ("要", Word("more", 1.0)),
        ("改成3箱", Word("set", 3.0)),
        ("-1", Word("more", -1.0)),
        ("不要了", Word("out")),
    ],
)
def test_a_reply_may_say_less(text: str, word: Word) -> None:
    assert chains.word(text, replying=False) is None
    assert chains.word(text, replying=True) == word


@pytest.mark.parametrize(
    "text",
    [
        "到货了吗",
        "还没到货",
        "+86 13800000000",
        "+1:30",
        "1.20打卡",
        "来，我带你喝",
        "一半一半",
        "712",
        "5年，辛苦了",
        "好的",
    ],
)
def test_what_only_sounds_like_it_is_not_taken(text: str) -> None:
    assert chains.word(text, replying=True) is None


def test_chatter_after_a_plus_is_no_order() -> None:
    assert chains.word("+1 我也觉得物业该管管", replying=False) is None


@pytest.mark.parametrize(("text", "called"), [("接龙 土鸡蛋\n1. 王阿姨 2箱", True), ("买菜\n1. 酱油\n2. 醋", False)])
def test_a_list_is_taken_over_only_where_it_calls_itself_a_chain(text: str, called: bool) -> None:
    assert chains.called(text) is called


@given(st.text(alphabet="接龙团+-＋1234567890.、\n 王箱份两半要来改成截止前", max_size=60))
def test_nothing_typed_can_break_it(text: str) -> None:
    chains.opening(text, NOW)
    chains.called(text)
    for replying in (True, False):
        said = chains.word(text, replying=replying)
        assert said is None or said.quantity is None or abs(said.quantity) < 1e6
