"""What is said before anything is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import read
from nlp.writing import meanings, openers


@pytest.mark.parametrize(("words", "example"), [*meanings.rows("openers.tsv")])
def test_each_is_taken_from_its_own_example(words: str, example: str) -> None:
    assert openers.without(example) != example
    assert read(example).act


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("话说 谁家有姜", "谁家有姜"),
        ("诶对了，家人们 谁有梯子", "谁有梯子"),
        ("對了誰有梯子", "對了誰有梯子"),
        ("插一句 谁有螺丝刀", "谁有螺丝刀"),
        ("我也问一嘴，附近有没有烘干的店", "附近有没有烘干的店"),
        ("借问哪里有卖暖宝宝的", "哪里有卖暖宝宝的"),
        ("问一句", "问一句"),
        ("对了", "对了"),
        ("对了一题", "对了一题"),
        ("家人们好", "家人们好"),
        ("@小李 谁有梯子", "@小李 谁有梯子"),
    ],
)
def test_only_what_opens_is_taken_away(text: str, rest: str) -> None:
    assert openers.without(text) == rest


@given(st.text(max_size=60))
def test_what_is_left_is_the_end_of_what_was_said(text: str) -> None:
    assert text.endswith(openers.without(text))
