# ruff: noqa: DTZ001 - wall times have no zone
"""What organizers want told, when, and what they answer to the page that reads it back."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.gatherings import announcements
from nlp.gatherings.announcements import Reply

NOW = datetime(2026, 11, 21, 10)  # a Saturday
TOLD_AT = datetime(2026, 11, 22, 20)
FRIDAYS = "FREQ=WEEKLY;BYDAY=FR"


@pytest.mark.parametrize(
    ("text", "words", "at", "rule"),
    [
        ("明晚8点 停水通知", "停水通知", "11-22 20:00", None),
        ("明天早上8点，物业来抄表", "物业来抄表", "11-22 08:00", None),
        ("明天（周日）早上8点 抄表", "抄表", "11-22 08:00", None),
        ("明早8点发：电梯修好了", "电梯修好了", "11-22 08:00", None),
        ("明早8點發：電梯修好了", "電梯修好了", "11-22 08:00", None),
        ("电梯修好了，明早8点发", "电梯修好了", "11-22 08:00", None),
        ("定时明早8点 电梯修好了", "电梯修好了", "11-22 08:00", None),
        ("电梯修好了，定时明早8点", "电梯修好了", "11-22 08:00", None),
        ("请在明早8点提醒大家带口罩", "提醒大家带口罩", "11-22 08:00", None),
        ("明早8点再发，明天上午9点到11点停水", "明天上午9点到11点停水", "11-22 08:00", None),
        ("每周五18:00 提醒收垃圾桶", "提醒收垃圾桶", "11-27 18:00", FRIDAYS),
        ("每周五18:00提醒收垃圾桶", "提醒收垃圾桶", "11-27 18:00", FRIDAYS),
        ("提醒收垃圾桶，每周五18:00", "提醒收垃圾桶，每周五18:00", "11-27 18:00", FRIDAYS),
        ("每月农历十五晚上7点 赏月", "赏月", "11-23 19:00", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ],
)
def test_a_time_that_stands_apart_is_when_to_tell_it(text: str, words: str, at: str, rule: str | None) -> None:
    told = announcements.read(text, NOW)
    assert told.when is not None
    assert told.when.start is not None
    assert (told.words, told.when.start.strftime("%m-%d %H:%M"), told.when.recurrence) == (words, at, rule)


@pytest.mark.parametrize(
    "text",
    [
        "明天上午9点到下午5点停水，请提前储水",
        "今晚8点居委会有人来收废旧电池，请大家准备好",
        "11月25日14:00-17:00电梯检修",
        "11月25日14:00-17:00 电梯检修",
        "停水通知：今天下午2点到5点停水",
        "停电通知：明天上午8点停电",
        "每周三上午9点到11点义诊",
        "今晚8点发放口罩",
        "明早8点通知停水",
        "半小时后停水",
    ],
)
def test_the_time_of_the_matter_stays_in_it_and_they_are_asked_when(text: str) -> None:
    told = announcements.read(text, NOW)
    assert (told.words, told.when, told.asks) == (text, None, True)


@pytest.mark.parametrize("text", ["明天停水，请大家储水", "电梯修好了", "行人请走北门"])
def test_without_an_hour_it_is_told_at_once(text: str) -> None:
    told = announcements.read(text, NOW)
    assert (told.words, told.when, told.asks) == (text, None, False)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("改成明晚9点", "11-22 21:00"),
        ("改成明晚9點", "11-22 21:00"),
        ("晚上9点发", "11-22 21:00"),
        ("9点", "11-22 21:00"),
        ("9点半发吧", "11-22 21:30"),
        ("时间改成明晚9点，谢谢", "11-22 21:00"),
        ("推迟到明晚9点", "11-22 21:00"),
        ("提前到明早7点", "11-22 07:00"),
        ("不对，是明晚9点", "11-22 21:00"),
        ("好的，明晚9点再发", "11-22 21:00"),
        ("还是明晚9点吧", "11-22 21:00"),
        ("改成后天", "11-23 20:00"),
        ("把8点改成9点", "11-22 21:00"),
        ("不是8点，是9点", "11-22 21:00"),
        ("推迟半小时", "11-22 20:30"),
        ("提前1小时", "11-22 19:00"),
        ("半小时后发", "11-21 10:30"),
    ],
)
def test_a_reply_may_be_another_time_and_nothing_else(text: str, at: str) -> None:
    reply = announcements.reply(text, "停水通知", TOLD_AT, NOW)
    assert reply.when is not None
    assert reply.when.start is not None
    assert (reply.words, reply.when.start.strftime("%m-%d %H:%M")) == (None, at)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("内容改成：明晚10点到12点停水", "明晚10点到12点停水"),
        ("明晚10点到12点停水", "明晚10点到12点停水"),
        ("明晚9点停水，请储水", "明晚9点停水，请储水"),
        ("改成：停电通知（明晚10点）", "停电通知（明晚10点）"),
        ("文字换成「停电通知」", "停电通知"),
        ("把停水改成停电", "停电通知"),
        ("改在物业领快递", "改在物业领快递"),
        ("好消息，电梯修好了", "好消息，电梯修好了"),
        ("取消明天的停水", "取消明天的停水"),
        ("现在发放口罩", "现在发放口罩"),
        ("可以领快递了", "可以领快递了"),
    ],
)
def test_a_reply_may_be_other_words(text: str, words: str) -> None:
    assert announcements.reply(text, "停水通知", TOLD_AT, NOW) == Reply(words=words)


def test_a_reply_may_be_both() -> None:
    reply = announcements.reply("改成明晚9点，内容改成停电通知", "停水通知", TOLD_AT, NOW)
    assert reply.when is not None
    assert (reply.words, reply.when.start) == ("停电通知", datetime(2026, 11, 22, 21))


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("好的，就这样", Reply(choice="yes")),
        ("现在就发吧", Reply(choice="now")),
        ("算了，不发了", Reply(choice="drop")),
        ("別發了", Reply(choice="drop")),
        ("置顶", Reply(pinned=True)),
        ("不用置顶", Reply(pinned=False)),
    ],
)
def test_a_reply_may_be_a_word_for_a_button(text: str, reply: Reply) -> None:
    assert announcements.reply(text, "停水通知", TOLD_AT, NOW) == reply


@given(st.text(alphabet="明晚早8点9半到发改成，：不是内容好了停水每周五 置顶推迟小时", max_size=30))
def test_whatever_is_typed_is_read(text: str) -> None:
    announcements.read(text, NOW)
    announcements.reply(text, "停水通知", TOLD_AT, NOW)
