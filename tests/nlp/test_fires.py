"""It burns, and somebody calls."""

import pytest

from nlp import fires, read
from nlp.script import plain


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("着火了谁有灭火器", "灭火器"),
        ("楼下垃圾桶着火了,谁家有灭火器", "灭火器"),
        ("着火了！3号楼5层！快来人", "救火"),
        ("廚房著火了快來人啊", "救火"),
        ("救命啊着火了", "救火"),
        ("灶台起火了谁来帮帮我", "救火"),
        ("5楼着火了！", "救火"),
        ("电动车着火了!!", "救火"),
    ],
)
def test_a_call(text: str, about: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.act, [one.name for one in reading.wants]) == ("need", True, [about])
    assert reading.urgency == "fire"


@pytest.mark.parametrize(
    "text",
    [
        "昨天隔壁小区着火了，谁有视频",
        "听说5楼着火了!",
        "是不是哪里着火了吗",
        "万一着火了谁有灭火器",
        "厨房着火了已经扑灭，没事了，谢谢帮忙",
        "小心电动车着火了",
        "我嗓子着火了，谁有梨",
        "打不着火了谁来帮忙搭个电",
        "出灭火器一个，着火了能用",
        "着火了",
    ],
)
def test_no_call(text: str) -> None:
    assert fires.find(plain(text)) is None
