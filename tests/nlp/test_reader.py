"""The reader never raises and keeps its promises, whatever is typed."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import ACT, Context, Words, answer, explain, read

NOW = datetime(2026, 11, 21, 10)  # noqa: DTZ001 - wall times have no zone
CONTEXTS = st.builds(
    Context,
    reply_to=st.sampled_from([None, "post", "need", "offer", "exchange"]),
    own=st.booleans(),
    announcing=st.booleans(),
)
TYPED = st.one_of(st.text(), st.text(alphabet="谁有借一下电钻周六点0123,，。?！+＋①\n的了吗送换姜"))


@settings(deadline=None)
@given(TYPED, CONTEXTS)
def test_whatever_is_typed_gives_a_reading_that_holds_together(text: str, context: Context) -> None:
    reading = read(text, now=NOW, context=context)
    answer(reading)
    explain(reading)
    sides = {"need": (False,), "offer": (False,), "exchange": (False,)}
    assert (
        reading.text == text,
        0 <= reading.confidence <= 1,
        (reading.category is not None) == (reading.intent in sides),
        (reading.event is not None) == (reading.intent == "event"),
        not (reading.wants and reading.intent not in ("need", "exchange")),
        not (reading.gives and reading.intent not in ("offer", "exchange")),
        reading.act == (reading.intent != "none" and reading.confidence >= ACT),
    ) == (True,) * 7


@pytest.mark.parametrize("text", ["一" * 4096, "谁有电钻借一下，" * 512, "7" * 4096, "\u200b" * 4096, "😂" * 4096])
def test_the_longest_message_is_read_from_its_start(text: str) -> None:
    long = read(text[:4096], now=NOW)
    assert long.text == text[:4096]


@pytest.mark.parametrize(
    "context", [Context(), Context(announcing=True), Context(words=Words({"大\ud83d黑": "\udc00钻"}))]
)
@pytest.mark.parametrize("text", ["谁有\ud83d姜借一下", "\udc00送个旧沙发\ud83d", "周六早上九点\ud800花街广场邻居节"])
def test_half_a_pair_is_read_like_a_blank(text: str, context: Context) -> None:
    assert (
        read(text, now=NOW, context=context).intent
        == read(text.translate({0xD83D: " ", 0xDC00: " ", 0xD800: " "}), now=NOW, context=context).intent
    )


def test_a_group_s_own_words_are_used_at_once() -> None:
    reading = read("谁有大黑借一下", context=Context(words=Words({"大黑": "电钻"})))
    assert [subject.name for subject in reading.wants] == ["电钻"]


@pytest.mark.parametrize(
    "text", ["不用了", "买到了", "有了", "解决了", "不要了", "算了不用了", "拿到了谢谢小李", "送完了"]
)
def test_in_a_few_words_the_poster_ends_what_is_theirs_and_nobody_else_does(text: str) -> None:
    own = read(text, context=Context(own=True))

    assert own.intent == "close"
    assert own.act
    assert not read(text).act


@pytest.mark.parametrize("text", ["刚买菜回来", "还没找到", "孩子睡了", "好的", "谢谢大家", "我到家了", "明天再说"])
def test_not_all_that_the_poster_says_ends_it(text: str) -> None:
    assert read(text, context=Context(own=True)).intent != "close"


@pytest.mark.parametrize("text", ["想借一下，用完就还", "有没有谁能借一下"])
def test_what_is_borrowed_without_a_name_comes_back(text: str) -> None:
    assert read(text).category == "loan"


@pytest.mark.parametrize(
    "text", ["明天9点业委会选举,大家都来参加", "跨年夜十一点半中庭集合一起倒数", "跨年晚会12月31号晚上八点会所举行"]
)
def test_what_names_day_and_hour_and_asks_people_in_is_weighed_whatever_a_glance_says(text: str) -> None:
    assert read(text).intent == "event"


@pytest.mark.parametrize("text", ["我昨天六点就起来去参加马拉松了", "明早8点公司活动,大家都不想去"])
def test_a_day_an_hour_and_people_alone_are_no_event(text: str) -> None:
    assert read(text).intent == "none"
