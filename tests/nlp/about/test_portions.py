"""How much of a gift each household is to have."""

import pytest

from nlp.about import portions


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("包了30个饺子，每家5个", (5, "个")),
        ("老家寄的核桃，一家一斤", (1, "斤")),
        ("保温杯九个，一人领一个走", (1, "个")),
        ("绿萝十八盆，一家限两盆", (2, "盆")),
        ("喜蛋染多了，一人俩", (2, "")),
        ("雨傘多了，每人一把", (1, "把")),
    ],
)
def test_each_has_so_much(text: str, share: tuple[int, str]) -> None:
    assert portions.each(text) == share


@pytest.mark.parametrize(
    "text",
    [
        "手机屏保是一家三口的合影",
        "平安果十几斤",
        "拼车一人八十块",
        "柿饼都来拿，别叫我一家一家送",
        "一人十块",
        "30个饺子谁要",
    ],
)
def test_nothing_is_said_of_each(text: str) -> None:
    assert portions.each(text) is None


def test_there_is_plenty() -> None:
    assert portions.plenty("包了粽子，太多了吃不完，想吃的来拿")
    assert not portions.plenty("包了粽子，给我留两个")


@pytest.mark.parametrize(("text", "count"), [("改成6个", 6), ("我只要5个就够了", 5), ("给我10个", None)])
def test_so_much_instead(text: str, count: int | None) -> None:
    assert portions.instead(text) == count
