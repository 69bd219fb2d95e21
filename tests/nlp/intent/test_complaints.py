"""Who is too loud, and whom it happened to as well, is asked for nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import read
from nlp.intent import complaints


@pytest.mark.parametrize(
    "text",
    [
        "谁家有钻孔的，太吵了",
        "谁家有敲钉子的，孩子睡了",
        "谁家有剁肉的能不能轻点",
        "谁家有烧烤的能关窗吗",
        "谁家有养狗的，管一下",
        "谁家有打麻将的，半夜了",
        "誰家有裝修的，幾點結束",
        "谁家有停电的",
        "谁家有漏水的吗",
        "有没有邻居有停水的",
    ],
)
def test_what_asks_for_nothing_opens_nothing(text: str) -> None:
    assert read(text).intent == "none"


@pytest.mark.parametrize(
    "text",
    [
        "谁家有打气的借一下，孩子睡了",
        "谁家有打孔的",
        "谁家有量血压的，急用，半夜不好意思",
        "哪家有安静的房间借一晚",
        "谁有降噪耳机借我，楼上太吵了",
    ],
)
def test_who_asks_for_a_thing_is_heard_whatever_the_noise(text: str) -> None:
    assert not complaints.made(text)
    assert read(text).act


@given(st.text(max_size=100))
def test_whatever_is_typed_it_answers(text: str) -> None:
    complaints.made(text)
    complaints.made(f"谁家有{text}的太吵")
