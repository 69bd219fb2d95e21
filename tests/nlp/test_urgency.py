"""How urgent a message is."""

import pytest

from nlp import urgency


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("厨房着火了，谁有灭火器", "fire"),
        ("樓下聞到煤氣味，快來人", "fire"),
        ("水管爆了谁有扳手", "leak"),
        ("屋企漏水漏到樓下", "leak"),
        ("奶奶走失了，大家帮忙留意", "missing"),
        ("狗狗今早跑丢了", "missing"),
        ("我家娃找不到了", "missing"),
        ("孩子高烧谁家有退烧药", "medicine"),
        ("急！谁有扳手", "hurry"),
        ("在线等，谁有USB线", "hurry"),
        ("好急，借个打气筒", "hurry"),
    ],
)
def test_the_most_pressing_is_told(text: str, kind: str) -> None:
    assert urgency.find(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "不急，周末前都行",
        "妹子别着急",
        "摄影发烧友，带棚灯",
        "打火机打不着火",
        "谁有姜",
        "报个急救课",
        "猫找到了，谢谢大家",
    ],
)
def test_what_only_looks_urgent_is_not(text: str) -> None:
    assert urgency.find(text) is None
