"""How many is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import quantities


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("我要两份", 2),
        ("+2", 2),
        ("+1", 1),
        ("＋3", 3),
        ("我要一箱", 1),
        ("给我留三个", 3),
        ("來兩盒", 2),
        ("半斤就行,我要半斤", 0.5),
        ("我有,来拿", None),
        ("我来帮你", None),
        ("我家3栋", None),
    ],
)
def test_a_claim_says_how_many_or_nothing(text: str, many: float | None) -> None:
    assert quantities.claimed(text) == many


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("两斤排骨", [2]),
        ("奶粉一罐半", [1.5]),
        ("20把椅子", [20]),
        ("借根拐杖", [1]),
        ("借个电钻", []),
        ("两三斤土豆", []),
        ("十来个纸箱", []),
    ],
)
def test_numerals_that_may_count_are_found(text: str, values: list[float]) -> None:
    assert [count.value for count in quantities.numbers(text)] == values


@given(st.text())
def test_no_claim_is_too_odd_to_be_read(text: str) -> None:
    assert quantities.claimed(text) is None or quantities.claimed(text) >= 0  # type: ignore[operator]  # told apart before
