"""Words about something lent."""

from datetime import datetime

import pytest

from nlp.answers import loans

SAID_AT = datetime.fromisoformat("2026-11-18T10:00")  # a Wednesday


@pytest.mark.parametrize(
    "text",
    [
        "还了",
        "还啦",
        "已经还了",
        "昨天就还给他了",
        "已经还给小李了",
        "电钻还我了",
        "梯子已还，谢谢刘叔",
        "東西已經還回去了",
        "刚送回去了",
        "我放回他家门口了",
        "归还了，谢谢",
        "物归原主啦",
        "昨晚还的",
        "还俾佢喇",
    ],
)
def test_it_is_back(text: str) -> None:
    assert loans.said(text, SAID_AT) == "back"


@pytest.mark.parametrize(
    "text",
    [
        "还没还呢",
        "部机还咗未",
        "我仲未还",
        "周末还",
        "还了吗",
        "还我了没",
        "还没还我",
        "什么时候还我",
        "等会儿就还了",
        "我明天就还了",
        "周五还给您了哈",
        "该还了吧",
        "快还了",
        "不还了",
        "还有一个在用",
        "还是不用了",
        "还好，没坏",
        "还价了",
        "还早着呢",
        "孩子还发烧了",
        "外面还下雨了",
        "我还买了菜",
        "明天还去爬山了",
        "已经还有三个人报名了",
        "谁有梯子借一下，用完了就还",
        "谢谢",
        "好的",
    ],
)
def test_it_is_not_back(text: str) -> None:
    assert loans.said(text, SAID_AT) != "back"


@pytest.mark.parametrize(
    "text",
    [
        "再借一周行吗",
        "想多借两天",
        "晚两天还可以吗",
        "过几天再还",
        "能不能再用三天",
        "还没用完",
        "续借",
        "续两天可以吗",
        "下周再还行吗",
        "多用个把星期",
    ],
)
def test_it_is_wanted_for_longer(text: str) -> None:
    assert loans.said(text, SAID_AT) == "more"


@pytest.mark.parametrize("text", ["再借两把椅子", "多借了一把", "再见", "晚点来拿", "明天再说"])
def test_nothing_is_wanted_for_longer(text: str) -> None:
    assert loans.said(text, SAID_AT) is None


@pytest.mark.parametrize("text", ["不用提醒", "别提醒我了", "甭催了", "我自己记得"])
def test_no_reminder_is_wanted(text: str) -> None:
    assert loans.said(text, SAID_AT) == "unreminded"


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("用完就还，大概后天", "2026-11-20T20:00"),
        ("后天晚上吧", "2026-11-20T19:00"),
        ("一个星期", "2026-11-25T20:00"),
        ("周日还", "2026-11-22T20:00"),
        ("下周还您", "2026-11-29T20:00"),
        ("昨天", None),
        ("说不好", None),
        ("用完就还", None),
    ],
)
def test_until_when(text: str, until: str | None) -> None:
    assert loans.until(text, SAID_AT) == (datetime.fromisoformat(until) if until else None)


def test_longer_counts_from_the_day_that_was_agreed() -> None:
    agreed = datetime.fromisoformat("2026-11-25T20:00")

    assert loans.until("再借一周行吗", SAID_AT, since=agreed) == datetime.fromisoformat("2026-12-02T20:00")


def test_whose_and_which() -> None:
    assert [loans.to_me(text) for text in ("电钻还我了", "送回来了", "还给小李了")] == [True, True, False]
    assert [loans.names("冲击钻还了", thing) for thing in ("冲击钻", "电钻", "梯子")] == [True, True, False]
    assert [loans.names(text, "梯子") for text in ("还了", "已经还给王阿姨了")] == [None, None]


def test_what_an_owner_answers() -> None:
    said = [
        loans.received(text, SAID_AT)
        for text in (
            "收到了",
            "对，还我了",
            "在门口看到了",
            "没收到呀",
            "还没还我呢",
            "还没有呀",
            "没见着",
            "收到了吗",
            "好",
        )
    ]

    assert said == [True, True, True, False, False, False, False, None, None]


def test_still_is_no_return() -> None:
    said = ("周日还", "用完就还，大概后天", "后天还您", "周五还行吗", "明天还去爬山吗", "周六还上课", "明天还有活动吗")

    assert [loans.comes_back(text) for text in said] == [True, True, True, True, False, False, False]


def test_only_a_time_is_little_more_than_a_time() -> None:
    said = [
        loans.only_a_time(text)
        for text in ("大概后天吧", "一个星期", "明天有人去爬山吗", "好的", "明天下雨吗", "明天借梯子用一下")
    ]

    assert said == [True, True, False, False, False, False]
