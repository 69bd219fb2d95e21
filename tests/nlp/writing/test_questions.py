"""Whether something is asked."""

from datetime import datetime

import pytest

from nlp.answers import away, endings, loans, replies
from nlp.gatherings import rsvps
from nlp.writing import questions

NOW = datetime(2026, 11, 22, 12)  # noqa: DTZ001 - wall times have no zone


@pytest.mark.parametrize(
    "text", ["可以明天吗", "方便么，我来拿", "几点？", "去不去", "有沒有", "要唔要", "好伐", "你要什么", "还没到吗，急"]
)
def test_who_asks(text: str) -> None:
    assert questions.asked(text)


@pytest.mark.parametrize(
    "text", ["好的", "不不不，不用了", "没没没", "没什么，好的", "没啥", "还没还我呢", "那么，我来", "要么明天", ""]
)
def test_who_asks_nothing(text: str) -> None:
    assert not questions.asked(text)


def test_three_times_no_is_a_no() -> None:
    assert replies.answer("不不不用了，没有") == "no"
    assert rsvps.find("不不不，我不去了")[0].answer == "no"
    assert replies.answer("没什么，好的") == "yes"


def test_a_question_decides_nothing() -> None:
    assert replies.answer("好伐") is None
    assert endings.by_taker("送不送得到", "need") is None
    assert loans.received("还没有还，收唔收到", NOW) is None
    assert away.find("出门几天好伐", NOW) is None
