"""Things that are shown and not named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import read
from nlp.household import emoji, things
from nlp.writing import meanings, script

LINES = [*meanings.rows("emoji.tsv")]


@pytest.mark.parametrize(("shown", "thing", "example"), LINES)
def test_each_is_called_by_its_name_in_its_own_example(shown: str, thing: str, example: str) -> None:
    said = emoji.named(script.plain(example))
    assert thing in said
    assert shown not in said
    assert things.known(thing) is not None


@pytest.mark.parametrize(
    ("text", "intent", "about"),
    [
        ("谁有🔨借我用下", "need", ["锤子"]),
        ("誰有🔧借一下", "need", ["扳手"]),
        ("🪜谁家有", "need", ["梯子"]),
        ("谁有☂️借一下", "need", ["雨伞"]),
        ("谁有🪛🔨", "need", ["螺丝刀", "锤子"]),
        ("我家🐱丢了", "need", ["猫"]),
        ("多了两个🍉谁要", "offer", ["西瓜"]),
        ("🍉🍉🍉谁要", "offer", ["西瓜"]),
        ("捡到一串🔑", "offer", ["钥匙"]),
        ("🚲出 200", "offer", ["自行车"]),
        ("🧳可借", "offer", ["行李箱"]),
        ("多了两个西瓜🍉谁要", "offer", ["西瓜"]),
        ("多了两个西瓜 🍉 谁要", "offer", ["西瓜"]),
    ],
)
def test_a_picture_stands_for_a_thing(text: str, intent: str, about: list[str]) -> None:
    reading = read(text)
    assert (reading.act, reading.intent) == (True, intent)
    assert [one.name for one in reading.wants + reading.gives] == about


@pytest.mark.parametrize(
    "text",
    [
        "西瓜🍉",
        "谢谢🌹",
        "💪",
        "生日快乐🎂",
        "送你🌹",
        "晚上吃🍉",
        "今晚吃🦀",
        "求🙏",
        "谁打🏸",
        "求🏸搭子",
        "周末🏀谁来",
        "🍉出来了",
    ],
)
def test_a_tone_of_voice_stays_one(text: str) -> None:
    assert read(text).intent == "none"


@pytest.mark.parametrize("text", ["补光灯可借💡", "谁有电钻🔨借我", "谁有🔨电钻借我", "出手机壳🔑"])
def test_what_is_named_in_words_is_what_counts(text: str) -> None:
    assert emoji.named(text) == text


@given(st.text(max_size=80))
def test_whatever_is_typed_it_answers(text: str) -> None:
    emoji.named(text)
    emoji.named(f"谁有🔨{text}")
