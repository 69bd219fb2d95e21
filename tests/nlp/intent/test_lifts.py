"""Being taken somewhere, and what only sounds like it."""

import pytest

from nlp import read
from nlp.intent import lifts
from nlp.writing.script import plain


@pytest.mark.parametrize(
    ("text", "category", "about"),
    [
        ("谁能送我去医院", "help", "送医院"),
        ("明天下午谁能送我去医院", "help", "送医院"),
        ("誰能開車送我媽去醫院", "help", "送医院"),
        ("有人能送老人去做检查吗", "help", "送医院"),
        ("谁能陪我去复查", "help", "送医院"),
        ("谁能送我去火车站", "ride", "火车站"),
        ("明早谁能送我们去浦东机场", "ride", "浦东机场"),
        ("谁可以载我去高铁站", "ride", "高铁站"),
        ("明天谁能送孩子上学", "help", "送孩子"),
    ],
)
def test_who_is_to_be_taken_somewhere_asks_for_it(text: str, category: str, about: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.act, reading.category) == ("need", True, category)
    assert [one.name for one in reading.wants] == [about]


@pytest.mark.parametrize(
    "text",
    [
        "谁能送我回到过去",
        "谁能送我一套房",
        "谁能带我飞",
        "谁能懂我",
        "上次谁送我去的医院",
        "谢谢昨晚送我去医院的邻居",
        "谁顺路捎我去地铁站",
        "有人带孩子去医院了",
        "谁送我去机场接人",
    ],
)
def test_what_only_sounds_like_it_is_left_to_the_models(text: str) -> None:
    assert lifts.find(plain(text)) is None
