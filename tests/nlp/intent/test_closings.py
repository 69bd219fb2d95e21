"""A whole message that only says that something is over closes; what says more, or less, is read as ever."""

import pytest

from nlp import read
from nlp.intent import closings, shapes
from nlp.readings import Context
from nlp.writing import meanings, script


@pytest.mark.parametrize(
    "text",
    [
        "已经找到了",
        "都送完了谢谢大家",
        "终于修好了",
        "已經解決了~",
        "都被邻居领走了",
        "团满了，谢谢",
        "东西已经拿走啦",
        "攞到啦 对面陈太送嚟嘅",
        "修好了，楼下师傅修的",
    ],
)
def test_what_is_over_closes(text: str) -> None:
    reading = read(text)
    assert reading.intent == "close"
    assert reading.act


def test_a_bare_word_ends_only_what_is_open() -> None:
    assert read("送完了").intent == "close"
    assert not read("送完了").act
    assert read("送完了", context=Context(own=True)).act


@pytest.mark.parametrize(
    "text", ["有了", "好了", "我找到了吗", "还没找到", "谁拿走了", "找到工作了", "终于", "修好了，谁修的吗"]
)
def test_what_says_more_or_less_is_no_closing_by_itself(text: str) -> None:
    assert not closings.sure(script.plain(text), own=True)


def test_each_example_of_the_lexicon_is_a_closing() -> None:
    for meaning, words, example in meanings.rows("closings.tsv"):
        assert closings.sure(script.plain(example), own=False) == shapes.SURE, (meaning, words)
