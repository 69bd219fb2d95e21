"""What is said out of politeness, and what is left when it is taken away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import read
from nlp.writing import courtesies, meanings, script


@pytest.mark.parametrize(("words", "example"), [(row[1], row[2]) for row in meanings.rows("courtesies.tsv")])
def test_each_is_taken_from_its_own_example(words: str, example: str) -> None:
    assert courtesies.without(script.plain(example)) in ("谁有梯子", "谁能修水管")
    assert read(example).act


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("不好意思打扰一下，谁有梯子，谢谢大家", "谁有梯子"),
        ("各位邻居晚上好 请问谁有梯子 急急急", "谁有梯子"),
        ("打擾大家了，邊個有梯，唔該晒", "边个有梯"),
        ("谢谢大家", "谢谢大家"),
        ("请问谢谢大家", "谢谢大家"),
        ("麻烦死了", "麻烦死了"),
        ("谁有急用的梯子", "谁有急用的梯子"),
        ("我很着急", "我很着急"),
    ],
)
def test_what_is_meant_is_left(text: str, rest: str) -> None:
    assert courtesies.without(script.plain(text)) == rest


@given(st.text(max_size=60) | st.text(alphabet="谢麻烦请问大家急好,，。 谁有", max_size=400))
def test_whatever_is_typed_something_is_left(text: str) -> None:
    rest = courtesies.without(text)
    assert rest in text
    assert len(rest) >= min(len(text), courtesies.LEAST)
