"""What came of a promise, in the words that answer the bot's question."""

import pytest

from nlp.answers import outcomes


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("昨天就拿了", "done"),
        ("给她送去了", "done"),
        ("修好了", "done"),
        ("拿到啦，谢谢", "done"),
        ("嗯", "done"),
        ("他还没给我", "later"),
        ("下周还", "later"),
        ("今晚再送", "later"),
        ("周末去拿", "later"),
        ("没修好", "later"),
        ("冇啊", "later"),
        ("昨天送去她家没人", "absent"),
        ("他没来", "absent"),
        ("小李一直没来", "absent"),
        ("换一个吧", "another"),
        ("他没来，再帮我问问别人", "another"),
        ("拿到了吗？", None),
        ("今天天气真好", None),
        ("", None),
    ],
)
def test_of_a_promise(text: str, outcome: str | None) -> None:
    assert outcomes.of_promise(text) == outcome


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("要的 还没借到", True),
        ("不急 再等等", True),
        ("明天要用", True),
        ("还有三个", True),
        ("还要", True),
        ("不用了", False),
        ("老公买了一个", False),
        ("借到了", False),
        ("都送完了", False),
        ("对门给了", False),
        ("什么？", None),
        ("今天天气真好", None),
    ],
)
def test_whether_it_is_still_wanted(text: str, wanted: bool | None) -> None:
    assert outcomes.is_wanted(text) is wanted
