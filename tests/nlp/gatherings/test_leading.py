"""What whoever started a chain says about it, and what only sounds like it."""

from datetime import datetime

import pytest

from nlp.gatherings import leading

NOW = datetime(2026, 11, 21, 10, 0)  # noqa: DTZ001 - wall time


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("截止了", "close"),
        ("接龙截止了", "close"),
        ("满10板了 截单", "close"),
        ("截单了啊 没付的付一下", "close"),
        ("粽叶到了来拿", "arrived"),
        ("今天到此为止，谢谢大家", "close"),
        ("延到晚上8点", "until"),
        ("截止到今晚8点", "until"),
        ("明天中午12点就截止了", "until"),
        ("再收一天", "longer"),
        ("再收两天", "other"),
        ("货到了", "arrived"),
        ("都到了 来我家拿", "arrived"),
        ("蒸好了 来拿", "arrived"),
        ("每人限2板", "other"),
    ],
)
def test_a_ruling(text: str, kind: str) -> None:
    ruling = leading.read(text, NOW)
    assert ruling is not None
    assert ruling.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "还收吗",
        "什么时候截止",
        "我到了",
        "还没到",
        "周五到货",
        "收到了",
        "看到了",
        "时间到了",
        "我要2板",
        "好的",
        "满满的爱",
    ],
)
def test_none(text: str) -> None:
    assert leading.read(text, NOW) is None
