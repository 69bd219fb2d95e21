"""「再加个蒜」, 「一个就够」, 「改成后天了」 of who asked for something a moment ago."""

from datetime import datetime

import pytest

from nlp import amendments
from nlp.amendments import Enough


def at(day: int, hour: int) -> datetime:
    """Wall time in November."""
    return datetime.fromisoformat(f"2026-11-{day} {hour:02}:00")


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("再加个蒜", ["蒜"]),
        ("再来两个鸡蛋", ["鸡蛋"]),
        ("对了 再要点盐", ["盐"]),
        ("还要一把葱和两个鸡蛋", ["葱", "鸡蛋"]),
        ("顺便要个碗", ["碗"]),
        ("再加個蒜", ["蒜"]),
    ],
)
def test_what_is_wanted_besides(text: str, things: list[str]) -> None:
    assert [one.name for one in amendments.more(text)] == things
    assert amendments.may(text)


@pytest.mark.parametrize(
    "text",
    [
        "再来一次",
        "再来玩啊",
        "还要等多久",
        "还要上班",
        "还要谢谢你",
        "再给我发一遍",
        "还要吃药吗",
        "再来两箱",
        "还差一个人",
        "还有葱吗",
    ],
)
def test_talk_adds_nothing(text: str) -> None:
    assert amendments.more(text) == ()


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        ("不用两个 一个就够", Enough(1, "个")),
        ("一个就够了", Enough(1, "个")),
        ("改成三个", Enough(3, "个")),
        ("只要一个", Enough(1, "个")),
        ("鸡蛋一个就够", Enough(1, "个", "鸡蛋")),
        ("不用那么多 两根就行", Enough(2, "根")),
        ("不要三盒 要两盒", Enough(2, "盒")),
    ],
)
def test_so_many_will_do(text: str, enough: Enough) -> None:
    assert amendments.enough(text) == enough


@pytest.mark.parametrize(
    "text", ["要三个", "一个人就够了", "一次就够了", "两天就好", "十分钟就好", "三点就行", "不用了", "一个够吗", "3"]
)
def test_other_numbers_say_nothing_of_it(text: str) -> None:
    assert amendments.enough(text) is None


@pytest.mark.parametrize(
    ("text", "before", "day"),
    [
        ("改成后天了 医院通知的", at(22, 10), at(23, 10)),
        ("推迟一天 下雨", at(22, 20), at(23, 20)),
        ("改到下午3点", at(22, 10), at(22, 15)),
        ("改成周日还", at(21, 20), None),
        ("改成后天可以吗", at(22, 10), None),
        ("改天吧", at(22, 10), None),
    ],
)
def test_another_day(text: str, before: datetime, day: datetime | None) -> None:
    assert amendments.other_day(text, before, at(21, 10)) == day
