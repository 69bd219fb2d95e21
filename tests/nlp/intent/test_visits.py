"""Coming over for what does not work at home, and what is none of that."""

import pytest

from nlp import read


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("谁家方便洗个澡，家里停水", "洗澡"),
        ("家里停气了 谁家能热个饭", "热饭"),
        ("能借你们家微波炉热个饭吗", "热饭"),
        ("谁家方便热一下奶，家里停气", "热奶"),
        ("谁家能充个电，家里停电了", "充电"),
        ("能去谁家上个厕所吗 没带钥匙", "用厕所"),
        ("停水兩天了 邊個屋企方便沖個涼", "洗澡"),
        ("可以去邻居家洗一下衣服吗", "用洗衣机"),
        ("孩子没带钥匙 谁家能让他待会儿", "看孩子"),
        ("借谁家厨房煮碗面，燃气没开通", "用厨房"),
    ],
)
def test_a_wish_to_come_over_is_a_need_for_it(text: str, deed: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.category) == ("need", "help")
    assert [one.name for one in reading.wants] == [deed]


@pytest.mark.parametrize(
    "text",
    [
        "谁家半夜洗澡 水声吵得睡不着",
        "家里停水去我妈家洗澡了",
        "上次去你家洗了个澡 谢谢",
        "谁家能给狗洗个澡",
        "谁家停水可以来我家洗澡",
        "你们家热水器几个人洗澡",
        "谁能想到饭都没得吃",
        "爸爸一个人在家 中午哪位能来热个饭",
        "谁能来我家洗一下衣服",
    ],
)
def test_what_only_sounds_so_is_none(text: str) -> None:
    reading = read(text)
    assert not any(cue.entry == "visits.asks" for cue in reading.cues)
