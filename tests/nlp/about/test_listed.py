"""Numbered lists of things, however they are numbered."""

import pytest

from nlp import read
from nlp.about import listed, subjects


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("求：①葱②姜③蒜", ["葱", "姜", "蒜"]),
        ("求：1、葱 2、姜 3、蒜", ["葱", "姜", "蒜"]),
        ("谁有\n1. 葱\n2. 姜\n3. 蒜", ["葱", "姜", "蒜"]),
        ("免费送 ①婴儿床 ②餐椅 ③旧书", ["婴儿床", "餐椅", "旧书"]),
        ("免费拿：a.雨伞 b.花瓶 c.相框", ["雨伞", "花瓶", "相框"]),
        ("免费拿：a.雨伞b.花瓶c.相框", ["雨伞", "花瓶", "相框"]),
        ("求：1.葱两根 2.姜一块 3.蒜三个 4.八角", ["葱", "姜", "蒜", "八角"]),
        ("求：❶葱❷姜❸蒜", ["葱", "姜", "蒜"]),
        ("出①婴儿车80②餐椅30③安全座椅100", ["婴儿车", "餐椅", "安全座椅"]),
    ],
)
def test_every_line_of_a_list_is_wanted_or_given(text: str, names: list[str]) -> None:
    reading = read(text)
    assert [subject.name for subject in reading.wants or reading.gives] == names


def test_a_quantity_in_a_list_stands_with_its_line() -> None:
    wants = read("谁有：①葱 两根②姜一块③蒜").wants
    assert [(one.name, one.quantity, one.unit) for one in wants] == [
        ("葱", 2, "根"),
        ("姜", 1, "块"),
        ("蒜", None, None),
    ]


@pytest.mark.parametrize("text", ["1.5斤葱", "求葱,3栋2.姜", "2.葱 3.姜", "①葱", "1.葱 1.姜", ""])
def test_what_is_not_numbered_in_order_is_no_list(text: str) -> None:
    assert listed.items(subjects.plain(text)) == []
