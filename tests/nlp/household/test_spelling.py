"""Misspelt things in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import read
from nlp.household import spelling


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("谁有体温记 孩子有点烫", "谁有体温计 孩子有点烫"),
        ("酱由没了 谁借我点", "酱油没了 谁借我点"),
        ("打蛋七借一下", "打蛋器借一下"),
        ("安全座以借一天", "安全座椅借一天"),
        ("旧洗衣几,能用", "旧洗衣机,能用"),
    ],
)
def test_a_misspelt_thing_is_mended_where_a_name_stands(typed: str, meant: str) -> None:
    assert spelling.mended(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "外面有只手套",  # no 织手套
        "猫生了四只",  # no 猫绳
        "缝纫机有没有",  # no 缝纫机油
        "心里没数",  # no 心里美
        "捡了个大便宜,机场出来打车",  # no 大便椅
        "我家门口有袋菜,谁要",  # no 带菜
        "屋里没奶粉,一段的哪家有小罐的",  # no 小管
        "谁有姜",
        "",
    ],
)
def test_what_is_spelt_rightly_stays(text: str) -> None:
    assert spelling.mended(text) == text


@given(st.text("谁有借一下酱由油体温记计,吗了 "))
def test_nothing_grows_or_shrinks(text: str) -> None:
    assert len(spelling.mended(text)) == len(text)


def test_a_misspelt_need_is_heard_under_its_right_name() -> None:
    reading = read("孩子有点烫 谁家有体温记呀")
    assert (reading.intent, [one.name for one in reading.wants]) == ("need", ["体温计"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("有位阿姨把手机落在我店里了，红色壳的，速来认领", ["手机"]),
        ("孩子把手表忘在球场了，蓝色的，谁看到了", ["手表"]),
        ("把手电筒借我用一下", ["手电筒"]),
        ("求一个门把手", ["门把手"]),
    ],
)
def test_what_is_done_with_a_thing_is_no_part_of_its_name(text: str, names: list[str]) -> None:
    reading = read(text)
    assert [one.name for one in (*reading.wants, *reading.gives)] == names
