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
        ("还差一个人搬沙发，谁有空", 1),
        ("明天下午谁能帮我抬个沙发下楼 两个人", 2),
        ("谁来搬一下冰箱，三个人吧", 3),
    ],
)
def test_so_many_are_wanted(text: str, count: int) -> None:
    assert helpers.wanted(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "谁能帮忙搬一下沙发",
        "家里两个老人，谁能帮忙量个血压",
        "我和老公两个人抬不动，谁来帮忙",
        "两个人搬不动，再来个人帮忙抬一下冰箱",
        "谁能帮我接一下两个孩子",
        "谁能帮忙带两个人的饭",
        "请人做两个人的饭",
        "来了两个人修水管都没修好，谁会修",
        "要200个人的教室",
        "谁来搬个床 我家就两个人",
        "谁能帮忙照顾一下 两个人",
    ],
)
def test_how_many_is_not_said(text: str) -> None:
    assert helpers.wanted(text) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("一个人就够了", 1),
        ("来一个人就行了", 1),
        ("两个就够，不用三个了", 2),
        ("不好意思，其实两个人就可以了", 2),
        ("改成两个人吧", 2),
        ("现在只要一个人了", 1),
        ("要兩個人就夠了", 2),
        ("三个人才够", 3),
        ("还是要三个人才够", 3),
    ],
)
def test_so_many_will_do(text: str, count: int) -> None:
    assert helpers.enough(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "一个人够吗",
        "一个人不够",
        "两个人不行，搬不动",
        "一个人就够累的",
        "我一个人就行，不用麻烦大家",
        "两天就够了",
        "两箱就够了",
        "谢谢，人够了",
        "一个好人",
    ],
)
def test_what_says_no_number_of_hands(text: str) -> None:
    assert helpers.enough(text) is None
