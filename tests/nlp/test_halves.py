"""Two messages that are one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import halves


@pytest.mark.parametrize(
    ("first", "second", "meant"),
    [
        ("谁有", "电钻", "谁有电钻"),
        ("谁家有？", "两块姜", "谁家有两块姜"),
        ("请问谁有啊", "打气筒", "请问谁有打气筒"),
        ("各位邻居，谁有", "打火机", "各位邻居,谁有打火机"),
        ("想借个", "梯子", "想借个梯子"),
        ("谁会", "修水管", "谁会修水管"),
        ("有没有人", "帮忙看一下快递", "有没有人帮忙看一下快递"),
        ("求推荐", "靠谱的保洁", "求推荐靠谱的保洁"),
        ("免费送", "猫砂盆", "免费送猫砂盆"),
        ("边个有", "士巴拿", "谁有士巴拿"),
        ("請問誰有", "電鑽", "请问谁有電鑽"),
        ("电钻", "谁有", "谁有电钻"),
        ("谁有将", "打错了，是姜", "谁有姜"),
    ],
)
def test_they_are_read_as_one(first: str, second: str, meant: str) -> None:
    assert halves.whole(first, second) == meant


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("谁有", "哈哈哈"),
        ("谁有", "空"),
        ("谁有", "今天的报纸真好看，大家都来看看吧"),
        ("谁要", "我先走了"),
        ("求", "别吵了"),
        ("送", "孩子上学去了"),
        ("出", "太阳了"),
        ("谁会", "信啊"),
        ("谁有", ""),
        ("谁有电钻", "梯子"),
        ("今天真冷", "电热毯"),
    ],
)
def test_what_makes_no_sentence_stays_two(first: str, second: str) -> None:
    assert halves.whole(first, second) is None


def test_a_question_asks_only_while_it_says_nothing_of_what() -> None:
    assert all(halves.asks(one) for one in ("谁有", "有没有？", "请问哪位有啊", "想借", "求推荐"))
    assert not any(halves.asks(one) for one in ("谁有姜", "谁", "有", "我有", "借到了", "送完了", "谁有空", "今天"))


def test_what_asks_names_or_may_be_mistyped_waits() -> None:
    assert all(halves.waits(one) for one in ("谁有", "电钻", "两块姜", "马铃薯。", "谁有将"))
    assert not any(halves.waits(one) for one in ("哈哈", "电钻坏了", "好的", "谢谢", "", "姜" * 40, "今天真冷"))


def test_written_anew_it_keeps_its_question() -> None:
    assert halves.again("谁有电钻", "人字梯") == "谁有人字梯"
    assert halves.again("谁有电钻", "哈哈") is None
    assert halves.again("家里缺盐", "酱油") is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_typed_it_answers(first: str, second: str) -> None:
    halves.whole(first, second)
    halves.again(first, second)
    halves.waits(first)


def test_thanks_behind_the_thing_change_nothing() -> None:
    assert halves.again("谁有电钻", "电钻，谢谢") == "谁有电钻"
    assert halves.whole("誰有", "電鑽，謝謝大家") is not None


@pytest.mark.parametrize(("first", "second"), [("电", "谁家有"), ("网", "谁家有"), ("电话", "谁有")])
def test_what_is_read_over_both_halves_is_no_thing(first: str, second: str) -> None:
    assert halves.whole(first, second) is None
