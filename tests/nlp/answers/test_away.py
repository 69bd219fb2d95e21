"""Away for a while, until when, and back."""

from datetime import UTC, date, datetime

import pytest

from nlp.answers import away
from nlp.answers.away import Away

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC).replace(tzinfo=None)  # a Saturday


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("我出门三天", date(2026, 11, 24)),
        ("唔喺屋企,听日返", date(2026, 11, 22)),
        ("出差到周五", date(2026, 11, 28)),
        ("出差,下周三回来", date(2026, 11, 25)),
        ("回老家一个礼拜", date(2026, 11, 28)),
        ("去旅游,12月1号回来", date(2026, 12, 1)),
        ("明天开始出差，周五回来", date(2026, 11, 27)),
        ("我要出差兩個星期", date(2026, 12, 5)),
        ("出门一个月", date(2026, 12, 21)),
        ("我出门到月底", date(2026, 12, 1)),
        ("明天不在家", date(2026, 11, 23)),
        ("出差一周,周日晚上回来", date(2026, 11, 22)),
    ],
)
def test_until_when_somebody_is_away(text: str, until: date) -> None:
    assert away.find(text, NOW) == Away(until, True)


@pytest.mark.parametrize("text", ["我出门几天", "这几天出差", "最近不在家", "出门了,先别问我"])
def test_away_for_a_while_that_has_no_end_yet(text: str) -> None:
    assert away.find(text, NOW) == Away(None, True)


def test_not_at_home_may_answer_a_question_just_as_well() -> None:
    assert away.find("我不在家", NOW) == Away(None, False)


@pytest.mark.parametrize("text", ["谁家有姜", "出门要带伞吗", "好的", "", "我家门口有个箱子", "三天", "周五回来"])
def test_what_says_nothing_of_being_away(text: str) -> None:
    assert away.find(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "is_back"),
    [
        ("我回来了", True),
        ("回来啦~", True),
        ("我到家了!", True),
        ("我返嚟喇", True),
        ("俺回来咧", True),
        ("出差回来了", True),
        ("他回来了吗", False),
        ("周五回来", False),
        ("拿回来了", False),
    ],
)
def test_back_again(text: str, is_back: bool) -> None:
    assert away.back(text) is is_back


@pytest.mark.parametrize(
    "text", ["没拿到，他不在家", "小李不在家", "陈姐又出门了", "对方出差了，周五回来", "师傅今天不在家"]
)
def test_somebody_else_is_away(text: str) -> None:
    assert away.find(text, NOW) is None
