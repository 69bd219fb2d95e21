"""How many pairs of hands a message asks for."""

import pytest

from nlp.about import helpers


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("需要两个人帮忙搬沙发", 2),
        ("谁来搭把手搬个柜子，要三个人", 3),
        ("周六搬家，找三位邻居帮忙搬东西", 3),
        ("有没有人帮忙搬一下钢琴，大概要四五个人", 4),
        ("明天搬家缺两个劳力，有空的帮帮忙", 2),
        ("需要2-3个人抬柜子", 2),
        ("需要 3 人搬家具", 3),
        ("搬床垫，两个人就够", 2),
        ("想請兩位鄰居幫忙抬冰箱", 2),
    ],
)
def test_so_many_are_wanted(text: str, count: int) -> None:
    assert helpers.wanted(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "谁能帮忙搬一下沙发",
        "还差一个人搬沙发，谁有空",
        "家里两个老人，谁能帮忙量个血压",
        "我和老公两个人抬不动，谁来帮忙",
        "两个人搬不动，再来个人帮忙抬一下冰箱",
        "谁能帮我接一下两个孩子",
        "谁能帮忙带两个人的饭",
        "请人做两个人的饭",
        "来了两个人修水管都没修好，谁会修",
        "要200个人的教室",
    ],
)
def test_how_many_is_not_said(text: str) -> None:
    assert helpers.wanted(text) is None
