"""What is to be eaten today, and what keeps."""

import pytest

from nlp.household import perishables


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("剩了一锅饺子谁要", ["饺子"]),
        ("包多了饺子，想吃的来端", ["饺子"]),
        ("腊八粥熬了一大锅，碗自带", ["腊八粥"]),
        ("刚出锅的玉米，谁要", ["玉米"]),
        ("豉油雞翼煮多咗，趁熱", ["豉油鸡翼"]),
        ("明天出远门，这些菜今晚吃不完就浪费了", ["菜"]),
        ("生日蛋糕还剩半个，自取", ["生日蛋糕"]),
        ("多点了一份外卖没动过", ["外卖"]),
        ("炖了一锅羊蝎子，分两碗出去", ["羊蝎子"]),
    ],
)
def test_it_is_to_be_eaten_today(text: str, names: list[str]) -> None:
    assert perishables.today(text, names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("两袋速冻饺子吃不惯，送人", ["速冻饺子"]),
        ("多了一箱橙子，自取", ["橙子"]),
        ("自家种的青菜吃不完，谁要", ["青菜"]),
        ("一口锅送人", ["锅"]),
        ("登山包一个，妈咪包一个", ["登山包", "妈咪包"]),
        ("蛋糕模具送人", ["蛋糕模具"]),
        ("蛋糕券一张，今天用不上", ["蛋糕券"]),
        ("一盆绿萝送邻居", ["绿萝"]),
        ("多了两盒月饼，保质期到年底", ["月饼"]),
        ("一套碗送人，十只", ["碗"]),
    ],
)
def test_it_keeps(text: str, names: list[str]) -> None:
    assert not perishables.today(text, names)
