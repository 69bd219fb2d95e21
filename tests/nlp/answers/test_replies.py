"""Short answers: yes, no, and whether a word may take up what was just said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.answers import replies


@pytest.mark.parametrize(
    "text",
    ["我有，来拿", "有的有的", "好嘞", "可以，晚上来", "冇问题", "OK", "要得", "在家，过来取", "没毛病", "没得问题"],
)
def test_a_yes(text: str) -> None:
    assert replies.answer(text) == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "没有了",
        "不好意思，用完了",
        "我不在家",
        "這次不行",
        "有是有，不方便",
        "冇喎",
        "莫得",
        "没得",
        "已经送人了",
        "你先问问别人",
    ],
)
def test_a_no_goes_before_a_yes(text: str) -> None:
    assert replies.answer(text) == "no"


@pytest.mark.parametrize(
    "text", ["", "今天天气", "昨天我跟老王说了半天，他说他家的猫又跑出去了，找了一晚上才在地下车库找到，可把他急坏了"]
)
def test_neither(text: str) -> None:
    assert replies.answer(text) is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("我有，来我家拿", {"need", "exchange"}),
        ("我会，马上来", {"need"}),
        ("我有空", {"need", "exchange"}),
        ("我有，来拿", {"need", "exchange"}),
        ("我屋企有，上嚟攞", {"need", "exchange"}),
        ("我也有", {"need", "exchange"}),
        ("俺家正好有", {"need", "exchange"}),
        ("我有，要吗？", {"need", "exchange"}),
        ("我要一份", {"offer", "exchange"}),
        ("我也要", {"offer", "exchange"}),
        ("+1", {"offer", "exchange"}),
        ("我来", {"need", "offer", "exchange"}),
        ("我家有娃，给我留一个", {"need", "offer", "exchange"}),
    ],
)
def test_what_may_take_up_which_word_before(text: str, kinds: set[str]) -> None:
    assert {kind for kind, _ in replies.takes_up(text)} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "我有吗？",
        "我有必要吗",
        "哈哈哈",
        "今天天气真好",
        "我有个问题",
        "我有一个朋友他上次在群里说了半天的那个事后来怎么样了呀",
    ],
)
def test_what_may_not(text: str) -> None:
    assert not replies.takes_up(text)


@given(st.text())
def test_never_raises(text: str) -> None:
    assert replies.answer(text) in ("yes", "no", None)
    assert {kind for kind, _ in replies.takes_up(text)} <= {"need", "offer", "exchange"}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("对的", True),
        ("没错,就是这串", True),
        ("对不上", False),
        ("不对", False),
        ("对吗?", None),
        ("这是啥", None),
        ("", None),
    ],
)
def test_a_verdict(text: str, right: bool | None) -> None:
    assert replies.verdict(text) is right


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("居委会有，可以去借", True),
        ("红十字会那边有租的", True),
        ("我有", False),
        ("我家有，放门卫了", False),
        ("超市买的", False),
    ],
)
def test_who_has_it_is_somebody_else(text: str, elsewhere: bool) -> None:
    assert replies.points_elsewhere(text) is elsewhere
