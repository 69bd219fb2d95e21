"""How many is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import read
from nlp.household import quantities


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("我要两份", 2),
        ("+2", 2),
        ("+1", 1),
        ("＋3", 3),
        ("我要一箱", 1),
        ("给我留三个", 3),
        ("來兩盒", 2),
        ("半斤就行,我要半斤", 0.5),
        ("我有,来拿", None),
        ("我来帮你", None),
        ("我家3栋", None),
        ("来一箱半", 1.5),
        ("帮我妈带上,一共六斤", 6),
        ("我要两份,我妈三份,一共五份", 5),
        ("老王 2份", 2),
        ("给你送两根葱", 2),
        ("我们两个人一起走", 2),
        ("我们仨都去", 3),
        ("我们两个来", 2),
        ("我们三个可以", 3),
        ("我家缺一个,正好要", 1),
        ("我有梯子 三米", None),
        ("刚才谁说缺一个打牌,来了", None),
        ("我家俩娃来帮你", None),
    ],
)
def test_a_claim_says_how_many_or_nothing(text: str, many: float | None) -> None:
    assert quantities.claimed(text) == many


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("两斤排骨", [2]),
        ("奶粉一罐半", [1.5]),
        ("20把椅子", [20]),
        ("借根拐杖", [1]),
        ("借个电钻", []),
        ("两三斤土豆", []),
        ("十来个纸箱", []),
        ("花椒八角谁家有", []),
        ("蜂蜜五十块一瓶", []),
        ("小龙虾30一斤", []),
        ("502一滴", [1]),
        ("车厘子分一半给大家,来1号楼", []),
        ("苹果两箱,3栋自取", [2.0]),
    ],
)
def test_numerals_that_may_count_are_found(text: str, values: list[float]) -> None:
    assert [count.value for count in quantities.numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("老爸钓了三条鱼,吃不了,送一条", (1, "条")),
        ("花露水囤了四瓶,用不完,匀两瓶", (2, "瓶")),
        ("一箱苹果10斤,谁要", (1, "箱")),
        ("两箱橙子,送给邻居", (2, "箱")),
        ("自家蜂蜜五十块一瓶", (None, None)),
    ],
)
def test_what_is_given_is_counted(text: str, counted: tuple[float | None, str | None]) -> None:
    one = read(text).gives[0]
    assert (one.quantity, one.unit) == counted


@given(st.text())
def test_no_claim_is_too_odd_to_be_read(text: str) -> None:
    assert quantities.claimed(text) is None or quantities.claimed(text) >= 0  # type: ignore[operator]  # told apart before


@pytest.mark.parametrize("text", ["还剩一箱橙子", "还有两个座位", "只剩最后1盒了", "剩3把椅子", "還剩兩箱"])
def test_what_is_left_is_not_all_there_was(text: str) -> None:
    assert quantities.is_rest(text)


@pytest.mark.parametrize("text", ["多了两箱橙子", "两箱橙子，还有别的再说", "三箱橙子，剩的都给你", "谁还有姜"])
def test_another_word_is_about_all_there_is(text: str) -> None:
    assert not quantities.is_rest(text)
