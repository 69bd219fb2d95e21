"""「打错了，是姜」 after 「谁有将」."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.answers import corrections


@pytest.mark.parametrize(
    ("text", "words", "names", "meant"),
    [
        ("打错了，是姜", "谁有将借一块", ["将"], "谁有姜借一块"),
        ("不好意思打错字了，应该是梯子", "谁有踢子借一下", ["踢子"], "谁有梯子借一下"),
        ("是梯子，打错了", "谁有电钻", ["电钻"], "谁有梯子"),
        ("语音识别错了 是充电宝", "谁有充电包", ["充电包"], "谁有充电宝"),
        ("更正：电饭煲", "送电饭锅", ["电饭锅"], "送电饭煲"),
        ("*姜", "谁家有酱油", ["酱油"], "谁家有姜"),
        ("姜*", "谁家有酱", ["酱"], "谁家有姜"),
        ("不是酱，是姜", "谁有酱和葱", ["酱", "葱"], "谁有姜和葱"),
        ("是姜不是酱", "谁有酱", ["酱"], "谁有姜"),
        ("打错了 是两个插头", "要三个插座", ["插座"], "要两个插头"),
        ("打錯字，係薑", "邊個有醬", ["酱"], "邊個有姜"),
    ],
)
def test_the_post_is_as_it_was_meant(text: str, words: str, names: list[str], meant: str) -> None:
    assert corrections.whole(text, words, names) == meant


@pytest.mark.parametrize(
    "text",
    [
        "发错群了",
        "打错了，不用了",
        "打错了",
        "手滑点了个赞",
        "是火锅，不是自助吗",
        "说错了，是明天",
        "姜",
        "你打错了吧",
        "说错了，是女儿",
    ],
)
def test_what_names_no_thing_puts_nothing_right(text: str) -> None:
    assert corrections.find(text) is None


def test_what_was_wrong_must_be_known() -> None:
    assert corrections.whole("打错了，是姜", "谁有酱和葱", ["酱", "葱"]) is None
    assert corrections.whole("不是醋，是姜", "谁有酱", ["酱"]) is None
    assert corrections.whole("打错了，是姜", "帮我遛个狗", ["遛狗"]) is None


@given(st.text(max_size=60), st.text(max_size=60), st.lists(st.text(max_size=5), max_size=2))
def test_whatever_is_typed_it_answers(text: str, words: str, names: list[str]) -> None:
    corrections.whole(text, words, names)
    corrections.whole(f"打错了，是{text}", words, names)


def test_the_wrong_word_within_another_is_left_alone() -> None:
    words = corrections.whole("不是酱，是姜", "谁有酱油、醋、酱", ["酱油", "醋", "酱"])
    assert words == "谁有酱油、醋、姜"


@pytest.mark.parametrize(
    ("text", "words", "names", "meant"),
    [
        ("打错了，是虹桥机场", "明早去浦东机场", ["浦东机场"], "明早去虹桥机场"),
        ("*虹桥", "明早去浦东机场", ["浦东机场"], "明早去虹桥"),
        ("是虹桥不是浦东", "明早去浦东机场", ["浦东机场"], "明早去虹桥机场"),
        ("更正：虹桥站", "从浦东机场去虹桥机场", ["虹桥机场", "浦东机场"], None),
        ("打错了，是明天", "去浦东机场", ["浦东机场"], None),
    ],
)
def test_a_ride_goes_where_it_was_meant_to(text: str, words: str, names: list[str], meant: str | None) -> None:
    assert corrections.with_place(text, words, names) == meant


@pytest.mark.parametrize("text", ["不是心态，是没钱", "发错群了抱歉", "不是我的，我的是黑色", "手快有手慢无啊"])
def test_talk_names_no_place(text: str) -> None:
    assert corrections.find_place(text) is None
