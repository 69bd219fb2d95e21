"""Somebody would rather not be asked."""

import pytest

from nlp.answers import mutes


@pytest.mark.parametrize(
    "text",
    [
        "别问我",
        "别再问我了",
        "我的电钻坏了，以后别问我了",
        "以后不要再找我了",
        "不要再给我发消息了",
        "不要给我发这些",
        "烦死了别问了",
        "請不要再打擾我",
        "唔好再問我啦",
        "退订",
        "不想再收到这些消息",
        "别再发了",
        "求求你别发了",
    ],
)
def test_for_good(text: str) -> None:
    assert mutes.find(text) == "never"


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("没时间，这几天别找我", "while"),
        ("最近别问我", "while"),
        ("今天别问我", "today"),
        ("我在忙，先别问我", "today"),
        ("可以问我了", "again"),
        ("又可以找我了", "again"),
        ("继续问我吧", "again"),
    ],
)
def test_for_a_time_and_again(text: str, wish: mutes.Wish) -> None:
    assert mutes.find(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "别问我怎么知道的",
        "别问了，已经借到了",
        "不用问我了",
        "别忘了提醒我",
        "别叫我阿姨",
        "别找了，找到了",
        "我有电钻，可以找我拿",
        "有问题可以问我邻居",
        "可以问我吗",
        "谁有梯子别找我",
        "别着急",
        "别给我发错货",
        "不用给我发票",
        "没有",
        "好",
    ],
)
def test_nothing_of_it(text: str) -> None:
    assert mutes.find(text) is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("以后借东西别找我", ["loan"]),
        ("別再問我借東西了", ["loan"]),
        ("搭车、拼团的别问我", ["ride", "group_buy"]),
        ("打听事情的别问我了", ["info"]),
        ("别再叫我帮忙了，别问我", ["help"]),
        ("我的电钻借给别人了，别问我了", []),
        ("没空帮忙，别再问我了", []),
        ("别再问我了", []),
    ],
)
def test_a_kind_is_named(text: str, kinds: list[str]) -> None:
    assert mutes.kinds(text) == kinds
