"""Asking for somebody else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import behalf, read


@pytest.mark.parametrize(
    ("text", "who", "shown"),
    [
        ("替3栋张奶奶问,谁能陪她去医院", "3栋张奶奶", "替一位邻居问,谁能陪她去医院"),
        ("替3栋张奶奶问,谁能陪张奶奶去医院", "3栋张奶奶", "替一位邻居问,谁能陪一位邻居去医院"),
        ("楼下张奶奶托我问问谁家有轮椅", "楼下张奶奶", "一位邻居托我问问谁家有轮椅"),
        ("幫張奶奶問一下，邊個有輪椅借", "張奶奶", "幫一位邻居問一下，邊個有輪椅借"),
        ("替楼上刘老师借个梯子", "楼上刘老师", "替一位邻居借个梯子"),
    ],
)
def test_whom_it_is_for_and_what_others_read(text: str, who: str, shown: str) -> None:
    found = behalf.find(text)
    assert found is not None
    assert (found.who, found.shown) == (who, shown)


@pytest.mark.parametrize("text", ["谁家有姜", "帮忙问一下谁家有姜", "我可以帮老人买菜", "求问谁能帮我姐修车", "", "替"])
def test_for_oneself(text: str) -> None:
    assert behalf.find(text) is None


@pytest.mark.parametrize(
    ("text", "category", "thing"),
    [
        ("替3栋张奶奶问,谁能陪她去医院", "help", "陪去医院"),
        ("替楼上刘老师借个梯子", "loan", "梯子"),
        ("替陈叔叔问，有人会通下水道吗", "help", "通下水道"),
        ("帮我妈问一下,谁家有轮椅借一下", "loan", "轮椅"),
    ],
)
def test_the_need_is_read_without_the_frame(text: str, category: str, thing: str) -> None:
    reading = behalf.read(text)
    assert (reading.intent, reading.category, [one.name for one in reading.wants]) == ("need", category, [thing])
    assert reading.act


@given(st.text(alphabet="替代帮3栋张奶奶问一下,，借梯子 \n", max_size=80))
@settings(max_examples=200, deadline=None)
def test_never_raises_and_leaves_other_messages_as_they_are(text: str) -> None:
    found = behalf.find(text)
    assert found is None or found.who
    if found is None:
        assert behalf.read(text) == read(text)


@pytest.mark.parametrize(
    "text", ["谁有电钻借一下", "替3栋张奶奶问,谁能陪她去医院", "今天天气真好", "替我谢谢你妈", "我有,来拿", ""]
)
def test_whether_it_is_anything_at_all_is_what_the_whole_reading_says(text: str) -> None:
    assert behalf.meant(text) == (behalf.read(text).intent != "none")
